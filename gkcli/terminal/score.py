"""Scores as a list by group, one unit's score point by point, and both as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gkcli.model.assessment import MarkEntry
from gkcli.score.assess import Assessment
from gkcli.score.points import ItemScore, ScorePart
from gkcli.score.unit_score import UnitScore
from gkcli.score.what_if import Reach
from gkcli.score.words import (
    about_part,
    change_words,
    item_note,
    losses_words,
    place_words,
    points_words,
    rank_words,
    rests_on,
    why_part,
)
from gkcli.terminal.page import (
    NONE,
    Block,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.text import shell_word
from gkcli.workspace.assessment import RecordLines

Reaches = dict[str, Reach]
"""What units can still reach, by name; empty where nobody asked."""


def score_list(scores: Sequence[UnitScore], assessment: Assessment, reaches: Reaches) -> Page:
    """The units of each group from the best down."""
    places = assessment.scheme.places
    columns = [
        ListingColumn("名次", right=True),
        ListingColumn("单位", flexible=True),
        ListingColumn("得分", right=True),
        ListingColumn("等次"),
        ListingColumn("基础", right=True, spare=True),
        ListingColumn("加分", right=True, spare=True),
        ListingColumn("扣分", right=True, spare=True),
        *([ListingColumn("还能到", right=True)] if reaches else []),
        ListingColumn("主要失分", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell] | SpanningRow] = []
    group = ""
    for score in scores:
        if score.group != group:
            group = score.group
            rows.append(SpanningRow(group))
        best = reaches.get(score.unit.name)
        rows.append(
            [
                NONE if score.rank is None else score.rank,
                score.unit.name,
                _points(score.total.points, places),
                score.band or NONE,
                _points(score.total.base, places),
                _points(score.total.bonus, places) if score.total.bonus else NONE,
                _points(score.total.penalty, places) if score.total.penalty else NONE,
                *([_points(best.total.points, places)] if best else []),
                losses_words(score, places) or NONE,
            ]
        )
    page = Page([Listing(columns, rows, spans="组"), EmptyLine()])
    return page.add(*_about(scores, assessment))


def _about(scores: Sequence[UnitScore], assessment: Assessment) -> Iterator[Block]:
    scheme = assessment.scheme
    yield TextLine(f"{scheme.title}；{_days(assessment)}。", Tone.DIM)
    unmarked = sorted({n for score in scores for n in _unmarked(score)})
    if unmarked:
        yield TextLine(f"还没有评分、暂计 0 分的：{'、'.join(unmarked)}。", Tone.SOON)
    for score in scores:
        if score.unranked_why:
            yield TextLine(f"{score.unit.name}：{score.unranked_why}。", Tone.DIM)
    for score in scores:
        if differs := _differs(score, scheme.places):
            yield TextLine(f"{score.unit.name}：{differs}", Tone.BAD)
    objecting = [score.unit.name for score in scores if score.open_objections]
    if objecting:
        yield TextLine(f"有申诉还没有处理：{'、'.join(objecting)}。", Tone.SOON)


def _differs(score: UnitScore, places: int) -> str:
    """That other points were published than there are now; "" where that is not so."""
    told = score.published
    if told is None:
        return ""
    now = points_words(score.total.points, places)
    return f"{told.on} 公布的是 {told.points} 分，现在算出来是 {now} 分。"


def _days(assessment: Assessment) -> str:
    day, judged = assessment.snapshot.as_of, assessment.judged.as_of
    return f"按 {day} 计" + (f"，台账算到 {judged}" if judged != day else "")


def _unmarked(score: UnitScore) -> list[str]:
    return [one.item.what for one in score.items if one.state == "还没有评分"]


def _points(points: Decimal, places: int) -> Cell:
    text = points_words(points, places)
    return Toned(text, value=text)


def unit_page(
    score: UnitScore, assessment: Assessment, lines: RecordLines, best: Reach | None
) -> Page:
    """One unit's score: total and rank, every item, every point gained or lost."""
    places = assessment.scheme.places
    total = score.total
    ranked = sum(one.rank is not None for one in assessment.scores if one.group == score.group)
    page = Page([TextLine(score.unit.name, Tone.STRONG)])
    band = f"，{score.band}" if score.band else ""
    page.add(
        TextLine(
            f"{points_words(total.points, places)} 分{band}；{rank_words(score, ranked)}；"
            f"{_days(assessment)}。"
        ),
        EmptyLine(),
        _items(score, places),
        EmptyLine(),
    )
    parts = parts_listing(score, lines, places)
    if parts.rows:
        page.add(TextLine("每一分的得失", Tone.DIM), parts, EmptyLine())
    said = [entry for entry in score.entries if entry.kind != "评分"]
    if said:
        names = {one.item.id: one.item.what for one in score.items}
        page.add(*(_said(entry, names) for entry in said), EmptyLine())
    if differs := _differs(score, places):
        page.add(TextLine(differs, Tone.BAD))
    if best is not None:
        page.add(*_reach(best, score, assessment))
    else:
        page.add(
            TextLine(
                f"还能补回多少：gkcli score --unit {shell_word(score.unit.name)} --what-if",
                Tone.DIM,
            )
        )
    return page


def parts_page(score: UnitScore, assessment: Assessment, lines: RecordLines) -> Page:
    """The same as one flat table: every point gained or lost."""
    return Page([parts_listing(score, lines, assessment.scheme.places)])


def _items(score: UnitScore, places: int) -> Listing:
    columns = [
        ListingColumn("项目", flexible=True),
        ListingColumn("分值", right=True),
        ListingColumn("得分", right=True),
        ListingColumn("怎样评", flexible=True),
        ListingColumn("情况", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell]] = []
    for one in score.items:
        side = "" if one.item.side == "基础" else f"（{one.item.side}）"
        full = one.earned >= one.start
        rows.append(
            [
                f"{one.item.what}{side}",
                _points(one.item.points, places),
                Toned(points_words(one.earned, places), Tone.PLAIN if full else Tone.BAD),
                one.item.measure,
                item_note(one) or NONE,
            ]
        )
    rows += [
        ["调整", NONE, _change(adjustment.points, places), NONE, adjustment.why]
        for adjustment in score.total.adjustments
    ]
    rows.append(
        [
            Toned("合计", Tone.DIM),
            _points(sum((i.item.points for i in score.items if i.worth), Decimal(0)), places),
            _points(score.total.points, places),
            NONE,
            NONE,
        ]
    )
    return Listing(columns, rows)


def parts_listing(score: UnitScore, lines: RecordLines, places: int) -> Listing:
    """Every point gained or lost, with the record or the missing record that it rests on."""
    columns = [
        ListingColumn("得失", right=True),
        ListingColumn("项目", flexible=True),
        ListingColumn("事项", flexible=True),
        ListingColumn("为什么", flexible=True),
        ListingColumn("依据", flexible=True, below=True),
    ]
    rows = [_part(one, part, score, lines, places) for one in score.items for part in one.parts]
    rows += [
        [_change(one.points, places), "调整", NONE, one.why, NONE]
        for one in score.total.adjustments
    ]
    return Listing(columns, rows)


def _part(
    one: ItemScore, part: ScorePart, score: UnitScore, lines: RecordLines, places: int
) -> list[Cell]:
    return [
        _change(part.points, places),
        one.item.what,
        about_part(part) or NONE,
        why_part(part) or NONE,
        place_words(rests_on(part, score.unit.name, lines)) or NONE,
    ]


def _change(points: Decimal, places: int) -> Cell:
    text = points_words(points, places)
    shown = change_words(points, places)
    return Toned(shown, Tone.BAD if points < 0 else Tone.GOOD, value=text)


def _said(entry: MarkEntry, names: Mapping[str, str]) -> TextLine:
    """One line for an objection, an outcome or an announcement."""
    more = (
        f"“{names.get(entry.item, entry.item)}”" if entry.item else None,
        entry.outcome,
        f"{entry.points} 分" if entry.points is not None else None,
        entry.note,
        entry.by,
    )
    return TextLine(f"{entry.on} {entry.kind}：{'，'.join(filter(None, more)) or '—'}")


def _reach(best: Reach, score: UnitScore, assessment: Assessment) -> Iterator[Block]:
    places = assessment.scheme.places
    now, then = score.total.points, best.total.points
    if best.closed:
        yield TextLine(f"台账算到 {best.closed}，已经截止，记录补不回来。", Tone.DIM)
    coming = f"，没有到期的 {best.coming} 项次都按时做好" if best.coming else ""
    if then == now:
        yield TextLine("没有还能补回的分。")
        return
    most, held = points_words(then, places), points_words(now, places)
    yield TextLine(f"最多还能到 {most} 分（现在 {held} 分）{coming}：")
    columns = [
        ListingColumn("加几分", right=True),
        ListingColumn("做什么", flexible=True),
        ListingColumn("事项", flexible=True),
        ListingColumn("项目", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell]] = [
        [
            _change(mend.points, places),
            mend.what,
            about_part(ScorePart(mend.points, "", mend.case)) or NONE,
            mend.item.what,
        ]
        for mend in best.mends
    ]
    yield Listing(columns, rows)
