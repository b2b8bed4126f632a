"""gkcli export json: one JSON document."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Option
from gkcli.cli.export.data_command import data_command
from gkcli.cli.export.request import DataForm
from gkcli.cli.output import put

if TYPE_CHECKING:
    from gkcli.cli.export.request import Writer


def _writer() -> "Writer":
    from gkcli.export.json_files import write_json

    return write_json


def _print_schema(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
    if asked and not context.resilient_parsing:
        from gkcli.export.json_files import json_schema
        from gkcli.export.schema import TABLES
        from gkcli.terminal.formats import to_json

        put(to_json(json_schema(TABLES)))
        context.exit()


command = data_command(
    "json",
    DataForm(_writer, printable=True),
    help="""一个 JSON 文件，全部的表都在里面。

    一张表一个数组，一行一条。
    """,
    examples=[
        ("gkcli export json -o 数据.json", "写到文件"),
        ("gkcli export json --public -o 公开数据.json", "可以公开的"),
    ],
)
command.params.append(
    Option(
        ["--schema"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_schema,
        help="打印这个文件的 JSON Schema",
    )
)
