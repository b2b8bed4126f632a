"""Records name duties by number or id; each unit has its own under both."""

from datetime import date

from gkcli.status.duties import Obligations
from tests.support.build import deadline, directory, table, task, unit

TOWN, OFFICE, PARTY = unit("甲镇"), unit("区公开办"), unit("区委办")
REPORT = deadline("1-report", by=date.fromisoformat("2018-12-01"), units=("甲镇",))
LIST = deadline("1-list", by=date.fromisoformat("2018-09-30"))


def obligations():
    tasks = [
        task(1, lead=["区公开办"], responsible=["甲镇"], deadlines=(REPORT, LIST)),
        task(2, responsible=["甲镇"]),
    ]
    known = directory(TOWN, OFFICE, PARTY)
    return Obligations(
        table(*tasks, deadlines=[deadline("plan", by=date.fromisoformat("2018-07-20"))]), known
    )


def ids(found):
    return {subject: [d.deadline.id for d in duties] for subject, duties in found.items()}


def test_a_number_means_all_duties_of_the_unit_in_the_task_and_an_id_one():
    assert ids(obligations().of(TOWN)) == {
        "plan": ["plan"],
        "1-report": ["1-report"],
        "1-list": ["1-list"],
        "1": ["1-report", "1-list"],
        "2": ["2"],
    }
    assert ids(obligations().of(OFFICE)) == {"1-list": ["1-list"], "1": ["1-list"]}


def test_a_unit_that_is_not_named_owes_nothing():
    assert obligations().of(PARTY) == {}


def test_everything_that_a_record_can_be_about_is_known():
    assert set(obligations().meant) == {"plan", "1-report", "1-list", "1", "2"}
