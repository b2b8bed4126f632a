"""Completion candidates: units, tasks, deadlines, reports and revisions of the workspace."""

import re
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from gkcli.cli.settings import Settings

_RANGE = re.compile(r"(.*?\.{2,3})(.*)")

Candidates = list[tuple[str, str]]
"""Values, each with the description shown beside it."""


def unit_names(settings: "Settings", incomplete: str) -> Candidates:
    """The workspace's units whose name or hint contains what was typed; [] on any trouble."""
    return matching(_offered("gkcli.workspace.names", "unit_names", settings.directory), incomplete)


def task_numbers(settings: "Settings", incomplete: str) -> Candidates:
    """The numbers of the workspace's tasks, with their titles; [] on any trouble."""
    offered = _offered("gkcli.workspace.names", "task_titles", settings.directory)
    return [(number, title) for number, title in offered if number.startswith(incomplete)]


def subjects(settings: "Settings", incomplete: str) -> Candidates:
    """What can be recorded: tasks by number, deadlines by id; [] on any trouble."""
    offered = _offered("gkcli.workspace.names", "subjects", settings.directory)
    if incomplete.isdigit():
        return [(value, hint) for value, hint in offered if value.startswith(incomplete)]
    return matching(offered, incomplete)


def codes(settings: "Settings", incomplete: str) -> Candidates:
    """What can be shown: the notice, tasks by number, deadlines by id; [] on any trouble."""
    notice = [("通知", "通知本身：正文、时限、进展")]
    return [*matching(notice, incomplete), *subjects(settings, incomplete)]


def items_above(settings: "Settings", incomplete: str) -> Candidates:
    """The items of the documents above, as tasks refer to them; [] on any trouble."""
    return matching(
        _offered("gkcli.workspace.names", "items_above", settings.directory), incomplete
    )


def report_names(settings: "Settings", incomplete: str) -> Candidates:
    """The reports there are templates for, with their titles; [] on any trouble."""
    return matching(
        _offered("gkcli.paper.catalogue", "report_names", settings.directory), incomplete
    )


def score_items(settings: "Settings", incomplete: str) -> Candidates:
    """The items of the year's scheme, with what they are; [] on any trouble."""
    return matching(
        _offered("gkcli.workspace.assessment", "item_names", settings.directory), incomplete
    )


def revisions(settings: "Settings", incomplete: str) -> Candidates:
    """Branches and tags, also behind the dots of a range; [] on any trouble."""
    found = _RANGE.fullmatch(incomplete)
    before, typed = (found[1], found[2]) if found else ("", incomplete)
    offered = _offered("gkcli.workspace.revisions", "revision_names", settings.directory)
    return [(f"{before}{name}", hint) for name, hint in offered if name.startswith(typed)]


def complete(
    source: "Callable[[Settings, str], Candidates]", context: click.Context, incomplete: str
) -> "list[CompletionItem[str]]":
    """The candidates of ``source`` as click's completion items."""
    from click.shell_completion import CompletionItem

    from gkcli.cli.settings import settings_of

    found = source(settings_of(context), incomplete)
    return [CompletionItem(value, help=hint) for value, hint in found]


def _offered(module: str, function: str, *arguments: object) -> Candidates:
    with suppress(Exception):
        offered: Candidates = getattr(import_module(module), function)(*arguments)
        return offered
    return []


def matching(candidates: Candidates, typed: str) -> Candidates:
    """Those that contain what was typed in value or description, the likeliest first."""

    def distance(candidate: tuple[str, str]) -> int:
        value, hint = candidate
        return 0 if value.startswith(typed) else 1 if typed in value else 2 if typed in hint else 3

    return sorted((each for each in candidates if distance(each) < 3), key=distance)
