"""The morning page: what to do now and by which command, as text, table, message and JSON."""

from collections.abc import Callable, Iterator
from typing import Any

from gkcli.record.effects import occasion_title
from gkcli.record.settling import settling, settling_all, settling_together
from gkcli.status.agenda import Agenda, AgendaEntry, AgendaHeading
from gkcli.status.standings import Standing
from gkcli.status.wording import day_words, state_words
from gkcli.terminal.completion_bar import first_few
from gkcli.terminal.formats import code_span, markdown_text
from gkcli.terminal.page import (
    Cell,
    EmptyLine,
    Listing,
    ListingColumn,
    Marked,
    Page,
    TextLine,
    Tone,
    Toned,
    Verbatim,
)
from gkcli.terminal.standings import due_cell, standing_cell, standing_record, what_words

Line = Callable[[list[str]], str]
"""Makes a command line of the words behind the program's name."""

_MOST_UNITS = 6
_TONES = {AgendaHeading.LATE: Tone.BAD, AgendaHeading.DUE: Tone.SOON}


def agenda_page(agenda: Agenda, office: str, line: Line) -> Page:
    """What is to be done, heading by heading, each with the command that settles it."""
    page = Page([TextLine(_title(agenda), Tone.STRONG)])
    for heading in AgendaHeading:
        entries = agenda.of(heading)
        if not entries:
            continue
        tone = _TONES.get(heading, Tone.STRONG)
        page.add(EmptyLine(), TextLine(_heading(heading, entries), tone))
        together = settling_all(heading, office)
        if together and len(entries) > 1:
            page.add(Verbatim(f"  全部：{line(together)}", Tone.DIM))
        for entry in entries:
            page.add(Marked(_parts(entry, agenda), indent=2, hanging=2))
            words = settling_together(entry, office)
            if words:
                page.add(Verbatim(f"      {line(words)}", Tone.DIM))
    return page.add(*([EmptyLine()] if agenda.entries else []), TextLine(_tail(agenda), Tone.DIM))


def agenda_list(agenda: Agenda, office: str, line: Line) -> Page:
    """The same as a table with a row a unit."""
    columns = [
        ListingColumn("该办的"),
        ListingColumn("编号"),
        ListingColumn("事项", flexible=True),
        ListingColumn("单位"),
        ListingColumn("到期"),
        ListingColumn("状态"),
        ListingColumn("命令", flexible=True),
    ]
    rows: list[list[Cell]] = [
        [
            entry.heading.label,
            standing.duty.deadline.id,
            what_words(standing.duty.deadline, standing.instance),
            standing.unit.name,
            due_cell(standing.instance.due),
            standing_cell(standing),
            line(settling(entry.heading, standing, office)),
        ]
        for entry, standing in _each(agenda)
    ]
    return Page([Listing(columns, rows)])


def agenda_message(agenda: Agenda, office: str, line: Line) -> str:
    """The same in Markdown, to be pasted into a message."""
    lines = [f"**{markdown_text(_title(agenda))}**"]
    for heading in AgendaHeading:
        entries = agenda.of(heading)
        if entries:
            lines += ["", f"{markdown_text(_heading(heading, entries))}", ""]
        for entry in entries:
            lines.append(f"- {markdown_text(''.join(p.text for p in _parts(entry, agenda)))}")
            words = settling_together(entry, office)
            lines += [f"  {code_span(line(words))}"] if words else []
    return "".join(f"{one}\n" for one in [*lines, "", markdown_text(_tail(agenda))])


def agenda_records(agenda: Agenda, office: str, line: Line) -> list[dict[str, Any]]:
    """The same as data: one record a heading, unit and occasion."""
    return [
        {
            "heading": entry.heading.value,
            "label": entry.heading.label,
            "id": standing.duty.deadline.id,
            "task": standing.duty.task.number if standing.duty.task else None,
            "what": standing.duty.deadline.what,
            "unit": standing.unit.name,
            **standing_record(standing),
            "command": line(settling(entry.heading, standing, office)),
            "as_of": standing.as_of.isoformat(),
        }
        for entry, standing in _each(agenda)
    ]


def _each(agenda: Agenda) -> Iterator[tuple[AgendaEntry, Standing]]:
    return ((entry, standing) for entry in agenda.entries for standing in entry.standings)


def _title(agenda: Agenda) -> str:
    whose = agenda.party.name if agenda.party else "办公室"
    count = len(agenda.entries)
    what = f"要办的 {count} 件" if count else "没有要办的"
    return f"{day_words(agenda.now.as_of)} · {whose}{what}"


def _heading(heading: AgendaHeading, entries: tuple[AgendaEntry, ...]) -> str:
    times = sum(len(entry.standings) for entry in entries)
    more = f"，{times} 个单位次" if times > len(entries) else ""
    return f"{heading.label}（{len(entries)}{more}）"


def _parts(entry: AgendaEntry, agenda: Agenda) -> list[Toned]:
    """What it is about, how it stands, and whose it is where the page is not one unit's."""
    standing = entry.first
    names = list(dict.fromkeys(one.unit.name for one in entry.standings))
    alone = agenda.party is not None and len(agenda.now.directory.members(agenda.party)) == 1
    units = [] if alone else [Toned(f"  {first_few(names, _MOST_UNITS)}")]
    cell = standing_cell(standing)
    if len(entry.standings) > 1:
        cell = Toned(state_words(standing.state, standing.days_left), cell.tone)
    return [Toned(f"{occasion_title(standing)}  "), cell, *units]


def _tail(agenda: Agenda) -> str:
    """Up to which day it looks, and what comes next where nothing is to be done."""
    coming = agenda.next_due
    until = f"看到 {day_words(agenda.until)} 为止"
    if coming is None or coming.instance.due is None:
        return f"{until}，后面没有别的到期日。"
    due = coming.instance.due
    left = (due - agenda.now.as_of).days
    return f"{until}；下一件是 {occasion_title(coming)}，{day_words(due)} 到期，还有 {left} 天。"
