"""gkcli schema: the JSON schema of a data file."""

import click

from gkcli.cli.command import Command
from gkcli.cli.output import put
from gkcli.cli.params import Choice
from gkcli.workspace.kinds import KINDS


@click.command(
    cls=Command,
    help="""打印数据文件的 JSON Schema，供编辑器补全和校验。

    存成文件后，在 YAML 首行写 # yaml-language-server: $schema=文件 即可。
    """,
    examples=[("gkcli schema tasks > tasks.schema.json", "任务表的字段说明")],
)
@click.argument("name", type=Choice(tuple(KINDS)), metavar="|".join(KINDS))
def command(name: str) -> None:
    """Print a JSON schema."""
    from gkcli.terminal.formats import to_json

    kind = KINDS[name]
    put(to_json(kind.contents().json_schema(kind.label)))
