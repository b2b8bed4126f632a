"""What becomes of an entry from one edition of a calendar to the next."""

from datetime import date, timedelta

import pytest

from gkcli.guard.process import OutOfBoundsError
from gkcli.office.calendar import earlier
from tests.support.build import record
from tests.support.calendars import DAY, DUE, JIA, YI, by, entries, made, only, year

LATER = DAY + timedelta(1)


def test_the_same_again_is_the_same_bytes():
    now = year(by(), ledgers={"甲镇": [record(date(2018, 8, 30))]})
    first = made(now, JIA)
    again = made(now, JIA, first.content)
    assert again.content == first.content
    assert (first.continues, again.continues, again.withdrawn) == (False, True, 0)


def test_what_is_moved_keeps_its_uid_and_has_a_higher_sequence_even_on_the_same_day():
    before = made(year(by()), JIA)
    after = made(year(by(DUE + timedelta(7))), JIA, before.content)
    for kind, field in (("VEVENT", "dtstart"), ("VTODO", "due")):
        old, new = only(before.content, kind), only(after.content, kind)
        assert new["uid"] == old["uid"]
        assert new[field].dt == old[field].dt + timedelta(7)
        assert new["sequence"] == old["sequence"] + 1


def test_the_sequence_grows_with_the_days_also_without_an_earlier_file():
    first, later = (only(made(year(by(), as_of=day), JIA).content) for day in (DAY, LATER))
    assert later["sequence"] == first["sequence"] + 1
    assert later["uid"] == first["uid"]


def test_the_sequence_never_falls():
    later = made(year(by(), as_of=LATER), JIA)
    back = only(made(year(by(what="另报"), as_of=DAY), JIA, later.content).content)
    assert back["sequence"] == only(later.content)["sequence"] + 1


def test_what_is_withdrawn_is_cancelled_and_stays_so():
    note = {"甲镇": [record(date(2018, 8, 30), "a", note="内部的话")]}
    before = made(year(by(id="a", what="甲"), by(id="b", what="乙"), ledgers=note), JIA)
    after = made(year(by(id="b", what="乙")), JIA, before.content)
    again = made(year(by(id="b", what="乙"), as_of=LATER), JIA, after.content)
    assert (after.withdrawn, again.withdrawn) == (1, 1)
    for edition in (after, again):
        for kind in ("VEVENT", "VTODO"):
            gone = entries(edition.content, kind)["【取消】甲"]
            assert gone["status"] == "CANCELLED"
            assert gone["uid"] == entries(before.content, kind)["【完成】甲"]["uid"]
            assert gone["sequence"] > entries(before.content, kind)["【完成】甲"]["sequence"]
            assert "description" not in gone
        assert "内部的话" not in edition.content.decode()
        assert entries(edition.content)["乙"]["status"] == "CONFIRMED"


def test_what_comes_back_is_confirmed_with_a_higher_sequence():
    first = made(year(by()), JIA)
    gone = made(year(), JIA, first.content)
    back = made(year(by()), JIA, gone.content)
    assert only(back.content)["status"] == "CONFIRMED"
    assert only(back.content)["sequence"] > only(gone.content)["sequence"]


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"x" * 100,
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\n" + b"\xff\xfe" * 20,
        "换行".encode("utf-16"),
    ],
)
def test_a_file_that_is_no_edition_of_it_cancels_nothing(spoilt):
    calendar = made(year(by()), JIA, spoilt)
    assert not calendar.continues
    assert calendar.content == made(year(by()), JIA).content


def test_the_calendar_of_another_unit_is_no_edition_of_it():
    calendar = made(year(by()), JIA, made(year(by()), YI).content)
    assert (calendar.continues, calendar.withdrawn) == (False, 0)


def test_a_mutilated_edition_never_stops_the_next():
    content = made(year(by(id="a", what="甲"), by(id="b", what="乙")), JIA).content
    now = year(by(id="b", what="乙"))
    lines = content.split(b"\r\n")
    for place in range(0, len(lines), 2):
        for other in (
            [],
            [lines[place][: len(lines[place]) // 2]],
            [lines[place]] * 2,
            [b"A:" * 9],
        ):
            spoilt = b"\r\n".join([*lines[:place], *other, *lines[place + 1 :]])
            assert "乙" in entries(made(now, JIA, spoilt).content)


def test_what_somebody_put_into_the_file_is_not_cancelled():
    before = made(year(by()), JIA).content
    own = b"BEGIN:VEVENT\r\nUID:mine\r\nDTSTART:20180903T090000\r\nEND:VEVENT\r\nEND:VCALENDAR"
    after = made(year(by()), JIA, before.replace(b"END:VCALENDAR", own))
    assert (after.continues, after.withdrawn) == (True, 0)
    assert after.content == before


def test_no_number_is_larger_than_the_format_allows():
    before = made(year(by()), JIA).content
    huge = before.replace(b"SEQUENCE:67", b"SEQUENCE:2147483647")
    assert huge != before
    assert made(year(by()), JIA, huge).content == before


def test_a_file_made_to_take_for_ever_is_stopped(monkeypatch):
    monkeypatch.setattr(earlier, "READING", earlier.READING._replace(seconds=1))
    nested = b"BEGIN:VEVENT\r\nUID:x\r\nDTSTART;VALUE=DATE:20180101\r\n"
    head = made(year(), JIA).content.removesuffix(b"END:VCALENDAR\r\n")
    spoilt = head + nested * 20_000 + b"END:VEVENT\r\n" * 20_000 + b"END:VCALENDAR\r\n"
    with pytest.raises(OutOfBoundsError, match="读原来的日历") as stopped:
        made(year(by()), JIA, spoilt)
    assert "换个文件名" in stopped.value.hint
