"""Points and what they rest on, in the words that terminal, reports and exports share."""

from collections.abc import Sequence
from decimal import Decimal

from gkcli.model.assessment import OF_RECORDS
from gkcli.score.cases import about_words
from gkcli.score.points import ItemScore, ItemState, ScorePart
from gkcli.score.unit_score import UnitScore
from gkcli.workspace.assessment import RecordLines


def points_words(points: Decimal, places: int) -> str:
    """Points with so many decimals, more where they have more: ``9.50``."""
    exponent = points.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return f"{points:.{max(places, own)}f}"


def change_words(points: Decimal, places: int) -> str:
    """Points gained or lost, with their sign."""
    sign = "+" if points > 0 else ""
    return f"{sign}{points_words(points, places)}"


def about_part(part: ScorePart) -> str:
    """What a part is about: the duty and its occasion, "" for what is about none."""
    standing = part.case.standing if part.case else None
    return about_words(standing) if standing else ""


def why_part(part: ScorePart) -> str:
    """Why the points were gained or lost, and by whom where that was by hand."""
    if part.entry is None:
        return part.why
    by = f"（{part.entry.by}）" if part.entry.by else ""
    mark = f"评 {part.entry.points} 分" if part.entry.kind == "评分" else part.why
    note = part.entry.note or ""
    return f"{mark}{by}{f'：{note}' if note else ''}"


def rests_on(part: ScorePart, unit: str, lines: RecordLines) -> tuple[tuple[str, int], ...]:
    """The files and lines that a part rests on; line 0 where that is something missing there."""
    if part.entry is not None:
        return (lines.of_entry(unit, part.entry),)
    if part.case is None:
        return ()
    if part.case.records:
        return tuple(lines.of_record(one.unit, one.record) for one in part.case.records)
    return ((lines.ledger(unit), 0),)


def place_words(places: Sequence[tuple[str, int]]) -> str:
    """Files and lines as ``progress/甲镇.yaml:14``; what is missing is said to be."""
    return "、".join(f"{file}:{line}" if line else f"{file} 没有记录" for file, line in places)


def item_note(one: ItemScore) -> str:
    """How many cases an item had and how many of them cost something, or why it has none."""
    if one.state is not ItemState.JUDGED:
        return one.state.value
    if not one.cases:
        marks = sum(part.entry is not None for part in one.parts)
        return f"{marks} 次评分" if marks and one.item.side != "基础" else ""
    failed = sum(not case.met for case in one.cases)
    if one.item.measure in OF_RECORDS:
        return f"{failed} 次"
    return f"{len(one.cases)} 项次" + (f"中 {failed} 项次失分" if failed else "")


def losses_words(score: UnitScore, places: int, most: int = 3) -> str:
    """The items that lost most, each with what it lost."""
    lost = [(one.earned - one.start, one) for one in score.items if one.earned < one.start]
    lost.sort(key=lambda pair: pair[0])
    return "、".join(f"{one.item.what} {points_words(gone, places)}" for gone, one in lost[:most])


def rank_words(score: UnitScore, ranked: int) -> str:
    """The rank in the group, or why there is none."""
    if score.rank is None:
        return score.unranked_why
    return f"在{score.group}的 {ranked} 个单位中排第 {score.rank} 名"
