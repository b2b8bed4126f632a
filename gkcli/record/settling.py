"""The command lines by which what is to be done is recorded as done, decided or closed out."""

from gkcli.model.statuses import MEANINGS
from gkcli.status.agenda import AgendaEntry, AgendaHeading
from gkcli.status.due import period_of
from gkcli.status.missing import Lack
from gkcli.status.standings import Standing

PLACE_OF_EVIDENCE = "网址"
"""What stands in a command where somebody has to put the address of the evidence."""


def settling(heading: AgendaHeading, standing: Standing, office: str) -> list[str]:
    """The words behind ``gkcli`` that settle one thing for one unit.

    They speak for ``office``; where that is "", for the unit itself.
    """
    if not office:
        proof = ["--evidence", PLACE_OF_EVIDENCE] if heading is AgendaHeading.PROVE else []
        return [*_record(standing, "已完成"), *proof]
    by = ["--by", office]
    request = standing.verdict.request
    match heading:
        case AgendaHeading.CHECK:
            return [*_record(standing, "已销号"), *by]
        case AgendaHeading.PROVE:
            return [*_record(standing, "退回"), *by, "--note", Lack.EVIDENCE.label]
        case AgendaHeading.DECIDE if request is not None:
            until = ["--until", str(request.until)] if request.until else []
            return [*_record(standing, f"准予{MEANINGS[request.status].matter}"), *until, *by]
        case _:
            return [*_record(standing, "已催办"), *by]


def settling_together(entry: AgendaEntry, office: str) -> list[str]:
    """The words that settle an entry for all its units at once; none where no command does."""
    if len(entry.standings) == 1:
        return settling(entry.heading, entry.first, office)
    if entry.heading is AgendaHeading.CHECK and office:
        return ["record", entry.first.duty.deadline.id, "--close", "--by", office]
    return []


def settling_all(heading: AgendaHeading, office: str) -> list[str]:
    """The words that settle all of a heading at once for the office; none where no command does."""
    if not office:
        return []
    match heading:
        case AgendaHeading.LATE | AgendaHeading.DUE:
            return ["remind", "--all-units", "-o", "催办单"]
        case AgendaHeading.CHECK:
            return ["record", "--close", "--by", office]
        case _:
            return []


def _record(standing: Standing, status: str) -> list[str]:
    deadline, instance = standing.duty.deadline, standing.instance
    words = ["record", deadline.id, "-u", standing.unit.name, "-s", status]
    if instance.period and instance.period != period_of(deadline, standing.as_of):
        words += ["--period", instance.period]
    return [*words, "--since", str(instance.since)] if instance.since else words
