"""What tasks and deadlines rest on is there, goes up, and is not put off."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gkcli.check.facts import TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.model.basis import ItemReference, document_key
from gkcli.model.deadline import Deadline
from gkcli.text import shell_word
from gkcli.trace.chain import Chain, NotThere, chain_of, circle
from gkcli.trace.documents import Item, NoticeAbove
from gkcli.trace.lesser import later
from gkcli.workspace.layout import TASKS, Layout
from gkcli.yaml.draft import DataPath

_MOST_NAMED = 5


class _Reference(NamedTuple):
    """A reference and where it stands; ``label`` names what it belongs to."""

    path: DataPath
    label: str
    reference: ItemReference


def check(table: TableFacts, layout: Layout) -> Iterator[Diagnostic]:
    """Report references to nothing, circles, folders without a document, and later deadlines."""
    references = list(_references(table))
    basis = table.notice.basis
    if not references and not any(one.folder or one.not_ours for one in basis):
        return
    chain = chain_of(layout, table.value)
    yield from _folders(table, layout)
    yield from _not_ours(table, chain)
    for one in references:
        yield from _names_nothing(table, chain, one)
    for item, (path, _, _) in zip(chain.ours.items, table.tasks, strict=True):
        way = circle(chain, item)
        if way:
            yield _in_circle(table, (*path, "basis"), item, way)
        yield from _put_off(table, chain, item, path)


def _references(table: TableFacts) -> Iterator[_Reference]:
    for n, duty in enumerate(table.notice.deadlines):
        yield from _of(("notice", "deadlines", n, "basis"), f"时限“{duty.id}”", duty.basis)
    for path, _, task in table.tasks:
        yield from _of((*path, "basis"), f"第 {task.number} 项", task.basis)
        for n, limit in enumerate(task.deadlines):
            yield from _of((*path, "deadlines", n, "basis"), f"时限“{limit.id}”", limit.basis)


def _of(path: DataPath, label: str, references: Sequence[ItemReference]) -> Iterator[_Reference]:
    for n, reference in enumerate(references):
        yield _Reference((*path, n), label, reference)


def _folders(table: TableFacts, layout: Layout) -> Iterator[Diagnostic]:
    for n, basis in enumerate(table.notice.basis):
        if basis.folder and not layout.files.exists(layout.folder / basis.folder / TASKS):
            yield table.find(
                Severity.ERROR,
                "basis-folder",
                ("notice", "basis", n, "folder"),
                f"“{basis.folder}”里没有 {TASKS}，上级文件不在那里。",
                "写从本文件所在的文件夹算起的路径；还没有读进来的，删去 folder。",
            )


def _not_ours(table: TableFacts, chain: Chain) -> Iterator[Diagnostic]:
    for n, basis in enumerate(table.notice.basis):
        document = chain.document(basis.number) if basis.number else None
        for m, address in enumerate(basis.not_ours):
            if document is not None and document.at(address) is None:
                path: DataPath = ("notice", "basis", n, "not_ours", m)
                yield _no_such_item(table, path, document, address, "not_ours")


def _names_nothing(table: TableFacts, chain: Chain, one: _Reference) -> Iterator[Diagnostic]:
    match chain.item(one.reference):
        case NotThere.UNKNOWN:
            known = "、".join(_known(chain)[:_MOST_NAMED])
            yield table.find(
                Severity.ERROR,
                "basis-unknown-document",
                one.path,
                f"{one.label}的依据“{one.reference}”：不知道“{one.reference.document}”是哪份文件。",
                f"核对文号{f'，已有的是 {known}' if known else ''}；"
                "没有写进 notice.basis 的，先写上标题和文号。",
            )
        case NotThere.NO_ITEM:
            document = chain.document(one.reference.document)
            if document is not None:
                yield _no_such_item(table, one.path, document, one.reference.item, one.label)


def _known(chain: Chain) -> list[str]:
    cited = [one.number for one in chain.ours.table.notice.basis if one.number]
    numbers = [*cited, *(one.number for one in chain.above)]
    return list({document_key(number): number for number in numbers}.values())


def _no_such_item(
    table: TableFacts, path: DataPath, document: NoticeAbove, item: str, label: str
) -> Diagnostic:
    numbers = [int(one.code) for one in document.items]
    span = f"任务号从 {min(numbers)} 到 {max(numbers)}" if numbers else "它还没有任务"
    return table.find(
        Severity.ERROR,
        "basis-no-such-item",
        path,
        f"“{document.number}”里没有第 {item} 项（{label}）。",
        f"{span}；看有哪些项：gkcli trace --above {shell_word(document.number)}。",
    )


def _in_circle(table: TableFacts, path: DataPath, item: Item, way: Sequence[Item]) -> Diagnostic:
    names = " → ".join(str(one.reference) for one in (*way, item))
    return table.find(
        Severity.ERROR,
        "basis-circle",
        path,
        f"第 {item.code} 项的依据绕成了圈：{names}。",
        "依据只往上写：下级的写上级的，上级的不写下级的。",
    )


def _put_off(table: TableFacts, chain: Chain, item: Item, path: DataPath) -> Iterator[Diagnostic]:
    if item.task is None or not item.task.deadlines:
        return
    for above in chain.basis_of(item):
        for theirs, _, ours in later(above, [item]):
            at = item.task.deadlines.index(ours)
            yield _later(table, (*path, "deadlines", at, "by"), above, theirs, ours)


def _later(
    table: TableFacts, path: DataPath, above: Item, theirs: Deadline, ours: Deadline
) -> Diagnostic:
    return table.find(
        Severity.WARNING,
        "basis-later",
        path,
        f"时限“{ours.id}”是 {ours.by}，上级（{above.reference}）要求 {theirs.by}。",
        "下级的时限不能晚于上级；本来就是另一件事的，在这条时限上写它自己的 basis。",
    )
