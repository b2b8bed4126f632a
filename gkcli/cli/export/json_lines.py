"""gkcli export jsonl: a row a line."""

from typing import TYPE_CHECKING

from gkcli.cli.export.data_command import data_command
from gkcli.cli.export.request import DataForm

if TYPE_CHECKING:
    from gkcli.cli.export.request import Writer


def _writer() -> "Writer":
    from gkcli.export.json_files import write_json_lines

    return write_json_lines


command = data_command(
    "jsonl",
    DataForm(_writer, printable=True),
    help="""一行一条的 JSON Lines，一边读一边处理。

    每行的 table 说是哪张表。
    """,
    examples=[
        ("gkcli export jsonl -o 数据.jsonl", "写到文件"),
        ('gkcli export jsonl | grep \'"table": "occasions"\'', "打印出来，只要项次"),
    ],
)
