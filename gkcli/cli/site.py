"""gkcli site: a static site to look at."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import say
from gkcli.cli.params import PathParam, as_of_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=Command,
    help="""做成网站：一个文件夹，浏览器打开就能看，也能公开。

    全是普通文件，不用服务器，不联网取任何东西。再做一次只改写有变化的页；
    文件夹里不是网站的文件不动。
    """,
    examples=[
        ("gkcli site -o 网站", "给办公室自己看的，什么都有"),
        ("gkcli site --public -o 网站", "放上门户网站的，不含内部说明和被点名的单位"),
    ],
)
@option("-o", "--output", "target", type=PathParam("dir"), required=True, help="放进哪个文件夹")
@option("--public", is_flag=True, help="供公开的：不含内部说明、催办和被点名的单位")
@as_of_option()
@click.pass_obj
def command(
    settings: Settings,
    target: Path,
    public: bool,  # noqa: FBT001 - a flag on the command line
    as_of: "date",
) -> int:
    """Make the site and say what was written."""
    from gkcli.cli.notes import readable_snapshot, tell_unread
    from gkcli.paper.catalogue import builtin_folder, own_folder
    from gkcli.paper.site.addresses import Addresses
    from gkcli.paper.site.build import site_content
    from gkcli.paper.site.folder import publish
    from gkcli.paper.site.make import SiteMaker
    from gkcli.workspace.open import open_workspace

    workspace = open_workspace(settings.directory)
    seen = readable_snapshot(workspace, as_of)
    own = own_folder(workspace.layout)
    folders = [*([own / "site"] if own else []), builtin_folder() / "site"]
    maker = SiteMaker(folders, workspace.directory, Addresses(workspace.directory))
    done = publish(target, maker.files(site_content(seen.now, public=public)))
    say(f"网站在 {target}：{done.files} 个文件，改写 {done.written} 个", aside=True)
    return tell_unread(seen)
