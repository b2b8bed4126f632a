"""Every unit that the table names is in the registry."""

from collections.abc import Iterator

from gkcli.diagnostics import Diagnostic, Severity
from gkcli.files.draft import Path
from gkcli.rules.facts import Facts


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report names of units that the registry does not know, with the nearest that it does."""
    for path, name in _written(facts):
        if facts.directory.get(name) is None:
            similar = facts.directory.similar(name)
            meant = f"是不是要写“{similar[0]}”？" if similar else ""
            yield facts.table.find(
                Severity.ERROR,
                "unknown-unit",
                path,
                f"名册里没有单位“{name}”",
                f"{meant}若是新单位，先登记到 units.yaml",
            )


def _written(facts: Facts) -> Iterator[tuple[Path, str]]:
    notice = facts.table.value.notice
    for field, names in (("addressees", notice.addressees), ("copies_to", notice.copies_to)):
        for index, name in enumerate(names):
            yield ("notice", field, index), name
    for path, _, task in facts.tasks():
        for field, names in (("lead", task.lead), ("responsible", task.responsible)):
            for index, name in enumerate(names):
                yield (*path, field, index), name
    for bearer in facts.bearers():
        for number, deadline in enumerate(bearer.deadlines):
            for index, name in enumerate(deadline.units):
                yield (*bearer.path, "deadlines", number, "units", index), name
