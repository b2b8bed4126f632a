"""gkcli export: what a workspace knows for other programs."""

from gkcli.cli.commands import EXPORTS
from gkcli.cli.lazy_group import LazyGroup

command = LazyGroup(
    "export",
    EXPORTS,
    kind="格式",
    help="""把全部内容导出给别的程序：表格、数据库、日历。

    有哪些表、每个字段是什么、从哪里来，写在 docs/export.md；日历见 docs/calendar.md。
    """,
    examples=[
        ("gkcli export csv -o 数据", "一张表一个文件，放进文件夹"),
        ("gkcli export csv -o 数据 --as-of 2018-12-03", "状态按那一天推算"),
        ("gkcli export xlsx -o 台账.xlsx", "一本 Excel 台账，能打印、筛选、填报"),
        ("gkcli export ics --unit 审改办 -o 审改办.ics", "审改办的时限，成为日历"),
    ],
)
