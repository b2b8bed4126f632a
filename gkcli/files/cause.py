"""Which slip of the keyboard a syntax error comes from."""

from collections.abc import Sequence

from gkcli.diagnostics import Diagnostic
from gkcli.files.source import Source

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
