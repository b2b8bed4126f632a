"""Texts are kept clean: one clause a line, no blanks that nobody sees, ids without odd letters."""

from collections.abc import Iterator
from unicodedata import normalize

from gkcli.check.facts import RegistryFacts, TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.model.prose import fold, is_folded, unfold
from gkcli.patterns import late_pattern
from gkcli.yaml.draft import DataPath
from gkcli.yaml.syntax import Plain

_EDGE_BLANK = late_pattern(r"(?m)^[^\S\n]+|(?<=\S)[^\S\n]+$")
_BLANK = late_pattern(r"[^\S\n]")
_PROSE = frozenset({"body", "requirement"})


def check(facts: TableFacts | RegistryFacts) -> Iterator[Diagnostic]:
    """Report blanks at the edge of texts, prose not written one clause a line, and odd ids.

    Looks at the file as it is; a text that is faulty anyway is left alone.
    """
    for path, text in _doubtful_texts((), facts.parsed.data or ""):
        if facts.draft.stands_in(path):
            continue
        blanks = list(_edge_blanks(facts, path, text))
        yield from blanks
        if path[-1:] == ("id",):
            yield from _odd_id(facts, path, text)
        elif path and path[-1] in _PROSE and not blanks:
            yield from _lines(facts, path, text)


def _doubtful_texts(path: DataPath, data: Plain) -> Iterator[tuple[DataPath, str]]:
    """The texts that any of this could be wrong with; hardly any, and a path takes its time."""
    if isinstance(data, str):
        yield path, data
        return
    for step, item in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(item, str):
            if _is_doubtful(step, item):
                yield (*path, step), item
        else:
            yield from _doubtful_texts((*path, step), item)


def _is_doubtful(step: str | int, text: str) -> bool:
    if _BLANK.search(text):
        return True
    return (step == "id" and not text.isascii()) or (step in _PROSE and not is_folded(text))


def _edge_blanks(
    facts: TableFacts | RegistryFacts, path: DataPath, text: str
) -> Iterator[Diagnostic]:
    if text.isspace():
        return
    for match in _EDGE_BLANK.finditer(text):
        where = "开头" if match.start() == 0 or text[match.start() - 1] == "\n" else "末尾"
        yield facts.find_written(
            Severity.WARNING,
            "edge-blank",
            path,
            match.start(),
            f"这一行文字的{where}有 {len(match[0])} 个空白，会算进原文。",
            "删去它；段落不用空格缩进，另起一段就空一行。",
        )


def _lines(facts: TableFacts | RegistryFacts, path: DataPath, text: str) -> Iterator[Diagnostic]:
    written = text.rstrip("\n")
    proper = fold(unfold(written))
    if written == proper:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(written, proper, strict=False)) if a != b),
        min(len(written), len(proper)),
    )
    yield facts.find_written(
        Severity.NOTE,
        "prose-lines",
        path,
        at,
        "这段文字从这里起没有一句一行。",
        "用 gkcli fmt 整理：一行一句，以后改一句就只动一行。",
    )


def _odd_id(facts: TableFacts | RegistryFacts, path: DataPath, text: str) -> Iterator[Diagnostic]:
    plain = normalize("NFKC", text)
    if plain != text:
        yield facts.find_written(
            Severity.WARNING,
            "fullwidth-id",
            path,
            0,
            f"时限编号“{text}”里有全角字母或数字，在命令行里打不出同样的。",
            f"请写作 {plain}。",
        )
