"""An end to what takes too long, wherever it is at that moment."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

from gkcli.paper.bounds import ExhaustedError

_BUSY = 3
"""How many times its seconds work may last by the clock."""


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    """Raise ExhaustedError in the midst of what takes more seconds of the processor.

    On a busy machine they may take longer by the clock, but not for ever. Whatever runs then is
    interrupted at the next line of Python; where the system has no such timers (Windows), only
    what is counted ends in time.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:
        del number, frame
        raise ExhaustedError(f"用时超过 {seconds} 秒")

    timers = (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, seconds * _BUSY),
    )
    before = [signal.signal(number, interrupt) for number, _, _ in timers]
    for _, timer, after in timers:
        signal.setitimer(timer, after)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
