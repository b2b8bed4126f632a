"""Errors of a template in Chinese: file, line, what is wrong, and what to do."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from jinja2 import StrictUndefined
from jinja2.exceptions import (
    SecurityError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.utils import missing

from gkcli.errors import GkcliError
from gkcli.frozen import fields_of, is_frozen
from gkcli.paper.annual import NAMES as ANNUAL
from gkcli.paper.annual import AnnualView
from gkcli.paper.bounds import ExhaustedError
from gkcli.paper.markdown.marks import MarkupError
from gkcli.paper.view import View
from gkcli.workspace.layout import shown

VARIABLES = tuple(field.name for field in fields_of(View))
"""The variables that every template has."""


class UnknownName(StrictUndefined):
    """Says in Chinese which name is unknown and which were near."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"没有变量“{name}”{_near(name, VARIABLES)}"
        return f"这里没有“{name}”这一项{_near(name, _names_in(owner))}"


def _names_in(owner: object) -> Iterable[str]:
    if isinstance(owner, AnnualView):
        return ("year", *ANNUAL)
    if is_frozen(owner):
        return [field.name for field in fields_of(owner)]
    return map(str, owner) if isinstance(owner, dict) else ()


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, known, 3)
    return f"，您是不是要写：{'、'.join(found)}" if found else ""


_HINT = "变量和写法见 docs/templates.md"
_TOO_MUCH = "检查模板里的循环和重复；数据太多时用 --unit 分开出"
_ROUNDS = 20
"""In more rounds than this a template calls only itself."""

_SYNTAX = (
    (r"Encountered unknown tag '(.+?)'.*", "没有标记“{0}”，或者它不在该在的地方"),
    (r"No filter named '(.+?)'.*", "没有过滤器“{0}”"),
    (r"No test named '(.+?)'.*", "没有判断“{0}”"),
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(.+?)'.*",
        "到文件末尾，“{0}”还没有结束，要补上 end{0}",
    ),
    (r"unexpected end of template.*|Unexpected end of template.*", "文件到这里没有写完"),
    (r"unexpected '(.+?)', expected '(.+?)'", "这里要写“{1}”，却写成了“{0}”"),
    (r"unexpected '(.+?)'", "这里不该有“{0}”"),
    (r"Expected an expression, got .*", "这里要写一个变量或值"),
    (r"unexpected char '(.+?)' at .*", "不该有的字符“{0}”；Jinja 的括号、引号和逗号要用半角"),
    (r"expected token '(.+?)', got '(.+?)'.*", "这里要写“{0}”，却写成了“{1}”"),
    (r"block '(.+?)' defined twice", "块“{0}”写了两次"),
    (r"(没有排版标记.*)", "{0}"),
    (r"Missing end of comment tag", "注释没有结束，要补上 #}}"),
)
"""What jinja2 says about a template it cannot read, and the same in Chinese."""


def explained(error: Exception, template: Path) -> GkcliError:
    """The error of a template as one that a person can mend; ``template`` is where it began."""
    if isinstance(error, GkcliError):
        return error  # it is about the data that the template asked for
    if isinstance(error, UnicodeDecodeError):
        return GkcliError(
            f"模板“{shown(template)}”不是 UTF-8 编码", "用编辑器另存为 UTF-8 编码再试"
        )
    if isinstance(error, MarkupError):
        file, line = _place_of_mark(error, template)
    else:
        file, line = _place(error, template)
    what, hint = _told(error)
    where = f"{shown(file)}:{line}" if line else shown(file)
    return GkcliError(f"模板 {where}：{what}", hint)


def _told(error: Exception) -> tuple[str, str]:
    match error:
        case TemplateNotFound():
            return f"没有模板文件“{error.name}”", "核对文件名；内置的写作“内置/文件名”"
        case UndefinedError():
            return str(error), _HINT
        case SecurityError():
            return "模板里不能这样写：这个名字或写法没有开放", _HINT
        case TemplateSyntaxError() | TemplateRuntimeError():
            return _syntax(error.message or ""), _HINT
        case MarkupError():
            return error.message, error.hint
        case TypeError() if "not printable" in str(error):
            return "这是一组值，不能直接印出", "用 for 逐个写，或用 |单位、|join('、') 连起来"
        case _:
            return _beyond(error) or (f"算不出来（{type(error).__name__}：{error}）", _HINT)


def _beyond(error: Exception) -> tuple[str, str] | None:
    """What a template had too much of; None where that is not what was wrong."""
    match error:
        case ExhaustedError():
            return f"{error}，已停下", _TOO_MUCH
        case MemoryError():
            return "要用的内存太多，已停下", _TOO_MUCH
        case OverflowError():
            return "range 的数太大", "一次最多 100000"
        case RecursionError() if _refers_to_itself(error):
            return "模板自己引用自己，没有尽头", "检查 extends、include 和宏"
        case RecursionError() | SyntaxError():
            return "括号、运算或标记一层套一层，套得太深", "分成几步写，或放进宏里"
    return None


def _refers_to_itself(error: RecursionError) -> bool:
    """Whether templates went round in circles, rather than into what is written in one place."""
    places = [place for place in _frames(error.__traceback__) if place[0].endswith(".j2")]
    return max(Counter(places).values(), default=0) > _ROUNDS


def _syntax(message: str) -> str:
    for pattern, chinese in _SYNTAX:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return chinese.format(*match.groups())
    return f"写法不对（{message}）"


def _place(error: Exception, template: Path) -> tuple[Path, int]:
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or template), error.lineno
    places = [
        (Path(file), line) for file, line in _frames(error.__traceback__) if file.endswith(".j2")
    ]
    return places[-1] if places else (template, 0)


def _place_of_mark(error: MarkupError, template: Path) -> tuple[Path, int]:
    """The line that holds the mark, in the template or a file beside it that it may include."""
    for file in (template, *sorted(template.parent.glob("_*.md.j2"))):
        lines = file.read_text(encoding="utf-8-sig").splitlines()
        if error.line in map(str.strip, lines):
            return file, [line.strip() for line in lines].index(error.line) + 1
    return template, 0


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
