"""The list and the pages of ``trace``: documents above, item by item, and both ways."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from gkcli.compare.text_diff import text_diff
from gkcli.status.standings import Snapshot
from gkcli.status.tasks import task_entry
from gkcli.terminal.changes import piece_part
from gkcli.terminal.colours import state_tone
from gkcli.terminal.completion_bar import progress_cell
from gkcli.terminal.page import (
    NONE,
    Block,
    Cell,
    EmptyLine,
    LabelledPairs,
    Listing,
    ListingColumn,
    Marked,
    Page,
    SpanningRow,
    TextLine,
    Tone,
    Toned,
)
from gkcli.text import shell_word
from gkcli.trace.chain import Chain
from gkcli.trace.documents import Item, NoticeAbove
from gkcli.trace.lesser import Lesser, LessKind
from gkcli.trace.tracing import TracedItem, Tracing, traced

MISSED = Toned("漏项，没有任务承接", Tone.BAD, "漏项")


def trace_list(tracing: Tracing, now: Snapshot) -> Page:
    """Each item above with the tasks that carry it out, their units, and how they stand."""
    columns = [
        ListingColumn("项", right=True),
        ListingColumn("上级要求", flexible=True),
        ListingColumn("本级任务", flexible=True),
        ListingColumn("牵头单位", flexible=True, below=True),
        ListingColumn("进展"),
        ListingColumn("比上级少", flexible=True, below=True),
    ]
    rows: list[Sequence[Cell] | SpanningRow] = []
    document: NoticeAbove | None = None
    for one in tracing.items:
        if one.document is not document:
            document = one.document
            rows.append(SpanningRow(f"{document.number} {document.title}"))
        rows.append(_row(one, now))
    page = Page([Listing(columns, rows, "上级文件"), EmptyLine()])
    return page.add(*_summary(tracing))


def _row(one: TracedItem, now: Snapshot) -> list[Cell]:
    tasks: Cell = "；".join(f"{c.code} {c.title}" for c in one.carriers)
    if one.missed:
        tasks = MISSED
    elif not one.carriers:
        tasks = Toned(one.why, Tone.DIM)
    leads = dict.fromkeys(
        name for c in one.carriers if c.task for name in c.task.lead or c.task.responsible
    )
    return [
        one.item.code,
        one.item.title,
        tasks,
        "、".join(leads) or NONE,
        progress_of(one.carriers, now),
        Toned(less_words(one.lesser), Tone.SOON) if one.lesser else NONE,
    ]


def progress_of(carriers: Sequence[Item], now: Snapshot) -> Cell:
    """How far the tasks are that carry an item out."""
    from gkcli.status.completion import count

    standings = [
        s
        for c in carriers
        if c.task and c.place
        for s in task_entry(now, c.place, c.task).standings
    ]
    return progress_cell(count(standings)) if standings else NONE


def less_words(found: Sequence[Lesser]) -> str:
    """In what ours is less, and how often."""
    counts = Counter(one.kind for one in found)
    return "，".join(
        f"{kind.label} {counts[kind]}" if counts[kind] > 1 else kind.label
        for kind in LessKind
        if counts[kind]
    )


def _summary(tracing: Tracing) -> Iterator[Block]:
    items, chain = tracing.items, tracing.chain
    less = sum(bool(one.lesser) for one in items)
    carried = sum(bool(one.carriers) for one in items)
    words = [f"上级 {len(items)} 项，已承接 {carried} 项"]
    words += [f"漏项 {len(tracing.missed)} 项"] if tracing.missed else []
    words += [f"比上级少的 {less} 项"] if less else []
    yield TextLine(f"{'，'.join(words)}。", Tone.BAD if tracing.missed else Tone.DIM)
    if tracing.missed:
        yield TextLine(
            "漏项：补任务，或给任务写 basis；不涉及本级的，写进 notice.basis 的 not_ours。",
            Tone.DIM,
        )
    own = tracing.own_choice
    if own:
        titles = "；".join(f"{item.code} {item.title}" for item in own)
        yield TextLine(f"自选动作（没有写依据的任务）{len(own)} 项：{titles}", Tone.DIM)
        if tracing.missed:
            yield TextLine("可能就是承接的，找找看：gkcli trace --suggest", Tone.DIM)
    yield from unread_lines(chain)
    if less:
        first = next(one for one in items if one.lesser)
        yield TextLine(f"看少了什么：gkcli trace {shell_word(str(first.item.reference))}", Tone.DIM)


def unread_lines(chain: Chain) -> Iterator[Block]:
    """The documents that the notice cites and nobody has read in."""
    for one in chain.unread:
        basis = one.basis
        name = f"{basis.number or ''}《{basis.title}》" if basis.number else basis.title
        state = f"有 {len(one.faults)} 处错误，读不了" if one.faults else "还没有读进来"
        yield TextLine(f"{name}{state}。", Tone.SOON)


def beginning(chain: Chain) -> Page:
    """What to do first where no document above has been read in."""
    page = Page([TextLine("还没有读进来的上级文件，没有可以对照的。", Tone.STRONG), EmptyLine()])
    page.add(*unread_lines(chain))
    return page.add(
        TextLine("一、读进来，放在 upstream 下面，一份文件一个文件夹："),
        TextLine("gkcli import 上级通知.docx -o upstream/上级", indent=4),
        TextLine("要点、意见这样不写单位的，加 --outline。", indent=4),
        TextLine("二、写上本级的任务落实哪一项："),
        TextLine("gkcli trace --suggest", indent=4),
        TextLine("三、再看：gkcli trace"),
    )


def item_page(one: TracedItem, chain: Chain, now: Snapshot) -> Page:
    """An item above whole: what it rests on itself, who takes it up, and where ours is less."""
    page = Page([TextLine(f"{one.item.code}. {one.item.title}", Tone.STRONG)])
    page.add(TextLine(f"{one.document.number} {one.document.title}", Tone.DIM), EmptyLine())
    page.add(*(TextLine(text, indent=2) for text in one.item.text.split("\n")))
    page.add(*_levels("它的依据", one.item, chain.basis_of))
    page.add(*_levels("谁来落实", one.item, chain.takers, now))
    if not one.carriers:
        page.add(EmptyLine(), _nobody(one))
    return page.add(*less_blocks(one.lesser))


def _nobody(one: TracedItem) -> TextLine:
    if one.missed:
        return TextLine("漏项：本级没有任务承接。", Tone.BAD)
    return TextLine(f"{one.why}。", Tone.DIM)


def own_page(item: Item, chain: Chain) -> Page:
    """One of our tasks: what it rests on, over all levels, and where it says less."""
    page = Page([TextLine(f"{item.code}. {item.title}", Tone.STRONG)])
    if not item.rests_on:
        return page.add(
            EmptyLine(),
            TextLine("没有写依据（自选动作）。", Tone.DIM),
            TextLine("找找看像哪一项：gkcli trace --suggest", Tone.DIM),
        )
    page.add(*_levels("依据", item, chain.basis_of))
    for reference in item.rests_on:
        if not isinstance(chain.item(reference), Item):
            page.add(TextLine(f"{reference} 没有找到，见 gkcli check。", Tone.BAD))
    for above in chain.basis_of(item):
        document = chain.document(above.document)
        found = traced(chain, document, above).lesser if document else ()
        own = [one for one in found if one.task in ("", item.code)]
        page.add(*less_blocks(own, f"比{above.reference}少的"))
    return page


def _levels(
    title: str,
    item: Item,
    step: Callable[[Item], tuple[Item, ...]],
    now: Snapshot | None = None,
    depth: int = 0,
    seen: tuple[tuple[str, str], ...] = (),
) -> Iterator[Block]:
    """The items one step away, each with those one step further on under it."""
    found = [one for one in step(item) if one.key not in seen]
    if found and not depth:
        yield from (EmptyLine(), TextLine(title, Tone.DIM))
    for one in found:
        yield TextLine(f"· {one.reference} {one.title}", indent=2 + 2 * depth)
        if now is not None and one.task is not None and one.document == now.table.notice.number:
            yield LabelledPairs(list(_who(one, now)), 6 + 2 * depth)
        yield from _levels(title, one, step, now, depth + 1, (*seen, item.key))


def _who(item: Item, now: Snapshot) -> Iterator[tuple[str, Cell]]:
    if item.task is None or item.place is None:
        return
    entry = task_entry(now, item.place, item.task)
    yield "牵头单位", "、".join(item.task.lead) or Toned("原表未明确", Tone.DIM)
    yield "责任单位", "、".join(item.task.responsible) or Toned("原表未明确", Tone.DIM)
    yield "状态", Toned(entry.state.label, state_tone(entry.state))
    yield "进展", progress_cell(entry.counts)


def less_blocks(found: Sequence[Lesser], title: str = "比上级少的") -> Iterator[Block]:
    """Every place where ours is less, word by word: what is gone is in 〔-…-〕, ours in 〔+…+〕."""
    if not found:
        return
    yield from (EmptyLine(), TextLine(title, Tone.DIM))
    for one in found:
        whose = f"（本级第{one.task}项）" if one.task else ""
        yield TextLine(f"· {one.kind.label}{whose}：{one.words}", Tone.SOON, 2)
        if one.ours:
            parts = list(map(piece_part, text_diff(one.above, one.ours)))
            yield Marked(parts, 6, 0)
