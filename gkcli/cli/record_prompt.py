"""Asks for a record field by field, with completion and defaults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prompt_toolkit import prompt
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from gkcli.cli.output import columns, say
from gkcli.cli.record_fields import COLUMNS, with_field_names
from gkcli.cli.record_submission import Submission
from gkcli.model.directory import names_of
from gkcli.model.record import days_of
from gkcli.model.scalars import iso_date, suggest_date
from gkcli.model.statuses import OFFICES, SETTLES, STATUSES
from gkcli.model.units import Unit
from gkcli.record.effects import open_words as occasion
from gkcli.record.request import Objection, RequestedRecord, find_unit
from gkcli.status.due import instances, period_of
from gkcli.status.duties import Duty
from gkcli.terminal.text_width import fold
from gkcli.text import printable

Offers = Sequence[tuple[str, str]]
"""Possible answers, each with a note shown beside it."""

_BACK = "<"
_BACKS = (_BACK, "\uff1c")
_EVIDENCE = "佐证网址（几个用空格隔开，可不写）"
_NARROWEST = 20


def ask(submission: Submission, given: Mapping[str, Any]) -> list[RequestedRecord]:
    """Ask for what was not given; KeyboardInterrupt or EOFError where the user stops."""
    return _Conversation(submission, given).requests()


def confirm() -> bool:
    """Ask whether to write what was shown; any other answer means no."""
    answer = prompt("写入吗？（回车写入，n 不写）：").strip().lower()
    return answer in ("", "y", "yes", "是")


class _BackError(Exception):
    """The user wants to go back to the question before."""


class _Conversation:
    """The fields given or answered so far; each answer is checked together with the others."""

    def __init__(self, submission: Submission, given: Mapping[str, Any]) -> None:
        self._acceptance = submission.acceptance
        self._given = {name: _text(value) for name, value in given.items() if value}
        # Whoever gave some fields is asked for the others that are needed, not for all.
        self._whole = not {"subjects", "status"} & self._given.keys()
        self._answers: dict[str, str] = {}
        self._open: tuple[str, ...] = ()

    def requests(self) -> list[RequestedRecord]:
        _say_folded(f"按 Tab 看可以填什么；写 {_BACK} 回到上一问；Ctrl-C 停下，什么也不记。")
        steps: dict[str, Callable[[], bool]] = {
            "unit": lambda: self._ask("unit", "单位", self._units()),
            "subjects": self._ask_subjects,
            "status": lambda: self._ask("status", "状态", _listed(STATUSES), "已完成"),
            "on": lambda: self._ask_if(self._whole, "on", "日期", (), self._today()),
            "since": self._ask_event,
            "period": self._ask_period,
            "note": lambda: self._ask_if(self._whole, "note", "说明（可不写）"),
            "evidence": lambda: self._ask_if(self._whole, "evidence", _EVIDENCE),
            "by": self._ask_author,
        }
        fields = list(steps)
        asked: list[int] = []
        place = 0
        while place < len(fields):
            self._answers.pop(fields[place], None)
            try:
                if steps[fields[place]]():
                    asked.append(place)
            except _BackError:
                place = asked.pop() if asked else place
            else:
                place += 1
        return self._requests(self._judgeable())

    def _ask_if(
        self, wanted: object, field: str, question: str, offers: Offers = (), default: str = ""
    ) -> bool:
        if not wanted and field not in self._given:
            return False
        return self._ask(field, question, offers, default)

    def _ask(self, field: str, question: str, offers: Offers = (), default: str = "") -> bool:
        """Ask for a field until its answer can be recorded; False where it was given."""
        if field in self._given:
            self._answers[field] = self._given[field]
            return False
        empty = f"（回车为 {default}）" if default else ""
        while True:
            written = prompt(f"{question}{empty}：", completer=_Offering(offers)).strip()
            if written in _BACKS:
                raise _BackError
            self._answers[field] = self._read(field, written or default)
            objection = self._objection_text(field)
            if not objection:
                return True
            _say_folded(objection)

    def _read(self, field: str, text: str) -> str:
        if field in ("on", "since"):
            return suggest_date(text) or text
        return self._picked(text) if field == "subjects" else text

    def _objection_text(self, field: str) -> str:
        """What is wrong with the answer for a field, "" where nothing is."""
        answers = {"on": self._some_day(), **self._judgeable()}
        objections = (
            each for r in self._requests(answers) for each in self._acceptance.objections(r)
        )
        return next((_objection_text(each) for each in objections if _concerns(each, field)), "")

    def _requests(self, answers: Mapping[str, str]) -> list[RequestedRecord]:
        fields = {"unit": "", "status": "未启动", **answers}
        subjects = fields.pop("subjects", "").split() or [""]
        evidence = tuple(fields.pop("evidence", "").split())
        return [
            RequestedRecord(for_=each, evidence=evidence, **fields)
            for each in dict.fromkeys(subjects)
        ]

    def _judgeable(self) -> dict[str, str]:
        """The answers as they are written: without a period that follows from the day."""
        current = self._current_period() if "period" in self._answers else None
        return {
            field: text
            for field, text in self._answers.items()
            if field != "period" or text != current
        }

    def _units(self) -> Offers:
        units = self._acceptance.context.directory.registry.units
        return [(unit.name, "、".join(names_of(unit)[1:])) for unit in units]

    def _unit(self) -> Unit:
        return find_unit(self._acceptance.context.directory, self._answers["unit"])

    def _ask_subjects(self) -> bool:
        """Ask what it is about, with what the unit has still to do above the question."""
        unit = self._unit()
        own = self._acceptance.duties_of(unit)
        offers = [(subject, _words(subject, duties[0])) for subject, duties in own.items()]
        if "subjects" not in self._given:
            open_standings = self._acceptance.open_standings(unit)
            self._open = tuple(dict.fromkeys(s.duty.deadline.id for s in open_standings))
            by_id = {s.duty.deadline.id: s for s in reversed(open_standings)}
            for number, code in enumerate(self._open, 1):
                _say_folded(f"{number:>3}. {code}  {occasion(by_id[code])}", indent=5)
        question = "任务号或编号，或上面的序号（几个用空格隔开；任务号前加 #）"
        return self._ask("subjects", question, offers)

    def _picked(self, text: str) -> str:
        """The codes that an answer means: by their number in the list, or as they are."""
        return " ".join(self._code(word) for word in text.split())

    def _code(self, word: str) -> str:
        number = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else 0
        return self._open[number - 1] if 0 < number <= len(self._open) else word.removeprefix("#")

    def _duties(self) -> list[Duty]:
        subjects = self._answers.get("subjects", "").split()
        return [
            d for s in subjects for d in self._acceptance.duties(self._unit(), s.removeprefix("#"))
        ]

    def _today(self) -> str:
        """Today, "" where it is not in the table's year."""
        today = self._acceptance.bounds.today
        first, last = days_of(self._acceptance.bounds.year)
        return str(today) if first <= today <= last else ""

    def _some_day(self) -> str:
        """A day on which the other answers can be judged before one was given."""
        return self._today() or str(days_of(self._acceptance.bounds.year)[0])

    def _ask_event(self) -> bool:
        events = [d.deadline for d in self._duties() if d.deadline.within or d.deadline.when]
        needed = self._answers["status"] in SETTLES and any(one.within for one in events)
        event = (events[0].after or events[0].when) if events else ""
        question = f"起算日期（{event}那天{'' if needed else '，可不写'}）"
        return self._ask_if(events and (self._whole or needed), "since", question)

    def _ask_period(self) -> bool:
        deadlines = [duty.deadline for duty in self._duties() if duty.deadline.each]
        notice = self._acceptance.context.table.notice
        periods = instances(deadlines[0], notice.year, notice.signed_on) if deadlines else ()
        offers = _listed(each.period for each in periods)
        wanted = deadlines and self._whole
        return self._ask_if(wanted, "period", "期次", offers, self._current_period())

    def _current_period(self) -> str:
        recurring = (d.deadline for d in self._duties() if d.deadline.each)
        deadline = next(recurring, None)
        on = self._answers.get("on") or str(self._acceptance.bounds.today)
        return period_of(deadline, iso_date(on)) if deadline else ""

    def _ask_author(self) -> bool:
        office = self._whole and self._answers["status"] in OFFICES
        return self._ask_if(office, "by", "谁记的", self._units())


def _say_folded(text: str, indent: int = 0) -> None:
    """Print a line above the question, whole words within the terminal's width."""
    first, *rest = fold(printable(text), max(columns() - indent, _NARROWEST))
    say(first, *(" " * indent + line for line in rest))


_LATER = frozenset(
    {"since-missing", "period-missing", "closed-not-done", "closed-before-done", "not-by-office"}
)
"""Codes that can be judged only after a later answer, or after all of them."""

_SHOWN_AT = {
    "subjects": "for",
    "since": "since-missing",
    "period": "period-missing",
    "by": "not-by-office",
}


def _concerns(objection: Objection, field: str) -> bool:
    """Whether an objection is shown at the question for a field."""
    at = _SHOWN_AT.get(field, field)
    if objection.code in _LATER:
        return objection.code == at
    if objection.code == "which-duty":
        # A number may stand for several duties, but not where a status settles them.
        return field in ("status", "subjects")
    return at in (objection.code, objection.field) or field == objection.field


def _objection_text(objection: Objection) -> str:
    parts = (objection.message, with_field_names(objection.hint, COLUMNS))
    return f"不行：{'。'.join(part.removesuffix('。') for part in parts if part)}。"


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _words(subject: str, duty: Duty) -> str:
    return duty.task.title if duty.task and subject.isdigit() else duty.deadline.what


def _listed(names: Iterable[str]) -> Offers:
    return [(name, "") for name in names]


class _Offering(Completer):
    """Offers what contains the word that is being typed, with its note beside it."""

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
