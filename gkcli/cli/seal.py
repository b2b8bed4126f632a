"""gkcli seal: close a year, so that every later change to it is told."""

from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import remember, say
from gkcli.cli.params import DATE, UNIT
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from gkcli.workspace.layout import Layout


@click.command(
    cls=Command,
    help="""封存一年：以后改一个字，check 和 review 都说。

    封的是任务表、名册、台账、周期、统计数、督办规则、考核和上级文件。
    写一份封存单 sealed.yaml，里面是每个文件的摘要；文件本身不动，名册放在上一级的不封。
    有错误的先改正。确要更正封存了的，改好以后 --again 重新封存，review 会请人看。
    要启封，删去 sealed.yaml。
    """,
    examples=[
        ("gkcli -d 2018年 seal", "封存 2018 年"),
        ("gkcli -d 2018年 seal --on 2019-03-31 --by 区政务公开办", "写明哪天封的、谁封的"),
        ("gkcli -d 2018年 seal --again", "更正以后重新封存"),
    ],
)
@option("--on", type=DATE, help="哪一天封的；不写则为今天")
@option("--by", type=UNIT, help="谁封的")
@option("--again", is_flag=True, help="已经封存的，照现在的样子重新封存")
@click.pass_obj
def command(settings: Settings, on: "date | None", by: str | None, again: bool) -> None:  # noqa: FBT001 - a flag on the command line
    """Write the seal of the workspace."""
    from gkcli.workspace.layout import locate

    seal_year(locate(settings.directory), on, by, again=again)


def seal_year(
    layout: "Layout", on: "date | None" = None, by: str | None = None, *, again: bool = False
) -> None:
    """Write the seal of a year and say so; GkcliError where it has one and not ``again``.

    InvalidDataError where the year has errors.
    """
    from gkcli.cli.clock import today
    from gkcli.cli.way_back import keep_way_back
    from gkcli.errors import GkcliError
    from gkcli.model.seal import Seal, SealedFile
    from gkcli.workspace.kinds import SEAL
    from gkcli.workspace.layout import shown
    from gkcli.workspace.seal import digests
    from gkcli.yaml.canonical.emit import canonical
    from gkcli.yaml.exchange import FileChange, exchange

    path = layout.folder / SEAL.pattern
    before = path.read_bytes() if path.exists() else None
    if before is not None and not again:
        raise GkcliError(f"{shown(path)} 已经有了，这一年封存过", "重新封存加 --again")
    _refuse_errors(layout)
    files = tuple(SealedFile(name, value) for name, value in digests(layout).items())
    text = canonical(Seal(on or today(), files, by))
    change = FileChange(path, shown(path), before, text.encode())
    exchange([change])
    remember(f"已封存，写在 {change.name}")
    say(f"已封存 {len(files)} 个文件，写在 {change.name}。")
    keep_way_back(layout.folder, "seal", [change])


def _refuse_errors(layout: "Layout") -> None:
    """InvalidDataError where a year has errors, but for an older seal that no longer holds."""
    from gkcli.check.findings import inspect
    from gkcli.errors import InvalidDataError, Severity

    errors = [
        finding
        for finding in inspect(layout)
        if finding.severity is Severity.ERROR and finding.code != "seal-broken"
    ]
    if errors:
        raise InvalidDataError(
            f"有 {len(errors)} 处错误，没有封存", errors, "改好后用 gkcli check 复查，再封存"
        )
