"""Running an export: the workspaces, one after the other, into a file or a folder."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gkcli.cli.export.request import DataForm, ExportRequest
from gkcli.cli.notes import readable_snapshot, tell_findings, tell_unread
from gkcli.cli.output import put, say
from gkcli.cli.progress_bar import with_progress_bar
from gkcli.cli.report_files import refuse_file, refuse_homeless
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS, Diagnostic
from gkcli.export.folders import filled_folder, is_of_export, refuse_folder
from gkcli.export.parcels import Parcel, parcel_of
from gkcli.export.schema import tables
from gkcli.export.several import packed_in_order
from gkcli.export.table_types import DataTable
from gkcli.frozen import replace
from gkcli.rollup.members import Member, members_of
from gkcli.status.find_unit import find_party
from gkcli.workspace.layout import locate, shown
from gkcli.workspace.open import open_workspace
from gkcli.yaml.write import filled

_MOST_SHOWN = 5
_PIECE = 1 << 16
_WITHHELD = "状态、台账、别名、勘误、检查出的问题，待确认的承担单位，按事件起算的到期日"


class _Broken(NamedTuple):
    """A workspace that is not whole, and why."""

    member: Member
    faults: tuple[Diagnostic, ...]


def export(settings: Settings, form: DataForm, wanted: ExportRequest) -> int:
    """Write all tables and say so; the exit code is 1 where something could not be read."""
    if wanted.target is not None:
        _refuse(form, wanted.target, force=wanted.force)
    if wanted.several is None:
        code = _export_one(settings, form, wanted)
    else:
        code = _export_several(members_of(wanted.several, settings.directory), form, wanted)
    if wanted.public:
        say(f"供公开，不含：{_WITHHELD}", aside=True)
    return code


def _export_one(settings: Settings, form: DataForm, wanted: ExportRequest) -> int:
    workspace = open_workspace(settings.directory)
    party = find_party(workspace.directory, wanted.unit) if wanted.unit else None
    seen = readable_snapshot(workspace, wanted.as_of, party)
    parcel = parcel_of(workspace.layout, seen.now, party, public=wanted.public)
    _write(form, wanted, tables(public=wanted.public), [parcel])
    if wanted.target is not None:
        say(f"已写入 {wanted.target}，状态按 {wanted.as_of} 计", aside=True)
    return tell_unread(seen)


def _export_several(members: Sequence[Member], form: DataForm, wanted: ExportRequest) -> int:
    broken: list[_Broken] = []
    shown = tables(public=wanted.public, several=True)
    _write(form, wanted, shown, _parcels(members, wanted, broken))
    if wanted.target is not None:
        counted = f"{len(members)} 个工作区"
        say(f"已写入 {wanted.target}：{counted}，状态按 {wanted.as_of} 计", aside=True)
    return _tell_broken(broken)


def _write(
    form: DataForm, wanted: ExportRequest, shown: Sequence[DataTable], parcels: Iterable[Parcel]
) -> None:
    write, target = form.writer(), wanted.target
    if target is not None:
        with _naming(target), _taking_place_of(target, form, force=wanted.force) as place:
            write(place, shown, parcels)
        return
    with TemporaryDirectory() as folder:
        place = Path(folder, "export")
        write(place, shown, parcels)
        with place.open(encoding="utf-8", newline="") as file:
            while piece := file.read(_PIECE):
                put(piece)


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Let the system's refusals to write name what was to be written."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(target)
        raise


def _parcels(
    members: Sequence[Member], wanted: ExportRequest, broken: list[_Broken]
) -> Iterator[Parcel]:
    """What each workspace holds; those that are not whole are noted."""
    with closing(packed_in_order(members, wanted.as_of, public=wanted.public)) as found:
        shown = with_progress_bar(found, "正在导出", len(members))
        for member, one in zip(members, shown, strict=True):
            if one.faults:
                broken.append(_Broken(member, one.faults))
            yield one.parcel


def _refuse(form: DataForm, target: Path, *, force: bool) -> None:
    """Refuse what must not or cannot be written before anything is computed."""
    if form.ending:
        refuse_homeless(target)
        refuse_folder(target, _ours(form), force=force)
    else:
        refuse_file(target, force=force)


def _taking_place_of(target: Path, form: DataForm, *, force: bool) -> AbstractContextManager[Path]:
    """Where to write what takes the place of the target once that went well."""
    if form.ending:
        return filled_folder(target, _ours(form), force=force)
    # A link is followed: the file it leads to is rewritten, the link stays.
    return filled(target.resolve() if force else target, over=force)


def _ours(form: DataForm) -> partial[bool]:
    return partial(is_of_export, ending=form.ending)


def _tell_broken(broken: Sequence[_Broken]) -> int:
    """Tell on stderr which workspaces are not whole, and the first findings; the exit code."""
    if not broken:
        return 0
    names = "、".join(one.member.name for one in broken)
    say(f"注意：{len(broken)} 个工作区有读不出来的：{names}。", aside=True)
    found = [
        replace(fault, file=shown(locate(one.member.folder).folder / fault.file))
        for one in broken
        for fault in one.faults
    ]
    tell_findings(found[:_MOST_SHOWN])
    more = len(found) - _MOST_SHOWN
    rest = f"还有 {more} 处没有列出。" if more > 0 else ""
    say(f"{rest}改好后用 gkcli -d 文件夹 check 复查。", aside=True)
    return FINDINGS
