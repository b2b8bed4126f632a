"""Colour is a hint: without its codes a page is the plain page, whatever the data says."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.terminal.page import LabelledPairs, Listing, ListingColumn, Page, TextLine, Tone, Toned
from gkcli.terminal.render import coloured, plain

COLOUR = re.compile(r"\x1b\[[\d;]*m")
HOSTILE = [
    "[/附件]",
    "[bold red]红[/]",
    "[link=x]y[/link]",
    ":smile:",
    "{{ 7 * 7 }}",
    "\x1b[2J\x1b]0;标题\x07",
    "\x9b31m",
    "\u202e反\u2066",
    "a\rb\x08c",
    "=1+1",
    "%s %(x)s {x}",
]


def page_with(text):
    return Page(
        [
            TextLine(text, Tone.BAD),
            LabelledPairs([("标签", Toned(text, Tone.SOON))]),
            Listing([ListingColumn("列", flexible=True)], [[Toned(text, Tone.GOOD)]]),
        ]
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_shows_as_itself_and_cannot_steer_the_terminal(text):
    shown = coloured(page_with(text), 80)
    bare = COLOUR.sub("", shown)
    assert "\x1b" not in bare
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)
    assert bare == plain(page_with(text), 80)
    if text.isprintable():
        assert bare.count(text) == 3


@settings(max_examples=50)
@given(st.text(max_size=80), st.integers(20, 120))
def test_without_its_codes_a_coloured_page_is_the_plain_page(text, width):
    assert COLOUR.sub("", coloured(page_with(text), width)) == plain(page_with(text), width)


def test_tones_have_colours_and_plain_text_has_none():
    page = Page([TextLine("坏", Tone.BAD), TextLine("平")])
    first, second = coloured(page, 40).splitlines()
    assert COLOUR.match(first)
    assert second == "平"
