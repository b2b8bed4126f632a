"""The notice's head and foot agree with each other: number, year, dates, copies."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from gkcli.check.facts import TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.model.placeholders import PENDING
from gkcli.patterns import late_pattern

if TYPE_CHECKING:
    from gkcli.yaml.draft import DataPath

_NUMBER = late_pattern(r"\S+〔(?P<year>\d{4})〕[1-9]\d*号", re.ASCII)
_ORDER = late_pattern(r"\S*令（?第?\s?\d+号）?", re.ASCII)
"""Orders (令) count through, without a year: 国务院令第492号."""

_LOOSE = late_pattern(
    r"(?P<issuer>\D*?)(?P<open>[(\[{〔﹝【〖<《]?)(?P<year>(?:19|20)\d{2})年?[)\]}〕﹞】〗>》]?"
    r"第?0*(?P<number>[1-9]\d*)[号號]?"
)
_YEAR = late_pattern(r"(?<!\d)((?:19|20)\d{2}) ?年", re.ASCII)


def check(table: TableFacts) -> Iterator[Diagnostic]:
    """Report numbers, years and dates of the notice that do not fit each other."""
    yield from _numbers(table)
    yield from _years(table)
    yield from _printing(table)
    yield from _copies(table)


def _numbers(table: TableFacts) -> Iterator[Diagnostic]:
    notice = table.notice
    written: dict[DataPath, str | None] = {("notice", "number"): notice.number}
    for index, basis in enumerate(notice.basis):
        written["notice", "basis", index, "number"] = basis.number
    annotated = table.bearers[0].annotates
    for path, number in written.items():
        if not number or table.stands_in(path) or annotated(number):
            continue
        if number == PENDING:
            yield table.find(
                Severity.WARNING,
                "document-number",
                path,
                f"文号还没有，写的是“{PENDING}”。",
                "发文以后照文件填。",
            )
        elif not _NUMBER.fullmatch(number) and not _ORDER.fullmatch(number):
            proper = _proper(number)
            yield table.find(
                Severity.WARNING,
                "document-number",
                path,
                f"文号“{number}”的写法不合规范（GB/T 9704）。",
                f"{f'是不是“{proper}”？' if proper else ''}"
                "年份写四位、用六角括号〔〕，序号不加“第”、不补零，末尾写“号”；"
                "原件就这样的，在 errata 里注明。",
            )


def _proper(number: str) -> str:
    """The number as GB/T 9704-2012 has it, "" where it can't be told."""
    match = _LOOSE.fullmatch("".join(normalize("NFKC", number).split()))
    if match is None or not match["issuer"]:
        return ""
    return f"{match['issuer']}〔{match['year']}〕{match['number']}号"


def _years(table: TableFacts) -> Iterator[Diagnostic]:
    notice = table.notice
    numbered = _NUMBER.fullmatch(notice.number)
    signed = not table.stands_in(("notice", "signed_on"))
    if numbered and signed and int(numbered["year"]) != notice.signed_on.year:
        yield table.find(
            Severity.WARNING,
            "number-year",
            ("notice", "number"),
            f"文号里的年份是 {numbered['year']}，成文日期是 {notice.signed_on}。",
            "核对文号和 signed_on，两处的年份应当一致。",
        )
    if table.stands_in(("notice", "year")):
        return
    titled = set(_YEAR.findall(notice.title)) - {str(notice.year)}
    named = str(notice.year) in notice.title
    if titled and not named and not table.stands_in(("notice", "title")):
        yield _year_differs(table, f"标题写的是 {'、'.join(sorted(titled))} 年")
    elif not named and signed and not 0 <= notice.year - notice.signed_on.year <= 1:
        yield _year_differs(table, f"成文日期是 {notice.signed_on}")


def _year_differs(table: TableFacts, against: str) -> Diagnostic:
    return table.find(
        Severity.WARNING,
        "year-differs",
        ("notice", "year"),
        f"年度写的是 {table.notice.year}，{against}。",
        "核对年度：“12月底前”一类的时限都按它推算。",
    )


def _printing(table: TableFacts) -> Iterator[Diagnostic]:
    notice = table.notice
    if notice.printed_on is None or notice.printed_on >= notice.signed_on:
        return
    if table.stands_in(("notice", "printed_on")) or table.stands_in(("notice", "signed_on")):
        return
    yield table.find(
        Severity.WARNING,
        "printed-before-signed",
        ("notice", "printed_on"),
        f"印发日期 {notice.printed_on} 早于成文日期 {notice.signed_on}。",
        "核对两个日期，先成文、后印发。",
    )


def _copies(table: TableFacts) -> Iterator[Diagnostic]:
    line = table.notice.copies_line
    if not line or table.stands_in(("notice", "copies_line")):
        return
    for index, name in enumerate(table.notice.copies_to):
        if name not in line:
            yield table.find(
                Severity.WARNING,
                "copies-differ",
                ("notice", "copies_to", index),
                f"抄送原文（copies_line）里没有“{name}”。",
                "两处照原件改成一致；名单能说清的，可以不写 copies_line。",
            )
