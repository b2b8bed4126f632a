"""The pages of ``import`` and ``verify``: findings, and what was read."""

from collections.abc import Sequence

from gkcli.compare.change import Change, Thing
from gkcli.compare.words import change_words
from gkcli.errors import Diagnostic, Severity
from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.terminal.colours import SEVERITIES
from gkcli.terminal.findings import counted, headline
from gkcli.terminal.page import EmptyLine, Page, TextLine, Tone


def draft_page(
    table: Table, registry: Registry, findings: Sequence[Diagnostic], written: Sequence[str]
) -> Page:
    """The findings with their lines in the document, then what was read and written."""
    page = _findings(findings)
    page.add(TextLine(f"读出 {table_counts(table, registry)}。", Tone.STRONG))
    if written:
        page.add(TextLine(f"已写入 {'、'.join(written)}；不要了，把它们删去就是。"))
    else:
        page.add(TextLine("没有写入（--dry-run）。"))
    return page.add(TextLine(f"请对照原件核对：{counted(findings) or '没有发现问题'}。"))


def _findings(findings: Sequence[Diagnostic]) -> Page:
    page = Page()
    for finding in findings:
        page.add(TextLine(headline(finding), SEVERITIES[finding.severity]))
        page.add(TextLine(f"→ {finding.hint}", indent=2))
    return page.add(EmptyLine()) if findings else page


def table_counts(table: Table, registry: Registry) -> str:
    """How much there is of everything."""
    tasks = [task for _, task in table.placed()]
    sections = sum(len(part.sections) for part in table.parts)
    deadlines = len(table.notice.deadlines) + sum(len(task.deadlines) for task in tasks)
    return (
        f"{len(table.parts)} 节、{sections} 目、{len(tasks)} 项任务，{len(registry.units)} 个单位、"
        f"{len(registry.groups)} 个统称，{deadlines} 条时限"
    )


def update_page(changes: Sequence[Change], findings: Sequence[Diagnostic]) -> Page:
    """What a new edition of the document changes, one line a change; then what to look at."""
    page = _findings(findings)
    for change in changes:
        page.add(TextLine(f"{change_words(change)}。"))
    if not changes:
        return page.add(TextLine("同工作区一样，没有要改的。", Tone.GOOD))
    tasks = {change.target.key for change in changes if change.target.thing is Thing.TASK}
    return page.add(TextLine(f"共 {len(changes)} 处改动，涉及 {len(tasks)} 项任务。", Tone.STRONG))


def verified_page(table: Table, findings: Sequence[Diagnostic]) -> Page:
    """Every difference with its line in the document, then whether there are any."""
    page = _findings(findings)
    tasks = sum(1 for _ in table.placed())
    sections = sum(len(part.sections) for part in table.parts)
    whole = f"{len(table.parts)} 节、{sections} 目、{tasks} 项任务和通知"
    differing = sum(finding.severity is Severity.ERROR for finding in findings)
    if differing:
        return page.add(TextLine(f"{whole}：有 {differing} 处与文件不同。", Tone.BAD))
    return page.add(TextLine(f"{whole}：与文件逐字一致。", Tone.GOOD))
