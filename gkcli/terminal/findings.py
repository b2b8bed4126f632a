"""Findings for people, for programs and for GitHub's annotations."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from gkcli.errors import Diagnostic, Severity
from gkcli.terminal.colours import SEVERITIES
from gkcli.terminal.page import Block, Excerpt, Page, TextLine, Tone
from gkcli.text import displayable_line, one_line

LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "说明"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ENDS = ("。", "！", "？", "；", "：", "…")

SourceLine = Callable[[str, int], str]


def finding_page(findings: Sequence[Diagnostic], source_line: SourceLine, summary: str) -> Page:
    """Each finding with its address, its source line and a caret, then a summary."""
    page = Page()
    for finding in findings:
        page.add(*_finding(finding, source_line(finding.file, finding.line)))
    return page.add(TextLine(summary, Tone.STRONG))


def _finding(finding: Diagnostic, line: str) -> Iterator[Block]:
    yield TextLine(headline(finding), SEVERITIES[finding.severity])
    if line.strip():
        yield Excerpt(line, finding.column)
    if finding.hint:
        yield TextLine(f"→ {finding.hint}", indent=2)


def headline(finding: Diagnostic) -> str:
    """Address, severity, message and code of a finding in one line, whatever they quote."""
    address = f"{finding.file}:{finding.line}:{finding.column}"
    return one_line(f"{address}: {LABELS[finding.severity]}：{finding.message} [{finding.code}]")


def counted(findings: Sequence[Diagnostic]) -> str:
    """How many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return "、".join(
        f"{counts[severity]} 处{LABELS[severity]}" for severity in LABELS if counts[severity]
    )


def finding_record(finding: Diagnostic) -> dict[str, Any]:
    """A finding as the JSON contract wants it."""
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
    }


def github_annotation(finding: Diagnostic) -> str:
    """A finding as a workflow command, shown by GitHub beside the changed line."""
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column}"
    message = _data(_sentences(finding.message, finding.hint))
    return f"::{_COMMANDS[finding.severity]} {place},title={_property(finding.code)}::{message}"


def _sentences(message: str, hint: str) -> str:
    """What is wrong and what to do, one full stop between them."""
    stop = "" if not hint or message.endswith(_ENDS) else "。"
    return f"{message}{stop}{hint}"


def _data(text: str) -> str:
    return displayable_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
