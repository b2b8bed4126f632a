"""Asking for a record, field by field, with completion and defaults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prompt_toolkit import prompt
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.validation import ValidationError, Validator

from gkcli.cli.counter import Counter
from gkcli.inert import printable
from gkcli.model.directory import names_of
from gkcli.model.ledger import OFFICES, STATUSES, days_of
from gkcli.model.scalars import iso_date
from gkcli.model.units import Unit
from gkcli.recording.reading import find_unit
from gkcli.recording.wish import Objection, Wish
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
    """What was given and answered so far; each answer is checked in view of those before it."""

    def __init__(self, counter: Counter, given: Mapping[str, Any]) -> None:
        self._desk = counter.desk
        self._given = {name: _text(value) for name, value in given.items() if value}
        # Whoever gave some fields is asked for the others that are needed, not for all.
        self._whole = not {"subjects", "status"} & self._given.keys()
        self._answers: dict[str, str] = {}

    def wishes(self) -> list[Wish]:
        self._ask("unit", "单位", self._units())
        unit = find_unit(self._desk.scene.directory, self._answers["unit"])
        self._ask("status", "状态", _listed(STATUSES), "已完成")
        self._ask("subjects", "任务号或编号（几个用空格隔开）", self._subjects(unit))
        duties = [
            duty
            for subject in self._answers["subjects"].split()
            for duty in self._desk.duties(unit, subject.removeprefix("#"))
        ]
        self._ask_if(self._whole, "on", "日期", (), self._today())
        self._ask_event(duties)
        self._ask_period(duties)
        self._ask_if(self._whole, "note", "说明（可不写）")
        self._ask_if(self._whole, "evidence", "佐证网址（几个用空格隔开，可不写）")
        office = self._whole and self._answers["status"] in OFFICES
        self._ask_if(office, "by", "谁记的", self._units())
        return self._wishes(self._answers)

    def _ask_if(
        self, wanted: object, field: str, question: str, offers: Offers = (), default: str = ""
    ) -> None:
        if wanted or field in self._given:
            self._ask(field, question, offers, default)

    def _ask(self, field: str, question: str, offers: Offers = (), default: str = "") -> None:
        """Ask for a field that was not given."""
        if field in self._given:
            self._answers[field] = self._given[field]
            return

        def check(text: str) -> str:
            wishes = self._wishes({"on": self._some_day(), **self._answers, field: text})
            found = (each for wish in wishes for each in self._desk.objections(wish))
            return next((_told(each) for each in found if _concerns(each, field)), "")

        self._answers[field] = prompt(
            f"{question}：",
            completer=_Offering(offers),
            validator=_Checking(check),
            validate_while_typing=False,
            default=default,
        ).strip()

    def _wishes(self, answers: Mapping[str, str]) -> list[Wish]:
        said = {"unit": "", "status": "未启动", **answers}
        subjects = said.pop("subjects", "").split() or [""]
        evidence = tuple(said.pop("evidence", "").split())
        return [Wish(for_=each, evidence=evidence, **said) for each in dict.fromkeys(subjects)]

    def _units(self) -> Offers:
        units = self._desk.scene.directory.registry.units
        return [(unit.name, "、".join(names_of(unit)[1:])) for unit in units]

    def _subjects(self, unit: Unit) -> Offers:
        own = self._desk.terms.obligations.of(unit)
        return [(subject, _words(subject, duties[0])) for subject, duties in own.items()]

    def _today(self) -> str:
        """Today, if it is a day of the year at all."""
        today = self._desk.bounds.today
        first, last = days_of(self._desk.bounds.year)
        return str(today) if first <= today <= last else ""

    def _some_day(self) -> str:
        """A day on which the other answers can be judged before one was given."""
        return self._today() or str(days_of(self._desk.bounds.year)[0])

    def _ask_event(self, duties: Sequence[Duty]) -> None:
        events = [d.deadline for d in duties if d.deadline.within or d.deadline.when]
        needed = self._answers["status"] in SETTLES and any(one.within for one in events)
        event = (events[0].after or events[0].when) if events else ""
        question = f"起算日期（{event}那天{'' if needed else '，可不写'}）"
        self._ask_if(events and (self._whole or needed), "since", question)

    def _ask_period(self, duties: Sequence[Duty]) -> None:
        deadlines = [duty.deadline for duty in duties if duty.deadline.each]
        offers: Offers = ()
        current = ""
        if deadlines:
            notice = self._desk.scene.table.notice
            found = instances(deadlines[0], notice.year, notice.signed_on)
            offers = _listed(each.period for each in found)
            on = self._answers.get("on") or str(self._desk.bounds.today)
            current = period_of(deadlines[0], iso_date(on))
        self._ask_if(deadlines and self._whole, "period", "期次", offers, current)
        # What follows from the day is not written down.
        if self._answers.get("period") == current:
            self._answers.pop("period", None)


_LATER = frozenset({"since-missing", "period-missing", "closed-not-done", "closed-before-done"})
"""What can be told only when all was answered, or by a later answer."""

_TOLD_AT = {
    "subjects": "for",
    "since": "since-missing",
    "period": "period-missing",
}


def _concerns(objection: Objection, field: str) -> bool:
    """Whether an objection is to be told at the question for a field."""
    at = _TOLD_AT.get(field, field)
    if objection.code in _LATER:
        return objection.code == at
    return at in (objection.code, objection.field) or field == objection.field


def _told(objection: Objection) -> str:
    return "。".join(
        part.removesuffix("。") for part in (objection.message, objection.hint) if part
    )


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _words(subject: str, duty: Duty) -> str:
    return duty.task.title if duty.task and subject.isdigit() else duty.deadline.what


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
    """Lets an answer pass against which ``check`` says nothing."""

    def __init__(self, check: Callable[[str], str]) -> None:
        self._check = check

    def validate(self, document: Document) -> None:
        """ValidationError with what is wrong and what to write."""
        told = self._check(document.text.strip())
        if told:
            raise ValidationError(len(document.text), printable(told))
