"""Queries on large tables: the same answer with a kept index, a fresh one and none."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gkcli.workspace import cache, narrow
from tests.cli.conftest import REPOSITORY

_DAY = ("--as-of", "2024-07-11")
_QUERIES = (
    ("tasks", "--unit", "区教育局", *_DAY),
    ("tasks", "--unit", "区教育局", "--role", "lead", "-f", "json", *_DAY),
    ("tasks", "--unit", "各镇（街道）", "-f", "csv", *_DAY),
    ("tasks", "--unit", "教育", *_DAY),
    ("tasks", "--unit", "没有的局", *_DAY),
    ("tasks", "公开", "--unit", "区财政局", "--state", "overdue", *_DAY),
    ("deadlines", "--unit", "区财政局", *_DAY),
    ("deadlines", "--unit", "区教育局", "--all", "-f", "json", *_DAY),
    ("deadlines", "--within", "30", *_DAY),
    ("deadlines", "--within", "99999999", "-f", "json", *_DAY),
    ("deadlines", "--within", "60", "--unit", "区教育局", "-f", "md", *_DAY),
    ("deadlines", "--overdue", "--unit", "区教育局", *_DAY),
    ("show", "3", *_DAY),
    ("show", "5", "2", "-f", "json", *_DAY),
    ("show", "plan", "通知", *_DAY),
    ("show", "2-explain", "1", "--unit", "区教育局", *_DAY),
    ("show", "999", *_DAY),
    ("show", "99999999999999999999999", *_DAY),
    ("show", "plam", *_DAY),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up district as a table that is large enough for an index, with an empty cache."""
    monkeypatch.delenv("GKCLI_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(narrow, "SMALLEST", 0)
    shutil.copytree(REPOSITORY / "examples/demo", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def answers(run, folder) -> Callable[..., list[object]]:
    """The answers to all queries as they are now; ``cached=False`` without any index."""

    def ask(*, cached: bool = True, queries=_QUERIES) -> list[object]:
        environment = {} if cached else {"GKCLI_CACHE": "off"}
        return [run("-d", str(folder), *query, environment=environment) for query in queries]

    return ask


def index_files(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache/gkcli/index").glob("*"))


def test_every_answer_is_the_same_with_a_fresh_index_a_kept_one_and_none(answers, folder):
    without = answers(cached=False)
    assert not index_files(folder)
    assert answers() == without
    assert len(index_files(folder)) == 1
    assert answers() == without


def test_with_an_index_only_what_may_matter_is_read(run, folder, monkeypatch):
    run("-d", str(folder), "show", "3")
    read = []
    known = narrow.decode_source
    monkeypatch.setattr(
        narrow, "decode_source", lambda data, *rest: read.append(data) or known(data, *rest)
    )
    assert "3. " in run("-d", str(folder), "show", "3").out
    (excerpt,) = read
    # Its own, and the first one that names another office.
    assert excerpt.count(b"requirement:") == 2
    assert len(excerpt) < (folder / "tasks.yaml").stat().st_size / 2


def test_days_that_only_ledgers_tell_are_seen(run, folder):
    table = folder.parent / "whole"
    shutil.copytree(REPOSITORY / "data", table)
    (table / "progress").mkdir()
    (table / "progress/区审改办.yaml").write_text(
        "- {on: 2018-07-02, for: 19, status: 整改, item: zg-0702, problem: 断链, "
        "due: 2018-07-14, by: 区政府信息公开办}\n",
        encoding="utf-8",
    )
    asked = ("-d", str(table), "deadlines", "--within", "5", "--as-of", "2018-07-11")
    without = run(*asked, environment={"GKCLI_CACHE": "off"})
    assert "zg-0702" in without.out
    assert run(*asked) == run(*asked) == without
    assert len(index_files(folder)) == 1


def test_a_question_about_most_tasks_makes_no_index(answers, folder):
    for about_most, kept in ((("tasks", "--unit", "区教育局"), 0), (("show", "3"), 1)):
        (without,) = answers(cached=False, queries=[(*about_most, *_DAY)])
        assert answers(queries=[(*about_most, *_DAY)]) == [without]
        assert len(index_files(folder)) == kept


def test_a_workspace_below_the_size_gets_none(run, folder, monkeypatch):
    monkeypatch.setattr(narrow, "SMALLEST", (folder / "tasks.yaml").stat().st_size + 1)
    run("-d", str(folder), "show", "3")
    assert not index_files(folder)


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _unnoticed(path: Path, old: str, new: str) -> None:
    """An edit that keeps the size and the time of the last change."""
    before = path.stat()
    assert len(old.encode()) == len(new.encode())
    _replaced(path, old, new)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _without_last_task(folder: Path) -> None:
    path = folder / "tasks.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.rindex("          - number:")], encoding="utf-8", newline="\n")


_EDITS: dict[str, Callable[[Path], object]] = {
    "a lead, of the same length and time": lambda f: _unnoticed(
        f / "tasks.yaml", "lead: [区教育局]", "lead: [区财政局]"
    ),
    "a name in the registry": lambda f: _replaced(
        f / "units.yaml", "name: 区教育局", "name: 区教育体育局"
    ),
    "a task taken out": _without_last_task,
    "a comment": lambda f: _replaced(f / "tasks.yaml", "parts:\n", "# 说明\nparts:\n"),
    "a record": lambda f: (f / "progress/区教育局.yaml").write_text(
        "- {on: 2024-07-01, for: 3, status: 推进中}\n", encoding="utf-8"
    ),
    "an error": lambda f: _replaced(f / "tasks.yaml", "lead:", "leed:"),
    "an error in the registry": lambda f: _replaced(f / "units.yaml", "name:", "nane:"),
    "a file that fmt would lay out otherwise": lambda f: _replaced(
        f / "tasks.yaml", "year: 2024", "year:   2024"
    ),
}


@pytest.mark.parametrize("edit", _EDITS.values(), ids=_EDITS)
def test_every_edit_is_seen(edit, answers, folder):
    before = answers()
    edit(folder)
    without = answers(cached=False)
    assert before != without or edit in (_EDITS["a comment"], *list(_EDITS.values())[-1:])
    assert answers() == without
    assert answers() == without


def test_a_torn_or_hostile_index_is_not_believed(answers, folder):
    without = answers(cached=False)
    assert answers() == without
    (file,) = index_files(folder)
    whole = file.read_bytes()
    chance = random.Random(7)
    torn = [b"", whole[:20], whole[: len(whole) // 2], whole + b"\0", b"\0" * len(whole)]
    for place in chance.sample(range(len(whole)), 20):
        torn.append(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
    query = [("show", "3", *_DAY)]
    (shown,) = answers(cached=False, queries=query)
    for bad in torn:
        file.write_bytes(bad)
        assert answers(queries=query) == [shown]
    assert file.read_bytes() == whole


def test_a_sound_entry_that_is_no_index_is_not_believed(answers, folder):
    without = answers(cached=False)
    answers()
    (file,) = index_files(folder)
    for stranger in (b"no base", b""):
        cache.keep("index", file.name, stranger)
        assert answers() == without


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_kept_the_answer_is_the_same(answers, folder):
    without = answers(cached=False)
    folder.parent.chmod(0o500)
    try:
        assert answers() == without
    finally:
        folder.parent.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_no_obstacle(answers, folder):
    without = answers(cached=False)
    (folder.parent / "cache").write_text("", encoding="utf-8")
    assert answers() == without
