"""What no file in git can hold, the shipped data, and many mistakes at once."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gkcli.check.findings import inspect
from gkcli.workspace.open import Layout

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests" / "corpus" / "base"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("tasks.yaml", "units.yaml"):
        shutil.copyfile(BASE / name, tmp_path / name)
    return tmp_path


def found(folder: Path) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.severity} {f.code}" for f in inspect(Layout(folder))]


@pytest.mark.parametrize("data", ["data", "examples/demo"])
def test_the_data_that_is_shipped_has_no_error_and_no_warning(data):
    assert [f for f in inspect(Layout(ROOT / data)) if f.severity != "note"] == []


@pytest.mark.parametrize("name", ["tasks.yaml", "units.yaml"])
def test_a_missing_file_is_one_error(folder, name):
    (folder / name).unlink()

    assert found(folder) == [f"{name}:1:1 error missing-file"]


def test_a_folder_where_a_file_should_be_is_one_error(folder):
    (folder / "units.yaml").unlink()
    (folder / "units.yaml").mkdir()

    assert found(folder) == ["units.yaml:1:1 error not-a-file"]


def test_a_pipe_where_a_file_should_be_does_not_wait(folder):
    (folder / "units.yaml").unlink()
    os.mkfifo(folder / "units.yaml")

    assert found(folder) == ["units.yaml:1:1 error not-a-file"]


def test_an_unreadable_file_is_one_error(folder, monkeypatch):
    opened = os.open

    def refuse(path, *arguments, **options):
        if Path(path).name == "units.yaml":
            raise PermissionError(path)
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)

    assert found(folder) == ["units.yaml:1:1 error unreadable"]


def test_a_hundred_thousand_brackets_are_one_error(folder):
    (folder / "units.yaml").write_text("units: " + "[" * 100_000, encoding="utf-8")

    assert [line.split()[-1] for line in found(folder)] == ["too-deep"]


def test_a_missing_registry_hides_nothing_of_the_table(folder):
    (folder / "units.yaml").unlink()
    text = (folder / "tasks.yaml").read_text(encoding="utf-8")
    changed = text.replace("- number: 3", "- number: 2").replace("by: 2018-12-31", "by: 2018-12-30")
    (folder / "tasks.yaml").write_text(changed, encoding="utf-8")

    assert found(folder) == [
        "tasks.yaml:43:21 warning date-not-in-quote",
        "tasks.yaml:60:21 error duplicate-task-number",
        "units.yaml:1:1 error missing-file",
    ]


def test_the_registry_of_the_folder_above_is_used(folder):
    inside = folder / "2018"
    inside.mkdir()
    (folder / "tasks.yaml").rename(inside / "tasks.yaml")

    assert found(inside) == []


def test_many_mistakes_are_all_reported_once_and_in_reading_order(folder):
    text = (folder / "tasks.yaml").read_text(encoding="utf-8")
    start = text.index("  - number: 二\n    title: 加强保障")
    block = "          - {number: %d, title: '', lead: [谁 %d], responsible: [], requirement: x}\n"
    many = "".join(block % (number, number) for number in range(4, 1004))
    (folder / "tasks.yaml").write_text(text[:start] + many, encoding="utf-8")

    findings = inspect(Layout(folder))

    assert len(findings) == 2000
    assert {f.code for f in findings} == {"empty-text", "unknown-unit"}
    assert [f.address for f in findings] == sorted({f.address for f in findings})


LINES = (BASE / "tasks.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
REGISTRY = (BASE / "units.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 200),
        st.sampled_from(["delete", "repeat", "empty", "list", "mapping", "other", "blank", "swap"]),
    ),
    min_size=1,
    max_size=6,
)


def damaged(lines, damage):
    lines = list(lines)
    for at, how in damage:
        at %= len(lines)
        key = lines[at].partition(": ")[0].rstrip(":\n")
        if how == "delete" and len(lines) > 1:
            del lines[at]
        elif how == "repeat":
            lines.insert(at, lines[at])
        elif how == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        else:
            value = {"empty": "", "list": "[甲, 9]", "mapping": "{甲: 9}", "blank": "' 甲 '"}
            lines[at] = f"{key}: {value.get(how, '2018年9月底前')}\n"
    return "".join(lines)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DAMAGE, DAMAGE)
@example([(0, "delete")], [(1, "other"), (131, "other"), (190, "empty")])
def test_damage_of_any_kind_is_reported_inside_the_files(folder, to_tasks, to_units):
    texts = {"tasks.yaml": damaged(LINES, to_tasks), "units.yaml": damaged(REGISTRY, to_units)}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")

    findings = inspect(Layout(folder))

    assert list(findings) == sorted(findings, key=lambda f: f.address)
    for finding in findings:
        lines = [*texts[finding.file].split("\n"), ""]
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
        assert "示例" not in finding.message or "示例" in texts[finding.file]


def test_every_fault_of_a_ledger_s_line_is_told_at_once(folder):
    (folder / "progress").mkdir()
    line = "- {on: 2017-01-05, for: 99-nothing, status: 好, since: 昨天, by: 谁, evidence: [甲]}\n"
    (folder / "progress/东乡.yaml").write_text(line, encoding="utf-8")

    codes = [finding.split()[-1] for finding in found(folder)]
    assert sorted(codes) == [
        *("bad-address", "bad-choice", "bad-date", "date-outside-year"),
        *("unknown-duty", "unknown-recorder"),
    ]


def test_what_rests_on_a_field_that_cannot_be_read_is_not_told(folder):
    (folder / "progress").mkdir()
    whole = "- {on: 2018-07-05, for: plan, status: 受阻}\n"
    (folder / "progress/东乡.yaml").write_text(whole, encoding="utf-8")
    assert [finding.split()[-1] for finding in found(folder)] == ["no-reason"]

    (folder / "progress/东乡.yaml").write_text(whole.replace("受阻", "好"), encoding="utf-8")
    assert [finding.split()[-1] for finding in found(folder)] == ["bad-choice"]
