"""Cells that count how far several units are, in words and as a bar."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gkcli.model.state import DATED_STATES, State
from gkcli.status.completion import Counts, Progress, progress
from gkcli.status.deadlines import Occurrence
from gkcli.status.missing import Lack, missing
from gkcli.status.standings import Standing
from gkcli.terminal.colours import state_tone
from gkcli.terminal.page import NONE, Cell, Tone, Toned
from gkcli.terminal.standings import holder_words, standing_cell, state_cell

_MOST_NAMES = 3
_BAR = 20
BAR_LEGEND = "# 完成  ! 逾期、未报  . 还没有到期"


def progress_cell(counts: Counts) -> Toned:
    """How much is done of what a task asks of its units, each period counted, and what is late."""
    if not counts.owed:
        return _idle_cell(counts)
    late = f"，逾期 {counts.overdue}" if counts.overdue else ""
    silent = f"，未报 {counts.unreported}" if counts.unreported else ""
    counted = f"{counts.done}/{least_words(counts)}{counts.owed}"
    return Toned(
        f"{counted} 项次已完成{late}{silent}",
        _tone(counts),
        f"{counted} 完成{late}{silent}",
    )


def _idle_cell(counts: Counts) -> Toned:
    """Where there is nothing that could be completed this year."""
    idle = {
        State.ONGOING: counts.ongoing,
        State.WAITING: counts.waiting,
        State.NOT_APPLICABLE: counts.not_applicable,
    }
    labels = [state.label for state, number in idle.items() if number]
    return Toned(labels[0], Tone.DIM) if labels else NONE


def _tone(counts: Counts) -> Tone:
    if counts.overdue or counts.unreported:
        return Tone.BAD
    return Tone.GOOD if counts.done == counts.owed else Tone.PLAIN


def due_share_cell(counts: Counts) -> Cell:
    """What is done of what was due, as ``3/4``; an empty cell where nothing was."""
    return f"{counts.due_done}/{least_words(counts)}{counts.due}" if counts.due else NONE


def year_share_cell(counts: Counts) -> Cell:
    """The same of what is owed all year."""
    return f"{counts.done}/{least_words(counts)}{counts.owed}" if counts.owed else NONE


def least_words(counts: Counts) -> str:
    """What stands before a total to which units that the registry lacks would add."""
    return "至少 " if counts.least else ""


def rate_words(counts: Counts) -> Iterator[str]:
    """The two rates by name, with what they are counted from, as far as there is any."""
    if counts.due:
        yield f"到期完成率 {counts.due_rate}（{due_share_cell(counts)}）"
    if counts.owed:
        yield f"全年完成率 {counts.year_rate}（{year_share_cell(counts)}）"


def counts_record(counts: Counts) -> dict[str, Any]:
    """Counts as data; the rates are numbers from 0 to 1, null where there is nothing to count."""
    return {
        "total": counts.total,
        "done": counts.done,
        "done_late": counts.done_late,
        "overdue": counts.overdue,
        "unreported": counts.unreported,
        "open": counts.open,
        "ongoing": counts.ongoing,
        "waiting": counts.waiting,
        "not_applicable": counts.not_applicable,
        "due": counts.due,
        "due_done": counts.due_done,
        "due_rate": round(counts.due_share, 4) if counts.due else None,
        "owed": counts.owed,
        "year_rate": round(counts.year_share, 4) if counts.owed else None,
        "closed": counts.closed,
        "requested": counts.requested,
        "least": counts.least,
    }


def occasion_cell(occurrence: Occurrence) -> Toned:
    """How the units stand with one occasion: the days to its date, and how many have done it."""
    standings, state = occurrence.standings, occurrence.state
    if len(standings) == 1:
        return standing_cell(standings[0])
    if occurrence.duty.joint:
        return _joint_cell(occurrence)
    units = progress(standings)
    if not occurrence.recorded or not units.total:
        return state_cell(state, occurrence.days_left)
    if state in DATED_STATES:
        return _dated_cell(occurrence, units)
    if state is State.ONGOING and not units.done:
        return Toned(f"{state.label}，{units.begun}/{units.total} 单位报过进展")
    return _finished_cell(occurrence, units)


def _joint_cell(occurrence: Occurrence) -> Toned:
    """The one state of a joint duty, with the unit that delivered it."""
    giver = next((s for s in occurrence.standings if s.delivered_by == s.unit), None)
    return standing_cell(giver) if giver else state_cell(occurrence.state, occurrence.days_left)


def _dated_cell(occurrence: Occurrence, units: Progress) -> Toned:
    days = state_cell(occurrence.state, occurrence.days_left)
    counted = f"{units.done}/{units.total}"
    brief = f"{days.brief or days.text}，{counted} 完成"
    return Toned(f"{days.text}，{counted} 单位已完成", days.tone, brief)


def _finished_cell(occurrence: Occurrence, units: Progress) -> Toned:
    late = sum(standing.state is State.DONE_LATE for standing in occurrence.standings)
    counts = {"其中迟": late, "待条件": units.waiting, "不适用": units.excused}
    tail = "".join(f"，{label} {count}" for label, count in counts.items() if count)
    counted = f"{units.done}/{units.total}"
    tone = state_tone(occurrence.state)
    return Toned(f"{counted} 单位已完成{tail}", tone, f"{counted} 完成{tail}")


def states_cell(occurrence: Occurrence) -> Toned:
    """How the units stand that were picked by their state, without the others."""
    if len(occurrence.standings) == 1:
        return standing_cell(occurrence.standings[0])
    counts = Counter(standing.state for standing in occurrence.standings)
    if len(counts) == 1:
        return state_cell(occurrence.state, occurrence.days_left)
    words = "，".join(f"{state.label} {counts[state]}" for state in State if counts[state])
    return Toned(words, state_tone(occurrence.state))


def owing_cell(occurrence: Occurrence) -> Toned:
    """Who owes an occasion; once some have done it, who is still to do it."""
    standings, duty = occurrence.standings, occurrence.duty
    if duty.deadline.within and len(standings) < len(duty.units):
        return names_cell(standings)
    left = [s for s in standings if s.state in DATED_STATES]
    sure = [s for s in standings if s.state is not State.WAITING or not s.assumption]
    if len(left) in (0, len(sure)):
        return Toned(holder_words(duty))
    names = names_cell(left)
    return Toned(f"还差 {names.text}", brief=f"还差 {names.brief}")


def names_cell(standings: Sequence[Standing]) -> Toned:
    """The units of some standings; in brief, the first few of them and how many there are."""
    names = list(dict.fromkeys(standing.unit.name for standing in standings))
    return Toned("、".join(names), brief=first_few(names))


def first_few(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """The first ``most`` names and how many there are; all where only one would be left out."""
    if len(names) <= most + 1:
        return "、".join(names)
    return f"{'、'.join(names[:most])} 等 {len(names)} 个"


def to_supply_cell(standings: Sequence[Standing]) -> Toned:
    """What the units have still to supply and the office to close out, counted.

    That they have still to report is told by how many have, and of a single unit its state tells
    that it waits to be closed out.
    """
    lacks = [lack for standing in standings for lack in missing(standing)]
    if len(standings) == 1:
        lacks = [lack for lack in lacks if not lack.of_office]
    counts = Counter(lack.lack for lack in lacks if not lack.of_report)
    words = [f"{lack.label} {counts[lack]}" for lack in Lack if counts[lack]]
    return Toned("，".join(words)) if words else NONE


def bar_cell(counts: Counts) -> Toned:
    """What is owed this year as a bar: done, overdue or unreported, and still to come.

    Of plain characters, so that it means the same in any console, in a file and without colour.
    Whatever there is any of has at least one of them.
    """
    if not counts.owed:
        return NONE
    late = counts.overdue + counts.unreported
    lengths = _shares([counts.done, late, counts.open], _BAR)
    bar = "".join(sign * length for sign, length in zip("#!.", lengths, strict=True))
    return Toned(f"[{bar}]", state_tone(State.OVERDUE) if late else Tone.PLAIN)


def states_record(states: Mapping[State, int]) -> dict[str, int]:
    """Counts by state as data, every state told."""
    return {state.value: states.get(state, 0) for state in State}


def _shares(counts: Sequence[int], length: int) -> list[int]:
    """``length`` divided as ``counts`` are: rounded down, at least 1 of what there is any of."""
    whole = sum(counts)
    shares = [max(count * length // whole, bool(count)) for count in counts]
    largest = shares.index(max(shares))
    shares[largest] += length - sum(shares)
    return shares
