"""What a new edition of a document above means for the tasks below it."""

from collections.abc import Iterator, Sequence

from gkcli.terminal.page import Block, EmptyLine, Page, TextLine, Tone
from gkcli.trace.documents import Item
from gkcli.trace.effects import EditionEffect


def effects_page(effects: Sequence[EditionEffect], below: str) -> Page:
    """One line a changed item, under it what our tasks then lack; ``below`` names our notice."""
    page = Page([EmptyLine(), TextLine(f"对本级（{below}）的影响", Tone.STRONG)])
    if not effects:
        return page.add(TextLine("没有：本级的任务同改了以后的对得上。", Tone.GOOD))
    for effect in effects:
        page.add(*_blocks(effect, below))
    return page


def _blocks(effect: EditionEffect, below: str) -> Iterator[Block]:
    yield TextLine(_what(effect, below), Tone.BAD if effect.after is None else Tone.PLAIN)
    for less in effect.fresh:
        whose = f"（本级第{less.task}项）" if less.task else ""
        yield TextLine(f"{less.kind.label}{whose}：{less.words}", Tone.SOON, 2)


def _what(effect: EditionEffect, below: str) -> str:
    before, after = effect.before, effect.after
    whose = "、".join(_taker(item, below) for item in effect.takers)
    if before is None and after is not None:
        return f"新增 {_named(after)}：本级还没有任务承接。"
    if before is not None and after is None:
        return f"没有了 {_named(before)}：{whose}以它为依据，要改。"
    if before is not None and after is not None and effect.renumbered:
        where = f"{whose}的 basis" if whose else "notice.basis 的 not_ours"
        return f"{_named(before)}改为第{after.code}项：{where} 跟着改。"
    ours = "、".join(_taker(item, below) for item in effect.carriers)
    return f"{_named(after) if after else ''}改了：{ours}要对照。"


def _taker(item: Item, below: str) -> str:
    return f"本级第{item.code}项" if item.document == below else str(item.reference)


def _named(item: Item) -> str:
    return f"第{item.code}项“{item.title}”"
