"""What an occasion looks like in a calendar."""

import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from gkcli.errors import GkcliError
from gkcli.model.deadline import Also, Span
from gkcli.model.holidays import YearHolidays
from gkcli.status.workdays import Workdays
from tests.support.build import deadline, directory, group, record, snapshot, table, task
from tests.support.calendars import DAY, DUE, JIA, YI, by, entries, made, only, read, year


def test_a_due_date_is_an_all_day_event_and_something_to_do():
    told = by(what="报送清单", quote="9月20日前报送", report_to="区公开办", publish_on="门户网站")
    content = made(year(told), JIA).content
    event, todo = only(content), only(content, "VTODO")
    assert (event["dtstart"].dt, event["dtend"].dt) == (DUE, DUE + timedelta(1))
    assert event["transp"] == "TRANSPARENT"
    assert (event["status"], todo["status"]) == ("CONFIRMED", "NEEDS-ACTION")
    assert todo["due"].dt == DUE
    assert "percent-complete" not in todo
    for component in (event, todo):
        assert component["summary"] == "报送清单"
        assert component["categories"].cats == ["未到期"]
        assert component["description"].split("\n") == [
            "到期：2018-09-20 周四",
            "原文：9月20日前报送",
            "任务：3 公开清单",
            "通知：试政办〔2018〕1号",
            "时限：2018-09-20 前",
            "报送：区公开办",
            "公开：门户网站",
            "编号：d",
            "状态：未到期（截至 2018-09-03）",
        ]
        assert component["dtstamp"].dt == component["last-modified"].dt
        assert component["dtstamp"].dt == datetime(2018, 9, 3, tzinfo=UTC)
        assert component["sequence"] == (DAY - date(2018, 6, 28)).days
    assert event["uid"] != todo["uid"]


def test_the_calendar_says_what_it_is_and_how_often_to_look():
    calendar = read(made(year(by()), JIA).content)
    assert calendar["version"] == "2.0"
    assert calendar["name"] == calendar["x-wr-calname"] == "甲镇：任务分解表"
    assert calendar["color"] == "steelblue"
    assert calendar["refresh-interval"].dt == timedelta(1)
    assert calendar["refresh-interval"].params == {"VALUE": "DURATION"}
    assert "2018-09-03" in calendar["description"]


def test_the_alarm_rings_in_the_morning_days_ahead():
    content = made(year(by()), JIA, alarm=2).content
    (alarm,) = only(content).subcomponents
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", "报送")
    assert DUE + alarm["trigger"].dt == date(2018, 9, 18)
    assert alarm["trigger"].dt == timedelta(days=-2, hours=9)
    assert "RELATED" not in alarm["trigger"].params
    (alarm,) = only(content, "VTODO").subcomponents
    assert alarm["trigger"].params["RELATED"] == "END"


def test_an_alarm_that_would_ring_on_a_holiday_rings_before_it():
    monday = date(2018, 9, 24)
    rest = {2018: YearHolidays(off=frozenset({date(2018, 9, 21)}), on=frozenset())}
    now = snapshot(year(by(monday)).table, directory(JIA, YI), DAY, workdays=Workdays(rest))
    (alarm,) = only(made(now, JIA).content).subcomponents
    assert alarm["trigger"].dt == timedelta(days=-4, hours=9)


@pytest.mark.parametrize("as_of", [date(2018, 9, 21), date(2018, 12, 1)])
def test_what_is_past_rings_no_alarm_and_says_that_it_is_late(as_of):
    content = made(year(by(), as_of=as_of), JIA).content
    event = only(content)
    assert event["summary"] == "【逾期】报送"
    assert not event.subcomponents
    assert event["categories"].cats == ["逾期"]


def test_the_last_working_day_is_told_where_the_due_date_is_none():
    event = only(made(year(by(date(2018, 9, 22))), JIA).content)
    assert event["dtstart"].dt == date(2018, 9, 22)
    told = "到期：2018-09-22 周六，不是工作日，末个工作日 2018-09-21 周五"
    assert event["description"].startswith(told)


def test_what_is_done_is_completed_on_its_day_with_the_page_that_shows_it():
    page = "https://www.example.gov.cn/a,b;c.html"
    done = record(date(2018, 8, 30), note="已公开", evidence=("另附材料", page))
    content = made(year(by(), ledgers={"甲镇": [done]}), JIA).content
    event, todo = only(content), only(content, "VTODO")
    assert (event["status"], todo["status"]) == ("CONFIRMED", "COMPLETED")
    assert todo["completed"].dt == datetime(2018, 8, 30, 4, tzinfo=UTC)
    assert todo["percent-complete"] == 100
    for component in (event, todo):
        assert component["summary"] == "【完成】报送"
        assert component["url"] == page
        assert not component.subcomponents
        assert "最近记录：2018-08-30 已完成，已公开" in component["description"]


def test_an_address_is_spelled_as_addresses_are():
    done = record(date(2018, 8, 30), evidence=("https://a.cn/公开\\n?a=%20#x",))
    event = only(made(year(by(), ledgers={"甲镇": [done]}), JIA).content)
    assert event["url"] == "https://a.cn/%E5%85%AC%E5%BC%80%5Cn?a=%20#x"


def test_what_has_begun_is_in_process_and_what_is_set_aside_is_cancelled():
    begun = {"甲镇": [record(date(2018, 8, 30), status="推进中")]}
    content = made(year(by(), ledgers=begun), JIA).content
    assert only(content, "VTODO")["status"] == "IN-PROCESS"
    aside = [
        record(date(2018, 8, 30), status="不适用"),
        record(date(2018, 8, 31), status="不适用", by="乙局"),
    ]
    office = by(report_to="乙局")
    content = made(year(office, ledgers={"甲镇": aside}), JIA).content
    assert only(content)["status"] == only(content, "VTODO")["status"] == "CANCELLED"
    assert only(content)["summary"] == "【不适用】报送"


def test_each_period_is_an_entry_of_its_own():
    told = deadline(each="quarter", at_least=2)
    once = {"甲镇": [record(date(2018, 8, 30))]}
    found = entries(made(year(told, ledgers=once), JIA).content, "VTODO")
    assert list(found) == ["【逾期】报送（第二季度）", "报送（第三季度）", "报送（第四季度）"]
    assert found["报送（第三季度）"]["percent-complete"] == 50
    assert found["报送（第三季度）"]["status"] == "IN-PROCESS"


def test_a_limit_after_an_event_has_an_entry_for_each_event_and_none_before():
    told = deadline(within=Span(3, "workdays"), after="文件印发")
    calendar = made(year(told), JIA)
    assert (calendar.dues, calendar.undated) == ((), 1)
    since = [record(date(2018, 9, n), status="推进中", since=date(2018, 9, n)) for n in (3, 4)]
    now = year(told, ledgers={"甲镇": since}, as_of=date(2018, 9, 4))
    calendar = made(now, JIA)
    assert calendar.dues == (date(2018, 9, 6), date(2018, 9, 7))
    first, second = read(calendar.content).walk("VEVENT")
    assert first["uid"] != second["uid"]
    assert "（2018-09-03 起算）" in first["description"]
    assert str(read(made(now).content).walk("VEVENT")[0]["summary"]) == "报送（甲镇）"


def test_what_nobody_has_confirmed_is_tentative_rings_no_alarm_and_is_not_public():
    told = by(units=("乙局",), also=(Also(("甲镇",), "照往年", verified=False),))
    event = only(made(year(told), JIA).content)
    assert event["status"] == "TENTATIVE"
    assert not event.subcomponents
    assert "待核实：照往年" in event["description"]
    assert made(year(told), JIA, public=True).dues == ()
    assert only(made(year(told), YI, public=True).content)["status"] == "CONFIRMED"


def test_the_calendar_of_everybody_has_an_occasion_once_and_who_is_late():
    done = {"甲镇": [record(date(2018, 8, 30))]}
    content = made(year(by(), ledgers=done, as_of=date(2018, 10, 8))).content
    event, todo = only(content), only(content, "VTODO")
    assert event["summary"] == "【逾期】报送（甲镇、乙局）"
    assert "由谁办：甲镇、乙局" in event["description"]
    assert "状态：逾期 1 个单位（乙局）；完成 1 个单位（截至 2018-10-08）" in event["description"]
    assert (todo["status"], todo["percent-complete"]) == ("IN-PROCESS", 50)
    assert "url" not in event


def test_the_calendar_of_a_group_is_that_of_its_members():
    towns = group("各镇", members=["甲镇"])
    whole = table(
        task(1, lead=["甲镇"], deadlines=(by(id="a", what="甲"),)),
        task(2, lead=["乙局"], deadlines=(by(id="b", what="乙"),)),
    )
    now = snapshot(whole, directory(JIA, YI, towns), DAY)
    assert list(entries(made(now, towns).content)) == ["甲（甲镇）"]
    assert list(entries(made(now).content)) == ["甲（甲镇）", "乙（乙局）"]


def test_everybodys_calendar_holds_what_the_registry_knows_no_unit_for():
    whole = table(task(1, lead=["丙办"], deadlines=(by(id="a"),)), deadlines=(by(id="b"),))
    now = snapshot(whole, directory(YI), DAY)
    assert list(entries(made(now).content)) == ["报送（丙办）", "报送（甲镇）"]


def test_a_page_of_ones_own_takes_the_place_of_the_evidence():
    event = only(
        made(year(by()), JIA, page_of=lambda duty: f"https://a.cn/{duty.task.number}").content
    )
    assert event["url"] == "https://a.cn/3"


def test_the_public_reads_nothing_that_was_recorded():
    secret = record(date(2018, 8, 30), note="秘密", evidence=("https://secret.cn/a",), by="某人")
    ledgers = {"甲镇": [secret], "乙局": [record(date(2018, 8, 30), status="推进中")]}
    for party in (None, JIA, YI):
        now = year(by(source="条例"), ledgers=ledgers, as_of=date(2018, 10, 8))
        shown = made(now, party, public=True).content.replace(b"\r\n ", b"").decode()
        assert not [
            w for w in ("秘密", "secret", "某人", "条例", "逾期", "完成", "状态") if w in shown
        ]
        assert not [w for w in ("PERCENT", "COMPLETED", "CATEGORIES", "IN-PROCESS") if w in shown]
        untouched = year(by(source="条例"), as_of=date(2018, 10, 8))
        assert made(untouched, party, public=True).content.replace(b"\r\n ", b"").decode() == shown


def test_without_the_library_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(GkcliError, match="icalendar") as refusal:
        made(year(by()), JIA)
    assert refusal.value.hint.startswith("请运行 pip install")
