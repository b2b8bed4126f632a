"""What became of the tasks of each year in the next, and how units did: pages and data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gkcli.model.notice import Task
from gkcli.status.completion import Counts
from gkcli.terminal.changes import piece_part
from gkcli.terminal.completion_bar import counts_record, progress_cell
from gkcli.terminal.formats import markdown_text, to_markdown
from gkcli.terminal.page import (
    NONE,
    Block,
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Marked,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.years.deadline_changes import LimitChange, LimitFate
from gkcli.years.fates import Fate, TaskFate, YearStep
from gkcli.years.units_over_years import UnitOverYears, UnitYear

_TONES = {
    TaskFate.CONTINUED: Tone.DIM,
    TaskFate.DROPPED: Tone.BAD,
    TaskFate.NEW: Tone.GOOD,
}
_COLUMNS = (
    ListingColumn("去向"),
    ListingColumn("旧号", right=True),
    ListingColumn("新号", right=True),
    ListingColumn("任务", flexible=True),
    ListingColumn("旧年完成"),
    ListingColumn("新年完成"),
    ListingColumn("变化", flexible=True, below=True),
)


def years_page(steps: Sequence[YearStep], units: Sequence[UnitOverYears]) -> Page:
    """Every task with what became of it, the changed words below, then how units did."""
    rows: list[list[Cell] | SpanningRow] = []
    for step in steps:
        rows += [SpanningRow(f"{step.old.year} → {step.new.year}"), *_rows(step)]
    page = Page([Listing(_COLUMNS, rows, "年度"), EmptyLine()])
    for step in steps:
        page.add(*_details(step))
    for step in steps:
        page.add(TextLine(step.summary, Tone.STRONG))
    if units:
        page.add(EmptyLine(), units_listing(units))
    return page.add(TextLine(_NOTE, Tone.DIM))


_NOTE = (
    "完成情况按各年 12 月 31 日计，欠的是逾期和未报的；"
    "单位改了名、并了别的单位，按最后一年的名称算。"
)


def _rows(step: YearStep) -> Iterator[list[Cell]]:
    for fate in step.fates:
        yield [
            Toned(fate.kind.label, _TONES.get(fate.kind, Tone.SOON)),
            _numbers(fate.before),
            _numbers(fate.after),
            fate.title,
            *(_did(counts) for counts in fate.did),
            "；".join(_said(fate)) or NONE,
        ]


def _numbers(tasks: Sequence[Task]) -> Cell:
    return "、".join(str(task.number) for task in tasks) or NONE


def _did(counts: Counts) -> Cell:
    if not counts.owed:
        return progress_cell(counts) if counts.total else NONE
    late = counts.overdue + counts.unreported
    share = f"{counts.done}/{counts.owed}"
    return Toned(f"{share}，欠 {late}", Tone.BAD) if late else share


def _said(fate: Fate) -> Iterator[str]:
    if fate.wordings:
        yield f"改了{'、'.join(wording.label for wording in fate.wordings)}"
    yield from fate.changes


def _details(step: YearStep) -> Iterator[Block]:
    """The words that changed, and what changed about the duties of the notice itself."""
    reworded = [fate for fate in step.fates if fate.wordings]
    if reworded:
        yield TextLine(f"【{step.old.year} → {step.new.year} 改了的字】", Tone.STRONG)
    for fate in reworded:
        yield TextLine(f"{_arrow(fate)} {fate.title}")
        for wording in fate.excerpts:
            head = Toned(f"{wording.label}：", Tone.DIM)
            yield Marked([head, *map(piece_part, wording.pieces)], 2, 2)
    changed = list(_of_notice(step))
    yield from (TextLine(words) for words in changed)
    if reworded or changed:
        yield EmptyLine()


def _of_notice(step: YearStep) -> Iterator[str]:
    """What changed about the duties of the notice itself."""
    for limit in step.limits:
        if limit.fate is not LimitFate.KEPT:
            yield f"通知正文：{limit.words}"


def _arrow(fate: Fate) -> str:
    before, after = ("、".join(str(t.number) for t in side) for side in (fate.before, fate.after))
    return f"{before} → {after}"


def units_page(units: Sequence[UnitOverYears]) -> Page:
    """Units over the years by themselves."""
    return Page([units_listing(units), EmptyLine(), TextLine(_NOTE, Tone.DIM)])


def units_listing(units: Sequence[UnitOverYears]) -> Listing:
    """A row a unit: for every year how much was done, and on time; the trend."""
    years = [year.year for year in units[0].years] if units else []
    columns = [ListingColumn("单位", flexible=True)]
    for year in years:
        columns += [
            ListingColumn(f"{year} 完成", right=True),
            ListingColumn(f"{year} 按时", right=True, below=True),
        ]
    columns += [ListingColumn("走势"), ListingColumn("比上年", below=True)]
    rows: list[list[Cell]] = [
        [
            Toned(unit.name),
            *(cell for year in unit.years for cell in _shares(year)),
            unit.trend.strip() or NONE,
            _change(unit),
        ]
        for unit in units
    ]
    return Listing(columns, rows)


def _shares(year: UnitYear) -> tuple[Cell, Cell]:
    return year.completed or NONE, year.punctual or NONE


def _change(unit: UnitOverYears) -> Cell:
    if unit.change is None:
        return NONE
    tone = Tone.GOOD if unit.change > 0 else Tone.BAD if unit.change < 0 else Tone.PLAIN
    return Toned(unit.change_words, tone)


def years_markdown(steps: Sequence[YearStep], units: Sequence[UnitOverYears]) -> str:
    """The same as Markdown: a table for every step and one for the units."""
    pieces = []
    for step in steps:
        pieces += [f"## {step.old.year} → {step.new.year}\n", f"{step.summary}\n"]
        pieces.append(to_markdown(Listing(_COLUMNS, [*_rows(step)])))
        pieces += (f"- {markdown_text(words)}\n" for words in _of_notice(step))
    if units:
        pieces += ["## 各单位各年完成情况\n", to_markdown(units_listing(units))]
    return "\n".join([*pieces, f"{_NOTE}\n"])


def years_record(steps: Sequence[YearStep], units: Sequence[UnitOverYears]) -> dict[str, Any]:
    """The same as data."""
    return {"steps": list(map(_step_record, steps)), "units": unit_records(units)}


def _step_record(step: YearStep) -> dict[str, Any]:
    return {
        "from": step.old.year,
        "to": step.new.year,
        "tally": {kind.value: step.tally[kind] for kind in TaskFate},
        "tasks": [_fate_record(fate) for fate in step.fates],
        "notice_deadlines": list(map(_limit_record, step.limits)),
    }


def _fate_record(fate: Fate) -> dict[str, Any]:
    return {
        "fate": fate.kind.value,
        "before": [{"number": task.number, "title": task.title} for task in fate.before],
        "after": [{"number": task.number, "title": task.title} for task in fate.after],
        "carried": fate.said,
        "wording": [
            {
                "field": wording.label,
                "pieces": [{"mark": p.mark.value, "text": p.text} for p in wording.pieces],
            }
            for wording in fate.wordings
        ],
        "parties": [
            {"field": party.label, "gone": list(party.gone), "come": list(party.come)}
            for party in fate.parties
        ],
        "deadlines": list(map(_limit_record, fate.limits)),
        "counts": [counts_record(counts) if counts.total else None for counts in fate.did],
    }


def _limit_record(limit: LimitChange) -> dict[str, Any]:
    return {
        "fate": limit.fate.value,
        "before": limit.before and limit.before.id,
        "after": limit.after and limit.after.id,
        "what": limit.what,
        "terms": limit.terms,
        "shift": limit.shift or None,
    }


def unit_records(units: Iterable[UnitOverYears]) -> list[dict[str, Any]]:
    """Units over the years as data; shares are from 0 to 1, null where there is nothing."""
    return [
        {
            "name": unit.name,
            "trend": unit.trend,
            "change": None if unit.change is None else round(unit.change, 2),
            "years": [
                {
                    "year": year.year,
                    "names": list(year.names),
                    "completed": _rounded(year.completed_share),
                    "on_time": _rounded(year.punctual_share),
                    "counts": counts_record(year.counts),
                }
                for year in unit.years
            ],
        }
        for unit in units
    ]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
