"""The thorough way from plain data to the model: pydantic names everything that is wrong."""

import difflib
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.draft import Draft, Path, fields_at
from gkcli.files.events import Parsed
from gkcli.files.source import Source
from gkcli.model.labels import labelled
from gkcli.model.scalars import FieldError
from gkcli.model.shape import key_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")
_MOST_ROUNDS = 50


class Validated(NamedTuple, Generic[T]):
    """What validation made of a file.

    ``value`` is None when nothing can be made of it; where ``diagnostics`` is not empty it is
    the rest that could be read, ``draft`` telling what was left out.
    """

    value: T | None
    draft: Draft
    diagnostics: tuple[Diagnostic, ...]


def validate(shape: type[T], source: Source, parsed: Parsed) -> Validated[T]:
    """Validate plain data against ``shape`` and say everything that is wrong, each with its place.

    What is wrong is then left out or stood in for, so that the cross-checks can still look at
    everything else.
    """
    from pydantic import TypeAdapter, ValidationError

    draft = Draft(shape, parsed.data if parsed.data is not None else {})
    adapter = TypeAdapter(shape)
    found: dict[Path, Diagnostic] = {}
    for _ in range(_MOST_ROUNDS):
        try:
            value = adapter.validate_python(draft.cleaned())
        except ValidationError as error:
            details = [
                (draft.original(detail["loc"]), detail)
                for detail in error.errors(include_url=False)
            ]
        else:
            return Validated(value, draft, tuple(found.values()))
        for path, detail in details:
            if not draft.stands_in(path):
                found.setdefault(path, _diagnostic(shape, source, parsed, path, detail))
        mended = [draft.mend(path) for path, _ in details]
        if not all(mended):
            break
    return Validated(None, draft, tuple(found.values()))


def _diagnostic(
    shape: type, source: Source, parsed: Parsed, path: Path, detail: "ErrorDetails"
) -> Diagnostic:
    code, message, hint = _explain(shape, path, detail)
    whole_item = code in ("unknown-field", "bad-rule")
    line, column = parsed.marks.key(path) if whole_item else parsed.marks.value(path)
    if code == "missing-field":
        line, column = parsed.marks.key(path[:-1])
    return Diagnostic(source.name, line, column, Severity.ERROR, code, message, hint)


def _explain(shape: type, path: Path, detail: "ErrorDetails") -> tuple[str, str, str]:
    """The code, message and hint for one of pydantic's errors."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    cause = detail.get("ctx", {}).get("error")
    match detail["type"]:
        case "missing":
            return "missing-field", f"缺少{labelled(name)}", f"补上一行 {name}: …"
        case "unexpected_keyword_argument":
            return "unknown-field", f"没有“{name}”这个字段", _nearest(shape, path)
        case "value_error" if isinstance(cause, FieldError):
            of_field = path and isinstance(path[-1], str) and cause.code != "bad-rule"
            prefix = (
                f"{labelled(name)}" if of_field and cause.code.endswith(("text", "lines")) else ""
            )
            return cause.code, f"{prefix}{cause}", cause.hint
        case "tuple_type":
            return (
                "wrong-type",
                f"{labelled(name)}要写成列表",
                f"改写为 {name}: [甲, 乙]，或每项一行、以“- ”开头",
            )
        case "dataclass_type":
            return (
                "wrong-type",
                f"{labelled(name)}这里要写下一级条目",
                "每行一个“字段: 内容”，比上一级多缩进两格",
            )
    raise AssertionError(detail["type"])


def _nearest(shape: type, path: Path) -> str:
    known = [key_of(field.name) for field in fields_at(shape, path[:-1])]
    near = difflib.get_close_matches(str(path[-1]), known, 1, 0.6)
    meant = f"是不是要写“{near[0]}”？" if near else ""
    return f"{meant}这里可以写：{'、'.join(known)}"
