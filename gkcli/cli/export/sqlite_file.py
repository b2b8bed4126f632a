"""gkcli export sqlite: one database."""

from typing import TYPE_CHECKING

from gkcli.cli.export.data_command import data_command
from gkcli.cli.export.request import DataForm

if TYPE_CHECKING:
    from gkcli.cli.export.request import Writer


def _writer() -> "Writer":
    from gkcli.export.sqlite_file import write_sqlite

    return write_sqlite


command = data_command(
    "sqlite",
    DataForm(_writer),
    help="""一个 SQLite 数据库，给 Datasette、DBeaver、Power BI 等。

    有键、索引，还有现成的视图：谁逾期、完成率、接下来到期的、没有报过的单位。
    """,
    examples=[
        ("gkcli export sqlite -o 数据.db", "写成数据库"),
        ("gkcli export sqlite -o 全市.db --rollup", "rollup.yaml 里列的都放在一起"),
        ("sqlite3 数据.db 'SELECT * FROM overdue_by_unit'", "各单位逾期几项"),
    ],
)
