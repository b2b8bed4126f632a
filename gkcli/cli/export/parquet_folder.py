"""gkcli export parquet: a folder of Parquet files."""

from typing import TYPE_CHECKING

from gkcli.cli.export.data_command import data_command
from gkcli.cli.export.request import DataForm
from gkcli.errors import GkcliError

if TYPE_CHECKING:
    from gkcli.cli.export.request import Writer


def _writer() -> "Writer":
    try:
        from gkcli.export.parquet_files import write_parquet
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        raise GkcliError(
            "写 Parquet 文件要用 pyarrow，还没有装", "运行 pip install pyarrow，或导成 csv、sqlite"
        ) from None

    return write_parquet


command = data_command(
    "parquet",
    DataForm(_writer, ending=".parquet"),
    help="""一张表一个 Parquet 文件，给 DuckDB、Spark、Trino。

    许多工作区合在一起时，每张表按年份和工作区分文件夹。要装 pyarrow。
    """,
    examples=[
        ("gkcli export parquet -o 数据", "全部的表，放进文件夹"),
        ("gkcli export parquet -o 全市 --rollup", "rollup.yaml 里列的，按年份和工作区分开"),
        ("duckdb -c \"FROM '数据/occasions.parquet' WHERE state = 'overdue'\"", "逾期的"),
    ],
)
