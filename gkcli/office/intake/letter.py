"""The notice around the tasks: head, addressees, body, signature, copies, imprint."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from gkcli.office.intake.account import TextAccount
from gkcli.office.intake.lines import (
    FOOT,
    JoinedParagraph,
    Line,
    LineKind,
    date_in,
    document_number,
    passages,
    without_date,
)
from gkcli.office.intake.unit_names import unit_list
from gkcli.text import closed_up, squeezed, trimmed

_KIND = (
    r"通知|意见|方案|规定|决定|函|报告|要点|办法|公告|通告|批复|分解表|分工表|清单"
    r"|计划|分工|措施|细则"
    r"|规划|纲要|任务表|台账|条例|规则|制度|指南|工作表|一览表|汇总表|安排表|安排"
    r"|部署|行动|目标|任务|表"
)
_TITLE_END = re.compile(rf"(?:{_KIND})(?:[（(〔][^（()）]{{1,20}}[)）〕])?$")
_TITLE_LINE = 60
_SHORT_LINE = 6
_MOST_TITLE_LINES = 6
_LABEL_ONLY = re.compile(r"附(?:件|表)?(?:\d{1,2}|[一二三四五六七八九十])?[：:]?")
_MOST_NUMBER_LINES = 12
_MOST_SIGNING = 4


@dataclass(slots=True)
class Letter:
    """What the notice itself says; "" and None where the document does not say it.

    ``lines`` says where a field stands, for findings about it.
    """

    title: str = ""
    number: str = ""
    issuer: str = ""
    signed_on: date | None = None
    table_title: str = ""
    addressees: tuple[str, ...] = ()
    body: list[JoinedParagraph] = field(default_factory=list)
    printed_by: str = ""
    printed_on: date | None = None
    copies_to: tuple[str, ...] = ()
    copies_line: str = ""
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class LetterReader:
    """Reads a letter's lines from the top; what it does not recognise it does not take."""

    account: TextAccount
    letter: Letter = field(default_factory=Letter)

    def read_head(self, lines: Sequence[Line]) -> None:
        """Title, number, addressees, body and signature from the lines above the tasks."""
        rest = list(self._without_imprint(lines))
        rest = self._numbers(rest)
        rest = self._title(rest)
        rest = self._address(rest)
        signature = self._signature_at(rest)
        if signature is None:
            body, below = self._undated(rest)
        else:
            body, below = rest[: signature[0]], rest[signature[1] :]
            self._sign(rest[slice(*signature)])
        self._body(body)
        self._below(below)

    def read_foot(self, lines: Sequence[Line]) -> None:
        """Signature, copies and imprint from the lines below the tasks."""
        signature = self._signature_at(lines) if not self.letter.signed_on else None
        if signature is not None:
            self._sign(lines[slice(*signature)])
            lines = [*lines[: signature[0]], *lines[signature[1] :]]
        for line, following in zip_longest(lines, lines[1:]):
            self._imprint(line, following)

    def _without_imprint(self, lines: Sequence[Line]) -> Iterator[Line]:
        for line in lines:
            if line.kind in (LineKind.LAYOUT, *FOOT):
                self._imprint(line, None)
            elif line.kind is not LineKind.IMPRINT:
                yield line

    def _numbers(self, lines: list[Line]) -> list[Line]:
        for line in lines[:_MOST_NUMBER_LINES]:
            number = document_number(line.text)
            if number:
                self._set("number", number, line)
                return [other for other in lines if other is not line]
        return lines

    def _title(self, lines: list[Line]) -> list[Line]:
        start = _title_at(lines)
        if start is None:
            return lines
        taken = 1
        text = closed_up(lines[start].text)
        while start + taken < len(lines) and taken < _MOST_TITLE_LINES:
            following = lines[start + taken]
            if _TITLE_END.search(text) and not _goes_on(text, following):
                break
            if not _may_be_title(following):
                break
            text += closed_up(following.text)
            taken += 1
        self._set("title", closed_up(text), *lines[start : start + taken])
        above = [line for line in lines[:start] if line.text.endswith(("。", "；", "：", ":"))]
        return [*above, *lines[start + taken :]]

    def _address(self, lines: list[Line]) -> list[Line]:
        for index, line in enumerate(lines[:4]):
            if line.kind is LineKind.ADDRESSEES:
                self.letter.addressees = unit_list(line.text.rstrip("：: \u3000"))
                self.letter.lines["addressees"] = line.line
                self.account.take(line)
                return [*lines[:index], *lines[index + 1 :]]
        return lines

    def _signature_at(self, lines: Sequence[Line]) -> tuple[int, int] | None:
        """Where the first signature begins and ends: units, then a date."""
        units = 0
        for index, line in enumerate(lines):
            if line.kind is LineKind.SIGNED:
                return index, index + 1
            if line.kind is LineKind.DATE and units:
                return index - min(units, _MOST_SIGNING), index + 1
            units = units + 1 if line.is_unit else 0
        return None

    def _sign(self, lines: Sequence[Line]) -> None:
        self.account.take(*lines)
        last = lines[-1]
        issuers = [squeezed(line.text) for line in lines[:-1]] or [without_date(last.text)]
        self.letter.issuer = "、".join(issuers)
        self.letter.signed_on = date_in(last.text)
        self.letter.lines.setdefault("signed_on", last.line)

    def _undated(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """Body and what is below it where nothing is signed: titles of tables end the body."""
        for line in lines:
            if line.only_date and not self.letter.signed_on:
                self._set("signed_on", line.only_date, line)
        rest = [line for line in lines if not self.account.has(line)]
        end = len(rest)
        while end and _is_table_title(rest[end - 1]):
            end -= 1
        return rest[:end], rest[end:]

    def add_body(self, lines: Sequence[Line]) -> None:
        """Lines from among the tasks that belong to the notice as a whole."""
        self.account.take(*lines)
        self.letter.body.extend(passages(lines))

    def _body(self, lines: Sequence[Line]) -> None:
        left_out = (LineKind.ATTACHMENT, LineKind.ANNOTATION)
        self.add_body([line for line in lines if line.kind not in left_out])

    def _below(self, lines: Sequence[Line]) -> None:
        """The title of the table, and more text, from the lines between signature and table."""
        title: list[Line] = []
        text: list[Line] = []
        for line, following in zip_longest(lines, lines[1:]):
            if self._imprint(line, following):
                continue
            if line.kind is LineKind.ATTACHMENT:
                title = []
            elif _is_table_title(line):
                title.append(line)
            elif line.kind is LineKind.TEXT and not line.only_date:
                text.append(line)
        self._body(text)
        if title:
            self._set("table_title", "".join(closed_up(line.text) for line in title), *title)

    def _imprint(self, line: Line, following: Line | None) -> bool:
        """Take a line of copies, or of who printed it and when."""
        if line.kind is LineKind.COPIES:
            names = re.split(r"[:：]", line.text, maxsplit=1)[1]
            self.letter.copies_to += unit_list(names.rstrip("。. "))
            self._set("copies_line", trimmed(line.text), line)
        elif line.kind is LineKind.PRINTED:
            self.letter.printed_on = date_in(line.text)
            printer = re.sub(r"印发.*$", "", without_date(line.text))
            self.letter.printed_by = self.letter.printed_by or printer
            self.account.take(line)
        elif following and following.kind is LineKind.PRINTED and line.is_unit:
            self._set("printed_by", squeezed(line.text), line)
        elif line.kind is LineKind.LAYOUT or _LABEL_ONLY.fullmatch(squeezed(line.text)):
            self.account.take(line)
        else:
            return False
        return True

    def _set(self, name: str, value: object, *lines: Line) -> None:
        setattr(self.letter, name, value)
        self.letter.lines[name] = lines[0].line
        self.account.take(*lines)


def _title_at(lines: Sequence[Line]) -> int | None:
    """Where the title begins: at 关于 and the issuer above it, else at what ends like a title."""
    able = [index for index, line in enumerate(lines) if _may_be_title(line)]
    for index in able:
        if "关于" in lines[index].text:
            above = index - 1
            issued = lines[index].text.startswith("关于") and above in able
            return above if issued and lines[above].is_unit else index
    ended = (index for index in able if _TITLE_END.search(closed_up(lines[index].text)))
    first = next(ended, None)
    while first is not None and first - 1 in able and len(lines[first - 1].text) > _SHORT_LINE:
        first -= 1
    return first if first is not None else next(iter(able), None)


def _may_be_title(line: Line) -> bool:
    """Whether a line may be a title or a part of one."""
    if line.kind is not LineKind.TEXT or line.mark is not None or line.only_date:
        return False
    return len(line.text) <= _TITLE_LINE and not re.search(r"[。；！？：:]", line.text)


def _goes_on(text: str, following: Line) -> bool:
    """Whether a title that might be over goes on: 关于印发…方案 / 的通知."""
    return bool(re.match(r"的|和|及|与|（|\(", following.text)) or bool(
        "关于" in text
        and re.search(r"关于(?:印发|转发|下发|公布|发布|做好|加强|开展)", text)
        and not re.search(
            r"(?:通知|意见|函|决定|公告|通告|报告|批复)(?:[（(][^（()）]*[)）])?$", text
        )
        and _may_be_title(following)
        and re.search(r"(?:通知|意见|函|决定|公告|通告)$", closed_up(following.text))
    )


def _is_table_title(line: Line) -> bool:
    return _may_be_title(line) and not line.is_unit
