"""A small made-up district with a scheme, for the tests of scores."""

from datetime import date
from decimal import Decimal

from gkcli.model.assessment import AssessmentScheme, MarkEntry, ScoreBand, ScoreGroup, ScoreItem
from gkcli.model.deadline import Span
from gkcli.score.assess import Assessment
from tests.support.build import deadline, directory, group, snapshot, table, task, unit

TOWN, OTHER, THIRD = unit("甲镇", "镇"), unit("乙镇", "镇"), unit("丙镇", "镇")
KNOWN = directory(TOWN, OTHER, THIRD, unit("公开办", "内设机构"), group("各镇", kinds=["镇"]))
WHOLE = table(
    task(
        1,
        responsible=["各镇"],
        deadlines=(
            deadline("list", by=date(2018, 9, 30)),
            deadline("quarter", each="quarter", report_to="公开办"),
            deadline("together", by=date(2018, 10, 31), owed="jointly"),
        ),
    ),
    task(2, responsible=["各镇"]),
    task(3, responsible=["各镇"], deadlines=(deadline("met", when="条例出台"),)),
    task(
        4,
        responsible=["各镇"],
        deadlines=(deadline("answer", within=Span(5, "days"), after="来信"),),
    ),
    addressees=["各镇"],
    deadlines=(
        deadline("plan", by=date(2018, 7, 20), units=("各镇",), report_to="公开办"),
        deadline("year", what="报送全年落实情况", by=date(2018, 12, 1), units=("各镇",)),
    ),
)
END = date(2019, 1, 10)


def item(id="one", measure="按时", points=10, **fields):  # noqa: A002 - the field's name
    amounts = {
        key: Decimal(str(fields.pop(key)))
        for key in ("per_case", "late", "late_day")
        if key in fields
    }
    return ScoreItem(id, id, Decimal(str(points)), measure, **amounts, **fields)


def scheme(*items, **fields):
    groups = fields.pop("groups", (ScoreGroup("镇", ("各镇",)),))
    bands = tuple(
        ScoreBand(name, Decimal(lowest), most) for name, lowest, most in fields.pop("bands", ())
    )
    return AssessmentScheme("考核办法", 2018, groups, items, bands=bands, **fields)


def assess(rules, ledgers=(), entries=(), as_of=END):
    """An assessment of the district: ``ledgers`` and ``entries`` by unit."""
    return Assessment(rules, snapshot(WHOLE, KNOWN, as_of, ledgers), dict(entries))


def mark(on, item_id, points, kind="评分", by="公开办", **fields):
    return MarkEntry(on, kind, item_id, Decimal(str(points)), by=by, **fields)
