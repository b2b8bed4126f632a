"""What holds for the calendar of any year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcli.frozen import replace
from gkcli.model.deadline import Span
from tests.support.build import deadline, directory, record, snapshot, table, task, unit
from tests.support.calendars import DAY, JIA, YI, by, entries, made, read, year

HOSTILE = (
    "甲;乙,丙\\丁:戊",
    "一行\n二行\r\n三行\r四行",
    "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR",
    "\x00\x07\x1b[31m\x7f\x85\u2028\u202e",
    '"甲";X-A=乙',
    "字" * 10_000,
    "😀" * 500,
    "\\n\\N\\,",
    " 头尾 ",
    ":" * 500,
    "甲::" * 200,
    "甲 \t::" * 200,
)
rules = st.one_of(
    st.dates(date(2018, 7, 1), date(2018, 12, 31)).map(lambda day: {"by": day}),
    st.sampled_from(["year", "quarter", "month"]).map(lambda each: {"each": each}),
    st.just({"within": Span(3, "workdays"), "after": "印发"}),
)
shares = st.sampled_from([("甲镇",), ("乙局",), ("甲镇", "乙局")])
plans = st.lists(st.tuples(rules, shares), min_size=1, max_size=6)
days = st.dates(date(2018, 7, 1), DAY)


def months(plan):
    return [
        task(n, lead=units, deadlines=(deadline(f"{n}-a", **rule),))
        for n, (rule, units) in enumerate(plan, 1)
    ]


def told(plan, ledgers):
    return {
        name: [
            record(on, f"{1 + n % len(plan)}-a", status, since=since)
            for n, on, status, since in own
        ]
        for name, own in ledgers.items()
    }


records = st.lists(
    st.tuples(
        st.integers(0, 9),
        days,
        st.sampled_from(["推进中", "已完成"]),
        st.sampled_from([date(2018, 7, 2), date(2018, 8, 6)]),
    ),
    max_size=6,
)


def identities(content):
    return {
        (str(c["uid"]), c.name, str(c["summary"]), str(c["description"]))
        for c in read(content).subcomponents
    }


@given(plans, records, records, st.randoms(use_true_random=False))
def test_uids_are_unique_and_do_not_depend_on_any_order(plan, of_jia, of_yi, random):
    tasks = months(plan)
    ledgers = told(plan, {"甲镇": of_jia, "乙局": of_yi})
    now = snapshot(table(tasks), directory(JIA, YI), DAY, ledgers)
    random.shuffle(tasks)
    mixed = {name: random.sample(own, len(own)) for name, own in reversed(ledgers.items())}
    other = snapshot(table(tasks), directory(YI, JIA), DAY, mixed)
    seen = []
    for party in (JIA, YI):
        content = made(now, party).content
        assert identities(content) == identities(made(other, party).content)
        seen += [str(c["uid"]) for c in read(content).subcomponents]
    assert len(seen) == len(set(seen))
    everybody = [str(c["uid"]) for c in read(made(now).content).subcomponents]
    assert sorted(everybody) == sorted(
        str(c["uid"]) for c in read(made(other).content).subcomponents
    )
    assert len({*everybody, *seen}) == len(everybody) + len(seen)


@given(plans, plans)
def test_an_edition_after_any_other_has_every_uid_of_both(plan, later):
    first = made(snapshot(table(months(plan)), directory(JIA), DAY), JIA)
    now = snapshot(table(months(later)), directory(JIA), DAY)
    second = made(now, JIA, first.content)
    owed = {str(c["uid"]) for c in read(made(now, JIA).content).subcomponents}
    before = {str(c["uid"]): c for c in read(first.content).subcomponents}
    after = {str(c["uid"]): c for c in read(second.content).subcomponents}
    assert after.keys() == owed | before.keys()
    assert all(after[uid]["status"] == "CANCELLED" for uid in before.keys() - owed)
    assert all(after[uid]["sequence"] >= before[uid]["sequence"] for uid in before)
    assert made(now, JIA, second.content).content == second.content


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_out_of_its_property(text):
    hostile = unit(text.replace("\n", " ") or "甲")
    own = [record(date(2018, 8, 30), note=text, evidence=(text, f"https://a.cn/{text}"), by=text)]
    duty = by(what=text, quote=text, report_to=text, publish_on=text)
    now = year(duty, units=(hostile,), ledgers={hostile.name: own})
    notice = replace(now.table.notice, number=text, table_title=text)
    now = replace(now, table=replace(now.table, notice=notice))
    for party in (hostile, None):
        content = made(now, party).content
        assert_valid(content)
        kinds = [c.name for c in read(content).subcomponents]
        assert kinds == ["VEVENT", "VTODO"]
        for kind in kinds:
            (title,) = entries(content, kind)
            assert title.startswith("【完成】")
            assert text[-1].isspace() or text[-1] in title or not text[-1].isprintable()


def assert_valid(content):
    """Lines as RFC 5545, 3.1 and 3.3.11 want them: short, whole characters, no controls."""
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    for line in lines:
        assert len(line) <= 75
        assert "\n" not in line.decode()
        assert not line.decode().lstrip().startswith("::")
        assert not [c for c in line.decode() if (c < " " and c != "\t") or "\x7f" <= c < "\xa0"]
    whole = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert all(
        line.partition(":")[0].partition(";")[0].replace("-", "").isupper() for line in whole[:-1]
    )


def test_a_year_of_many_units_takes_the_standings_once():
    units = [unit(f"{n}局") for n in range(300)]
    names = [known.name for known in units]
    whole = table([task(n, lead=names, deadlines=(by(id=f"{n}-a"),)) for n in range(1, 21)])
    now = snapshot(whole, directory(*units), DAY)
    assert len(made(now).dues) == 20
    assert made(now, units[7]).dues == (date(2018, 9, 20),) * 20
    assert min(made(now).dues) - timedelta(3) > DAY
