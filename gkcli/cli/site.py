"""gkcli site: a static site to look at."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import say
from gkcli.cli.params import DIRECTORY, EDITION, PathParam, as_of_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.paper.site.folder import Published

_SHOWN = 3


@click.command(
    cls=Command,
    help="""做成网站：一个文件夹，浏览器打开就能看，也能公开。

    全是普通文件，不用服务器，不联网取任何东西，放在 U 盘、共享文件夹、任何网站上都一样看。
    再做一次只改写有变化的页；文件夹里不是网站的文件不动。标题、页脚写在 site.yaml 里，
    自己的样子放在 templates/site/ 里，见 docs/site.md。
    """,
    examples=[
        ("gkcli site -o 网站 --open", "给办公室自己看的，什么都有，做好就打开"),
        ("gkcli site --public -o 公开", "放上门户网站的，不含内部说明和被点名的单位"),
        ("gkcli site -o 网站 --since 2024-06-30", "多一页：那天以后变了什么"),
        ("gkcli site --rollup 甲区 乙区 -o 全市", "一页看各区，点进去是各区的网站"),
        ("gkcli site -o 网站 --watch", "数据一改就重做，Ctrl-C 停下"),
    ],
)
@click.argument("folders", nargs=-1, type=DIRECTORY, metavar="[文件夹…]")
@option("-o", "--output", "target", type=PathParam("dir"), required=True, help="放进哪个文件夹")
@option("--public", is_flag=True, help="供公开的：不含内部说明、催办和被点名的单位")
@as_of_option()
@option("--since", type=EDITION, default="", help="内部的多一页“变化”：从哪一天、哪个版本以来")
@option("--errata", is_flag=True, help="同 --public 一起用：也公开原文存疑的地方（勘误）")
@option(
    "--rollup",
    "city",
    is_flag=True,
    help="全市的：一页看各区，各区的网站在旁边",
)
@option("--watch", is_flag=True, help="数据或模板一改就重做，直到按 Ctrl-C")
@option("--open", "opening", is_flag=True, help="做好就用浏览器打开")
@click.pass_obj
def command(
    settings: Settings,
    folders: tuple[Path, ...],
    target: Path,
    public: bool,  # noqa: FBT001 - a flag on the command line
    as_of: "date",
    since: str,
    errata: bool,  # noqa: FBT001
    city: bool,  # noqa: FBT001
    watch: bool,  # noqa: FBT001
    opening: bool,  # noqa: FBT001
) -> int:
    """Make the site and say what was written; with ``watch`` again whenever files change."""
    if public and since:
        raise click.UsageError("--since 那一页点了单位的名，不能和 --public 一起用。")
    if folders and not city:
        raise click.UsageError("文件夹只同 --rollup 一起写；一个工作区用 -d。")
    if city and (watch or since):
        raise click.UsageError("--rollup 不能和 --watch、--since 一起用。")

    def make() -> int:
        from gkcli.cli.notes import tell_unread
        from gkcli.cli.site_edition import SiteWish, make_site

        wish = SiteWish(as_of, public, since, errata)
        if city:
            from gkcli.cli.site_city import make_city

            published, code = make_city(settings, folders, target, wish)
            _tell(target, published)
            return code
        made = make_site(settings, target, wish)
        _tell(target, made.published)
        return tell_unread(made.seen)

    code = make()
    if opening:
        click.launch(_address(target))
    if watch:
        from gkcli.cli.site_watch import make_again

        make_again(settings, target, make)
    return code


def _tell(target: Path, done: "Published") -> None:
    changed = done.written - done.new
    parts = [
        f"{count} 个{what}"
        for count, what in ((done.new, "新的"), (changed, "改写"), (done.removed, "删去"))
        if count
    ]
    say(f"网站在 {target}，共 {done.files} 个文件：{'，'.join(parts) or '没有变化'}", aside=True)
    if done.restored:
        more = f"等 {len(done.restored)} 个" if len(done.restored) > _SHOWN else ""
        names = "、".join(done.restored[:_SHOWN])
        say(
            f"注意：{names}{more}被人改过，已照数据重做。要改样子，改 templates/site/ 里的模板。",
            aside=True,
        )
    say(f"打开看：{_address(target)}", aside=True)


def _address(target: Path) -> str:
    return (target.resolve() / "index.html").as_uri()
