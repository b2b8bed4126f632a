"""Asks for a record field by field, with completion and defaults."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from prompt_toolkit import prompt

from gkcli.cli.prompt_offers import Offering, Offers, listed, say_folded
from gkcli.cli.record_fields import COLUMNS, with_field_names
from gkcli.cli.record_menu import OccasionMenu, number_of, status_line
from gkcli.cli.record_submission import Submission
from gkcli.errors import GkcliError
from gkcli.model.directory import names_of
from gkcli.model.record import days_of
from gkcli.model.scalars import iso_date, suggest_date
from gkcli.model.statuses import (
    EXTENDS,
    FINDINGS,
    MEANINGS,
    OFFICES,
    SETTLES,
    STATUSES,
    Act,
    Status,
)
from gkcli.model.units import Unit
from gkcli.record import choices
from gkcli.record.request import Objection, RequestedRecord, find_unit
from gkcli.status.due import instances, period_of
from gkcli.status.duties import Duty
from gkcli.status.standings import Standing

_BACK = "<"
_BACKS = (_BACK, "\uff1c")
_EVIDENCE = "佐证网址（几个用空格隔开，可不写）"


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
        self._menu = OccasionMenu()
        self._picked: list[Standing] = []
        self._likely: tuple[Status, ...] = ()

    def requests(self) -> list[RequestedRecord]:
        say_folded(f"按 Tab 看可以填什么；写 {_BACK} 回到上一问；Ctrl-C 停下，什么也不记。")
        steps: dict[str, Callable[[], bool]] = {
            "unit": lambda: self._ask("unit", "单位", self._units()),
            "subjects": self._ask_subjects,
            "status": self._ask_status,
            "on": lambda: self._ask_if(self._whole, "on", "日期", (), self._today()),
            "since": self._ask_event,
            "period": self._ask_period,
            "until": lambda: self._ask_if(self._status in EXTENDS, "until", "延到哪一天"),
            **self._rectification(),
            "note": self._ask_note,
            "evidence": self._ask_evidence,
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
            written = prompt(f"{question}{empty}：", completer=Offering(offers)).strip()
            if written in _BACKS:
                raise _BackError
            self._answers[field] = self._read(field, written or default)
            objection = self._objection_text(field)
            if not objection:
                return True
            say_folded(objection)

    def _read(self, field: str, text: str) -> str:
        if field in _DAYS:
            return suggest_date(text) or text
        if field == "status" and 0 < number_of(text) <= len(self._likely):
            return self._likely[number_of(text) - 1]
        return self._codes(text) if field == "subjects" else text

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
        standings = self._acceptance.standings_of(unit)
        pick = choices.of_office if self._of_office else choices.of_unit
        self._menu, self._picked = OccasionMenu(pick(standings)), []
        if "subjects" not in self._given:
            for line in self._menu.lines():
                say_folded(line, indent=5)
        question = "任务号或编号，或上面的序号（几个用空格隔开；任务号前加 #）"
        return self._ask("subjects", question, offers)

    def _codes(self, text: str) -> str:
        """The codes that an answer means: by their number in the list, or as they are."""
        words = text.split()
        self._picked = [s for word in words if (s := self._menu.picked(word)) is not None]
        return " ".join(map(self._menu.code, words))

    @property
    def _status(self) -> str:
        return self._answers.get("status", "")

    @property
    def _of_office(self) -> bool:
        """Whether an office records, and not the unit."""
        by = self._given.get("by")
        if not by:
            return False
        try:
            name = find_unit(self._acceptance.context.directory, by).name
        except GkcliError:
            return False
        return name in self._acceptance.terms.offices

    def _ask_status(self) -> bool:
        """Ask what happened, with what is likely for the occasions above the question."""
        standings = self._picked or self._menu.about(self._answers["subjects"].split())
        likely = choices.statuses_of_office if self._of_office else choices.statuses_of_unit
        self._likely = likely(standings)
        if "status" not in self._given:
            say_folded(status_line(self._likely))
        return self._ask("status", "状态，或上面的序号", listed(STATUSES), self._likely[0])

    def _rectification(self) -> dict[str, Callable[[], bool]]:
        """The questions about what is to be put right."""
        questions: dict[str, tuple[str, Offers]] = {
            "problem": ("发现了什么问题", ()),
            "due": ("哪一天前改好", ()),
            "measure": ("整改措施（可不写）", ()),
            "found": ("怎样发现的（可不写）", listed(FINDINGS)),
        }
        return {
            field: lambda field=field, words=words: self._ask_if(  # type: ignore[misc]
                self._status == "整改", field, *words
            )
            for field, words in questions.items()
        }

    def _ask_note(self) -> bool:
        meaning = MEANINGS.get(cast("Status", self._status))
        needed = meaning is not None and meaning.act in (Act.REFUSAL, Act.RETURN)
        question = "说明（写明原因）" if needed else "说明（可不写）"
        return self._ask_if(self._whole or needed, "note", question)

    def _ask_evidence(self) -> bool:
        return self._ask_if(self._whole and self._status not in OFFICES, "evidence", _EVIDENCE)

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
        day = self._of_picked(lambda s: s.instance.since)
        if day and not (self._whole or needed) and "since" not in self._given:
            self._answers["since"] = day
            return False
        return self._ask_if(events and (self._whole or needed), "since", question, (), day)

    def _ask_period(self) -> bool:
        deadlines = [duty.deadline for duty in self._duties() if duty.deadline.each]
        notice = self._acceptance.context.table.notice
        periods = instances(deadlines[0], notice.year, notice.signed_on) if deadlines else ()
        offers = listed(each.period for each in periods)
        picked = self._of_picked(lambda s: s.instance.period)
        if picked and not self._whole and "period" not in self._given:
            self._answers["period"] = picked
            return False
        default = picked or self._current_period()
        return self._ask_if(deadlines and self._whole, "period", "期次", offers, default)

    def _of_picked(self, told: Callable[[Standing], object]) -> str:
        """What the one occasion that was picked from the list says, "" without one."""
        return str(told(self._picked[0]) or "") if len(self._picked) == 1 else ""

    def _current_period(self) -> str:
        recurring = (d.deadline for d in self._duties() if d.deadline.each)
        deadline = next(recurring, None)
        on = self._answers.get("on") or str(self._acceptance.bounds.today)
        return period_of(deadline, iso_date(on)) if deadline else ""

    def _ask_author(self) -> bool:
        names = self._acceptance.terms.offices.names
        return self._ask_if(self._status in OFFICES, "by", "谁记的", self._units(), names[0])


_DAYS = frozenset({"on", "since", "until", "due"})
_LATER = frozenset(
    {
        "since-missing",
        "period-missing",
        "closed-not-done",
        "closed-before-done",
        "not-by-office",
        "reason-missing",
        "rectification-incomplete",
        "sent-back-not-done",
        "until-missing",
    }
)
"""Codes that can be judged only after a later answer, or after all of them."""

_SHOWN_AT = {
    "subjects": "for",
    "since": "since-missing",
    "period": "period-missing",
    "until": "until-missing",
    "due": "rectification-incomplete",
    "note": "reason-missing",
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
