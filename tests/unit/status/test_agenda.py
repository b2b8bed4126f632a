"""What is to be done on a day, the most pressing first."""

from datetime import date

from gkcli.status.agenda import AgendaHeading, agenda
from tests.support.build import deadline, directory, record, snapshot, table, task, unit

TOWN, STREET = unit("甲镇", "镇"), unit("乙镇", "镇")
OFFICE = "试区政府办公室"
DUE = date(2024, 6, 28)
PROOF = ("https://www.example.gov.cn/a.html",)


def found(as_of, *, party=None, **ledgers):
    whole = table(
        task(lead=["甲镇", "乙镇"], deadlines=(deadline(by=DUE),)),
        year=2024,
        signed_on=date(2024, 3, 4),
    )
    known = directory(TOWN, STREET)
    now = snapshot(whole, known, as_of, ledgers)
    return agenda(now, known.get(party) if party else None)


def told(entries):
    return [(e.heading, "、".join(s.unit.name for s in e.standings)) for e in entries]


def test_what_is_late_alike_is_one_entry():
    assert told(found(date(2024, 7, 1)).entries) == [(AgendaHeading.LATE, "甲镇、乙镇")]


def test_due_counts_working_days_ahead():
    # Five working days before Friday the 28th is Friday the 21st.
    assert told(found(date(2024, 6, 21)).entries) == [(AgendaHeading.DUE, "甲镇、乙镇")]
    earlier = found(date(2024, 6, 20))
    assert earlier.entries == ()
    assert earlier.next_due is not None
    assert earlier.next_due.instance.due == DUE


def test_what_is_done_waits_for_the_office_alone():
    done = {"甲镇": [record(date(2024, 6, 3), evidence=PROOF)]}
    day = date(2024, 6, 10)
    assert told(found(day, **done).entries) == [(AgendaHeading.CHECK, "甲镇")]
    assert found(day, party="甲镇", **done).entries == ()


def test_without_evidence_it_is_the_turn_of_both():
    done = {"甲镇": [record(date(2024, 6, 3))]}
    day = date(2024, 6, 10)
    assert told(found(day, **done).entries) == [(AgendaHeading.PROVE, "甲镇")]
    assert told(found(day, party="甲镇", **done).entries) == [(AgendaHeading.PROVE, "甲镇")]


def test_a_late_request_is_late_and_to_be_decided():
    asked = {"甲镇": [record(date(2024, 6, 3), status="结转", note="要改")]}
    day = date(2024, 7, 1)
    assert told(found(day, **asked).entries) == [
        (AgendaHeading.LATE, "甲镇、乙镇"),
        (AgendaHeading.DECIDE, "甲镇"),
    ]
    assert told(found(day, party="甲镇", **asked).entries) == [(AgendaHeading.LATE, "甲镇")]


def test_what_was_sent_back_comes_before_what_is_due_soon():
    ledgers = {
        "甲镇": [
            record(date(2024, 6, 3), evidence=PROOF),
            record(date(2024, 6, 20), status="退回", by=OFFICE, note="缺附件"),
        ]
    }
    assert told(found(date(2024, 6, 24), **ledgers).entries) == [
        (AgendaHeading.SENT_BACK, "甲镇"),
        (AgendaHeading.DUE, "乙镇"),
    ]


def test_what_is_to_be_put_right_presses_until_it_is():
    opened = record(
        date(2024, 6, 3),
        "1",
        "整改",
        item="zg-0603",
        problem="断链",
        due=date(2024, 9, 30),
        by=OFFICE,
    )
    day = date(2024, 6, 10)
    assert told(found(day, 甲镇=[opened]).entries) == [(AgendaHeading.RECTIFY, "甲镇")]
    done = record(day, "zg-0603", evidence=PROOF)
    assert told(found(day, 甲镇=[opened, done]).entries) == [(AgendaHeading.CHECK, "甲镇")]
    late = found(date(2024, 10, 8), party="甲镇", 甲镇=[opened]).entries
    assert told(late)[-1] == (AgendaHeading.LATE, "甲镇")


def test_what_is_closed_out_or_granted_is_gone():
    ledgers = {
        "甲镇": [record(date(2024, 6, 3), evidence=PROOF), record(DUE, status="已销号", by=OFFICE)],
        "乙镇": [record(date(2024, 6, 3), status="结转", by=OFFICE)],
    }
    assert found(date(2024, 7, 1), **ledgers).entries == ()
