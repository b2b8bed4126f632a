"""Records are added to ledgers all or none, whatever happens meanwhile."""

import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gkcli.errors import GkcliError, InvalidDataError
from gkcli.model.record import Record
from gkcli.yaml import exchange as module
from gkcli.yaml.append import append
from gkcli.yaml.contents import read_ledger
from gkcli.yaml.source import Source

REPOSITORY = Path(__file__).parents[3]
PLAN = Record(date(2024, 3, 20), "plan", "已完成")
TRAIN = Record(date(2024, 5, 6), "8-train", "已完成", note="培训一次")
PLAN_LINE = "- {on: 2024-03-20, for: plan, status: 已完成}"
TRAIN_LINE = "- {on: 2024-05-06, for: 8-train, status: 已完成, note: 培训一次}"


def records(path):
    text = path.read_bytes().decode()
    found = read_ledger(Source(path, str(path), text))
    assert found.diagnostics == ()
    return found.records


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "progress" / "甲镇.yaml"


@pytest.fixture
def begun(ledger):
    ledger.parent.mkdir()
    ledger.write_text(f"{PLAN_LINE}\n", encoding="utf-8")
    return ledger


class TestWhatIsWritten:
    def test_the_first_record_makes_the_folder_and_the_file_and_leaves_nothing_else(self, ledger):
        placed = append({ledger: [PLAN, TRAIN]})
        assert ledger.read_text(encoding="utf-8") == f"{PLAN_LINE}\n{TRAIN_LINE}\n"
        assert [(p.line, p.added) for p in placed[ledger]] == [(1, True), (2, True)]
        assert names(ledger.parent) == ["甲镇.yaml"]
        assert ledger.stat().st_mode & 0o777 == 0o666 & ~_umask()

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f"# 台账\n\n{PLAN_LINE}  # 好\n# 完\n", f"{TRAIN_LINE}\n"),
            (PLAN_LINE, f"\n{TRAIN_LINE}\n"),
            (f"{PLAN_LINE}\r\n", f"{TRAIN_LINE}\r\n"),
            (PLAN_LINE.replace("- {", "\ufeff- {") + "\n", f"{TRAIN_LINE}\n"),
            (f"  {PLAN_LINE}\n", f"  {TRAIN_LINE}\n"),
            ("- on: 2024-03-20\n  for: plan\n  status: 已完成\n", f"{TRAIN_LINE}\n"),
            ("# 还没有\n", f"{TRAIN_LINE}\n"),
            ("", f"{TRAIN_LINE}\n"),
        ],
    )
    def test_existing_bytes_stay_and_the_line_follows_the_habits_of_the_file(
        self, begun, before, after
    ):
        begun.write_bytes(before.encode())
        append({begun: [TRAIN]})
        assert begun.read_bytes().decode() == before + after

    def test_what_stands_there_already_is_not_written_again(self, begun):
        before = begun.read_bytes()
        assert append({begun: [PLAN]})[begun] == ((PLAN, 1, False),)
        assert begun.read_bytes() == before
        placed = append({begun: [TRAIN, PLAN, TRAIN]})[begun]
        assert [(p.line, p.added) for p in placed] == [(2, True), (1, False), (2, True)]
        assert records(begun) == (PLAN, TRAIN)

    def test_rights_stay(self, begun):
        begun.chmod(0o640)
        append({begun: [TRAIN]})
        assert begun.stat().st_mode & 0o777 == 0o640

    def test_a_link_stays_a_link(self, begun, tmp_path):
        link = tmp_path / "甲镇.yaml"
        link.symlink_to(begun)
        append({link: [TRAIN]})
        assert link.is_symlink()
        assert records(begun) == (PLAN, TRAIN)

    def test_what_writers_left_behind_who_died_is_swept_away(self, begun):
        (begun.parent / ".甲镇.yaml.abc.new").write_text("半", encoding="utf-8")
        (begun.parent / ".甲镇.yaml.lock").write_text("", encoding="utf-8")
        append({begun: [TRAIN]})
        assert names(begun.parent) == ["甲镇.yaml"]


class TestRefusals:
    def unchanged(self, path, match, record=TRAIN):
        before, there = path.read_bytes(), names(path.parent)
        with pytest.raises(GkcliError, match=match) as caught:
            append({path: [record]})
        assert path.read_bytes() == before
        assert names(path.parent) == there
        return caught.value

    def test_a_ledger_with_errors(self, begun):
        begun.write_text(f"{PLAN_LINE}\n<<<<<<< HEAD\n", encoding="utf-8")
        error = self.unchanged(begun, "处错误，没有写入")
        assert isinstance(error, InvalidDataError)
        assert error.diagnostics[0].line == 2

    def test_bytes_that_are_no_utf8(self, begun):
        begun.write_bytes(f"# 台账\n{PLAN_LINE}\n".encode("gbk"))
        error = self.unchanged(begun, "处错误，没有写入")
        assert isinstance(error, InvalidDataError)
        assert error.diagnostics[0].code == "wrong-encoding"

    @pytest.mark.parametrize(
        "text",
        ["[]\n", f"---\n{PLAN_LINE}\n...\n", "[{on: 2024-03-20, for: plan, status: 已完成}]"],
    )
    def test_a_way_of_writing_that_takes_no_more_lines(self, begun, text):
        begun.write_text(text, encoding="utf-8")
        self.unchanged(begun, "接不上新记录")

    def test_a_file_that_is_for_reading_only(self, begun):
        begun.chmod(0o444)
        self.unchanged(begun, "只读")

    def test_a_full_disk(self, begun, monkeypatch):
        def full(_descriptor):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        self.unchanged(begun, "磁盘已满")

    def test_a_disk_that_fails_at_the_last_step(self, begun, monkeypatch):
        def refuse(*_):
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(Path, "replace", refuse)
        self.unchanged(begun, "磁盘读写出错")

    def test_a_file_that_changes_underneath(self, begun, monkeypatch):
        real = module.written_beside

        def meanwhile(path, *rest):
            path.write_text(f"{PLAN_LINE}\n# 别人写的\n", encoding="utf-8")
            return real(path, *rest)

        monkeypatch.setattr(module, "written_beside", meanwhile)
        with pytest.raises(GkcliError, match="刚被别的程序改过"):
            append({begun: [TRAIN]})
        assert begun.read_text(encoding="utf-8") == f"{PLAN_LINE}\n# 别人写的\n"
        assert names(begun.parent) == ["甲镇.yaml"]

    def test_a_folder_that_cannot_be_made_or_written(self, ledger):
        ledger.parent.write_text("", encoding="utf-8")
        with pytest.raises(GkcliError, match="没有写入"):
            append({ledger: [PLAN]})

    def test_a_disk_that_cannot_lock(self, begun, monkeypatch):
        def refuse(_descriptor, _operation):
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr("fcntl.flock", refuse)
        assert "本机磁盘" in self.unchanged(begun, "没法锁住").hint

    def test_a_link_to_nothing(self, tmp_path):
        link = tmp_path / "甲镇.yaml"
        link.symlink_to(tmp_path / "没有")
        with pytest.raises(GkcliError, match="指向的文件不存在"):
            append({link: [PLAN]})

    def test_a_folder_made_for_nothing_goes_again(self, ledger, monkeypatch):
        monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(GkcliError):
            append({ledger: [PLAN]})
        assert not ledger.parent.exists()


class TestSeveralLedgers:
    def test_all_are_written(self, begun):
        other = begun.with_name("乙镇.yaml")
        append({begun: [TRAIN], other: [PLAN]})
        assert (records(begun), records(other)) == ((PLAN, TRAIN), (PLAN,))

    def test_one_that_cannot_be_read_keeps_all_from_being_written(self, begun):
        broken = begun.with_name("乙镇.yaml")
        broken.write_text("甲：乙\n", encoding="utf-8")
        with pytest.raises(InvalidDataError):
            append({begun: [TRAIN], broken: [PLAN]})
        assert records(begun) == (PLAN,)

    def test_where_a_later_one_fails_the_earlier_are_put_back(self, begun, monkeypatch):
        new, last = begun.with_name("乙镇.yaml"), begun.with_name("丙街道.yaml")
        real = Path.replace

        def fail_for_the_last(self, target):
            if Path(target).name == last.name:
                raise OSError(errno.EIO, "Input/output error")
            return real(self, target)

        monkeypatch.setattr(Path, "replace", fail_for_the_last)
        with pytest.raises(GkcliError, match="丙街道"):
            append({begun: [TRAIN], new: [PLAN], last: [PLAN]})
        assert records(begun) == (PLAN,)
        assert names(begun.parent) == ["甲镇.yaml"]


PROGRAM = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from gkcli.yaml.append import append
from gkcli.model.record import Record
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    append({path: [Record(date(2024, 3, 20), "plan", "推进中", note=f"{name} 第{number}次")]})
    print(f"{name} 第{number}次", flush=True)
"""


def process(path, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), name, str(count)],
        stdout=subprocess.PIPE,
        cwd=REPOSITORY,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )


class TestManyAtOnce:
    def test_fifty_processes_lose_nothing(self, ledger):
        ledger.parent.mkdir()
        started = [process(ledger, f"甲{number}", 2) for number in range(50)]
        said = {line for each in started for line in each.communicate()[0].splitlines()}
        assert len(said) == 100
        assert {record.note for record in records(ledger)} == said
        assert len(records(ledger)) == 100
        assert names(ledger.parent) == ["甲镇.yaml"]

    def test_threads_lose_nothing_either(self, ledger):
        ledger.parent.mkdir()
        made = [replace(PLAN, note=f"第{number}次") for number in range(40)]
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda record: append({ledger: [record]}), made))
        assert set(records(ledger)) == set(made)

    @pytest.mark.parametrize("acknowledged", [1, 2, 5, 11])
    def test_a_process_killed_leaves_a_ledger_with_all_that_it_acknowledged(
        self, ledger, acknowledged
    ):
        ledger.parent.mkdir()
        running = process(ledger, "甲", 10_000)
        assert running.stdout is not None
        said = [running.stdout.readline().strip() for _ in range(acknowledged)]
        running.send_signal(signal.SIGKILL)
        said += [line.strip() for line in running.communicate()[0].splitlines()]
        kept = [record.note for record in records(ledger)]
        assert kept[: len(said)] == said
        assert len(kept) <= len(said) + 1
        append({ledger: [TRAIN]})
        assert names(ledger.parent) == ["甲镇.yaml"]


def _umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
