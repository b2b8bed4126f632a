"""Summaries as bytes: the same back, or nothing at all."""

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.rollup.codec import decode_summary, encode_summary
from gkcli.rollup.one_workspace import Grouping, WorkspaceSummary
from gkcli.rollup.read import summary_of
from tests.support.golden import REPOSITORY

CITY = REPOSITORY / "examples/city"
DAY = date(2024, 7, 5)
FOLDERS = [REPOSITORY / "examples/demo", CITY / "河东区", CITY / "河西区", CITY]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
@pytest.mark.parametrize("by", [None, *get_args(Grouping)])
def test_a_summary_comes_back_as_it_was(folder: Path, by: Grouping | None) -> None:
    summary = summary_of(folder, DAY, by)
    assert decode_summary(encode_summary(summary), by) == summary


def _demo() -> list[object]:
    found: list[object] = json.loads(encode_summary(summary_of(FOLDERS[0], DAY, "section")))
    return found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


@given(st.binary(max_size=200) | JSON.map(lambda data: json.dumps(data).encode()))
def test_any_bytes_are_a_summary_or_none(data: bytes) -> None:
    found = decode_summary(data)
    assert found is None or isinstance(found, WorkspaceSummary)


@given(st.data())
def test_a_summary_with_a_part_changed_is_well_formed_or_none(data: st.DataObject) -> None:
    held = _demo()
    place = held
    while True:
        index = data.draw(st.integers(0, len(place) - 1))
        inner = place[index]
        if not (isinstance(inner, list) and inner and data.draw(st.booleans())):
            break
        place = inner
    place[index] = data.draw(JSON)
    found = decode_summary(json.dumps(held).encode(), "section")
    if found is not None:
        assert decode_summary(encode_summary(found), "section") == found


@pytest.mark.parametrize("data", [b"", b"[" * 200_000, b"[1,2]", b"\xff", b"null"])
def test_what_is_no_summary_is_none(data: bytes) -> None:
    assert decode_summary(data) is None
