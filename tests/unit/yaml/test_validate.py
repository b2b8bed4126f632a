"""Validation names every fault at its place; the quick decoder agrees with it."""

import copy
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.source import Source
from gkcli.yaml.syntax import parse
from gkcli.yaml.validate import Validated, validate

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "corpus" / "base"
TABLE_TEXT = (BASE / "tasks.yaml").read_text(encoding="utf-8")
REGISTRY_TEXT = (BASE / "units.yaml").read_text(encoding="utf-8")


def source_of(text: str) -> Source:
    return Source(Path("t.yaml"), "t.yaml", text)


def validated(shape: type, text: str) -> Validated:
    source = source_of(text)
    return validate(shape, source, parse(source))


def found(shape: type, text: str) -> list[tuple[int, int, str]]:
    return [(f.line, f.column, f.code) for f in validated(shape, text).diagnostics]


def plain(text: str):
    return parse(source_of(text)).data


def dumped(data) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


UNIT = "units:\n  - {name: 甲, kind: 镇, source: 无, %s}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (UNIT % "aliases: [{nam: x}]", [(2, 46, "unknown-field")]),
        (UNIT % "aliases: [{from: 2018-01-01}]", [(2, 45, "missing-field")]),
        (UNIT % "aliases: [{name: x, to: 2018}]", [(2, 59, "bad-date")]),
        (UNIT % "aliases: [[x]]", [(2, 45, "wrong-type")]),
        (UNIT % "aliases: [乙, '', 丙]", [(2, 48, "empty-text")]),
        (UNIT % "aliases: x", [(2, 44, "wrong-type")]),
        (UNIT % "aliases: ", [(2, 43, "wrong-type")]),
        (UNIT % "verified: []", [(2, 45, "wrong-type")]),
        ("units:\n  -\n  - 3\n", [(2, 4, "wrong-type"), (3, 5, "wrong-type")]),
        ("units:\n", [(1, 7, "wrong-type")]),
        ("units: {}\n", [(1, 8, "wrong-type")]),
        ("groups: []\n", [(1, 1, "missing-field")]),
        ("- 1\n", [(1, 1, "wrong-type")]),
        ("self: 1\nunits: []\n", [(1, 1, "unknown-field")]),
        ("units: []\nfrom_: 1\n", [(2, 1, "unknown-field")]),
    ],
)
def test_faults_of_nested_and_optional_fields_stand_where_they_are(text, expected):
    assert found(Registry, text) == expected


def test_an_item_behind_one_that_was_left_out_keeps_its_own_place():
    text = "units:\n  - 3\n  - {name: 甲, kind: 镇, source: 无}\n"
    text += "  - {name: 乙, kind: 镇, source: ''}\n"

    assert found(Registry, text) == [(2, 5, "wrong-type"), (4, 32, "empty-text")]


def test_a_fault_that_shows_only_when_another_is_mended_is_reported_too():
    text = TABLE_TEXT.replace("by: 2018-12-31", "by: 2018-12-31\n                ongoing: true")
    text = text.replace("number: 1\n", "number: 零\n")

    assert [code for _, _, code in found(Table, text)] == ["bad-number", "bad-rule"]


def test_a_fault_that_shows_late_stands_in_its_own_place_behind_items_left_out():
    text = TABLE_TEXT.replace(
        "            errata:\n",
        "              - x\n              - {id: '', what: x, quote: x}\n            errata:\n",
    )

    assert found(Table, text) == [
        (96, 17, "wrong-type"),
        (97, 22, "bad-identifier"),
        (97, 17, "bad-rule"),
    ]


def test_a_faulty_rule_is_not_called_missing_as_well():
    text = TABLE_TEXT.replace("by: 2018-12-31", "by: 年底")

    assert [code for _, _, code in found(Table, text)] == ["bad-date"]


def test_what_is_left_of_a_faulty_file_can_be_used():
    result = validated(Table, TABLE_TEXT.replace("title: 公开权责清单", "title: []"))

    assert result.value is not None
    assert [task.number for _, task in result.value.placed()] == [1, 2, 3, 4]
    assert result.draft.stands_in(("parts", 0, "sections", 0, "tasks", 0, "title"))
    assert not result.draft.stands_in(("parts", 0, "sections", 0, "tasks", 0, "number"))


def test_a_missing_notice_leaves_the_tasks_to_be_checked():
    result = validated(Table, TABLE_TEXT[TABLE_TEXT.index("parts:") :])

    assert [finding.code for finding in result.diagnostics] == ["missing-field"]
    assert result.value is not None
    assert result.draft.stands_in(("notice", "deadlines", 0, "id"))


def test_a_place_that_the_yaml_finds_fault_with_is_not_found_fault_with_again():
    text = TABLE_TEXT.replace("lead: [县审改办]", "lead: *a")

    assert found(Table, text) == []


def test_a_mistyped_key_is_not_missing_as_well():
    text = TABLE_TEXT.replace("  issuer:", "  Issuer :")

    assert [code for _, _, code in found(Table, text)] == ["unknown-field"]


def test_a_list_of_entries_is_explained_with_its_first_field():
    (finding,) = validated(Registry, "units: 甲\n").diagnostics

    assert finding.message == "“units”（单位）要写成列表。"
    assert finding.hint == "每一项另起一行、以“- ”开头，如“- name: …”。"


KEYS = ["notice", "parts", "units", "groups", "name", "kind", "source", "aliases", "from", "x"]
KEYS += ["title", "number", "tasks", "sections", "deadlines", "id", "by", "each", "quote", "what"]

TREES = st.recursive(
    st.sampled_from(["", "甲", "1", "2018-06-28", "true", "1 workdays", "镇", "\n", "高"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def paths(data, at=()):
    yield at
    if isinstance(data, (list, dict)):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(item, (*at, step))


def replaced(data, path, value):
    if not path:
        return value
    copied = copy.copy(data)
    copied[path[0]] = replaced(data[path[0]], path[1:], value)
    return copied


BASES = {Table: plain(TABLE_TEXT), Registry: plain(REGISTRY_TEXT)}
CHANGED = st.sampled_from(sorted(BASES, key=str)).flatmap(
    lambda shape: st.tuples(
        st.just(shape),
        st.lists(st.tuples(st.sampled_from(list(paths(BASES[shape]))), TREES), max_size=3),
    )
)


def changed(shape, changes):
    data = BASES[shape]
    for path, value in changes:
        try:
            data = replaced(data, path, value)
        except (LookupError, TypeError):
            continue  # an earlier change took the place away
    return data


@settings(deadline=None)
@given(CHANGED)
def test_any_data_is_judged_and_both_ways_to_the_model_agree(case):
    shape, changes = case
    text = dumped(changed(shape, changes))
    source = source_of(text)
    parsed = parse(source)
    if parsed.data is None or any(f.severity == "error" for f in parsed.diagnostics):
        return

    result = validate(shape, source, parsed)

    try:
        value = decode(shape, parsed.data)
    except UndecodedError:
        assert result.diagnostics
    else:
        assert (result.value, result.diagnostics) == (value, ())
    if not result.diagnostics:
        assert result.draft.whole
    for finding in result.diagnostics:
        assert 1 <= finding.column <= len(source.line(finding.line)) + 1
        assert finding.line <= text.count("\n") + 1


@settings(deadline=None)
@given(st.sampled_from(sorted(BASES, key=str)), TREES)
def test_any_tree_is_judged(shape, tree):
    source = source_of(dumped(tree))
    parsed = parse(source)

    if parsed.data is not None:
        validate(shape, source, parsed)


LEAVES = [path for path in paths(BASES[Table]) if path and isinstance(path[-1], str)]
SCALARS = [
    path
    for path in LEAVES
    if path[-1] not in ("notice", "parts", "sections", "tasks", "deadlines", "errata", "basis")
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(SCALARS), min_size=2, max_size=6, unique=True))
def test_faults_do_not_hide_one_another(chosen):
    def faults(some):
        data = BASES[Table]
        for path in some:
            data = replaced(data, path, "")
        return {(line, code) for line, _, code in found(Table, flow_lists(data))}

    assert faults(chosen) == set().union(*(faults([path]) for path in chosen))


def flow_lists(data, indent="") -> str:
    """YAML in which each scalar and each list of scalars takes one line, whatever it holds."""
    lines = []
    for key, value in data.items():
        if isinstance(value, str):
            lines.append(f"{indent}{key}: {json.dumps(value, ensure_ascii=False)}\n")
        elif isinstance(value, dict):
            lines.append(f"{indent}{key}:\n{flow_lists(value, indent + '  ')}")
        elif value and isinstance(value[0], dict):
            items = (flow_lists(item, indent + "    ")[len(indent) + 4 :] for item in value)
            lines.append(f"{indent}{key}:\n" + "".join(f"{indent}  - {item}" for item in items))
        else:
            lines.append(f"{indent}{key}: [{', '.join(value)}]\n")
    return "".join(lines)
