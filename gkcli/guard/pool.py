"""Many pieces of work at once, each in one of a few processes, as many as there are cores."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple, TypeVar

from gkcli.guard.process import uninterrupted

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection


def cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[_Given], _Result],
    given: Sequence[_Given],
    lost: Callable[[_Given], _Result],
    processes: int,
) -> Generator[tuple[int, _Result], None, None]:
    """``work`` on each of ``given``, with its index, in the order in which results are there.

    ``work`` is a function of a module; what it is given and returns is handed over as a copy, and
    what it raises is raised here. A process that ends by itself, as for want of memory, leaves
    ``lost`` of what it was at, and another takes its place. Whoever stops listening, if only by
    an interrupt, ends all processes. With one process, everything is done in this one.
    """
    if processes < 2 or len(given) < 2:
        yield from enumerate(map(work, given))
        return
    pool = _Pool(work, given)
    try:
        for _ in range(min(processes, len(given))):
            pool.grow()
        while pool.busy:
            for index, answer in pool.answers():
                yield index, lost(given[index]) if answer is None else answer.result()
    finally:
        pool.end()


class _Answer(NamedTuple):
    """What one piece of work came to."""

    value: Any = None
    error: Exception | None = None

    def result(self) -> Any:  # noqa: ANN401 - of any type of result
        """The value, or the error raised again."""
        if self.error is not None:
            raise self.error
        return self.value


class _Pool:
    """Processes, each with the index of what it is at; those with nothing to do are ended."""

    def __init__(self, work: Callable[[Any], object], given: Sequence[object]) -> None:
        self.busy: dict[Connection, tuple[_Worker, int]] = {}
        self._work = work
        self._given = given
        self._ahead = iter(range(len(given)))

    def grow(self) -> None:
        """Add a process, where there is anything left to do."""
        index = next(self._ahead, None)
        if index is not None:
            self._send(_hire(self._work, tuple(self.busy)), index)

    def answers(self) -> Iterator[tuple[int, _Answer | None]]:
        """What processes have answered by now, at least one; None where one has ended instead."""
        for connection in wait(list(self.busy)):
            assert isinstance(connection, Connection)
            worker, index = self.busy.pop(connection)
            try:
                answer: _Answer | None = connection.recv()
            except (EOFError, OSError):
                answer = None
                _stop(worker)
                self.grow()
            else:
                self._go_on(worker)
            yield index, answer

    def end(self) -> None:
        """End all processes, whatever they are at."""
        for worker, _ in self.busy.values():
            _stop(worker)

    def _go_on(self, worker: _Worker) -> None:
        index = next(self._ahead, None)
        if index is None:
            _stop(worker)
        else:
            self._send(worker, index)

    def _send(self, worker: _Worker, index: int) -> None:
        self.busy[worker.connection] = worker, index
        with suppress(OSError):  # it has ended already, as will be seen when it is asked
            worker.connection.send(self._given[index])


def _hire(work: Callable[[Any], object], others: Sequence[Connection]) -> _Worker:
    """A process that works on what it is sent until nobody sends any more."""
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    here, there = context.Pipe()
    # A copy of this process holds these ends open too and would never see that they were closed.
    copied = (*others, here) if method == "fork" else ()
    process = context.Process(target=_serve, args=(there, work, copied), daemon=True)  # type: ignore[attr-defined]
    with uninterrupted():
        process.start()
    there.close()
    return _Worker(process, here)


def _serve(
    connection: Connection, work: Callable[[Any], object], copied: Sequence[Connection]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asked is interrupted too, and ends this
    for other in copied:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            given = connection.recv()
            try:
                answer = _Answer(work(given))
            except Exception as error:  # noqa: BLE001 - raised again by who asked
                answer = _Answer(error=error)
            connection.send(answer)


def _stop(worker: _Worker) -> None:
    worker.connection.close()
    worker.process.kill()
    worker.process.join()
