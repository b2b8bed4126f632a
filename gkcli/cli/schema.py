"""gkcli schema: the JSON schema of a data file."""

import click

from gkcli.cli.command import Command
from gkcli.cli.output import put
from gkcli.cli.params import Choice

_FILES = ("tasks", "units", "progress", "holidays", "statistics")


@click.command(
    cls=Command,
    help="""打印数据文件的 JSON Schema，供编辑器补全和校验。

    存成文件后，在 YAML 首行写 # yaml-language-server: $schema=文件 即可。
    """,
    examples=[("gkcli schema tasks > tasks.schema.json", "任务表的字段说明")],
)
@click.argument("name", type=Choice(_FILES), metavar="|".join(_FILES))
def command(name: str) -> None:
    """Print a JSON schema."""
    from gkcli.model.holidays import HolidayCalendar
    from gkcli.model.notice import Table
    from gkcli.model.record import Record
    from gkcli.model.units import Registry
    from gkcli.terminal.forms import to_json
    from gkcli.yaml.jsonschema import json_schema, statistics_schema

    shapes: dict[str, tuple[type, str]] = {
        "tasks": (Table, "任务分解表"),
        "units": (Registry, "单位名册"),
        "progress": (tuple[Record, ...], "台账"),
        "holidays": (HolidayCalendar, "放假安排"),
    }
    schema = json_schema(*shapes[name]) if name in shapes else statistics_schema()
    put(to_json(schema))
