"""The Jinja environment: sandboxed, bounded, and with all data escaped."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import BuiltinMethodType, MappingProxyType, MethodType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    Undefined,
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from gkcli.model.directory import Directory
from gkcli.paper.bounds import COUNTED, JOINED, Bounding, Budget, Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.compiled import ENCODING, BuiltinLoader, compiled_folder
from gkcli.paper.deferred import Uncomputed
from gkcli.paper.faults import UnknownName
from gkcli.paper.filters import FROM_JINJA, markdown_text, own_filters
from gkcli.paper.markdown.marks import BEGUN, unknown
from gkcli.text import printable

GLOBALS = ("namespace", "range")
"""Jinja's functions that are offered."""

JOIN = "join"

METHODS = MappingProxyType(
    {
        str: frozenset(("endswith", "lower", "split", "startswith", "strip", "upper")),
        date: frozenset(("isoformat", "isoweekday")),
        dict: frozenset(("get", "items", "keys", "values")),
    }
)
"""Methods of values that templates may call."""

_PRINTABLE = (str, int, float, date)
_MARKDOWN = ".md.j2"


class _ReportContext(Context):
    """The variables of a template, each computed when it is named."""

    def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401 - as jinja2 declares it
        found = super().resolve_or_missing(key)
        return found.make() if isinstance(found, Uncomputed) else found


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """Loads templates from ``folders``, the first that has one; ``内置/`` leads to the last."""

    context_class = _ReportContext
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, folders: Sequence[Path], directory: Directory, limits: Limits) -> None:
        loaders = [_loader(folder) for folder in folders]
        super().__init__(
            loader=ChoiceLoader([*loaders, PrefixLoader({"内置": loaders[-1]})]),
            undefined=UnknownName,
            autoescape=True,
            finalize=_finalized,
            optimized=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self.budget = Budget(limits)
        self.globals = {name: self.globals[name] for name in GLOBALS}
        self.filters = {
            **{name: self.filters[name] for name in FROM_JINJA},
            **own_filters(directory),
            JOIN: self._join,
            JOINED: self._join,
            COUNTED: self.budget.counted,
        }

    @staticmethod
    @pass_context
    def _join(context: Context, parts: Iterable[object], separator: str = "") -> str:
        environment = context.environment
        assert isinstance(environment, ReportEnvironment)
        shown = []
        length = 0
        for part in environment.budget.counted(parts):
            shown.append(_finalized(context, part))
            length += len(shown[-1]) + len(separator)
            environment.budget.fit(length)
        if any(isinstance(part, Markup) for part in shown):
            return escape(_finalized(context, separator)).join(shown)
        return separator.join(shown)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = Bounding().visit(super()._parse(source, name, filename))
        assert isinstance(parsed, nodes.Template)
        if name is not None and name.endswith(_MARKDOWN):
            _check_marks(parsed, name, filename)
        return parsed

    def wrap_str_format(self, value: object) -> None:
        """Offer no ``format`` of texts: its widths know no bound."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may read an attribute; of texts, only methods it may call."""
        if isinstance(obj, str):
            return attr in METHODS[str]
        return super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: object) -> bool:
        """Whether a template may call something."""
        if isinstance(obj, BuiltinMethodType | MethodType):
            owners = [kind for kind in METHODS if isinstance(obj.__self__, kind)]
            if owners or isinstance(obj, BuiltinMethodType):
                return any(obj.__name__ in METHODS[kind] for kind in owners)
        return super().is_safe_callable(obj)

    def call(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as jinja2 declares it
        """Call something from a template, which counts as a step."""
        self.budget.step()
        return super().call(*args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute ``left operator right`` if the result stays small."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("% formats text")
        self.budget.fit_operation(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def written(self, name: str, variables: dict[str, object]) -> Iterator[str]:
        """The text of a template in pieces; whatever goes wrong is raised as jinja2 raises it."""
        for chunk in self.get_template(name).generate(variables):
            self.budget.write(chunk)
            yield chunk


def _loader(folder: Path) -> FileSystemLoader:
    """What loads the templates of a folder; only beside built-in ones is Python looked for."""
    if folder.resolve().is_relative_to(builtin_folder()):
        return BuiltinLoader(folder, compiled_folder(), compiling_rules())
    return FileSystemLoader(folder, encoding=ENCODING)


@cache
def compiling_rules() -> bytes:
    """The modules whose code decides what a template is compiled to, as they are now."""
    deciding = (ReportEnvironment, Bounding, own_filters, unknown)
    files = dict.fromkeys(sys.modules[one.__module__].__file__ for one in deciding)
    return b"".join(Path(file).read_bytes() for file in files if file)


def _check_marks(parsed: nodes.Template, name: str, filename: str | None) -> None:
    """TemplateSyntaxError at the line of a layout mark that there is not."""
    for data in parsed.find_all(nodes.TemplateData):
        for match in BEGUN.finditer(data.data):
            problem = unknown(match["name"])
            if problem:
                line = data.lineno + data.data.count("\n", 0, match.start())
                raise TemplateSyntaxError(problem, line, name, filename)


@pass_context
def _finalized(context: Context, value: object) -> str:
    """A value as it is printed: nothing for None, escaped where the template is Markdown."""
    if value is None or type(value) is Undefined:  # that is an if without an else
        return ""
    environment = context.environment
    assert isinstance(environment, ReportEnvironment)
    if isinstance(value, Markup):
        environment.budget.show(value)
        return value
    if not isinstance(value, _PRINTABLE):
        str(value)  # an undefined name has more to say about itself
        raise TypeError("not printable")
    text = printable(str(value))
    environment.budget.show(text)
    markdown = context.name is not None and context.name.endswith(_MARKDOWN)
    return Markup(markdown_text(text)) if markdown else text  # noqa: S704 - escaped just now
