"""The year's assessment (考核): what earns points; what was marked, objected to, announced."""

import re
from decimal import Decimal
from typing import Annotated, Literal, get_args

from gkcli.model.record import ItemId, NoteText, Subject
from gkcli.model.scalars import (
    Count,
    Date,
    FieldError,
    Parse,
    Percent,
    Text,
    Year,
    choice,
)
from gkcli.model.shape import shape

Measure = Literal["按时", "完成", "报送", "佐证", "销号", "整改", "催办", "退回", "人工"]
"""What an item goes by: what the ledgers show, or what somebody marks by hand (人工)."""

MEASURES: tuple[Measure, ...] = get_args(Measure)

PUNCTUAL: frozenset[Measure] = frozenset({"按时", "整改"})
"""The measures that ask whether something was done by its day."""

OF_RECORDS: frozenset[Measure] = frozenset({"催办", "退回"})
"""The measures of which each record of an office is a case, and none is as one wants it."""

Side = Literal["基础", "加分", "扣分"]
"""Whether an item belongs to the full points, or comes on top of them, or off."""

SIDES: tuple[Side, ...] = get_args(Side)

EntryKind = Literal["评分", "征求意见", "确认", "申诉", "处理", "公布"]
"""What an entry tells; of one day, in this order."""

ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

ANNOUNCES: frozenset[EntryKind] = frozenset({"征求意见", "公布"})
"""The entries that tell a unit its points, and by which scheme they were found."""

OF_UNITS: frozenset[EntryKind] = frozenset({"确认", "申诉"})
"""The entries of the unit itself; all others are an assessor's."""

Outcome = Literal["采纳", "部分采纳", "不采纳"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

_POINTS = r"(0|[1-9]\d{0,4})(\.\d{1,4})?"


def points(text: str) -> Decimal:
    """A number of points from 0, with four decimals at most; FieldError otherwise."""
    if not re.fullmatch(_POINTS, text, re.ASCII):
        raise _not_points(text)
    return Decimal(text)


def change_of_points(text: str) -> Decimal:
    """Points, which may also be taken off: ``-2``; FieldError otherwise."""
    if not re.fullmatch(f"-?{_POINTS}", text, re.ASCII):
        raise _not_points(text)
    return Decimal(text)


def _not_points(text: str) -> FieldError:
    return FieldError("bad-points", f"“{text}”不是分数", "请写阿拉伯数字，如 10、2.5")


def digest(text: str) -> str:
    """The digest of a scheme: twelve hexadecimal digits; FieldError otherwise."""
    if not re.fullmatch(r"[0-9a-f]{12}", text):
        raise FieldError(
            "bad-digest", f"“{text}”不是办法的摘要", "用 gkcli mark 记公布，摘要会自己填上"
        )
    return text


Points = Annotated[Decimal, Parse(points, "10", r"^\d+(\.\d+)?$", plain="number")]
PointsChange = Annotated[Decimal, Parse(change_of_points, "2", r"^-?\d+(\.\d+)?$", plain="number")]
Digest = Annotated[str, Parse(digest, "327fb4ddf4ed", r"^[0-9a-f]{12}$")]


@shape
class ScoreGroup:
    """Units that are compared among themselves; ``units`` may name groups of the registry."""

    name: Text
    units: tuple[Text, ...]


@shape
class ScoreItem:
    """An item of a scheme.

    ``points`` is what it is worth: the most that a base item or a bonus earns and a penalty costs.
    ``about`` are the duties that it looks at, by number or id, all where there are none.
    ``per_case`` is what one case costs that is not as the measure wants it (of a bonus: earns that
    is); without it points are shared out by the cases. ``late`` is what a late one costs instead,
    ``late_day`` each day of it, never more together than ``per_case``. ``groups`` are those that
    the item is for, all where there are none.
    """

    id: ItemId
    what: Text
    points: Points
    measure: Annotated[Measure, choice("评分依据", *MEASURES)]
    side: Annotated[Side, choice("分类", *SIDES)] = "基础"
    about: tuple[Subject, ...] = ()
    per_case: Points | None = None
    late: Points | None = None
    late_day: Points | None = None
    groups: tuple[Text, ...] = ()


@shape
class ScoreBand:
    """A band (等次) of those with ``from`` points or more; of a group only ``at_most`` percent."""

    name: Text
    from_: Points
    at_most: Percent | None = None


@shape
class AssessmentScheme:
    """The whole of ``assessment.yaml``.

    ``until`` is the last day of which records of the ledgers count. ``places`` is how many
    decimals points are rounded to, half up. ``inapplicable`` says what becomes of an item without
    a case: the others are scaled up (折算), or it earns all (满分). Units with fewer than
    ``least_cases`` are not ranked. ``ties`` are the items by which equal totals are ranked.
    ``assessors`` may mark and decide; without any these are the notice's offices.
    """

    title: Text
    year: Year
    groups: tuple[ScoreGroup, ...]
    items: tuple[ScoreItem, ...]
    source: Text | None = None
    until: Date | None = None
    full: Points = Decimal(100)
    places: Count = 2
    assessors: tuple[Text, ...] = ()
    exempt: tuple[Text, ...] = ()
    bonus_cap: Points | None = None
    penalty_cap: Points | None = None
    inapplicable: Annotated[
        Literal["折算", "满分"], choice("没有可评项次的处理", "折算", "满分")
    ] = "折算"
    least_cases: Count | None = None
    ties: tuple[ItemId, ...] = ()
    bands: tuple[ScoreBand, ...] = ()


@shape
class MarkEntry:
    """One entry of ``assessment/UNIT.yaml``, about the unit that the file is named after.

    ``points`` are those of a mark, those that an outcome gives back (or takes off), or the total
    that was announced, with the ``digest`` of the scheme it was found by.
    """

    __one_line__ = True

    on: Date
    kind: Annotated[EntryKind, choice("类别", *ENTRY_KINDS)]
    item: ItemId | None = None
    points: PointsChange | None = None
    outcome: Annotated[Outcome, choice("处理结果", *OUTCOMES)] | None = None
    digest: Digest | None = None
    note: NoteText | None = None
    evidence: tuple[Text, ...] = ()
    by: Text | None = None


def entry_order(entry: MarkEntry) -> tuple[object, ...]:
    """The key that sorts entries by day, then by kind, whatever order their lines have."""
    return (
        entry.on,
        ENTRY_KINDS.index(entry.kind),
        entry.item or "",
        Decimal(-1) if entry.points is None else entry.points,
        entry.outcome or "",
        entry.note or "",
        entry.by or "",
        entry.digest or "",
        entry.evidence,
    )
