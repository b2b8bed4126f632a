"""From the parser's events to strings, lists and mappings, and what none of them may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.marks import Marks, Plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcli.yaml.source import Source

DEEPEST = 20
"""How many lists and mappings may stand in one another; the tables need nine."""

TOO_DEEP = (
    "too-deep",
    f"列表和映射套了 {DEEPEST} 层以上，后面的没有再读。",
    "请检查括号和缩进，任务分解表用不到这么多层。",
)
"""The code, the message and the hint for what is nested further."""


class Stop(Exception):  # noqa: N818  # not an error: the findings say what is wrong
    """What follows cannot be built; the reason is among the findings."""


class ParserMark(Protocol):
    """A mark of the parser, as far as it is needed here."""

    index: int


class ParserEvent(Protocol):
    """An event of the parser; each kind has some of these, and ``start_mark`` is never None."""

    start_mark: ParserMark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None


class Tree:
    """Builds the data of one document; ``marks`` and ``findings`` fill on the way."""

    def __init__(self, source: Source, next_event: Callable[[], Any]) -> None:
        self.marks = Marks(source)
        self.findings: list[Diagnostic] = []
        self._source = source
        self._next = next_event
        self._names: dict[str, str] = {}

    def build(self) -> Plain | None:
        """The data of the only document; None where the file holds nothing.

        Raises ``Stop`` at what is too deep, and lets the parser's own errors through.
        """
        self._next()
        if type(self._next()) is StreamEndEvent:
            return None
        first = self._next()
        data = self._node(first, first.start_mark.index, 1)
        self._next()
        more = self._next()
        kind: type = type(more)
        if kind is DocumentStartEvent:
            self._error(
                more,
                "several-documents",
                "文件里有第二个“---”：一个文件只放一份数据，后面的不会读。",
                "请删去这一行，或把后面的内容另存为一个文件。",
            )
        self.marks.bind(data)
        return data

    def _node(self, event: ParserEvent, key: int, depth: int) -> Plain:
        """The value that begins with an event; ``key`` is the offset of its key."""
        kind: type = type(event)
        marks = self.marks
        node = len(marks.keys)
        marks.keys.append(key)
        marks.values.append(event.start_mark.index)
        marks.sizes.append(1)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_properties(event)
            if not event.value and not event.style:
                marks.values[node] = self._behind_text(event.start_mark.index)
            return event.value
        if kind is AliasEvent:
            self._refuse_alias(event)
            return ""
        self._check_container(event, depth)
        data = self._mapping(depth) if kind is MappingStartEvent else self._sequence(depth)
        marks.sizes[node] = len(marks.keys) - node
        return data

    def _behind_text(self, offset: int) -> int:
        """The place of a value that was left out: right behind its colon.

        In brackets the parser gives that of the next token, which can be lines below.
        """
        text = self._source.text
        while offset and text[offset - 1] in " \t\r\n":
            offset -= 1
        return offset

    def _sequence(self, depth: int) -> list[Plain]:
        items: list[Plain] = []
        event = self._next()
        while type(event) is not SequenceEndEvent:
            items.append(self._node(event, event.start_mark.index, depth + 1))
            event = self._next()
        return items

    def _mapping(self, depth: int) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        again: list[tuple[str, int]] = []
        first_node = len(self.marks.keys)
        try:
            self._fill(data, again, depth)
        finally:
            # Also where a syntax error below ends the walk.
            if again:
                self._refuse_duplicates(data, again, first_node)
        return data

    def _fill(self, data: dict[str, Plain], again: list[tuple[str, int]], depth: int) -> None:
        """Read the pairs of a mapping; ``again`` gets the repeated keys and their offsets."""
        positions = self.marks.keys
        get, names = self._next, self._names
        while type(event := get()) is not MappingEndEvent:
            start = event.start_mark.index
            name = None
            if type(event) is not ScalarEvent:
                self._refuse_complex_key(event, depth)
            else:
                name = names.get(event.value)
                if name is None or event.anchor is not None or event.tag is not None:
                    key: Any = event
                    name = self._new_name(key)
            node = len(positions)
            value = self._node(get(), start, depth + 1)
            if name is None:
                self.marks.cut(node)
            elif name in data:
                self.marks.cut(node)
                again.append((name, start))
            else:
                data[name] = value

    def _new_name(self, event: ParserEvent) -> str | None:
        """The key as it is kept, one string for all its occurrences; None for what is no key."""
        name = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if name == "<<" and not event.style:
            self._error(
                event,
                "merge-key",
                "“<<”（合并键）不能用：这里的内容一律写全。",
                "请把要合并的各项直接写在这里。",
            )
            return None
        if not name:
            self._error(
                event, "empty-key", "冒号前面没有键。", "请在冒号前补上键名，或删去这一行。"
            )
            return None
        if name.isprintable():
            return self._names.setdefault(name, name)
        self._refuse_hidden(event, name)
        return name

    def _refuse_hidden(self, event: ParserEvent, name: str) -> None:
        from gkcli.yaml.characters import HIDDEN_HINT, describe
        from gkcli.yaml.slips import ODD_BLANK

        if re.search(ODD_BLANK, name):
            self._error(
                event,
                "fullwidth-blank",
                "键里有全角空格（或不换行空格），它成了另一个键。",
                "请删去键里的空白。",
            )
            return
        hidden = next(character for character in name if not character.isprintable())
        self._error(
            event,
            "invisible-character",
            f"键里有看不见的字符 {describe(hidden)}，它成了另一个键。",
            HIDDEN_HINT,
        )

    def _refuse_duplicates(
        self, data: dict[str, Plain], again: list[tuple[str, int]], node: int
    ) -> None:
        first: dict[str, int] = {}
        for name in data:
            first[name] = self._source.position(self.marks.keys[node])[0]
            node += self.marks.sizes[node]
        for name, offset in again:
            line = first[name]
            self._error_at(
                offset,
                "duplicate-key",
                f"键“{name}”重复：第 {line} 行已经有了。",
                f"请保留一个（第 {line} 行或这一行）；两处都要，就合成一处。",
            )

    def _refuse_complex_key(self, event: ParserEvent, depth: int) -> None:
        self._error(
            event,
            "complex-key",
            "键只能是一段文字，不能是列表、映射或引用。",
            "以“[”“{”“*”开头的键，请用半角双引号括起来。",
        )
        node = len(self.marks.keys)
        found = len(self.findings)
        self._node(event, event.start_mark.index, depth + 1)
        self.marks.cut(node)
        del self.findings[found:]

    def _refuse_properties(self, event: ParserEvent) -> None:
        if event.anchor is not None:
            self._error(
                event,
                "anchor-alias",
                f"“&{event.anchor}”（锚点）不能用：这里的内容一律写全。",
                "请删去它；值本来就以“&”开头，就用半角双引号括起来。",
            )
        if event.tag is not None:
            self._error(
                event,
                "yaml-tag",
                "以“!”开头的类型标签不能用：值一律是文字。",
                "请删去它；值本来就以“!”开头，就用半角双引号括起来。",
            )

    def _refuse_alias(self, event: ParserEvent) -> None:
        self._error(
            event,
            "anchor-alias",
            f"“*{event.anchor}”（引用）不能用：这里的内容一律写全。",
            "请把所引的内容抄在这里；值本来就以“*”开头，就用半角双引号括起来。",
        )

    def _check_container(self, event: ParserEvent, depth: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if depth > DEEPEST:
            self._error(event, *TOO_DEEP)
            raise Stop

    def _error(self, event: ParserEvent, code: str, message: str, hint: str) -> None:
        self._error_at(event.start_mark.index, code, message, hint)

    def _error_at(self, offset: int, code: str, message: str, hint: str) -> None:
        self.findings.append(self._source.finding(offset, Severity.ERROR, code, message, hint))
