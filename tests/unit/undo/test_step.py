"""A write gives exactly the old bytes back, from the new ones and from no others."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.undo.step import as_record, from_record, step_of
from gkcli.yaml.exchange import FileChange

CONTENT = st.none() | st.binary(max_size=60) | st.text("甲乙\n", max_size=40).map(str.encode)


def changes(path, *pairs):
    return [FileChange(path / str(n), "", *pair) for n, pair in enumerate(pairs)]


@given(st.lists(st.tuples(CONTENT, CONTENT), max_size=3))
def test_the_old_bytes_come_back_through_json(tmp_path_factory, pairs):
    step = step_of("set", changes(tmp_path_factory.getbasetemp(), *pairs))
    again = from_record(json.loads(json.dumps(as_record(step))))
    assert again == step
    assert [file.old(new) for file, (_, new) in zip(again.files, pairs, strict=True)] == [
        old for old, _ in pairs
    ]


@given(CONTENT, CONTENT, CONTENT)
def test_other_bytes_give_nothing_back(tmp_path_factory, old, new, other):
    [file] = step_of("set", changes(tmp_path_factory.getbasetemp(), (old, new))).files
    if other != new:
        with pytest.raises(ValueError, match="0"):
            file.old(other)


def test_only_what_changed_is_kept(tmp_path):
    long = b"x" * 100_000
    step = step_of("record", changes(tmp_path, (long, long + b"y"), (long + b"1" + long, long * 2)))
    assert [file.replaced for file in step.files] == [b"", b"1"]


@pytest.mark.parametrize(
    "change",
    [
        {"command": 1},
        {"files": [{}]},
        {"files": [{"path": "a", "before": None, "after": None, "head": -1, "tail": 0}]},
        {"files": [{"path": 1, "before": "", "after": "", "head": 0, "tail": 0, "replaced": ""}]},
        {"files": [{"path": "", "before": "", "after": "", "head": 0, "tail": 0, "replaced": "!"}]},
        {
            "files": [
                {"path": "", "before": 1, "after": "", "head": 0, "tail": 0, "replaced": "eA=="}
            ]
        },
    ],
)
def test_what_is_no_step_is_refused(change):
    record = {"command": "set", "files": [], **change}
    with pytest.raises((ValueError, TypeError, LookupError)):
        from_record(record)
