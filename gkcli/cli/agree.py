"""Asks before something is written that was shown."""

import sys

import click

from gkcli.errors import GkcliError


def agree(*, agreed: bool, question: str = "写入吗？") -> None:
    """Ask for confirmation; GkcliError where it is refused, or cannot be asked for."""
    if agreed:
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise GkcliError("没有写入：这里不能询问", "看过上面的改动，加 --yes 再运行一次")
    if not click.confirm(question):
        raise GkcliError("没有写入", "工作区还是原来的样子")
