"""An entry about a unit is whole, fits its item, and is by somebody who may write it."""

from collections.abc import Iterator, Sequence
from datetime import date

from gkcli.check.records.context import RecordFault, error, warning
from gkcli.frozen import frozen
from gkcli.model.assessment import (
    ANNOUNCES,
    OF_UNITS,
    AssessmentScheme,
    MarkEntry,
    ScoreItem,
    entry_order,
)
from gkcli.model.units import Unit
from gkcli.score.assessors import Assessors

_NEEDS = {
    "评分": ("item", "points", "note", "by"),
    "征求意见": ("points", "digest", "by"),
    "确认": (),
    "申诉": ("note",),
    "处理": ("item", "outcome", "note", "by"),
    "公布": ("points", "digest", "by"),
}
_LABELS = {
    "item": "项目（item）",
    "points": "分数（points）",
    "note": "理由（note）",
    "by": "谁写的（by）",
    "digest": "办法的摘要（digest）",
    "outcome": "结果（outcome）",
}


@frozen
class MarkTerms:
    """The scheme and its digest, who may mark, and the day after which nothing has happened yet."""

    scheme: AssessmentScheme
    digest: str
    assessors: Assessors
    as_of: date | None


def entry_faults(entry: MarkEntry, terms: MarkTerms) -> Iterator[RecordFault]:
    """What is wrong with one entry by itself."""
    lacking = [name for name in _NEEDS[entry.kind] if getattr(entry, name) is None]
    if lacking:
        yield error(
            "incomplete-mark",
            ("kind",),
            f"“{entry.kind}”没有写{'、'.join(_LABELS[name] for name in lacking)}。",
            "用 gkcli mark 记，会问全；手写的照 docs/assessment.md 补上。",
        )
    if terms.as_of is not None and entry.on > terms.as_of:
        yield warning(
            "future-record",
            ("on",),
            f"{entry.on} 还没有到，这一条到那天才算。",
            "核对日期；提前写好的不用改。",
        )
    if entry.kind not in OF_UNITS and entry.by is not None and entry.by not in terms.assessors:
        yield error(
            "not-an-assessor",
            ("by",),
            f"“{entry.by}”不能{entry.kind}，这一条不算。",
            f"能评分、处理的是{'、'.join(terms.assessors.names)}；"
            "要加，写进 assessment.yaml 的 assessors。",
        )
    yield from _item_faults(entry, terms)


def _item_faults(entry: MarkEntry, terms: MarkTerms) -> Iterator[RecordFault]:
    if entry.item is None:
        return
    item = next((one for one in terms.scheme.items if one.id == entry.item), None)
    if item is None:
        known = "、".join(one.id for one in terms.scheme.items)
        yield error(
            "unknown-item", ("item",), f"办法里没有项目“{entry.item}”。", f"写项目的 id：{known}。"
        )
    elif entry.kind == "评分":
        yield from _mark_faults(entry, item)


def _mark_faults(entry: MarkEntry, item: ScoreItem) -> Iterator[RecordFault]:
    if item.measure != "人工":
        yield error(
            "mark-of-measured-item",
            ("item",),
            f"项目“{item.id}”（{item.what}）照台账算，不由人工评分。",
            "台账不对的，改正或补记台账；单位有意见的，记“申诉”，再记“处理”。",
        )
    elif entry.points is not None and not 0 <= entry.points <= item.points:
        yield error(
            "mark-above-maximum",
            ("points",),
            f"评了 {entry.points} 分，项目“{item.id}”最低 0 分，最高 {item.points} 分。",
            "核对分数。",
        )


def file_faults(
    entries: Sequence[MarkEntry], unit: Unit, terms: MarkTerms
) -> Iterator[tuple[int, RecordFault]]:
    """What is wrong with the entries about a unit together, each with its place."""
    first: dict[MarkEntry, int] = {}
    for place, entry in enumerate(entries):
        if first.setdefault(entry, place) != place:
            yield place, _repeated()
        elif entry.kind == "处理" and not _objected(entry, entries):
            yield place, _nobody_objected(entry, unit)
    yield from _scheme_changes(entries, terms)


def _repeated() -> RecordFault:
    return warning(
        "repeated-record",
        (),
        "与前面的一条一字不差，同一件事记了两遍，只算一遍。",
        "多半是合并分支时留下的，删去一行。",
    )


def _objected(outcome: MarkEntry, entries: Sequence[MarkEntry]) -> bool:
    return any(e.kind == "申诉" and e.item == outcome.item and e.on <= outcome.on for e in entries)


def _nobody_objected(entry: MarkEntry, unit: Unit) -> RecordFault:
    return warning(
        "outcome-without-objection",
        ("kind",),
        f"{unit.name}没有就“{entry.item}”申诉过，却有了处理。",
        "先记单位的申诉；口头提的，写明日期和内容。",
    )


def _scheme_changes(
    entries: Sequence[MarkEntry], terms: MarkTerms
) -> Iterator[tuple[int, RecordFault]]:
    """The last announcement went by another scheme than the one there is."""
    told = [(entry_order(e), n, e) for n, e in enumerate(entries) if e.kind in ANNOUNCES]
    if not told:
        return
    _, place, entry = max(told)
    if entry.digest is None or entry.digest == terms.digest:
        return
    said = error if entry.kind == "公布" else warning
    yield (
        place,
        said(
            "scheme-changed",
            ("digest",),
            f"{entry.on} {entry.kind}以后，考核办法改过了（当时的摘要 {entry.digest}，"
            f"现在的 {terms.digest}），公布的分数对不上现在的办法。",
            "改回去（git log assessment.yaml）；确实要改，改后重新算分，再记一次公布。",
        ),
    )
