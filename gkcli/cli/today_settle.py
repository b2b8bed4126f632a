"""Settling several things of the morning page at once: picked, decided, shown and written."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click
from prompt_toolkit import prompt

from gkcli.cli.output import say
from gkcli.cli.record_prompt import confirm
from gkcli.cli.record_submission import Submission
from gkcli.model.directory import Party
from gkcli.model.statuses import MEANINGS
from gkcli.record.effects import occasion_title
from gkcli.record.request import RequestedRecord
from gkcli.status.agenda import Agenda, AgendaHeading
from gkcli.status.due import period_of
from gkcli.status.standings import Standing
from gkcli.status.wording import request_words

_SETTLED = (AgendaHeading.DECIDE, AgendaHeading.CHECK, AgendaHeading.PROVE)


class Settleable(NamedTuple):
    """One thing that the office can settle, and the two words it has for it."""

    heading: AgendaHeading
    standing: Standing

    @property
    def words(self) -> tuple[str, str]:
        """What accepts it and what does not, as statuses of a record."""
        request = self.standing.verdict.request
        if self.heading is AgendaHeading.DECIDE and request is not None:
            matter = MEANINGS[request.status].matter
            return f"准予{matter}", f"不予{matter}"
        return "已销号", "退回"

    @property
    def line(self) -> str:
        """It in a line of the list."""
        verdict = self.standing.verdict
        request = verdict.request if self.heading is AgendaHeading.DECIDE else None
        proof = [url for record in verdict.done for url in record.evidence]
        told = request_words(request) if request else f"{verdict.done_on} 报完成"
        reason = f"：{request.note}" if request and request.note else ""
        more = " ".join(dict.fromkeys(proof)) or ("" if request else "没有佐证")
        title = f"{self.standing.unit.name} · {occasion_title(self.standing)}"
        return f"{title}  {told}{reason} {more}".rstrip()


def settle(submission: Submission, found: Agenda, office: str, party: Party | None) -> int:
    """List what waits for the office, and record its word on what is picked, once confirmed.

    Where a ``party`` is given, what waits of its units alone.
    """
    members = {unit.name for unit in found.now.directory.members(party)} if party else None
    waiting = [
        Settleable(entry.heading, standing)
        for entry in found.entries
        if entry.heading in _SETTLED
        for standing in entry.standings
        if members is None or standing.unit.name in members
    ]
    if not waiting:
        say(f"没有等着核准、销号的，按 {found.now.as_of} 计。")
        return 0
    for number, one in enumerate(waiting, 1):
        say(f"{number:>3}. {one.heading.label}  {one.line}")

    def agreed() -> bool:
        picked = _ask_which(waiting)
        requests = list(_decided(picked, office, str(found.now.as_of)))
        if not requests:
            return False
        submission.take(requests)
        submission.show()
        return confirm()

    return submission.write_if(agreed)


def _ask_which(waiting: Sequence[Settleable]) -> list[Settleable]:
    while True:
        written = prompt("办哪几件？（序号，几个用空格隔开，3-6 是一段，回车不办）：")
        try:
            return [waiting[number - 1] for number in picked_numbers(written, len(waiting))]
        except click.UsageError as error:
            say(error.message, aside=True)


def picked_numbers(written: str, last: int) -> list[int]:
    """The numbers that an answer picks, each once in order; UsageError for any that there is not.

    ``1 3-5`` picks 1, 3, 4 and 5.
    """
    picked: set[int] = set()
    for word in re.split(r"[\s,、，]+", written.strip()):
        match = re.fullmatch(r"(\d{1,4})(?:[-—~至](\d{1,4}))?", word)
        if word and match is None:
            raise click.UsageError(f"“{word}”不是序号，写 1 到 {last} 的数，一段写 3-6。")
        if match is None:
            continue
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise click.UsageError(f"没有序号“{word}”，写 1 到 {last} 的数，一段写 3-6。")
        picked.update(range(first, end + 1))
    return sorted(picked)


def _decided(picked: Sequence[Settleable], office: str, day: str) -> Iterator[RequestedRecord]:
    """The office's word on each: asked once for all that it has the same two words for."""
    by_words: dict[tuple[str, str], list[Settleable]] = {}
    for one in picked:
        by_words.setdefault(one.words, []).append(one)
    for (accept, refuse), own in by_words.items():
        status, reason = _ask_word(accept, refuse, len(own))
        yield from (_request(one, status, reason, office, day) for one in own if status)


def _ask_word(accept: str, refuse: str, count: int) -> tuple[str, str]:
    """Which of two words it is, and why where it is the second; "" for neither."""
    choices = {"": accept, "1": accept, accept: accept, "2": refuse, refuse: refuse, "0": ""}
    while True:
        written = prompt(f"这 {count} 件：1 {accept}，2 {refuse}，0 先不办（回车为 1）：").strip()
        if written in choices:
            break
        say("写 1、2 或 0。", aside=True)
    status, reason = choices[written], ""
    while status == refuse and not reason:
        reason = prompt("为什么（单位要照着改）：").strip()
    return status, reason


def _request(one: Settleable, status: str, reason: str, office: str, day: str) -> RequestedRecord:
    standing, request = one.standing, one.standing.verdict.request
    deadline, instance = standing.duty.deadline, standing.instance
    granted = request is not None and status.startswith("准予") and request.until is not None
    other = instance.period != period_of(deadline, standing.as_of)
    return RequestedRecord(
        deadline.id,
        standing.unit.name,
        status,
        on=day,
        since=str(instance.since or ""),
        period=instance.period if other else "",
        until=str(request.until) if granted and request else "",
        note=reason,
        by=office,
    )
