"""A gkcli with one further command that takes every kind of value; the shells run it."""

import os
import sys
from pathlib import Path

import click

from gkcli.cli.app import COMPLETION_VARIABLE, ROOT, run
from gkcli.cli.command import Command
from gkcli.cli.commands import SECTIONS, CommandEntry, CommandSection
from gkcli.cli.lazy_group import LazyGroup
from gkcli.cli.params import TASK, UNIT, Choice


def probe_root() -> LazyGroup:
    command = Command(
        "probe",
        callback=lambda **_: None,
        help="试一试。",
        params=[
            click.Option(["--unit"], type=UNIT),
            click.Option(["--format"], type=Choice(["table", "json"])),
            click.Argument(["numbers"], type=TASK, nargs=-1),
        ],
    )

    class Probe(LazyGroup):
        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            return command if cmd_name == "probe" else super().get_command(ctx, cmd_name)

    sections = (*SECTIONS, CommandSection("试", (CommandEntry("probe", "probe", "试一试"),)))
    return Probe("gkcli", sections, params=ROOT.params, callback=ROOT.callback)


def main() -> int:
    arguments = sys.argv[1:]
    if COMPLETION_VARIABLE not in os.environ and arguments[:1] != ["completion"]:
        Path(os.environ["SEEN"]).write_text("\n".join(arguments), encoding="utf-8")
        return 0
    return run(arguments, probe_root())
