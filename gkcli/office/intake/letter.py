"""The notice around the tasks: head, addressees, body, signature, copies, imprint."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gkcli.office.intake.account import TextAccount
from gkcli.office.intake.lines import (
    JoinedParagraph,
    LineKind,
    date_in,
    document_number,
    line_kind,
    only_date,
    passages,
    without_date,
)
from gkcli.office.intake.marks import mark
from gkcli.office.intake.unit_names import looks_like_unit, unit_list
from gkcli.office.read.blocks import SourceParagraph
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

    ledger: TextAccount
    letter: Letter = field(default_factory=Letter)

    def read_head(self, lines: Sequence[SourceParagraph]) -> None:
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

    def read_foot(self, lines: Sequence[SourceParagraph]) -> list[SourceParagraph]:
        """Signature, copies and imprint from the lines below the tasks; the rest is given back."""
        rest: list[SourceParagraph] = []
        signature = self._signature_at(lines) if not self.letter.signed_on else None
        if signature is not None:
            self._sign(lines[slice(*signature)])
            lines = [*lines[: signature[0]], *lines[signature[1] :]]
        for index, line in enumerate(lines):
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            if not self._imprint(line, following):
                rest.append(line)
        return [line for line in rest if not self.ledger.has(line)]

    def _without_imprint(self, lines: Sequence[SourceParagraph]) -> Iterator[SourceParagraph]:
        for index, line in enumerate(lines):
            kind = line_kind(line.text)
            if kind is LineKind.LAYOUT:
                self.ledger.take(line)
            elif kind in (LineKind.PRINTED, LineKind.COPIES):
                following = lines[index + 1].text if index + 1 < len(lines) else ""
                self._imprint(line, following)
            elif kind is not LineKind.IMPRINT:
                yield line

    def _numbers(self, lines: list[SourceParagraph]) -> list[SourceParagraph]:
        for line in lines[:_MOST_NUMBER_LINES]:
            number = document_number(line.text)
            if number:
                self._set("number", number, line)
                return [other for other in lines if other is not line]
        return lines

    def _title(self, lines: list[SourceParagraph]) -> list[SourceParagraph]:
        start = _title_at(lines)
        if start is None:
            return lines
        taken = 1
        text = closed_up(lines[start].text)
        while start + taken < len(lines) and taken < _MOST_TITLE_LINES:
            following = lines[start + taken].text
            if _TITLE_END.search(text) and not _goes_on(text, following):
                break
            if not _may_be_title(following):
                break
            text += closed_up(following)
            taken += 1
        self._set("title", closed_up(text), *lines[start : start + taken])
        above = [line for line in lines[:start] if line.text.endswith(("。", "；", "：", ":"))]
        return [*above, *lines[start + taken :]]

    def _address(self, lines: list[SourceParagraph]) -> list[SourceParagraph]:
        for index, line in enumerate(lines[:4]):
            if line_kind(line.text) is LineKind.ADDRESSEES:
                self.letter.addressees = unit_list(line.text.rstrip("：: \u3000")).names
                self.letter.lines["addressees"] = line.line
                self.ledger.take(line)
                return [*lines[:index], *lines[index + 1 :]]
        return lines

    def _signature_at(self, lines: Sequence[SourceParagraph]) -> tuple[int, int] | None:
        """Where the first signature begins and ends: units, then a date."""
        for index, line in enumerate(lines):
            kind = line_kind(line.text)
            if kind is LineKind.SIGNED:
                return index, index + 1
            if kind is LineKind.DATE:
                start = index
                while start and index - start < 4 and looks_like_unit(lines[start - 1].text):
                    start -= 1
                if start < index:
                    return start, index + 1
        return None

    def _sign(self, lines: Sequence[SourceParagraph]) -> None:
        self.ledger.take(*lines)
        last = lines[-1]
        issuers = [squeezed(line.text) for line in lines[:-1]]
        if not issuers:
            issuers = [without_date(last.text)]
        self.letter.issuer = "、".join(issuers)
        self.letter.signed_on = date_in(last.text)
        self.letter.lines.setdefault("signed_on", last.line)

    def _undated(
        self, lines: list[SourceParagraph]
    ) -> tuple[list[SourceParagraph], list[SourceParagraph]]:
        """Body and what is below it where nothing is signed: titles of tables end the body."""
        for line in lines:
            signed = only_date(line.text.strip("（）() "))
            if signed and not self.letter.signed_on:
                self._set("signed_on", signed, line)
        rest = [line for line in lines if not self.ledger.has(line)]
        end = len(rest)
        while end and _is_table_title(rest[end - 1].text):
            end -= 1
        return rest[:end], rest[end:]

    def add_body(self, lines: Sequence[SourceParagraph]) -> None:
        """Lines from among the tasks that belong to the notice as a whole."""
        self.ledger.take(*lines)
        self.letter.body.extend(passages(lines))

    def _body(self, lines: Sequence[SourceParagraph]) -> None:
        kept = [
            line
            for line in lines
            if line_kind(line.text) not in (LineKind.ATTACHMENT, LineKind.ANNOTATION)
        ]
        self.ledger.take(*kept)
        self.letter.body.extend(passages(kept))

    def _below(self, lines: Sequence[SourceParagraph]) -> None:
        """The title of the table, and more text, from the lines between signature and table."""
        title: list[SourceParagraph] = []
        text: list[SourceParagraph] = []
        for index, line in enumerate(lines):
            kind = line_kind(line.text)
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            if self._imprint(line, following):
                continue
            if kind in (LineKind.ATTACHMENT, LineKind.ANNOTATION, LineKind.LAYOUT):
                title = [] if kind is LineKind.ATTACHMENT else title
            elif kind is LineKind.NUMBER or only_date(line.text.strip("（）() ")):
                continue
            elif _is_table_title(line.text):
                title.append(line)
            elif kind is LineKind.TEXT:
                text.append(line)
        self._body(text)
        if title:
            self._set("table_title", "".join(closed_up(line.text) for line in title), *title)

    def _imprint(self, line: SourceParagraph, following: str) -> bool:
        """Take a line of copies, or of who printed it and when."""
        kind = line_kind(line.text)
        if kind is LineKind.COPIES:
            names = re.split(r"[:：]", line.text, maxsplit=1)[1]
            self.letter.copies_to += unit_list(names.rstrip("。. ")).names
            self._set("copies_line", trimmed(line.text), line)
        elif kind is LineKind.PRINTED:
            self.letter.printed_on = date_in(line.text)
            printer = re.sub(r"印发.*$", "", without_date(line.text))
            self.letter.printed_by = self.letter.printed_by or printer
            self.ledger.take(line)
        elif line_kind(following) is LineKind.PRINTED and looks_like_unit(line.text):
            self._set("printed_by", squeezed(line.text), line)
        elif kind is LineKind.LAYOUT or _LABEL_ONLY.fullmatch(squeezed(line.text)):
            self.ledger.take(line)
        else:
            return False
        return True

    def _set(self, name: str, value: object, *lines: SourceParagraph) -> None:
        setattr(self.letter, name, value)
        self.letter.lines[name] = lines[0].line
        self.ledger.take(*lines)


def _title_at(lines: Sequence[SourceParagraph]) -> int | None:
    """Where the title begins: at 关于 and the issuer above it, else at what ends like a title."""
    able = [index for index, line in enumerate(lines) if _may_be_title(line.text)]
    for index in able:
        if "关于" in lines[index].text:
            above = index - 1
            issued = lines[index].text.startswith("关于") and above in able
            return above if issued and looks_like_unit(lines[above].text) else index
    ended = (index for index in able if _TITLE_END.search(closed_up(lines[index].text)))
    first = next(ended, None)
    while first is not None and first - 1 in able and len(lines[first - 1].text) > _SHORT_LINE:
        first -= 1
    return first if first is not None else next(iter(able), None)


def _may_be_title(text: str) -> bool:
    """Whether a line may be a title or a part of one."""
    kind = line_kind(text)
    if kind is not LineKind.TEXT or len(text) > _TITLE_LINE or re.search(r"[。；！？：:]", text):
        return False
    return mark(text) is None and only_date(text.strip("（）() ")) is None


def _goes_on(text: str, following: str) -> bool:
    """Whether a title that might be over goes on: 关于印发…方案 / 的通知."""
    return bool(re.match(r"的|和|及|与|（|\(", following)) or bool(
        "关于" in text
        and re.search(r"关于(?:印发|转发|下发|公布|发布|做好|加强|开展)", text)
        and not re.search(
            r"(?:通知|意见|函|决定|公告|通告|报告|批复)(?:[（(][^（()）]*[)）])?$", text
        )
        and _may_be_title(following)
        and re.search(r"(?:通知|意见|函|决定|公告|通告)$", closed_up(following))
    )


def _is_table_title(text: str) -> bool:
    return _may_be_title(text) and not looks_like_unit(text)
