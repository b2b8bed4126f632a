"""Bytes become text with line numbers, or a finding that says what they are."""

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.source import LARGEST, Source, decode_source, read_source


def refused(path: Path, name: str = "data/tasks.yaml") -> Diagnostic:
    finding = read_source(path, name)
    assert isinstance(finding, Diagnostic)
    assert (finding.file, finding.severity) == (name, Severity.ERROR)
    return finding


def test_a_file_is_read_with_its_line_ends_as_they_are(tmp_path: Path):
    path = tmp_path / "tasks.yaml"
    path.write_bytes("甲: 1\r\n乙: 2\n".encode())
    assert read_source(path, "data/tasks.yaml") == Source(
        path, "data/tasks.yaml", "甲: 1\r\n乙: 2\n"
    )


def test_a_byte_order_mark_is_taken_off_and_told(tmp_path: Path):
    path = tmp_path / "tasks.yaml"
    path.write_bytes("\ufeff甲: 1\n".encode())
    source = read_source(path, "tasks.yaml")
    assert isinstance(source, Source)
    assert source.text == "甲: 1\n"
    assert [(mark.code, mark.severity) for mark in source.diagnostics] == [
        ("byte-order-mark", Severity.WARNING)
    ]


def test_a_missing_file_names_the_one_that_was_probably_meant(tmp_path: Path):
    (tmp_path / "tasks.yml").touch()
    finding = refused(tmp_path / "tasks.yaml")
    assert finding.code == "missing-file"
    assert "tasks.yml" in finding.hint


def test_a_missing_folder_is_told_apart_from_a_missing_file(tmp_path: Path):
    finding = refused(tmp_path / "2019" / "tasks.yaml")
    assert finding.code == "missing-file"
    assert "文件夹也不存在" in finding.hint


def test_a_path_through_a_file_or_with_a_nul_is_missing(tmp_path: Path):
    (tmp_path / "data").touch()
    assert refused(tmp_path / "data" / "tasks.yaml").code == "missing-file"
    assert refused(tmp_path / "a\0b").code == "missing-file"


def test_a_link_to_nowhere_is_said_to_be_one(tmp_path: Path):
    (tmp_path / "tasks.yaml").symlink_to(tmp_path / "gone.yaml")
    finding = refused(tmp_path / "tasks.yaml")
    assert finding.code == "missing-file"
    assert "链接" in finding.message


def test_a_folder_is_not_a_file(tmp_path: Path):
    assert refused(tmp_path).code == "not-a-file"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "not-a-file"


def test_a_socket_is_not_a_file(tmp_path: Path):
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(tmp_path / "socket"))
        assert refused(tmp_path / "socket").code == "not-a-file"


def test_a_file_that_is_longer_than_it_says_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "tasks.yaml"
    path.write_bytes("甲: 1\n".encode() * 10)

    def fstat_before_somebody_wrote(descriptor: int) -> os.stat_result:
        told = list(fstat(descriptor))
        told[stat.ST_SIZE] = 3
        return os.stat_result(told)

    fstat = os.fstat
    monkeypatch.setattr(os, "fstat", fstat_before_somebody_wrote)
    source = read_source(path, "tasks.yaml")
    assert isinstance(source, Source)
    assert source.text == "甲: 1\n" * 10


@pytest.mark.parametrize("error", [PermissionError(13, ""), OSError(5, "")])
def test_a_file_that_the_system_will_not_open_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
):
    def refuse(*_: object) -> None:
        raise error

    (tmp_path / "tasks.yaml").touch()
    monkeypatch.setattr(os, "open", refuse)
    assert refused(tmp_path / "tasks.yaml").code == "unreadable"


def test_a_link_to_itself_is_unreadable(tmp_path: Path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop").code == "unreadable"


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path):
    path = tmp_path / "tasks.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert refused(path).code == "too-large"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("要求: 公开权责清单\n".encode("gbk"), "GBK"),
        ("title: 甲\n".encode("utf-16"), "UTF-16"),
        ("title: number\n".encode("utf-16-be"), "UTF-16"),
        ("title: 甲\n".encode("utf-32"), "UTF-32"),
        ("title: number\n".encode("utf-32-le"), "UTF-32"),
        ("甲乙丙".encode() + b"\xff" + "丁戊".encode(), "0xFF"),
        ("甲乙丙".encode()[:-1], "断了"),
        (b"PK\x03\x04rest", "Office"),
        (b"\xd0\xcf\x11\xe0rest", "WPS"),
        (b"%PDF-1.4", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_bytes_that_are_no_utf8_text_are_recognised(data: bytes, said: str):
    finding = decode_source(data, Path("tasks.yaml"), "tasks.yaml")
    assert isinstance(finding, Diagnostic)
    assert finding.code == "wrong-encoding"
    assert said in finding.message


def test_the_first_broken_byte_is_given_by_line_and_character():
    data = "甲: 1\r\n乙丙: ".encode() + b"\xff" + "丁戊己庚\n".encode()
    finding = decode_source(data, Path("tasks.yaml"), "tasks.yaml")
    assert isinstance(finding, Diagnostic)
    assert (finding.line, finding.column) == (2, 5)


def test_a_lone_nul_is_left_to_be_found_as_a_control_character():
    assert isinstance(decode_source(b"title: a\0b and more\n", Path("t"), "t"), Source)


@given(st.binary())
def test_any_bytes_are_either_text_or_a_finding(data: bytes):
    result = decode_source(data, Path("tasks.yaml"), "tasks.yaml")
    if isinstance(result, Source):
        assert result.text.encode() in (data, data.removeprefix(b"\xef\xbb\xbf"))
    else:
        assert result.code == "wrong-encoding"


def test_lines_end_at_lf_crlf_and_cr_and_at_nothing_else():
    source = Source(Path("t"), "t", "a\nb\r\nc\rd\u2028e\x0bf\n")
    assert [source.line(number) for number in range(7)] == [
        "",
        "a",
        "b",
        "c",
        "d\u2028e\x0bf",
        "",
        "",
    ]


@given(st.text(alphabet="甲a\r\n\u2028"), st.data())
def test_the_character_at_an_offset_stands_at_its_position(text: str, data: st.DataObject):
    source = Source(Path("t"), "t", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    here = source.line(line)
    if offset < len(text) and text[offset] not in "\r\n":
        assert here[column - 1] == text[offset]
    else:
        assert column >= len(here) + 1
