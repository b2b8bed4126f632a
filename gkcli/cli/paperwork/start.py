"""A template of one's own, begun with a copy of a built-in one."""

import re

import click

from gkcli.cli.output import remember, say
from gkcli.cli.settings import Settings

_NAME = re.compile(r"[^\W_][\w-]*")


def start_template(settings: Settings, name: str, new: str | None) -> None:
    """Copy a built-in template into the workspace's folder; GkcliError where one is there."""
    from gkcli.files.names import usable
    from gkcli.files.several import create_all
    from gkcli.layout import locate, shown
    from gkcli.report.catalogue import builtin_report, own_folder

    called = new or name
    if not _NAME.fullmatch(called) or not usable(called):
        raise click.UsageError(f"“{called}”不能作报表名，只能用字、字母、数字和“-”。")
    layout = locate(settings.directory)
    report = builtin_report(name)
    folder = own_folder(layout) or layout.folder / "templates"
    copies = {
        folder / f"{called}.{form}.j2": report.folder / f"{name}.{form}.j2" for form in report.forms
    }
    texts = {one.name: source.read_text(encoding="utf-8") for one, source in copies.items()}
    create_all(folder, texts, "用 --as 换个名字")
    remember(f"已新建 {'、'.join(map(shown, copies))}")
    say(f"已新建 {'、'.join(map(shown, copies))}，内容同内置的 {name}。")
    say(f"下一步：用编辑器改它，再运行 gkcli report {called}；写法见 docs/templates.md")
    say("不想要了：删去这个文件")
