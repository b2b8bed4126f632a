"""The kinds of file that a workspace has: one table that everything which reads files goes by.

A new kind of file is one entry of ``KINDS``. It is then read, checked, formatted, compared, merged
and described (``gkcli schema``) like the others; what else it means is for who asks for it.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcli.model.assessment import AssessmentScheme, MarkEntry
    from gkcli.model.cycles import Cycles
    from gkcli.model.holidays import HolidayCalendar
    from gkcli.model.notice import Table
    from gkcli.model.office import OfficeRules
    from gkcli.model.record import Record
    from gkcli.model.rollup import WorkspaceList
    from gkcli.model.seal import Seal
    from gkcli.model.site import SiteSettings
    from gkcli.model.statistics import Statistics
    from gkcli.model.units import Registry
    from gkcli.yaml.contents import Contents

T_co = TypeVar("T_co", covariant=True)
_SUFFIXES = (".yaml", ".yml")


class MergedBy(Enum):
    """How git merges files of a kind that both sides have changed."""

    CONTENT = auto()
    """By what they say: ``gkcli merge-driver``."""

    UNION = auto()
    """By keeping the lines of both sides."""

    LINES = auto()
    """As any text."""


class FileKind(NamedTuple, Generic[T_co]):
    """A kind of file.

    ``pattern`` is its path in the workspace; ``*`` stands for any name. ``label`` is what people
    call it. ``contents`` imports the model when it is called and not before, so that completion and
    ``--help`` need not. With ``above`` the file may stand in the folder above the workspace, to be
    shared by several years. Where a file of a kind that is not ``partial`` has a fault, nothing of
    it is compared.
    """

    pattern: str
    label: str
    contents: Callable[[], Contents[T_co]]
    above: bool = False
    partial: bool = True
    merged_by: MergedBy = MergedBy.CONTENT

    @property
    def several(self) -> bool:
        """Whether a workspace may have more than one file of the kind."""
        return "*" in self.pattern

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which such files are, as far as their names are known."""
        parents = PurePath(self.pattern).parts[:-1]
        known = next((n for n, part in enumerate(parents) if "*" in part), len(parents))
        return tuple("/".join(parents[:end]) for end in range(1, known + 1))

    def names(self, path: PurePath) -> bool:
        """Whether a path ends as those of the kind do."""
        wanted = self.pattern.split("/")
        parts = path.parts[-len(wanted) :]
        return len(parts) == len(wanted) and all(map(fits, parts, wanted))


def fits(name: str, part: str) -> bool:
    """Whether the name of a file or folder is as a part of a pattern wants it.

    ``*`` stands for no hidden name, and ``*.yaml`` also for ``*.yml``, which is often meant for it.
    """
    if not part.startswith("*"):
        return name == part
    return not name.startswith(".") and (part == "*" or name.endswith(_SUFFIXES))


def _table() -> Contents[Table]:
    from gkcli.model.notice import Table
    from gkcli.yaml.contents import Contents

    return Contents(Table)


def _registry() -> Contents[Registry]:
    from gkcli.model.units import Registry
    from gkcli.yaml.contents import Contents

    return Contents(Registry)


def _ledger() -> Contents[tuple[Record, ...]]:
    from gkcli.yaml.contents import LedgerContents

    return LedgerContents()


def _calendar() -> Contents[HolidayCalendar]:
    from gkcli.model.holidays import HolidayCalendar
    from gkcli.yaml.contents import Contents

    return Contents(HolidayCalendar)


def _cycles() -> Contents[Cycles]:
    from gkcli.model.cycles import Cycles
    from gkcli.yaml.contents import Contents

    return Contents(Cycles)


def _workspace_list() -> Contents[WorkspaceList]:
    from gkcli.model.rollup import WorkspaceList
    from gkcli.yaml.contents import Contents

    return Contents(WorkspaceList)


def _office_rules() -> Contents[OfficeRules]:
    from gkcli.model.office import OfficeRules
    from gkcli.yaml.contents import Contents

    return Contents(OfficeRules)


def _site_settings() -> Contents[SiteSettings]:
    from gkcli.model.site import SiteSettings
    from gkcli.yaml.contents import Contents

    return Contents(SiteSettings)


def _scheme() -> Contents[AssessmentScheme]:
    from gkcli.model.assessment import AssessmentScheme
    from gkcli.yaml.contents import Contents

    return Contents(AssessmentScheme)


def _marks() -> Contents[tuple[MarkEntry, ...]]:
    from gkcli.model.assessment import MarkEntry
    from gkcli.yaml.contents import Contents

    return Contents(tuple[MarkEntry, ...], empty=[])


def _seal() -> Contents[Seal]:
    from gkcli.model.seal import Seal
    from gkcli.yaml.contents import Contents

    return Contents(Seal)


def _figures() -> Contents[Statistics]:
    from gkcli.yaml.contents import StatisticsContents

    return StatisticsContents()


TABLE: FileKind[Table] = FileKind("tasks.yaml", "任务分解表", _table)
REGISTRY: FileKind[Registry] = FileKind("units.yaml", "单位名册", _registry, above=True)
LEDGER: FileKind[tuple[Record, ...]] = FileKind(
    "progress/*.yaml", "台账", _ledger, partial=False, merged_by=MergedBy.UNION
)
CALENDAR: FileKind[HolidayCalendar] = FileKind("holidays.yaml", "放假安排", _calendar, above=True)
CYCLES: FileKind[Cycles] = FileKind("cycles.yaml", "周期报送", _cycles)
FIGURES: FileKind[Statistics] = FileKind(
    "statistics.yaml", "年报统计数", _figures, partial=False, merged_by=MergedBy.LINES
)
WORKSPACE_LIST: FileKind[WorkspaceList] = FileKind(
    "rollup.yaml", "工作区名单", _workspace_list, partial=False, merged_by=MergedBy.LINES
)

SITE: FileKind[SiteSettings] = FileKind(
    "site.yaml", "网站设置", _site_settings, above=True, partial=False, merged_by=MergedBy.LINES
)

SCHEME: FileKind[AssessmentScheme] = FileKind("assessment.yaml", "考核办法", _scheme, partial=False)
MARKS: FileKind[tuple[MarkEntry, ...]] = FileKind(
    "assessment/*.yaml", "考核记录", _marks, partial=False, merged_by=MergedBy.UNION
)

OFFICE: FileKind[OfficeRules] = FileKind(
    "office.yaml", "督办规则", _office_rules, above=True, partial=False, merged_by=MergedBy.LINES
)

UPSTREAM: FileKind[Table] = FileKind("upstream/*/tasks.yaml", "上级文件", _table, partial=False)

SEAL: FileKind[Seal] = FileKind(
    "sealed.yaml", "封存单", _seal, partial=False, merged_by=MergedBy.LINES
)

KINDS: dict[str, FileKind[object]] = {
    "tasks": TABLE,
    "units": REGISTRY,
    "progress": LEDGER,
    "holidays": CALENDAR,
    "cycles": CYCLES,
    "statistics": FIGURES,
    "rollup": WORKSPACE_LIST,
    "site": SITE,
    "office": OFFICE,
    "assessment": SCHEME,
    "marks": MARKS,
    "sealed": SEAL,
    "upstream": UPSTREAM,
}
"""The kinds by the names that ``gkcli schema`` knows them by."""

OF_A_YEAR = (TABLE, REGISTRY, LEDGER, CALENDAR, CYCLES, FIGURES)
"""The kinds with rules and a comparison of their own."""

SEALED_KINDS = (*OF_A_YEAR, OFFICE, SCHEME, MARKS, UPSTREAM)
"""The kinds of which a sealed year consists: what it was done and judged by, too."""


def further_kinds() -> Iterator[FileKind[object]]:
    """The kinds that have neither rules nor a comparison of their own, only their shapes."""
    return (kind for kind in KINDS.values() if kind not in OF_A_YEAR)


def kind_of(path: PurePath) -> FileKind[object] | None:
    """The kind of a file by its path, which may be absolute; None for what is no data file."""
    named = (kind for kind in KINDS.values() if kind.names(path))
    return max(named, key=lambda kind: kind.pattern.count("/"), default=None)


def folders() -> tuple[str, ...]:
    """Every folder of a workspace that may hold data files, besides itself."""
    return tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.folders))
