"""Asking for a record, field by field, with completion and defaults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prompt_toolkit import prompt
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from gkcli.cli.counter import Counter
from gkcli.errors import GkcliError
from gkcli.inert import printable
from gkcli.model.directory import names_of
from gkcli.model.ledger import OFFICES, STATUSES, address, days_of, period
from gkcli.model.scalars import FieldError
from gkcli.model.units import Unit
from gkcli.recording.reading import find_unit, read_day, read_since, read_status
from gkcli.recording.subjects import duties_meant, own_duties
from gkcli.recording.wish import Wish
from gkcli.schedule.duties import Duty
from gkcli.schedule.instances import instances, period_of
from gkcli.schedule.spoken import SETTLES

Offers = Sequence[tuple[str, str]]
"""What may be written, and what is told beside it."""


def ask(counter: Counter, given: Mapping[str, Any]) -> list[Wish]:
    """Ask for whatever was not given; KeyboardInterrupt or EOFError where the person stops."""
    return _Conversation(counter, given).wishes()


def agree() -> bool:
    """Ask whether to write what was shown; no is the answer to anything but yes."""
    return prompt("写入吗？（y 写入，n 不写）", default="y").strip().lower() in ("y", "yes", "是")


class _Conversation:
    def __init__(self, counter: Counter, given: Mapping[str, Any]) -> None:
        self._table = counter.workspace.table
        self._directory = counter.workspace.directory
        self._bounds = counter.bounds
        self._given = given
        # Whoever gave some fields is asked for the others that are needed, not for all.
        self._whole = not given["subjects"] and not given["status"]

    def wishes(self) -> list[Wish]:
        unit = find_unit(self._directory, self._given["unit"] or self._ask_unit())
        subjects = self._given["subjects"] or self._ask_subjects(unit)
        duties = [duty for subject in subjects for duty in self._duties(unit, subject)]
        status = self._given["status"] or _asked("状态", _listed(STATUSES), read_status, "已完成")
        on = self._optional("on", lambda: self._ask_day())
        since = self._optional("since", lambda: self._ask_since(duties, status, on))
        term = self._optional("period", lambda: self._ask_period(duties, on))
        note = self._optional("note", lambda: _asked("说明（可不写）"))
        evidence = self._given["evidence"] or (self._ask_evidence() if self._whole else ())
        by = self._optional("by", lambda: self._ask_by(status))
        return [
            Wish(subject, unit.name, status, on, since, term, note, tuple(evidence), by)
            for subject in dict.fromkeys(subjects)
        ]

    def _optional(self, field: str, question: Callable[[], str]) -> str:
        given = self._given[field]
        if given is not None:
            return str(given)
        return question() if self._whole else ""

    def _duties(self, unit: Unit, subject: str) -> tuple[Duty, ...]:
        return duties_meant(self._table, self._directory, unit, subject.removeprefix("#"))

    def _ask_unit(self) -> str:
        return _asked("单位", self._units(), lambda text: find_unit(self._directory, text))

    def _units(self) -> Offers:
        units = self._directory.registry.units
        return [(unit.name, "、".join(names_of(unit)[1:])) for unit in units]

    def _ask_subjects(self, unit: Unit) -> tuple[str, ...]:
        offers: dict[str, str] = {}
        for duty in own_duties(self._table, self._directory, unit):
            if duty.task:
                offers.setdefault(str(duty.task.number), duty.task.title)
            offers.setdefault(duty.deadline.id, duty.deadline.what)

        def every(text: str) -> object:
            return [self._duties(unit, subject) for subject in text.split() or [""]]

        return tuple(_asked("任务号或编号（几个用空格隔开）", [*offers.items()], every).split())

    def _ask_day(self) -> str:
        first, last = days_of(self._bounds.year)
        today = self._bounds.today
        default = str(today) if first <= today <= last else ""
        return _asked("日期", (), lambda text: read_day(text, self._bounds), default)

    def _ask_since(self, duties: Sequence[Duty], status: str, on: str) -> str:
        events = [d.deadline for d in duties if d.deadline.within or d.deadline.when]
        if not events:
            return ""
        event = events[0].after or events[0].when
        needed = status in SETTLES and any(one.within for one in events)
        day = read_day(on, self._bounds)

        def check(text: str) -> object:
            return read_since(text, day, self._bounds) if text or needed else None

        return _asked(f"起算日期（{event}那天{'' if needed else '，可不写'}）", (), check)

    def _ask_period(self, duties: Sequence[Duty], on: str) -> str:
        deadlines = [duty.deadline for duty in duties if duty.deadline.each]
        if not deadlines:
            return ""
        notice = self._table.notice
        found = instances(deadlines[0], notice.year, notice.signed_on)
        current = period_of(deadlines[0], read_day(on, self._bounds))
        chosen = _asked("期次", _listed(each.period for each in found), period, current)
        return "" if chosen == current else chosen

    def _ask_evidence(self) -> list[str]:
        def every(text: str) -> object:
            return [address(one) for one in text.split()]

        return _asked("佐证网址（几个用空格隔开，可不写）", (), every).split()

    def _ask_by(self, status: str) -> str:
        if status not in OFFICES:
            return ""
        return _asked("谁记的", self._units(), lambda text: find_unit(self._directory, text))


def _asked(
    question: str,
    offers: Offers = (),
    check: Callable[[str], object] = str,
    default: str = "",
) -> str:
    answer = prompt(
        f"{question}：",
        completer=_Offering(offers),
        validator=_Checking(check),
        validate_while_typing=False,
        default=default,
    )
    return answer.strip()


def _listed(names: Iterable[str]) -> Offers:
    return [(name, "") for name in names]


class _Offering(Completer):
    """Offers what contains the word that is being typed, with what is told beside it."""

    def __init__(self, offers: Offers) -> None:
        self._offers = offers

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """The offers for the word before the cursor."""
        del complete_event
        typed = document.get_word_before_cursor(WORD=True)
        for value, hint in self._offers:
            if typed in value or typed in hint:
                yield Completion(value, -len(typed), display_meta=printable(hint))


class _Checking(Validator):
    """Lets an answer pass when the function that reads it does."""

    def __init__(self, check: Callable[[str], object]) -> None:
        self._check = check

    def validate(self, document: Document) -> None:
        """ValidationError with what is wrong and what to write."""
        try:
            self._check(document.text.strip())
        except (FieldError, GkcliError) as error:
            told = "；".join(filter(None, (str(error), error.hint)))
            raise ValidationError(len(document.text), printable(told)) from None
