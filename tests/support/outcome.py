"""What an imported document came to, as text that is compared with what is expected."""

from collections.abc import Iterator

from gkcli.model.deadline import Deadline
from gkcli.office.intake.reading import ImportDraft


def outcome(draft: ImportDraft) -> str:
    """Head, body, parts, sections, tasks, deadlines and findings, a line each."""
    return "".join(f"{line}\n" for line in _lines(draft))


def _lines(draft: ImportDraft) -> Iterator[str]:
    notice = draft.table.notice
    yield f"标题 {notice.title}"
    yield f"文号 {notice.number}  机关 {notice.issuer}  年度 {notice.year}  成文 {notice.signed_on}"
    yield f"表名 {notice.table_title}"
    yield f"主送 {'、'.join(notice.addressees)}"
    yield from (f"正文 {paragraph}" for paragraph in notice.body.split("\n"))
    yield from (f"依据 {basis.title} {basis.number or ''}".rstrip() for basis in notice.basis)
    if notice.copies_line:
        yield f"抄送 {'、'.join(notice.copies_to)}  印发 {notice.printed_by} {notice.printed_on}"
    yield from map(_deadline, notice.deadlines)
    place = None
    for here, task in draft.table.placed():
        if here != place:
            part, section = here
            yield f"{part.number}、{part.title} （{section.number}）{section.title}"
            place = here
        yield f"{task.number}. {task.title}"
        yield f"  牵头 {'、'.join(task.lead)}  责任 {'、'.join(task.responsible)}"
        yield from (f"  要求 {paragraph}" for paragraph in task.requirement.split("\n"))
        yield from map(_deadline, task.deadlines)
    registry = draft.registry
    yield f"单位 {'、'.join(unit.name for unit in registry.units)}"
    yield f"统称 {'、'.join(group.name for group in registry.groups)}"
    yield from (f"{one.line} {one.severity} {one.code}" for one in draft.findings)


def _deadline(deadline: Deadline) -> str:
    terms = "、".join(f"{name} {value}" for name, value in deadline.terms.items())
    return f"  时限 {terms} ← {deadline.quote}"
