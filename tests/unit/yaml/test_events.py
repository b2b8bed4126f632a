"""YAML becomes text, lists and mappings, and what is odd about it becomes findings."""

import gc
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gkcli.errors import Diagnostic, Severity
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse


def source_of(text: str) -> Source:
    return Source(Path("tasks.yaml"), "tasks.yaml", text)


def codes(text: str) -> list[str]:
    return [finding.code for finding in parse(source_of(text)).diagnostics]


def test_every_scalar_is_text():
    text = "a: 1.10\nb: 2018-13-45\non: yes\nd: ~\ne:\nf: '3'\ng: [null, 0x1F]\n"
    assert parse(source_of(text)).data == {
        "a": "1.10",
        "b": "2018-13-45",
        "on": "yes",
        "d": "~",
        "e": "",
        "f": "3",
        "g": ["null", "0x1F"],
    }


def test_a_block_is_not_joined():
    assert parse(source_of("a: |-\n  甲，\n  乙。\n")).data == {"a": "甲，\n乙。"}


def test_the_first_of_two_equal_keys_is_kept_and_both_lines_are_named():
    parsed = parse(source_of("a: 1\nb: 2\na: 3\n"))
    assert parsed.data == {"a": "1", "b": "2"}
    (finding,) = parsed.diagnostics
    assert (finding.line, finding.code) == (3, "duplicate-key")
    assert "第 1 行" in finding.message


def test_a_fault_does_not_hide_those_before_and_behind_it():
    text = "a: 1\na: 2\nb：3\nc: “\u200b”\nd：4\n\te: 5\n"
    assert [(f.line, f.code) for f in parse(source_of(text)).diagnostics] == [
        (2, "duplicate-key"),
        (3, "fullwidth-colon"),
        (4, "invisible-character"),
        (5, "fullwidth-colon"),
        (6, "tab-indent"),
    ]


def test_a_slip_far_above_the_line_where_yaml_gives_up_explains_it():
    assert codes("a: 1\n要求：甲\n  乙\n  丙\nb: 2\n") == ["fullwidth-colon"]


def test_a_slip_elsewhere_does_not_explain_a_syntax_error():
    text = "tasks:\n  - a: [甲，乙]\n  - b: 1\n  - c: 丙: 丁\n"
    assert codes(text) == ["flow-fullwidth-comma", "colon-in-value"]
    assert codes("a: 甲 #乙\nb: @丙\n") == ["comment-cut", "reserved-character"]


def test_a_line_that_belongs_to_an_earlier_value_does_not_explain_a_syntax_error():
    text = "x:\n  a: 1\n    说明：甲\n  b: 2\n  c: 丙: 丁\n"
    assert codes(text) == ["fullwidth-colon", "colon-in-value"]


def test_a_kind_of_odd_character_is_told_once_a_line():
    assert codes("a: 甲\u200b乙\u200b丙\u200b\nb: 丁\u00ad戊\n") == ["invisible-character"] * 2


def test_what_yaml_read_is_a_warning_and_what_stands_behind_the_error_is_none():
    text = "a: 1\n  说明：甲\nb：2\nc: 3\nd：4\n"
    assert [(f.line, f.severity) for f in parse(source_of(text)).diagnostics] == [
        (2, Severity.WARNING),
        (3, Severity.ERROR),
        (5, Severity.ERROR),
    ]


def test_findings_of_the_source_are_kept():
    mark = Diagnostic("tasks.yaml", 1, 1, Severity.WARNING, "byte-order-mark", "甲")
    source = Source(Path("tasks.yaml"), "tasks.yaml", "a: 1\n", (mark,))
    assert parse(source).diagnostics == (mark,)


def test_the_rest_of_a_file_is_read_though_it_holds_a_control_character():
    parsed = parse(source_of("a: x\x00y\nb: 2\nb: 3\n"))
    assert [finding.code for finding in parsed.diagnostics] == [
        "control-character",
        "duplicate-key",
    ]
    assert parsed.data == {"a": "x\ufffdy", "b": "2"}


def test_odd_characters_side_by_side_are_told_apart():
    assert codes("a: \u200b\x00\ufffd\n") == [
        "invisible-character",
        "control-character",
        "replacement-character",
    ]


def test_half_a_character_is_a_finding():
    assert codes("a: \ud800\n") == ["control-character"]


@pytest.mark.parametrize("bomb", ["[", "{a: ", "- ", "? ", "[{"])
def test_a_hundred_thousand_brackets_are_too_deep(bomb: str):
    assert "too-deep" in codes(bomb * 100_000)
    assert parse(source_of(bomb * 100_000)).data is None


@pytest.mark.parametrize("bomb", ["[", "[{", "[ "])
def test_a_parser_that_looks_ahead_is_told_from_a_slip_whatever_it_says(
    bomb: str, monkeypatch: pytest.MonkeyPatch
):
    class Wary:
        """Refuses what some parsers refuse, in words that nobody has seen yet."""

        def __init__(self, text: str) -> None:
            self.mark = yaml.Mark("", 1000, 0, 1000, text, 1000)

        def get_event(self) -> yaml.Event:
            raise yaml.MarkedYAMLError("on the way", self.mark, "enough", self.mark)

    monkeypatch.setattr(yaml, "CSafeLoader", Wary)
    (found,) = parse(source_of(bomb * 5_000)).diagnostics
    assert (found.code, found.line) == ("too-deep", 1)


def test_twenty_levels_are_deep_enough():
    assert codes("[" * 20 + "]" * 20) == []
    assert codes("[" * 21 + "]" * 21) == ["too-deep"]


def test_an_alias_bomb_does_not_go_off():
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    parsed = parse(source_of("\n".join(lines)))
    assert isinstance(parsed.data, dict)
    assert parsed.data["a11"] == [""] * 9
    assert {finding.code for finding in parsed.diagnostics} == {"anchor-alias"}


def test_tens_of_thousands_of_duplicates_are_each_found():
    keys = [f"k{number}: 1\n" for number in range(30_000)]
    assert len(codes("".join(keys * 2))) == 30_000


@pytest.mark.parametrize("text", ["a: 1\n", "a: [\n", "[" * 50])
def test_the_garbage_collector_is_left_as_it_was(text: str):
    was_on = gc.isenabled()
    try:
        for state in (gc.enable, gc.disable):
            state()
            before = gc.isenabled()
            parse(source_of(text))
            assert gc.isenabled() is before
    finally:
        (gc.enable if was_on else gc.disable)()


@given(
    st.text(alphabet="甲a1 \n\t\r-:：，#|>[]{}\"'“&*!%@`?,<\\\u3000\u200b\ufeff\x07\x85\u2028~.")
)
def test_no_text_breaks_the_parser_and_every_finding_stands_in_the_file(text: str):
    source = source_of(text)
    parsed = parse(source)
    last = source.position(len(text))[0]
    for finding in parsed.diagnostics:
        assert 1 <= finding.line <= last
        assert 1 <= finding.column <= len(source.line(finding.line)) + 2
    places = [finding.address for finding in parsed.diagnostics]
    assert places == sorted(places)
    if parsed.data is None:
        assert Severity.ERROR in {finding.severity for finding in parsed.diagnostics}


@given(st.text())
def test_no_unicode_breaks_the_parser(text: str):
    parsed = parse(source_of(text))
    assert parsed.data is not None or parsed.diagnostics
