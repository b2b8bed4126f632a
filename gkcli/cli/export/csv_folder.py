"""gkcli export csv: a folder of CSV files."""

from typing import TYPE_CHECKING

from gkcli.cli.export.data_command import data_command
from gkcli.cli.export.request import DataForm

if TYPE_CHECKING:
    from gkcli.cli.export.request import Writer


def _writer() -> "Writer":
    from gkcli.export.delimited import write_csv

    return write_csv


command = data_command(
    "csv",
    DataForm(_writer, ending=".csv"),
    help="""一张表一个 CSV 文件，给 Excel、WPS 和统计软件。

    UTF-8，带 BOM，双击就能打开；会成为公式的字前面加一个撇号。
    """,
    examples=[
        ("gkcli export csv -o 数据", "全部的表，放进文件夹"),
        ("gkcli export csv -o 数据 --unit 审改办", "只要审改办的任务、时限、台账"),
        ("gkcli export csv -o 公开数据 --public", "可以公开的：没有状态、台账和内部说明"),
        ("gkcli export csv -o 全市 甲区 乙区", "几个工作区合在一起，每行写明是哪个"),
    ],
)
