"""The thorough way from plain data to the model: everything that is wrong, then pydantic."""

import difflib
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar, get_origin

from gkcli.errors import Diagnostic, Severity
from gkcli.model.shape import key_of, labelled
from gkcli.yaml.draft import DataPath, Draft, fields_at
from gkcli.yaml.faults import DataFault, faults_of
from gkcli.yaml.parse import Parsed
from gkcli.yaml.source import Source

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_ENDS = ("。", "？", "…")
_ABOUT_THEMSELVES = frozenset(
    {"empty-text", "several-lines", "control-character", "wrong-type", "bad-flag"}
)
"""Codes of errors that do not name the field."""


class Validated(NamedTuple, Generic[T_co]):
    """What validation made of a file.

    ``value`` is None when nothing can be made of it; where ``diagnostics`` is not empty it is
    the rest that could be read, ``draft`` telling what was left out.
    """

    value: T_co | None
    draft: Draft
    diagnostics: tuple[Diagnostic, ...]


class _Finding(NamedTuple):
    """What to say about a fault."""

    code: str
    message: str
    hint: str


def validate(shape: type[T], source: Source, parsed: Parsed) -> Validated[T]:
    """Validate plain data against ``shape`` and say everything that is wrong, each with its place.

    What is wrong is then left out or stood in for, so that the cross-checks can still look at
    everything else. A place where the YAML itself is at fault is not found fault with again.
    """
    from pydantic import TypeAdapter

    data = parsed.data if parsed.data is not None else {}
    faults = faults_of(shape, data)
    misspelt = _misspelt(shape, faults)
    found: dict[DataPath, Diagnostic] = {}
    for fault in faults:
        if fault.path not in misspelt:
            found.setdefault(fault.path, _diagnostic(shape, source, parsed, fault))
    draft = Draft(shape, data)
    mended = [draft.mend(fault.path) for fault in faults]
    value = TypeAdapter(shape).validate_python(draft.cleaned()) if all(mended) else None
    taken = {d.address for d in parsed.diagnostics if d.severity is Severity.ERROR}
    return Validated(value, draft, tuple(d for d in found.values() if d.address not in taken))


def _misspelt(shape: type, faults: Iterable[DataFault]) -> set[DataPath]:
    """The paths of missing fields that are there under a mistyped name, which is said already."""
    return {
        (*fault.path[:-1], near)
        for fault in faults
        if fault.kind == "unknown" and (near := _nearest(shape, fault.path))
    }


def _diagnostic(shape: type, source: Source, parsed: Parsed, fault: DataFault) -> Diagnostic:
    code, message, hint = _explain(shape, fault)
    path = fault.path
    if code == "missing-field":
        line, column = parsed.marks.key(path[:-1])
    elif code in ("unknown-field", "bad-rule"):
        line, column = parsed.marks.key(path)
    else:
        line, column = parsed.marks.value(path)
    return Diagnostic(
        source.name, line, column, Severity.ERROR, code, _sentence(message), _sentence(hint)
    )


def _sentence(text: str) -> str:
    return text if not text or text.endswith(_ENDS) else f"{text}。"


def _explain(shape: type, fault: DataFault) -> _Finding:
    path, kind, cause = fault
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if cause is not None:
        about_itself = cause.code in _ABOUT_THEMSELVES
        return _Finding(cause.code, f"{labelled(name) if about_itself else ''}{cause}", cause.hint)
    if kind == "missing":
        line = "" if get_origin(shape) is tuple else "一行"
        return _Finding("missing-field", f"缺少{labelled(name)}", f"补上{line} {name}: …")
    if kind == "unknown":
        return _unknown(shape, path, name)
    if kind == "list":
        what = labelled(name) if path else "整个文件"
        return _Finding("wrong-type", f"{what}要写成列表", _as_list(shape, path))
    if path and not name:
        return _Finding("wrong-type", "这一条记录要写成“字段: 内容”", _as_list(shape, ()))
    return _Finding(
        "wrong-type",
        f"{labelled(name)}这里要写下一级条目" if name else "整个文件要写成“字段: 内容”",
        "每行一个“字段: 内容”，下一级多缩进两格",
    )


def _as_list(shape: type, path: DataPath) -> str:
    entry = _known(shape, (*path, 0, ""))
    if not path:
        return f"每条记录一行，如“- {{{entry[0]}: …, {entry[1]}: …}}”"
    if len(entry) > 1 and path[-1] != "aliases":
        return f"每一项另起一行、以“- ”开头，如“- {entry[0]}: …”"
    return f"改写为 {path[-1]}: [甲, 乙]，或每项一行、以“- ”开头"


def _unknown(shape: type, path: DataPath, name: str) -> _Finding:
    near = _nearest(shape, path)
    meant = f"是不是要写“{near}”？" if near else ""
    known = "、".join(_known(shape, path))
    return _Finding("unknown-field", f"没有“{name}”这个字段", f"{meant}这里可以写：{known}")


def _known(shape: type, path: DataPath) -> list[str]:
    return [key_of(field.name) for field in fields_at(shape, path[:-1])]


def _nearest(shape: type, path: DataPath) -> str:
    """The field that a mistyped key probably means, "" where none is near."""
    known = _known(shape, path)
    typed = "".join(filter(str.isprintable, str(path[-1]))).strip().lower()
    near = difflib.get_close_matches(typed, known, 1, 0.6)
    return near[0] if near else ""
