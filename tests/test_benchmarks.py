"""The benchmarks run and print what they promise; how long anything takes is not tested."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import history
from benchmarks.made_up import make_workspace
from benchmarks.made_up_history import make_history
from benchmarks.made_up_ledgers import make_ledgers
from benchmarks.process import Job, measure, middle
from tests.conftest import Run

ROOT = Path(__file__).parents[1]


def run_benchmarks(*arguments: str, path: str | None = None) -> list[str]:
    environment = {**os.environ, **({} if path is None else {"PATH": path})}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_startup_tells_each_command_in_times_of_the_bare_interpreter(tmp_path: Path) -> None:
    lines = run_benchmarks("startup", "--rounds", "1", path=str(tmp_path))
    rows = {line.split("  ")[0]: line.split() for line in lines}
    assert rows["python -c pass"][-4] == "1.0"
    assert {"--help", "补全单位名", "tasks --unit 区审改办", "deadlines", "check"} <= set(rows)


def test_startup_says_which_peers_it_did_not_find(tmp_path: Path) -> None:
    lines = run_benchmarks("startup", "--rounds", "1", path=str(tmp_path))
    assert [line for line in lines if "没有装" in line] == [
        "略过 doorstop：没有装，见 benchmarks/README.md",
        "略过 todo list：没有装，见 benchmarks/README.md",
    ]


def test_growth_tells_every_command_at_every_size() -> None:
    lines = run_benchmarks("growth", "--sizes", "1", "40")
    for name in ("（只读入）", "tasks --unit 区审改办", "deadlines", "overview", "check"):
        rows = [line.split() for line in lines if line.startswith(f"{name}  ")]
        sizes = [row[len(name.split())] for row in rows]
        assert sizes == ["1", "40"], name
        assert not any("退出码" in cell for row in rows for cell in row)


def test_index_tells_what_queries_take_with_one_and_without() -> None:
    lines = run_benchmarks("index", "--sizes", "40", "1500", "--rounds", "1")
    assert lines[0].startswith("1,500 项任务")
    assert "索引 0.0 MB" not in lines[1]
    rows = [line for line in lines if line.startswith(("tasks", "show", "deadlines"))]
    assert len(rows) == 6
    assert not any("退出码" in row for row in rows)


def test_ledgers_tells_each_command_in_times_of_the_bare_interpreter() -> None:
    lines = run_benchmarks("ledgers", "--units", "6", "--records", "40", "--rounds", "1")
    assert lines[0].startswith("40 项任务，6 个单位，每本台账 40 条记录")
    rows = {line.split("  ")[0]: line.split() for line in lines}
    assert rows["python -c pass"][-4] == "1.0"
    assert {"deadlines", "tasks", "overview", "check", "record --dry-run"} <= set(rows)


def test_changes_tells_comparing_in_times_of_checking() -> None:
    lines = run_benchmarks("changes", "--rounds", "1")
    assert {line.split("  ")[0] for line in lines} >= {"check", "diff", "review"}
    assert lines[-1].startswith("diff 是 check 的 ")


def test_export_tells_every_form() -> None:
    lines = run_benchmarks("export", "--workspaces", "2")
    assert "20,000 条记录" in lines[0]
    rows = [line.split() for line in lines[2:]]
    assert [row[:2] for row in rows] == [
        [form, count] for form in ("csv", "json", "jsonl", "sqlite", "parquet") for count in "12"
    ]


def test_made_up_ledgers_are_without_fault(run: Run, tmp_path: Path) -> None:
    folder = make_ledgers(make_workspace(tmp_path, 8, units=7), 60)
    ledgers = sorted((folder / "progress").iterdir())
    assert {len(path.read_text(encoding="utf-8").splitlines()) for path in ledgers} == {60}
    assert len(ledgers) == 7
    outcome = run("-d", str(folder), "check", "--strict", "--as-of", "2020-01-01")
    assert (outcome.code, outcome.out.splitlines()[-1][-7:]) == (0, "没有发现问题。")


@pytest.mark.parametrize("tasks", [1, 21, 60])
def test_a_made_up_workspace_is_without_fault(run: Run, tmp_path: Path, tasks: int) -> None:
    outcome = run("-d", str(make_workspace(tmp_path, tasks)), "check")
    assert (outcome.code, outcome.err) == (0, ""), outcome.out
    listed = run("-d", str(tmp_path), "tasks", "-f", "csv")
    assert len(listed.out.splitlines()) == tasks + 1


def test_a_run_tells_its_exit_code_and_what_it_complained_of(tmp_path: Path) -> None:
    program = "import sys; sys.stderr.write('oh'); sys.exit(3)"
    sample = measure(Job((sys.executable, "-c", program), tmp_path))
    assert (sample.code, sample.complaint) == (3, "oh")


def test_a_run_tells_the_memory_of_the_process_it_started() -> None:
    # From a process of its own: no peak is told below that of the one that measures.
    program = """if True:
        import sys
        from pathlib import Path
        from benchmarks.process import Job, measure
        for size in (1, 500_000_000):
            print(measure(Job((sys.executable, "-c", f"b'x' * {size}"), Path.cwd())).peak)
    """
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    small, large = map(int, done.stdout.split())
    assert large - small > 50_000_000


def test_the_middle_of_runs_is_their_median(tmp_path: Path) -> None:
    runs = [measure(Job((sys.executable, "-c", "pass"), tmp_path)) for _ in range(3)]
    assert middle(runs).seconds == sorted(run.seconds for run in runs)[1]


def test_a_made_up_history_has_the_commits_it_is_to_have(tmp_path: Path) -> None:
    folder = make_history(tmp_path / "库", commits=20, touching=5)
    counted = [
        subprocess.run(
            ["git", "rev-list", "--count", "HEAD", "--", *paths],
            cwd=folder,
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout.strip()
        for paths in ([], ["tasks.yaml", "units.yaml", "progress"])
    ]
    assert counted == ["20", "5"]


def test_looking_back_is_told_for_each_shape_of_history(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(history, "SHAPES", ((6, 3),))
    history.run_history(1)
    told = capsys.readouterr().out
    assert all(f"gkcli {command}" in told for command in ("log 1", "log 1 --last 1", "blame 1"))
