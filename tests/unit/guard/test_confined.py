"""Work in a process of its own: handed over as it is, stopped where it needs too much."""

import os
import signal
import time

import pytest

from gkcli.errors import GkcliError
from gkcli.guard.process import Bounds, OutOfBoundsError, confined

BOUNDS = Bounds(memory=2 * 1024**3, seconds=20, doing="读这个文件", hint="请换一个")


def hoard() -> None:
    held: list[object] = []
    held.append(held)
    while True:
        held.append([len(held)])


def spin() -> None:
    while True:
        pass


def refuse(name: str) -> None:
    raise GkcliError(f"“{name}”坏了", "请换一个")


def end(how: int) -> None:
    os.kill(os.getpid(), how)


def unspeakable() -> object:
    return lambda: None


def test_what_it_returns_is_handed_over():
    assert confined(BOUNDS, divmod, 7, 2) == (3, 1)


def test_a_fresh_process_does_the_same_as_a_copy(monkeypatch):
    monkeypatch.setattr("gkcli.guard.process.sys.platform", "darwin")

    assert confined(BOUNDS, divmod, 7, 2) == (3, 1)


def test_what_it_changes_stays_with_it():
    mine = [1]

    assert confined(BOUNDS, mine.append, 2) is None
    assert mine == [1]


def test_a_refusal_comes_back_with_its_hint():
    with pytest.raises(GkcliError, match="“甲”坏了") as caught:
        confined(BOUNDS, refuse, "甲")

    assert caught.value.hint == "请换一个"


def test_a_bug_comes_back_with_the_place_where_it_happened():
    with pytest.raises(ZeroDivisionError) as caught:
        confined(BOUNDS, divmod, 1, 0)

    assert "Traceback" in "".join(caught.value.__notes__)


def test_a_result_that_cannot_be_handed_over_is_an_error():
    with pytest.raises(Exception, match="pickle"):
        confined(BOUNDS, unspeakable)


def test_more_memory_than_its_own_is_refused_without_a_sound(capfd):
    with pytest.raises(OutOfBoundsError, match="读这个文件要用的内存超过 512 MiB，已停下"):
        confined(BOUNDS._replace(memory=512 * 1024**2), hoard)

    assert capfd.readouterr() == ("", "")


def test_more_time_than_its_own_is_refused():
    with pytest.raises(OutOfBoundsError, match="读这个文件超过 1 秒还没有完，已停下") as caught:
        confined(BOUNDS._replace(seconds=1), spin)

    assert caught.value.hint == "请换一个"


def test_work_that_only_waits_is_stopped_too():
    started = time.monotonic()

    with pytest.raises(OutOfBoundsError, match="超过 1 秒"):
        confined(BOUNDS._replace(seconds=1), time.sleep, 60)

    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("how", "says"), [(signal.SIGTERM, "意外中止（退出码 -15）"), (signal.SIGKILL, "内存超过")]
)
def test_a_process_that_dies_is_told(how, says):
    with pytest.raises(OutOfBoundsError) as caught:
        confined(BOUNDS, end, how)

    assert says in caught.value.message
    assert caught.value.hint


@pytest.fixture
def interrupted_soon():
    """Ctrl-C in a moment, also where whoever started the tests lets processes ignore it."""
    handlers = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGALRM: lambda *_: signal.raise_signal(signal.SIGINT),
    }
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("interrupted_soon")
def test_ctrl_c_ends_both():
    before = time.monotonic()

    with pytest.raises(KeyboardInterrupt):
        confined(BOUNDS, time.sleep, 60)

    assert time.monotonic() - before < 30
