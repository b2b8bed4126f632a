"""Everything that is wrong with how a file is written, and which slip of the keyboard caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcli.errors import Diagnostic, Severity
from gkcli.frozen import frozen, replace
from gkcli.yaml.characters import character_findings, readable
from gkcli.yaml.marks import Marks, Plain
from gkcli.yaml.parse import Parsed, build
from gkcli.yaml.punctuation import layout_findings
from gkcli.yaml.source import Source
from gkcli.yaml.tidy_file import parse_tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import yaml

    from gkcli.yaml.source import Source

_CAUSES = frozenset(
    {
        "colon-without-blank",
        "dash-without-blank",
        "fullwidth-bar",
        "fullwidth-colon",
        "fullwidth-dash",
        "fullwidth-indent",
        "fullwidth-quote",
        "line-separator",
        "merge-conflict",
        "tab-indent",
    }
)
"""What can make YAML stumble over anything on that line or below it."""

_CAUSES_IN_BRACKETS = frozenset({"comment-cut", "flow-fullwidth-comma"})
_TROUBLE_IN_BRACKETS = frozenset({"unclosed-bracket", "bad-quote", "yaml-syntax"})


def cause_of(
    error: Diagnostic, noticed: int, found: Sequence[Diagnostic], source: Source
) -> Diagnostic | None:
    """The finding among ``found`` that explains a syntax error, if one does.

    ``noticed`` is the line where the parser gave up. It can be lines below the slip: what looks
    like no key is read on as text, with all lines below that are indented further.
    """
    causes: dict[int, Diagnostic] = {}
    for finding in found:
        if _can_cause(finding, error):
            causes.setdefault(finding.line, finding)
    for line in (error.line, noticed):
        if line in causes:
            return causes[line]
    shallowest = None
    for line in range(noticed - 1, 0, -1):
        text = source.line(line)
        if not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        if shallowest is not None and indent >= shallowest:
            continue
        if line in causes:
            return causes[line]
        if indent == 0:
            return None
        shallowest = indent
    return None


def _can_cause(finding: Diagnostic, error: Diagnostic) -> bool:
    return finding.code in _CAUSES or (
        finding.code in _CAUSES_IN_BRACKETS and error.code in _TROUBLE_IN_BRACKETS
    )


__all__ = ["Marks", "Parsed", "Plain", "parse"]

_HARMLESS_ALONE = frozenset(
    {
        "comment-cut",
        "cr-newline",
        "flow-fullwidth-comma",
        "fullwidth-bracket",
        "invisible-character",
        "line-separator",
        "replacement-character",
    }
)
"""What YAML reads, though not as it was meant, even in a file that is broken elsewhere."""


@frozen
class _Failure:
    """A syntax error, and the line where the parser noticed it."""

    error: Diagnostic
    noticed: int


def parse(source: Source) -> Parsed:
    """Read the YAML of a source, whatever it holds, in one pass.

    A syntax error ends the parser's work, not the search for mistyped lines. A file that stands as
    ``fmt`` writes it needs no parser; it may hold slips all the same.
    """
    odd = list(character_findings(source))
    tidy = parse_tidy(source)
    if tidy is not None:
        return tidy._replace(
            diagnostics=_sorted([*source.diagnostics, *odd, *layout_findings(source)])
        )
    text = readable(source.text) if odd else source.text
    built = build(source, text)
    failure = _failure(source, text, built.error) if built.error else None
    if isinstance(built.data, str) and not built.refused:
        failure = _is_text(source, built.marks)
    findings = [*source.diagnostics, *built.refused]
    findings += _weighed(source, [*odd, *layout_findings(source)], failure)
    if built.data is None and not failure and not built.refused:
        findings.append(_is_empty(source))
    return Parsed(built.data, built.marks, _sorted(findings))


def _failure(source: Source, text: str, error: yaml.YAMLError) -> _Failure:
    from gkcli.yaml.messages import Complaint, explain

    problem = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    # Only marked errors are known to happen: what the reader refuses was replaced before.
    at = min(problem.index, len(text)) if problem else 0
    complaint = Complaint(
        text,
        getattr(error, "context", None) or "",
        getattr(error, "problem", None) or "",
        opened.index if opened else at,
        at,
    )
    meaning = explain(complaint)
    finding = source.finding(
        meaning.offset, Severity.ERROR, meaning.code, meaning.message, meaning.hint
    )
    return _Failure(finding, source.position(at)[0])


def _weighed(
    source: Source, found: list[Diagnostic], failure: _Failure | None
) -> Iterator[Diagnostic]:
    """The findings as they weigh, and the syntax error if none of them explains it."""
    if failure is None:
        yield from found
        return

    cause = cause_of(failure.error, failure.noticed, found, source)
    if cause is None:
        yield failure.error
    broken_from = cause.line if cause else failure.error.line
    for finding in found:
        # YAML read the lines above; from here on nothing says that it would.
        broken = finding.line >= broken_from and finding.code not in _HARMLESS_ALONE
        if broken or finding is cause:
            yield replace(finding, severity=Severity.ERROR)
        else:
            yield finding


def _is_text(source: Source, marks: Marks) -> _Failure:
    """A file that is one text: most often pairs of which none has a colon that YAML knows."""
    line, column = marks.value(())
    error = Diagnostic(
        source.name,
        line,
        column,
        Severity.ERROR,
        "not-a-mapping",
        "整个文件是一段文字，不是“键: 值”的数据。",
        "请检查键后面是否有半角冒号和空格。",
    )
    return _Failure(error, line)


def _is_empty(source: Source) -> Diagnostic:
    return source.finding(
        0,
        Severity.ERROR,
        "empty-file",
        "文件是空的（或只有注释）。",
        "请写入内容；不需要这个文件，就删去它。",
    )


def _sorted(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In reading order, without what a graver finding on the same line already says."""
    bad_keys = {
        finding.line
        for finding in findings
        if finding.code == "invisible-character" and finding.severity is Severity.ERROR
    }
    bad_starts = {
        finding.line
        for finding in findings
        if finding.code in ("fullwidth-indent", "dash-without-blank")
    }
    kept = (
        finding
        for finding in findings
        if not (
            (finding.code == "fullwidth-blank" and finding.line in bad_starts)
            or (
                finding.code == "invisible-character"
                and finding.severity is Severity.WARNING
                and finding.line in bad_keys
            )
        )
    )
    return tuple(sorted(kept, key=lambda finding: (*finding.address, finding.code)))
