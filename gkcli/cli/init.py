"""gkcli init: a new workspace."""

from pathlib import Path

import click

from gkcli.cli.command import Command
from gkcli.cli.params import DIRECTORY, YEAR


@click.command(
    cls=Command,
    help="""新建一个工作区：写好任务表和单位名册的样子，等您填。

    已有的文件一概不动。
    """,
    examples=[("gkcli init 2027年", "在“2027年”文件夹里新建")],
)
@click.argument("folder", type=DIRECTORY, metavar="文件夹")
@click.option("--year", type=YEAR, help="哪一年的任务表；不写则为今年")
def command(folder: Path, year: int | None) -> None:
    """Write the files of a new workspace, none of which may exist."""
    from gkcli.cli.today import today
    from gkcli.errors import GkcliError
    from gkcli.files.starter import starter
    from gkcli.files.write import create

    texts = starter(year or today().year)
    existing = [name for name in texts if (folder / name).exists()]
    if existing:
        raise GkcliError(
            f"“{folder}”里已经有 {'、'.join(existing)}，没有写入任何文件", "换一个文件夹"
        )
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        create(folder / name, text)
    click.echo(f"已新建 {'、'.join(str(folder / name) for name in texts)}。")
    click.echo(f"下一步：照通知填写，再运行 gkcli -d {folder} check")
    click.echo(f"不想要了：删去这{len(texts)}个文件")
