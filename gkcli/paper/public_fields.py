"""What of a report is public, and what stays in the office: the one table that says so."""

from collections.abc import Mapping
from copy import copy
from dataclasses import fields, is_dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TypeVar, cast

from gkcli.model.annual.form_types import Chapter
from gkcli.model.notice import Basis
from gkcli.model.site import SiteSettings
from gkcli.paper.accounts import AccountView, StandingView
from gkcli.paper.annual import NAMES, AnnualView
from gkcli.paper.annual_sheets import CellView, DueView, FormView, GapView, LawView, SheetView
from gkcli.paper.deferred import LazyFields, later
from gkcli.paper.site.view import (
    DayView,
    DoubtView,
    DownloadView,
    FieldView,
    GroupView,
    GrowthView,
    LevelView,
    MonthEndView,
    MonthView,
    OccurrenceView,
    OwedView,
    PartyView,
    PlaceView,
    SiteView,
    TableView,
)
from gkcli.paper.view import (
    DeadlineView,
    NoticeView,
    OccasionView,
    PartView,
    RequiredView,
    SectionView,
    TaskView,
    UnitsView,
    UnitView,
    View,
)
from gkcli.status.completion import Counts, Progress

T = TypeVar("T")

PUBLIC: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        kind: frozenset(names.split())
        for kind, names in {
            View: (
                "notice parts tasks duties unit as_of total counts duty_counts accounts leading "
                "leading_rule units required public annual"
            ),
            NoticeView: (
                "title number issuer year signed_on table_title addressees paragraphs printed_by "
                "printed_on copies_to copies_line basis"
            ),
            Basis: "title number",
            PartView: "number title sections counts",
            SectionView: "number title tasks counts",
            TaskView: (
                "number title lead responsible named requirement deadlines others_deadlines role "
                "standings accounts counts progress least recorded"
            ),
            DeadlineView: (
                "id what quote units open_list joint limit occasions report_to publish_on "
                "standings counts"
            ),
            OccasionView: "period due last_workday days_left",
            UnitView: "name full_name kind administrative",
            UnitsView: "total silent overdue incomplete",
            RequiredView: "report words what title task standings",
            # Numbers name nobody.
            Counts: (
                "total on_time done_late overdue unreported open ongoing waiting not_applicable "
                "closed unclosed requested due due_done least"
            ),
            Progress: "done overdue begun silent waiting excused",
            AccountView: "unit full_name counts standings group",
            StandingView: (
                "task id what quote origin unit full_name occasion period due last_workday limit "
                "done"
            ),
            AnnualView: "year form law started sheets figures gaps",
            FormView: "name document years chapters aspects",
            Chapter: "number title",
            LawView: "title order contents dues",
            DueView: "who duty by last_workday article",
            SheetView: "name title chapter widths labels head rows grid filled unsure gaps",
            SiteView: (
                "title edition version settings downloads calendars parties groups dues undated "
                "months places growth tables recorded errata"
            ),
            SiteSettings: "title logo address organizer maker contact site_code icp police",
            DownloadView: "address about size",
            DoubtView: "quote problem suggestion confidence",
            PlaceView: (
                "task part_number part_title section_number section_title before behind upcoming "
                "errata"
            ),
            GrowthView: "total due done due_line done_line done_area today levels months",
            LevelView: "value down",
            TableView: "name about fields",
            FieldView: "name kind about",
            MonthEndView: "first due done",
            GroupView: "name members complete",
            PartyView: "name full_name kind aliases groups lead named responsible owed",
            OwedView: "task id what occasion due last_workday limit",
            OccurrenceView: "deadline occasion task",
            DayView: "day workday dues",
            MonthView: "first weeks workdays dues",
            CellView: "text rowspan colspan header figure blank unsure continues",
            GapView: "sheet rows columns count text",
        }.items()
    }
)
"""The fields that may be published, by what they are fields of; whatever is not here may not."""


def public_face(value: T) -> T:
    """A value as the public may see it: what is internal in it is empty."""
    return cast("T", _faced(value))


def withheld(*, single: bool) -> tuple[str, ...]:
    """What a public report leaves out, in words; ``single`` is whether it is one unit's own."""
    late = "逾期和迟办的天数" if single else "逾期、迟办和没有报送的单位名称"
    return ("台账里的说明、佐证、日期和填报人", late, "勘误和编制说明")


def _faced(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_faced, value))
    if isinstance(value, AnnualView):
        return _annual(value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = [field.name for field in fields(value)]
    if isinstance(value, LazyFields):
        return replace(value, **{name: later(partial(_face, value, name)) for name in names})
    return replace(value, **{name: _face(value, name) for name in names})


def _face(value: object, name: str) -> object:
    """One field of a value as the public may see it."""
    shown = name in PUBLIC.get(type(value), frozenset())
    return (_faced if shown else _blank)(getattr(value, name))


def _annual(view: AnnualView) -> AnnualView:
    twin = copy(view)
    # What is kept there is not computed.
    vars(twin).update(dict.fromkeys(set(NAMES) - PUBLIC[AnnualView], ()))
    return twin


def _blank(value: object) -> object:
    """An empty value of the same kind."""
    for kind, empty in _EMPTY:
        if isinstance(value, kind):
            return empty
    return None


_EMPTY: tuple[tuple[type, object], ...] = (
    (bool, False),
    (int, 0),
    (str, ""),
    (tuple, ()),
)
