"""What is known about the notice of 2018, and what must hold of any table kept with gkcli."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from gkcli.model.deadline import Deadline
from gkcli.model.notice import Erratum, Table, Task
from gkcli.model.prose import fold, unfold
from gkcli.yaml.syntax import Plain

OTHERS_38_TO_40 = ("各镇（街道）", "区政府各部门", "各直属机构", "区属国有企业")
OTHERS = ("各镇（街道）", "区政府各部门", "各直属机构", "区属各国有企业")


@pytest.fixture(scope="module")
def tasks(table: Table) -> dict[int, Task]:
    return {task.number: task for _, task in table.placed()}


def test_there_are_40_tasks_in_4_parts_and_14_sections(
    table: Table, tasks: dict[int, Task]
) -> None:
    assert list(tasks) == list(range(1, 41))
    assert [part.number for part in table.parts] == list("一二三四")
    sections = [section.number for part in table.parts for section in part.sections]
    assert sections == [*"一二三四五六七八九十", "十一", "十二", "十三", "十四"]
    assert [len(part.sections) for part in table.parts] == [4, 3, 3, 4]
    assert [sum(len(s.tasks) for s in part.sections) for part in table.parts] == [17, 11, 6, 6]


def test_each_unit_leads_the_tasks_that_the_table_gives_it(tasks: dict[int, Task]) -> None:
    led = defaultdict(list)
    for number, task in tasks.items():
        for unit in task.lead:
            led[unit].append(number)
    assert led == {
        "区审改办": [3, 5, 19, 22, 25, 27, 28],
        "区市场监督管理局": [5],
        "区财政局": [6],
        "区发改局": [7, 8],
        "区委网信办": [15, 16, 17],
        "区行政服务中心管委会": [18, 22, 23, 24, 26, 27],
        "区经信局": [20, 27],
        "区数字办": [29, 30, 31],
        "区信访局": [34],
    }


def test_several_leading_units_keep_their_order(tasks: dict[int, Task]) -> None:
    assert {n: t.lead for n, t in tasks.items() if len(t.lead) > 1} == {
        5: ("区市场监督管理局", "区审改办"),
        22: ("区行政服务中心管委会", "区审改办"),
        27: ("区审改办", "区经信局", "区行政服务中心管委会"),
    }


def test_18_tasks_name_no_leading_unit(tasks: dict[int, Task]) -> None:
    without = [number for number, task in tasks.items() if not task.lead]
    assert without == [1, 2, 4, *range(9, 15), 21, 32, 33, *range(35, 41)]
    assert len(without) == 18


def test_the_last_three_tasks_word_the_state_owned_enterprises_otherwise(
    tasks: dict[int, Task],
) -> None:
    for number, task in tasks.items():
        assert task.responsible == (OTHERS if number <= 37 else OTHERS_38_TO_40)


def deadlines(table: Table) -> Iterator[tuple[Deadline, tuple[str, ...]]]:
    """Every deadline with the texts that its quote may come from."""
    for deadline in table.notice.deadlines:
        yield deadline, (table.notice.body,)
    for _, task in table.placed():
        for deadline in task.deadlines:
            yield deadline, (task.title, task.requirement)


def errata(table: Table) -> Iterator[tuple[Erratum, tuple[str, ...]]]:
    """Every erratum with the texts that its quote may come from."""
    notice = table.notice
    head = (notice.title, notice.number, notice.table_title, notice.copies_line or "")
    for erratum in notice.errata:
        yield erratum, (*head, *notice.addressees, notice.body)
    for part in table.parts:
        for section in part.sections:
            for erratum in section.errata:
                yield erratum, (section.title,)
    for _, task in table.placed():
        for erratum in task.errata:
            yield erratum, (task.title, *task.lead, *task.responsible, task.requirement)


LAW_18 = {"within": "20 workdays", "after": "政府信息形成或者变更"}
ONGOING = {"ongoing": True}


def test_the_notice_sets_these_time_limits(table: Table) -> None:
    six = ("区教育局", "环保局", "文体新局", "卫计局", "住建局", "民政局")
    seven = (*six[:3], "文旅公司", *six[3:])
    towns = ("各镇（街道）", "各部门")
    bureaus = ("区直各部门",)
    organs = ("各镇（街道）", "区政府各部门", "各直属机构")
    office = ("区政府信息公开办",)
    assert [(d.id, d.terms, d.units) for d, _ in deadlines(table)] == [
        ("plan", {"by": "2018-07-20"}, towns),
        ("summary", {"by": "2018-12-01"}, towns),
        ("annual", {"by": "2019-03-31"}, towns),
        ("assess", ONGOING, office),
        ("inspect", ONGOING, office),
        ("1-norm", ONGOING, ()),
        ("1-publish", LAW_18, organs),
        ("3-list", ONGOING, ()),
        ("3-publish", LAW_18, organs),
        ("5-list", ONGOING, ()),
        ("5-results", LAW_18, organs),
        ("5-enforcement", LAW_18, organs),
        ("11-interpret", {"each": "year", "at_least": 1}, ()),
        ("21-feedback", ONGOING, ()),
        ("21-reply", {"when": "收到网民留言、咨询"}, ()),
        ("25-proofs", ONGOING, ()),
        ("25-publish", LAW_18, ("区审改办", *organs)),
        ("26-update", {"within": "1 workdays", "after": "完成审批程序"}, ()),
        ("28-check", ONGOING, ()),
        ("28-mend", {"when": "检查发现问题"}, ()),
        ("33-upkeep", ONGOING, ()),
        ("33-mend", {"when": "信息发布失当、造成不良影响"}, ()),
        ("35-revised", {"when": "新修订的《中华人民共和国政府信息公开条例》出台"}, ()),
        ("35-publish", LAW_18, organs),
        ("35-requests", ONGOING, ()),
        ("36-anniversary", ONGOING, ()),
        ("36-promote", {"when": "新修订的条例出台"}, ()),
        ("38-list", {"by": "2018-12-31"}, ()),
        ("38-own-list", {"by": "2018-12-31"}, bureaus),
        ("38-publish", {"by": "2018-12-31"}, bureaus),
        ("38-areas", ONGOING, ()),
        ("38-annual", {"by": "2019-03-31"}, organs),
        ("39-summary", {"by": "2018-12-01"}, seven),
        ("39-annual", {"by": "2019-03-31"}, six),
    ]


def test_the_districts_one_list_is_owed_jointly(table: Table) -> None:
    assert [d.id for d, _ in deadlines(table) if d.owed == "jointly"] == ["38-list"]


def test_a_list_of_units_that_the_text_leaves_open_says_so(table: Table) -> None:
    assert [d.id for d, _ in deadlines(table) if d.open_list] == ["39-summary", "39-annual"]


def test_both_halves_of_the_36th_task_rest_on_the_whole_clause(tasks: dict[int, Task]) -> None:
    anniversary, revision = tasks[36].deadlines
    assert anniversary.quote == revision.quote
    assert tasks[36].requirement.startswith(anniversary.quote)


def test_who_leads_and_is_not_addressed_is_only_assumed_to_report(table: Table) -> None:
    also = {d.id: d.also for d, _ in deadlines(table) if d.also}
    assert list(also) == ["plan", "summary"]
    for (added,) in also.values():
        assert added.units == ("区审改办", "区委网信办", "区行政服务中心管委会", "区数字办")
        assert not added.verified


def test_what_must_be_done_in_time_has_a_rule(tasks: dict[int, Task]) -> None:
    timely = {
        "及时向社会公开",
        "应及时公开",
        "及时公开",
        "及时处理答复",
        "及时督促整改",
        "要及时整改",
    }
    for task in tasks.values():
        for words in timely:
            if words in task.requirement:
                assert any(words in deadline.quote for deadline in task.deadlines), task.number


def test_a_number_that_is_not_in_the_text_names_its_article(table: Table) -> None:
    for deadline, _ in deadlines(table):
        if deadline.terms.items() >= LAW_18.items():
            assert "（国务院令第492号）第十八条" in (deadline.source or "")


def test_every_quote_stands_in_its_text(any_table: Table) -> None:
    for deadline, texts in deadlines(any_table):
        assert any(deadline.quote in text for text in texts), deadline.id
    for erratum, texts in errata(any_table):
        assert erratum.quote is None or any(erratum.quote in text for text in texts), erratum


def test_ids_are_unique(any_table: Table) -> None:
    ids = [deadline.id for deadline, _ in deadlines(any_table)]
    assert len(ids) == len(set(ids))


def test_a_date_is_in_the_quoted_words_or_says_where_it_is_from(any_table: Table) -> None:
    for deadline, _ in deadlines(any_table):
        if deadline.by is not None and deadline.source is None:
            month, day = deadline.by.month, deadline.by.day
            ways = [f"{month}月{day}日前", f"{month}月底前"] + ["年底前"] * (month == 12)
            assert any(way in deadline.quote for way in ways), deadline.id


def test_the_demo_shows_every_rule(any_table: Table) -> None:
    if any_table.notice.year == 2018:
        return
    rules = {(deadline.rule, deadline.each) for deadline, _ in deadlines(any_table)}
    assert rules == {
        ("by", None),
        ("each", "year"),
        ("each", "quarter"),
        ("each", "month"),
        ("within", None),
        ("ongoing", None),
        ("when", None),
    }
    assert any(task.errata for _, task in any_table.placed())


def proses(raw: Plain) -> Iterator[str]:
    """The prose fields as they stand in the file."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key in ("body", "requirement"):
                yield str(value)
            else:
                yield from proses(value)
    elif isinstance(raw, list):
        for value in raw:
            yield from proses(value)


def test_prose_stands_in_the_file_one_clause_a_line(raw_tasks: Plain) -> None:
    found = list(proses(raw_tasks))
    assert len(found) > 8
    for block in found:
        assert block == fold(unfold(block))
