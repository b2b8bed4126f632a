"""gkcli init: a new workspace."""

from pathlib import Path

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import remember, say
from gkcli.cli.params import DIRECTORY, YEAR
from gkcli.text import shell_word


@click.command(
    cls=Command,
    help="""新建一个工作区：写好任务表和单位名册的样子，等您填。

    加 --statistics 则在已有的工作区里加一份空白的年报统计数 statistics.yaml，
    每个数旁边注明是表里的哪一项。
    已有的文件一概不动。
    """,
    examples=[
        ("gkcli init 2027年", "在“2027年”文件夹里新建"),
        ("gkcli init data --statistics 2018", "在“data”里加一份 2018 年年报的统计数，等您填"),
    ],
)
@click.argument("folder", type=DIRECTORY, metavar="文件夹")
@option("--year", type=YEAR, help="哪一年的任务表；不写则为今年")
@option("--statistics", type=YEAR, metavar="年份", help="在已有的工作区里加这一年年报的统计数")
def command(folder: Path, year: int | None, statistics: int | None) -> None:
    """Write the files of a new workspace, or the one of figures; none may exist."""
    from gkcli.cli.clock import today
    from gkcli.workspace.layout import STATISTICS, locate
    from gkcli.yaml.starter import starter

    if statistics is not None:
        if year is not None:
            raise click.UsageError("--year 和 --statistics 只写一个。")
        _write(locate(folder).folder, {STATISTICS: _blank(statistics)}, "照表填写")
    else:
        _write(folder, starter(year or today().year), "照通知填写")


def _blank(year: int) -> str:
    from gkcli.errors import GkcliError
    from gkcli.model.annual.form_of_year import form_of, formless
    from gkcli.yaml.starter import statistics_text

    form = form_of(year)
    if form is None:
        raise GkcliError(*formless(year))
    return statistics_text(form, year)


def _write(folder: Path, texts: dict[str, str], task: str) -> None:
    from gkcli.yaml.several import create_all

    create_all(folder, texts)
    made = f"已新建 {'、'.join(str(folder / name) for name in texts)}"
    remember(made)
    say(f"{made}。")
    say(f"下一步：{task}，再运行 gkcli -d {shell_word(folder)} check")
    say(f"不想要了：删去{'这' if len(texts) == 1 else f'这{len(texts)}'}个文件")
