"""Files made to break a reader: each is refused or read, in bounded time and memory."""

import io
import socket
import zipfile

import pytest

from gkcli.errors import GkcliError
from gkcli.guard.process import OutOfBoundsError
from gkcli.office.intake.reading import Given, read
from gkcli.office.read import limits
from gkcli.office.read.open import document_of, open_document, read_bytes
from gkcli.office.sheets.rows import sheets_of
from gkcli.office.verify.comparing import verify
from tests.support.bombs import merged
from tests.support.office_documents import OFFICE_DOCUMENTS, paragraph, word
from tests.unit.office.verify.test_verifying import NOTICE

PIECES = (
    *(
        "（",
        "（牵头",
        "、",
        "一、",
        "1.",
        "《",
        "A牵头，",
        "\t",
        "|",
        "每年",
        "，。",
        "甲局、",
        " ",
    ),
    *("\u3000", "等", "和", "时间", "牵头", "牵头单位：", "甲\n", "甲局和", "①", "责任单位"),
)
"""What is repeated to make a text long."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whatever asks the network fails with a TypeError."""
    monkeypatch.setattr(socket.socket, "connect", None)
    monkeypatch.setattr(socket, "getaddrinfo", None)


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def refusal(data, suffix):
    with pytest.raises(GkcliError) as caught:
        document_of(data, suffix, "文件")
    assert caught.value.hint
    return caught.value


def refused(data, suffix=".docx"):
    return refusal(data, suffix).message


def refused_hint(data, suffix):
    return refusal(data, suffix).hint


class TestOffice:
    def test_a_zip_bomb_is_refused_before_it_is_unpacked(self):
        bomb = packed({"word/document.xml": b"<w:t>" + b" " * (300 * 1024 * 1024)})

        assert "压缩得不正常" in refused(bomb)

    def test_a_small_file_that_packs_too_well_is_refused(self):
        assert "压缩得不正常" in refused(packed({"word/document.xml": b" " * (32 * 1024 * 1024)}))

    def test_entities_are_not_expanded(self):
        laughs = "".join(f'<!ENTITY a{n} "{"&a" + str(n - 1) + ";" * 1}">' for n in range(1, 9))
        source = (
            f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "哈哈哈哈">{laughs}'
            '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>&a8;&x;</w:t></w:r></w:p></w:body></w:document>"
        )
        parts = unpacked(word(paragraph("甲")))
        try:
            document = document_of(
                packed({**parts, "word/document.xml": source.encode()}), ".docx", "文件"
            )
        except GkcliError:
            return
        assert "root:" not in "".join(text.text for text in document.texts())

    def test_a_locked_or_cut_file_is_refused(self):
        assert "坏" in refused(word(paragraph("甲"))[:400])

    @pytest.mark.parametrize("name", ["OFD.xml", "ppt/presentation.xml", "readme.txt"])
    def test_other_archives_are_refused(self, name):
        refused(packed({name: b"<x/>"}))

    def test_a_far_off_cell_costs_nothing(self):
        import openpyxl

        book = openpyxl.Workbook()
        page = book.active
        page.append(["序号", "工作任务", "责任单位"])
        page.append([1, "推进工作", "区发改局"])
        page["XFD1048576"].number_format = "0"
        file = io.BytesIO()
        book.save(file)

        draft = read(document_of(file.getvalue(), ".xlsx", "表"), Given(this_year=2020))

        assert len(list(draft.table.placed())) == 1

    def test_a_million_merged_cells_are_refused_before_the_file_is_opened(self):
        parts = unpacked(OFFICE_DOCUMENTS["25-sheet.xlsx"]())
        name = "xl/worksheets/sheet1.xml"
        merged = b'<mergeCell ref="A1:XFD1048576"/>'
        parts[name] = parts[name].replace(b"</mergeCells>", merged + b"</mergeCells>")

        assert "合并" in refused_hint(packed(parts), ".xlsx")

    @pytest.mark.parametrize(
        "reading",
        [
            lambda path: open_document(path, "表"),
            lambda path: sheets_of(path),
        ],
    )
    def test_what_no_limit_foresees_stops_where_its_memory_ends(
        self, reading, tmp_path, monkeypatch
    ):
        monkeypatch.setattr("gkcli.office.read.xlsx.check_covered", lambda _: None)
        for module in ("read.open", "sheets.rows"):
            bounds = limits.READING._replace(memory=384 * 1024**2)
            monkeypatch.setattr(f"gkcli.office.{module}.READING", bounds)
        path = tmp_path / "表.xlsx"
        path.write_bytes(merged("A1:XFD1048576"))

        with pytest.raises(OutOfBoundsError, match="读这个文件要用的内存超过 384 MiB，已停下"):
            reading(path)


class TestPages:
    def test_tables_nested_a_thousand_deep(self):
        page = "<table><tr><td>甲</td><td>" * 1000 + "乙" + "</td></tr></table>" * 1000

        refused(f"<html><body>{page}</body></html>".encode(), ".html")

    def test_a_span_of_a_million_columns_and_rows(self):
        row = '<tr><td colspan="1000000" rowspan="1000000">甲</td><td>乙</td></tr>'
        page = f"<html><body><table>{row * 15}</table></body></html>"

        document_of(page.encode(), ".html", "页")

    def test_a_table_that_spreads_to_millions_of_cells_is_refused(self):
        row = '<tr><td colspan="1000">甲</td><td>乙</td></tr>'
        page = f"<html><body><table>{row * 5000}</table></body></html>"

        assert "格" in refused(page.encode(), ".html")

    def test_nothing_outside_is_fetched(self):
        page = (
            '<!DOCTYPE html SYSTEM "http://example.invalid/x.dtd"><html><head>'
            '<link rel="stylesheet" href="http://example.invalid/a.css"></head>'
            '<body><img src="http://example.invalid/a.png"><p>甲</p></body></html>'
        )

        document = document_of(page.encode(), ".html", "页")

        assert [text.text for text in document.texts()] == ["甲"]


class TestText:
    def test_a_cell_of_ten_megabytes_is_refused(self):
        assert "万字" in refused(("甲" * 4_000_000).encode(), ".txt")

    @pytest.mark.parametrize("piece", PIECES)
    def test_time_grows_no_faster_than_the_text(self, piece):
        text = f"一、任务\n1.推进工作。{piece * 20_000}（区发改局负责）"

        try:
            document = document_of(text.encode(), ".txt", "文")
            draft = read(document, Given(this_year=2020))
        except GkcliError:
            return
        verify(draft.table, text.encode(), document)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "gbk", "gb18030"])
    def test_any_usual_encoding_is_read(self, encoding):
        document = document_of(NOTICE.decode().encode(encoding), ".txt", "文")

        assert len(list(read(document, Given()).table.placed())) == 40

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path, monkeypatch):
        monkeypatch.setattr("gkcli.office.read.open.LARGEST_FILE", 10)
        path = tmp_path / "大.txt"
        path.write_text("甲" * 11, encoding="utf-8")

        with pytest.raises(limits.TooLargeError):
            read_bytes(path)
