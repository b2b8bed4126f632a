"""The pages of ``show``: a task, a single deadline, or all that the notice itself asks."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from gkcli.model.carried import origin_of
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum, Notice
from gkcli.model.record import Record
from gkcli.model.state import DATED_STATES, DONE_STATES, State
from gkcli.status.deadlines import Occurrence, group_by_occasion
from gkcli.status.items import NOTICE, ItemEntry, item_records
from gkcli.status.missing import Lack, missing
from gkcli.status.rectification import measure_of
from gkcli.status.standings import Snapshot, Standing
from gkcli.status.tasks import TaskEntry, UnitRecord, records_about
from gkcli.status.wording import (
    day_in,
    day_words,
    first_due_words,
    limit_words,
    occasion_words,
    request_words,
)
from gkcli.terminal.colours import state_tone
from gkcli.terminal.completion_bar import occasion_cell
from gkcli.terminal.page import (
    NONE,
    Block,
    Cell,
    EmptyLine,
    LabelledPairs,
    Listing,
    ListingColumn,
    Page,
    TextLine,
    Tone,
    Toned,
)
from gkcli.terminal.standings import holder_words, without_silent_columns
from gkcli.terminal.tasks import section_title


def task_page(entry: TaskEntry, now: Snapshot) -> Page:
    """One task whole, with what was recorded about it."""
    task, records = entry.task, records_about(now, entry)
    page = Page([TextLine(f"{task.number}. {task.title}", Tone.STRONG)])
    page.add(TextLine(section_title(entry.place), Tone.DIM), EmptyLine())
    page.add(LabelledPairs(list(_units(entry))), EmptyLine())
    page.add(TextLine("工作要求", Tone.DIM))
    page.add(*(TextLine(text, indent=2) for text in task.requirement.split("\n")))
    page.add(EmptyLine(), *_limits(entry, now), *record_blocks(records))
    if task.todo:
        page.add(EmptyLine(), TextLine("待定", Tone.DIM))
        page.add(*(LabelledPairs([("·", words)], 2) for words in task.todo))
    if task.errata:
        page.add(EmptyLine(), TextLine("勘误（原文照录，只作注明）", Tone.DIM))
        page.add(*(LabelledPairs([("·", erratum_words(erratum))], 2) for erratum in task.errata))
    return page


def _units(entry: TaskEntry) -> Iterator[tuple[str, Cell]]:
    task = entry.task
    yield "牵头单位", "、".join(task.lead) or Toned("原表未明确", Tone.DIM)
    yield "责任单位", "、".join(task.responsible) or Toned("原表未明确", Tone.DIM)
    if task.carried_from:
        origins = map(origin_of, task.carried_from)
        yield "承自", "、".join(f"{one.year} 年第 {one.number} 项" for one in origins)
    if entry.named:
        names = "、".join(unit.name for unit in entry.named)
        yield "点名单位", f"{names}等（原文没有列尽）" if entry.names_more else names
    if task.basis:
        yield "上级依据", "、".join(map(str, task.basis))


def _limits(entry: TaskEntry, now: Snapshot) -> Iterator[Block]:
    unlimited = group_by_occasion(
        [s for s in entry.standings if s.duty.implied and _has_progress(s, now)]
    )
    if entry.occurrences:
        yield TextLine(f"时限（按 {now.as_of} 计）", Tone.DIM)
    elif entry.involvement and entry.task.deadlines:
        yield TextLine("时限    对这个单位没有定时限", Tone.DIM)
    else:
        yield TextLine("时限    原表未定时限，全年推进", Tone.DIM)
    yield from limit_blocks(entry.occurrences, entry.standings, now)
    for occasion in unlimited:
        yield TextLine(f"进展（按 {now.as_of} 计）", Tone.DIM)
        yield LabelledPairs(list(_by_state(occasion)), 2)


def _has_progress(standing: Standing, now: Snapshot) -> bool:
    """Whether there is anything to tell; silence is told once the ledgers are in use."""
    silent = now.recorded and standing.state is State.UNREPORTED
    return silent or standing.verdict.last is not None


def limit_blocks(
    occurrences: Sequence[Occurrence], standings: Sequence[Standing], now: Snapshot
) -> Iterator[Block]:
    """Every duty with its code, its days, who stands how, and the words it rests on."""
    units = {standing.unit.name for standing in standings}
    for deadline, occasions in groupby(occurrences, lambda o: o.duty.deadline):
        yield TextLine(f"· {deadline.what}（{deadline.id}）", indent=2)
        yield LabelledPairs(list(_details(deadline, list(occasions), units, now)), 4)


def _details(
    deadline: Deadline, occasions: Sequence[Occurrence], units: Collection[str], now: Snapshot
) -> Iterator[tuple[str, Cell]]:
    if deadline.rule != "by":
        yield "规则", limit_words(deadline)
    label = ""
    for occasion in _worth_showing(occasions):
        head = "到期" if occasion.instance.due else "状态"
        alone = occasion.standings and 1 in (len(units), len(occasion.duty.units))
        people = [] if alone else list(_by_state(occasion))
        done = _done_words(occasion.standings[0]) if alone else ""
        if occasion.state is not State.ONGOING or occasion.recorded:
            yield "" if head == label else head, _due(occasion, done, now)
            yield from people
            label = "" if people else head
    if occasions[0].duty.opened:
        yield from _found(occasions[0].duty.opened, occasions[0].standings)
    facts = {
        "承担": holder_words(occasions[0].duty),
        "原文": f"“{deadline.quote}”" if deadline.quote and not occasions[0].duty.opened else "",
        "报送": deadline.report_to,
        "公开": deadline.publish_on,
        "依据": deadline.source,
        "上级依据": "、".join(map(str, deadline.basis)),
        "待确认": "；".join(f"{one.unit}（{one.source}）" for one in occasions[0].duty.assumed),
    }
    yield from ((label, text) for label, text in facts.items() if text)


def _found(opened: Record, standings: Sequence[Standing]) -> Iterator[tuple[str, Cell]]:
    """When, how and by whom something was found, and by what the unit puts it right."""
    yield "发现", f"{opened.on} {opened.found or ''}（{opened.by}）"
    measure = measure_of(opened, standings[0].verdict.records)
    yield "措施", measure or Toned("还没有报", Tone.DIM)


def _worth_showing(occasions: Sequence[Occurrence]) -> list[Occurrence]:
    """The occasions without that of no event, where others have had one."""
    events = [o for o in occasions if o.instance.since or o.recorded]
    return events if any(o.instance.since for o in events) else list(occasions)


def _due(occasion: Occurrence, done: str, now: Snapshot) -> Toned:
    due, state = occasion.instance.due, occasion_cell(occasion)
    words = state.text + done
    if due is None:
        return Toned(words, state.tone)
    last = now.workdays.last_on_or_before(due)
    early = f"（末个工作日 {day_words(last)}）" if last != due else ""
    early += first_due_words(occasion.instance)
    since = occasion.instance.since
    event = f"自 {since} 起算" if since else ""
    which = occasion_words(occasion.duty.deadline, occasion.instance) or event
    return Toned(f"{which and which + '  '}{day_words(due)}{early}  {words}", state.tone)


def _done_words(standing: Standing) -> str:
    """When it was done by the only unit that is told of."""
    done_on = standing.verdict.done_on
    proof = "，缺佐证" if _lacks(standing, Lack.EVIDENCE) else ""
    return f"，{day_in(done_on, standing.as_of.year)} 报完成{proof}" if done_on else ""


def _lacks(standing: Standing, lack: Lack) -> bool:
    return any(found.lack is lack for found in missing(standing))


def _by_state(occasion: Occurrence) -> Iterator[tuple[str, Cell]]:
    """Who stands how, the most urgent first; nothing while nobody has said anything.

    Of work without a limit there is nothing else to tell; of what one unit delivered for all, only
    that unit is told.
    """
    if not occasion.recorded and not occasion.duty.implied:
        return
    order = list(State)
    own = (standing for standing in occasion.standings if not standing.by_another)
    ranked = sorted(own, key=lambda s: order.index(s.state))
    for state, group in groupby(ranked, lambda s: s.state):
        names = "、".join(map(_person, group))
        yield state.label, Toned(names, state_tone(state))


def _person(standing: Standing) -> str:
    """A unit with the day on which it was done, or with what it said last."""
    words = list(_particulars(standing))
    return f"{standing.unit.name}（{'，'.join(words)}）" if words else standing.unit.name


def _particulars(standing: Standing) -> Iterator[str]:
    verdict, year = standing.verdict, standing.as_of.year
    if standing.state in DONE_STATES and verdict.done_on:
        yield day_in(verdict.done_on, year)
        yield "已销号" if verdict.closed else "待销号"
        if _lacks(standing, Lack.EVIDENCE):
            yield "缺佐证"
        return
    if standing.state in DATED_STATES and _lacks(standing, Lack.REPORT):
        yield "未报"
    if verdict.sent_back:
        yield f"{day_in(verdict.sent_back.on, year)} 被退回"
    for record in (verdict.last, *verdict.reminded[-1:]):
        if record and record is verdict.request:
            yield f"{day_in(record.on, year)} {request_words(record)}"
        elif record and record is not verdict.sent_back:
            yield f"{day_in(record.on, year)} {record.status}"


def record_blocks(records: Sequence[UnitRecord]) -> Iterator[Block]:
    """What was recorded, under its count; nothing where nothing was."""
    if records:
        yield from (EmptyLine(), TextLine(f"记录 {len(records)} 条", Tone.DIM), _entries(records))


def _entries(records: Sequence[UnitRecord]) -> Listing:
    columns = [
        ListingColumn("日期"),
        ListingColumn("单位", flexible=True),
        ListingColumn("事项"),
        ListingColumn("状态"),
        ListingColumn("说明", flexible=True, below=True),
        ListingColumn("佐证", flexible=True, below=True),
    ]
    rows = [
        list(_entry(record, [entry.unit.name for entry in same]))
        for record, same in groupby(records, lambda entry: entry.record)
    ]
    return Listing(*without_silent_columns(columns, rows, ("说明", "佐证")))


def _entry(record: Record, units: Sequence[str]) -> Iterator[Cell]:
    """A row for a record and all units that recorded the very same."""
    yield str(record.on)
    yield "、".join(units)
    which = record.period or (f"自 {record.since:%m-%d}" if record.since else "")
    yield f"{record.for_}（{which}）" if which else record.for_
    by = f"（{record.by}）" if record.by else ""
    yield Toned(f"{record.status}{by}", brief=record.status)
    yield record.note or NONE
    yield " ".join(record.evidence) or NONE


def erratum_words(erratum: Erratum) -> str:
    """An erratum in one sentence."""
    quote = f"“{erratum.quote}”：" if erratum.quote else ""
    suggestion = f"；建议：{erratum.suggestion}" if erratum.suggestion else ""
    return f"{quote}{erratum.problem}{suggestion}（把握：{erratum.confidence}）"


def item_page(entry: ItemEntry, now: Snapshot) -> Page:
    """Duties with their codes and days, how the units stand, and what was recorded."""
    page = _item_head(entry, now.table.notice)
    page.add(EmptyLine(), TextLine(f"时限（按 {now.as_of} 计）", Tone.DIM))
    page.add(*limit_blocks(entry.occurrences, entry.standings, now))
    page.add(*record_blocks(item_records(now, entry)))
    if entry.whole:
        page.add(EmptyLine(), TextLine("正文", Tone.DIM))
        return page.add(*(TextLine(text, indent=2) for text in now.table.notice.body.split("\n")))
    if entry.deadlines[0].cyclic:
        return page
    around = entry.task.number if entry.task else NOTICE
    return page.add(EmptyLine(), TextLine(f"看全文：gkcli show {around}", Tone.DIM))


def _item_head(entry: ItemEntry, notice: Notice) -> Page:
    if entry.whole:
        about = f"{notice.number}，{notice.signed_on} 成文"
        return Page([TextLine(notice.title, Tone.STRONG), TextLine(about, Tone.DIM)])
    deadline = entry.deadlines[0]
    asked = "办公室定期要的报送" if deadline.cyclic else "通知本身的要求"
    title = f"{entry.task.number}. {entry.task.title}" if entry.task else asked
    return Page(
        [TextLine(f"{deadline.id} {deadline.what}", Tone.STRONG), TextLine(title, Tone.DIM)]
    )
