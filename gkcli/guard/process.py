"""Work that strangers' content goes through, in a process of its own with bounds of its own."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, TypeVarTuple

from gkcli.errors import GkcliError

_Given = TypeVarTuple("_Given")
_Result = TypeVar("_Result")

_PATIENCE = 3
"""How many times its seconds work may last by the clock: the machine may be busy elsewhere."""
_GRACE = 2
"""Seconds in which work that is told to stop may still say where it was."""
_MEBIBYTE = 1024 * 1024
_RESERVE = 8 * _MEBIBYTE
"""Bytes kept back for saying that there is no more memory."""


class Bounds(NamedTuple):
    """How much more memory (bytes) and processor time (seconds) work may use.

    ``doing`` is how messages call the work, ``hint`` what to do where it needs more; both Chinese.
    """

    memory: int
    seconds: int
    doing: str
    hint: str


class OutOfBoundsError(GkcliError):
    """Work that was stopped because it needed more than its bounds."""


class _Answer(NamedTuple):
    """What the work came to: a result, an error, or, with neither, no more memory."""

    result: Any = None
    error: Exception | None = None
    exhausted: bool = False


def confined(bounds: Bounds, work: Callable[[*_Given], _Result], *given: *_Given) -> _Result:
    """What ``work(*given)`` returns or raises, run in a process of its own within ``bounds``.

    ``work`` is a function of a module; what it is given, returns and raises is handed over as a
    copy. OutOfBoundsError where it needs more. A system that sets no limits to a process (Windows)
    bounds the time only.
    """
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = _process()(target=_answer, args=(sending, bounds, work, given), daemon=True)
    try:
        with uninterrupted():
            process.start()
        sending.close()
        if not receiving.poll(bounds.seconds * _PATIENCE):
            raise _out_of_time(bounds)
        answer: _Answer = receiving.recv()
    except EOFError:
        process.join()
        raise _stopped(bounds, process.exitcode or 0) from None
    finally:
        if process.pid is not None:  # the system may have refused to start it
            process.kill()
            process.join()
        receiving.close()
    if answer.exhausted:
        raise _out_of_memory(bounds)
    if answer.error is not None:
        raise answer.error
    result: _Result = answer.result
    return result


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Put an interrupt off while a process is started.

    The new one is deaf to it from its first moment, and here it would be lost where it comes in a
    function that is called on a fork.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _process() -> type[BaseProcess]:
    """A copy of this process, there at once; elsewhere copying one is unsafe or unknown."""
    if sys.platform == "linux":
        return multiprocessing.get_context("fork").Process
    return multiprocessing.get_context("spawn").Process


def _answer(
    sending: Connection, bounds: Bounds, work: Callable[..., object], given: tuple[object, ...]
) -> None:
    """Run the work and send what it came to; whoever asked may be gone by then."""
    import traceback  # takes a while, and only who confines work needs it; now there is memory

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked is interrupted too, and ends this
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # libraries write on their way out of memory
        os.dup2(silence, stream)
    _confine(bounds)
    reserve = bytearray(_RESERVE)
    with suppress(BrokenPipeError):
        try:
            sending.send(_Answer(work(*given)))
        except MemoryError:
            del reserve
            answer = _Answer(exhausted=True)
        except Exception as error:  # noqa: BLE001 - raised again by who asked
            error.add_note(traceback.format_exc())
            answer = _Answer(error=error)
        else:
            return
        sending.send(answer)


def _confine(bounds: Bounds) -> None:
    """Let the system hold this process to its bounds, so far as it can."""
    if sys.platform == "win32":
        return
    import resource

    memory = _held(resource.getpagesize()) + bounds.memory
    for kind, soft, most in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, bounds.seconds, bounds.seconds + _GRACE),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):  # a system that does not know this limit
            resource.setrlimit(kind, (_lower(soft, hard), _lower(most, hard)))


def _lower(one: int, other: int) -> int:
    """The lower of two limits; a negative one stands for none."""
    return min(filter(lambda limit: limit >= 0, (one, other)), default=-1)


def _held(page: int) -> int:
    """Bytes of address space that a copy has from who made it; 0 where the system tells of none.

    Some libraries reserve gigabytes that they never use.
    """
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * page
    except OSError:
        return 0


def _out_of_memory(bounds: Bounds) -> OutOfBoundsError:
    return OutOfBoundsError(
        f"{bounds.doing}要用的内存超过 {bounds.memory // _MEBIBYTE} MiB，已停下", bounds.hint
    )


def _out_of_time(bounds: Bounds) -> OutOfBoundsError:
    return OutOfBoundsError(f"{bounds.doing}超过 {bounds.seconds} 秒还没有完，已停下", bounds.hint)


def _stopped(bounds: Bounds, code: int) -> OutOfBoundsError:
    """Why a process ended without an answer."""
    if sys.platform != "win32" and code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _out_of_time(bounds) if code == -signal.SIGXCPU else _out_of_memory(bounds)
    return OutOfBoundsError(f"{bounds.doing}时，程序意外中止（退出码 {code}）", bounds.hint)
