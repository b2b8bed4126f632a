"""Work in several processes: all of it, whatever becomes of one of them."""

import os
import signal
import time
from pathlib import Path

import pytest

from gkcli.errors import GkcliError
from gkcli.guard.pool import cores, spread


def double(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def lost(number: int) -> tuple[int, int]:
    return -number, 0


def double_or_die(number: int) -> tuple[int, int]:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(number)


def refuse(number: int) -> tuple[int, int]:
    if number == 2:
        raise GkcliError("坏了", "换一个")
    return double(number)


def linger(path: Path) -> int:
    path.write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(60)
    return 0


def test_everything_is_done_once_and_in_several_processes() -> None:
    found = dict(spread(double, range(20), lost, 2))
    assert {index: value for index, (value, _) in found.items()} == {n: 2 * n for n in range(20)}
    assert 1 <= len({process for _, process in found.values()} - {os.getpid()}) <= 2


@pytest.mark.parametrize(("count", "processes"), [(1, 4), (5, 1), (0, 4)])
def test_one_core_or_one_piece_of_work_needs_no_other_process(count: int, processes: int) -> None:
    found = list(spread(double, range(count), lost, processes))
    assert found == [(n, (2 * n, os.getpid())) for n in range(count)]


@pytest.mark.parametrize("processes", [2, 3])
def test_a_process_that_dies_loses_one_piece_and_no_other(processes: int) -> None:
    found = dict(spread(double_or_die, range(8), lost, processes))
    assert found.pop(3) == (-3, 0)
    assert {index: value for index, (value, _) in found.items()} == {
        n: 2 * n for n in range(8) if n != 3
    }


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(GkcliError, match="坏了") as raised:
        list(spread(refuse, range(5), lost, 2))
    assert raised.value.hint == "换一个"


def test_no_process_outlives_whoever_stopped_listening(tmp_path: Path) -> None:
    files = [tmp_path / "甲", tmp_path / "乙"]

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 1.0)
        with pytest.raises(KeyboardInterrupt):
            list(spread(linger, files, lambda _: 0, 2))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    for process in (int(path.read_text(encoding="utf-8")) for path in files):
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
