"""The script from which the list of tasks is filtered, searched and sorted in a browser."""

import json
from collections.abc import Iterator

from gkcli.model.directory import Directory
from gkcli.model.state import State
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.build import SiteContent
from gkcli.paper.site.view import PlaceView
from gkcli.text import printable

_ESCAPES = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})
_STATES = {state.label: number for number, state in enumerate(State)}


def task_list(content: SiteContent, directory: Directory, addresses: Addresses) -> str:
    """A script that defines ``TASKS``, of nothing but what the content's face shows.

    ``names`` are those that tasks use, each with its page; tasks refer to them by number, and every
    unit of ``kinds`` tells which of them stand for it. ``sections`` are to choose from, each with
    the part that it is in.
    """
    names = _Names(directory, addresses)
    view, site = content
    told = {
        "year": view.notice.year,
        "states": [] if view.public else [_state(state) for state in State],
        "tasks": [_task(place, names, addresses) for place in site.places],
        "names": names.told,
        "kinds": list(names.kinds()),
        "sections": list(_sections(site.places)),
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return f'"use strict";\nconst TASKS = {text};\n'


class _Names:
    """The names of units and groups as tasks write them, numbered in their order."""

    def __init__(self, directory: Directory, addresses: Addresses) -> None:
        self._directory = directory
        self._addresses = addresses
        self._numbers: dict[str, int] = {}
        self._standing: dict[str, list[int]] = {}
        self.told: list[tuple[str, str]] = []

    def number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self.told)
            self.told.append((printable(name), self._addresses.unit(name)))
            party = self._directory.get(name)
            for unit in self._directory.members(party) if party else ():
                self._standing.setdefault(unit.name, []).append(self._numbers[name])
        return self._numbers[name]

    def kinds(self) -> Iterator[tuple[str, list[tuple[str, list[int]]]]]:
        """The units that have a task, by their kind, each with the names that stand for it."""
        units = [u for u in self._directory.registry.units if u.name in self._standing]
        for kind in dict.fromkeys(unit.kind for unit in units):
            own = [unit.name for unit in units if unit.kind == kind]
            yield printable(kind), [(printable(name), self._standing[name]) for name in own]


def _task(place: PlaceView, names: _Names, addresses: Addresses) -> dict[str, object]:
    task = place.task
    told: dict[str, object] = {
        "number": task.number,
        "page": addresses.task(task.number),
        "title": printable(task.title),
        "text": printable(task.requirement),
        "part": _part(place),
        "section": _section(place),
        "lead": [names.number(name) for name in task.lead],
        "named": [names.number(name) for name in task.named],
        "responsible": [names.number(name) for name in task.responsible],
        "owed": task.counts.owed,
        "done": task.counts.done,
    }
    if place.upcoming:
        told["due"] = place.upcoming.occasion.due.isoformat()
    if place.state:
        told["state"] = _STATES[place.state]
    return told


def _state(state: State) -> tuple[str, str]:
    return state.label, state.value.replace("_", "-")


def _sections(places: tuple[PlaceView, ...]) -> Iterator[tuple[str, str, str]]:
    told: set[str] = set()
    for place in places:
        part, section = _part(place), _section(place)
        if part not in told:
            yield part, printable(f"{place.part_number}、{place.part_title}"), ""
        if section not in told:
            title = printable(f"（{place.section_number}）{place.section_title}")
            yield section, title, part
        told |= {part, section}


def _part(place: PlaceView) -> str:
    return printable(place.part_number)


def _section(place: PlaceView) -> str:
    return f"{_part(place)}.{printable(place.section_number)}"
