"""Documents made to hurt the reader: small files that unpack, nest, merge or refer without end.

Run as a program with names of documents, it reads each in this process, which may not grow beyond
the memory a machine can spare nor reach the network, and prints what each came to.
"""

import io
import json
import random
import resource
import socket
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import openpyxl

from gkcli.errors import GkcliError
from gkcli.office.intake.reading import Given, read
from gkcli.office.read.open import document_of
from tests.support import office_documents as office

MOST_MEMORY = 1024**3
_MEGABYTE = 1024**2
_HEADS = "工作任务\t牵头单位\t责任单位\t工作要求\n"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_UNREACHABLE = "http://127.0.0.1:9/x"
SECRET = "只有本机才有的字"
_LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij"))
_LAUGHTER = f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">{_LAUGHS}]>'


def packed(source: bytes, changes: Mapping[str, str | bytes]) -> bytes:
    """An Office file with some of its parts replaced."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in [*old.namelist(), *changes]:
            if name not in new.namelist():
                new.writestr(name, changes[name] if name in changes else old.read(name))
    return file.getvalue()


def word(body: str, before: str = "") -> bytes:
    """A .docx file with this body, perhaps with declarations before it."""
    source = office.word(body)
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        document = archive.read("word/document.xml").decode()
    return packed(source, {"word/document.xml": document.replace("?>", f"?>{before}", 1)})


def sheet(rows: str, behind: str = "", before: str = "") -> bytes:
    """An .xlsx file with these rows."""
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    data = f'{before}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{behind}</worksheet>'
    encoded = data.encode("utf-16" if "utf-16" in before else "utf-8")
    return packed(file.getvalue(), {"xl/worksheets/sheet1.xml": encoded})


def cell_of_sheet(text: str) -> str:
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def merged(*areas: str) -> bytes:
    written = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return sheet(cell_of_sheet("甲"), f"<mergeCells>{written}</mergeCells>")


SPREAD = {
    name: f"<mergeCells>{written}</mergeCells>" if "<mergeCell " in written else written
    for name, written in {
        "small": '<mergeCell ref="a1:xfd1048576"/>',
        "fixed": '<mergeCell ref="$A$1:$XFD$1048576"/>',
        "by number": '<mergeCell ref="&#65;1:XFD1048576"/>',
        "with blanks": '<mergeCell count="1"\n ref = "A1:XFD1048576"/>',
        "with a sheet": '<mergeCell ref="Sheet!A1:XFD1048576"/>',
        "behind what is unknown": '<x a="&lt;"/><mergeCell ref="A1:XFD1048576"/>',
        "as a link": '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
        "as a link over columns": '<hyperlinks><hyperlink ref="A:XFD" location="A1"/></hyperlinks>',
    }.items()
}
"""Ways to write in a sheet that something covers all of it."""


def renamed(book: bytes) -> bytes:
    """An .xlsx file whose sheet is called as no sheet is."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name.endswith((".rels", "[Content_Types].xml")):
                data = data.replace(b"sheet1.xml", b"sheet1.png")
            new.writestr(name.replace("sheet1.xml", "sheet1.png"), data)
    return file.getvalue()


def noise(length: int) -> str:
    """Text that does not pack, to keep the ratio of packing ordinary."""
    chance = random.Random(length)
    return "".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(length))


def with_picture(size: int) -> bytes:
    """A .docx file with a picture that unpacks to so many bytes."""
    source = office.word(office.paragraph("一、甲（区教育局负责）"))
    file = io.BytesIO(source)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/a.png", "w") as picture,
    ):
        for _ in range(size // _MEGABYTE):
            picture.write(bytes(_MEGABYTE))
    return file.getvalue()


def local_file(folder: Path) -> str:
    """Declarations that refer to a file of this machine and to the network."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    entities = f'<!ENTITY a SYSTEM "{_UNREACHABLE}"><!ENTITY b SYSTEM "{secret.as_uri()}">'
    return f"<!DOCTYPE x [{entities}]>"


def page(content: str, before: str = "") -> bytes:
    return f"{before}<html>{content}</html>".encode()


def text(content: str) -> bytes:
    return content.encode()


Made = Callable[[Path], bytes]
HEADS = ["工作任务", "牵头单位", "责任单位"]
LONG = "做" * (10 * _MEGABYTE // 3)
ROW = f"<tr>{''.join(f'<td>{head}' for head in HEADS)}"

# What each is, how its file ends, and what has to be said about it.
BOMBS: dict[str, tuple[str, str, Made]] = {
    "a cell of 10 MB as text": (".txt", "连在一起", lambda _: text(f"{_HEADS}甲\t{LONG}\t乙局\n")),
    "a cell of 10 MB in a page": (
        ".html",
        "只读得出一部分",
        lambda _: page(f"<table>{ROW}<tr><td>{LONG}<td>区教育局<td>各镇"),
    ),
    "a cell of 10 MB in Word": (
        ".docx",
        "压缩得不正常",
        lambda _: office.word(office.table(HEADS, [LONG, "区教育局", "各镇"])),
    ),
    "a cell of 2 MB in Excel": (
        ".xlsx",
        "连在一起",
        lambda _: sheet(cell_of_sheet(noise(700_000))),
    ),
    "lines without end": (".txt", "行（段）以上", lambda _: text("1. 甲\n" * 300_000)),
    "tabs without end": (".txt", "格以上", lambda _: text("\t" * 900_000)),
    "bars without end": (".md", "格以上", lambda _: text("|" * 900_000)),
    "heads without end": (".txt", "没有找到任务", lambda _: text("工作任务\n牵头单位\n" * 4000)),
    "headings without end": (".txt", "", lambda _: text("一、甲\n1. 乙（区教育局负责）\n" * 2000)),
    "brackets without end": (".txt", "没有找到任务", lambda _: text("（" * 100_000)),
    "blanks without end": (".txt", "没有找到任务", lambda _: text(f"关{' ' * 100_000}于")),
    "a remark without end": (".txt", "没有找到任务", lambda _: text(f"（{'此件' * 50_000}")),
    "units without end": (
        ".txt",
        "",
        lambda _: text(f"{_HEADS}甲\t{'、区教育局' * 9000}\t各镇\t做好。\n"),
    ),
    "comments without end": (".html", "连在一起", lambda _: text("<!-- -->" * 50_000 + "<html>甲")),
    "comments never closed": (".html", "没有找到任务", lambda _: text("<!--" * 50_000)),
    "tables in tables in a page": (
        ".html",
        "只读得出一部分",
        lambda _: page("<table><tr><td>" * 20_000),
    ),
    "boxes in boxes in a page": (".html", "只读得出一部分", lambda _: page("<div><span>" * 20_000)),
    "cells merged over each other in a page": (
        ".html",
        "格以上",
        lambda _: page(f"<table>{'<tr><td rowspan=65534>甲<td>乙' * 1200}"),
    ),
    "cells merged over everything in a page": (
        ".html",
        "格以上",
        lambda _: page(f"<table><tr>{'<td rowspan=65534 colspan=1000>甲' * 2000}"),
    ),
    "tags without end in a page": (".html", "标记", lambda _: page("<p>" * 3_100_000)),
    "laughter in a page": (".html", "没有找到任务", lambda _: page("<p>&j;</p>", _LAUGHTER)),
    "references in a page": (
        ".html",
        "没有找到任务",
        lambda folder: page(
            f"<link rel=stylesheet href={_UNREACHABLE}><base href={_UNREACHABLE}>"
            f"<p>&a;&b;<img src={_UNREACHABLE}><iframe src={_UNREACHABLE}></iframe></p>",
            local_file(folder),
        ),
    ),
    "laughter in Word": (".docx", "坏", lambda _: word(office.paragraph("&j;"), _LAUGHTER)),
    "references in Word": (
        ".docx",
        "没有找到任务",
        lambda folder: word(office.paragraph("&a;&b;"), local_file(folder)),
    ),
    "tables in tables in Word": (
        ".docx",
        "坏",
        lambda _: office.word("<w:tbl><w:tr><w:tc>" * 500 + "</w:tc></w:tr></w:tbl>" * 500),
    ),
    "paragraphs without end in Word": (
        ".docx",
        "标记",
        lambda _: office.word("<w:p/>" * 3_000_000 + office.paragraph(noise(60_000))),
    ),
    "a picture that unpacks without end": (
        ".docx",
        "解开有",
        lambda _: with_picture(150 * _MEGABYTE),
    ),
    "laughter in Excel": (".xlsx", "坏", lambda _: sheet(cell_of_sheet("&j;"), before=_LAUGHTER)),
    "references in Excel": (
        ".xlsx",
        "坏",
        lambda folder: sheet(cell_of_sheet("&a;&b;"), before=local_file(folder)),
    ),
    "cells merged over everything in Excel": (".xlsx", "盖住了", lambda _: merged("A1:XFD1048576")),
    **{
        f"cells merged over everything, spelled {name}, in Excel": (
            ".xlsx",
            "盖住了",
            lambda _, rest=rest: sheet(cell_of_sheet("甲"), rest),
        )
        for name, rest in SPREAD.items()
    },
    "cells merged over everything in UTF-16 in Excel": (
        ".xlsx",
        "盖住了",
        lambda _: sheet(
            cell_of_sheet("甲"), SPREAD["small"], '<?xml version="1.0" encoding="utf-16"?>'
        ),
    ),
    "cells merged over everything in a part of another name in Excel": (
        ".xlsx",
        "盖住了",
        lambda _: renamed(merged("A1:XFD1048576")),
    ),
    "many merged rows in Excel": (
        ".xlsx",
        "盖住了",
        lambda _: merged(*(f"A{n}:XFD{n}" for n in range(1, 99))),
    ),
    "a cell in the last corner of Excel": (
        ".xlsx",
        "没有找到任务",
        lambda _: sheet(
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>甲</t></is></c></row>'
        ),
    ),
    "a number beyond all numbers in Excel": (
        ".xlsx",
        "坏",
        lambda _: sheet(f'<row r="1"><c r="A1"><v>{"9" * 5000}</v></c></row>'),
    ),
}


def outcome(name: str, folder: Path) -> str:
    """What is said about a document: the refusal, or everything that was read."""
    suffix, _, make = BOMBS[name]
    try:
        return repr(read(document_of(make(folder), suffix, "文件"), Given()))
    except GkcliError as error:
        return f"refused: {error}"


def _outcomes(names: list[str], folder: Path) -> Iterator[tuple[str, str]]:
    for name in names:
        try:
            yield name, outcome(name, folder)
        except Exception as error:  # noqa: BLE001 - what must not happen is told by name
            yield name, f"traceback: {error!r}"


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("a reader reached for the network")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    socket.socket.connect = _no_network  # type: ignore[method-assign]
    where, *asked = sys.argv[1:]
    json.dump(dict(_outcomes(asked or list(BOMBS), Path(where))), sys.stdout)
