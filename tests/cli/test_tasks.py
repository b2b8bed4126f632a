"""gkcli tasks."""

import csv
import io
import json
import re

import pytest

CONTRACT = [
    "number",
    "title",
    "part",
    "section",
    "lead",
    "responsible",
    "named",
    "names_more",
    "requirement",
    "deadlines",
    "errata",
    "basis",
    "carried_from",
    "todo",
    "state",
    "progress",
    "counts",
]


def listed(outcome):
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def numbers(outcome):
    return [task["number"] for task in listed(outcome)]


class TestAcceptance:
    def test_every_task_in_document_order(self, real):
        assert numbers(real("tasks", "-f", "json")) == list(range(1, 41))

    def test_a_bureau_is_meant_in_all_forty_and_named_in_one(self, real):
        tasks = listed(real("tasks", "--unit", "区教育局", "-f", "json"))
        assert len(tasks) == 40
        assert [t["number"] for t in tasks if t["role"] == "named"] == [39]
        assert tasks[38]["roles"] == ["named", "responsible"]
        table = real("tasks", "--unit", "区教育局").out
        assert re.search(r"^39  点名、责任  ", table, re.MULTILINE)
        assert "区教育局：40 项，全表 40 项。" in table

    def test_an_offices_lead_tasks_by_the_tail_of_its_name(self, real):
        found = numbers(real("tasks", "--unit", "审改办", "--role", "lead", "-f", "json"))
        assert found == [3, 5, 19, 22, 25, 27, 28]

    @pytest.mark.parametrize(
        ("unit", "expected"),
        [
            ("区行政服务中心管委会", [18, 22, 23, 24, 26, 27]),
            ("区委网信办", [15, 16, 17]),
            ("区数字办", [29, 30, 31]),
            ("区发改局", [7, 8]),
            ("区经信局", [20, 27]),
            ("区财政局", [6]),
            ("区市场监督管理局", [5]),
            ("区信访局", [34]),
            ("前黄镇", []),
        ],
    )
    def test_every_leading_unit_leads_what_the_notice_says(self, real, unit, expected):
        assert numbers(real("tasks", "-u", unit, "--role", "lead", "-f", "json")) == expected

    def test_a_town_is_meant_through_its_group(self, real):
        tasks = listed(real("tasks", "--unit", "前黄镇", "-f", "json"))
        assert len(tasks) == 40
        assert {(t["role"], t["via"]) for t in tasks} == {("responsible", "各镇（街道）")}

    @pytest.mark.parametrize("name", ["各镇（街道）", "各镇(街道)"])
    def test_a_group_can_be_asked_for_with_either_kind_of_brackets(self, real, name):
        tasks = listed(real("tasks", "--unit", name, "-f", "json"))
        assert len(tasks) == 40
        assert {t["via"] for t in tasks} == {None}

    def test_a_slip_is_told_what_was_meant(self, real):
        outcome = real("tasks", "--unit", "区审该办")
        assert (outcome.code, outcome.out) == (2, "")
        assert "您是不是要找：区审改办？" in outcome.err

    def test_eighteen_tasks_have_no_lead_and_inherit_none(self, real):
        unled = [t["number"] for t in listed(real("tasks", "-f", "json")) if not t["lead"]]
        assert unled == [1, 2, 4, *range(9, 15), 21, 32, 33, *range(35, 41)]


class TestJson:
    def test_fields_are_those_of_the_contract(self, real):
        first = listed(real("tasks", "-f", "json"))[0]
        assert list(first) == CONTRACT
        assert first["part"] == {"number": "一", "title": "着力加强公开解读回应工作"}
        assert first["section"] == {"number": "一", "title": "围绕建设法治政府全面推进政务公开"}
        assert first["responsible"] == [
            "各镇（街道）",
            "区政府各部门",
            "各直属机构",
            "区属各国有企业",
        ]

    def test_role_is_there_only_where_a_unit_was_asked_for(self, real):
        asked = listed(real("tasks", "-u", "审改办", "-f", "json"))[0]
        assert list(asked) == [*CONTRACT, "role", "roles", "via", "standings"]
        assert (asked["role"], asked["via"]) == ("lead", None)

    def test_requirement_is_the_exact_paragraph(self, demo):
        (task,) = listed(demo("tasks", "办事指南", "-f", "json"))
        assert task["requirement"] == (
            "办理依据、条件或者材料调整的，自调整之日起5个工作日内更新办事指南，"
            "线上线下内容一致。办事指南之外不得增加其他要求。"
        )

    def test_deadlines_and_errata_are_whole(self, demo):
        (task,) = listed(demo("tasks", "办事指南", "-f", "json", "--as-of", "2024-06-20"))
        assert task["deadlines"] == [
            {
                "id": "5-update",
                "what": "更新办事指南",
                "rule": {"within": "5 workdays", "after": "办理依据、条件或者材料调整"},
                "units": [],
                "open_list": False,
                "also": [],
                "owed": "each",
                "quote": "自调整之日起5个工作日内更新办事指南",
                "report_to": None,
                "publish_on": None,
                "source": None,
                "basis": [],
                "todo": [],
            }
        ]
        assert task["errata"] == [
            {
                "problem": "任务名写“及时更新”，工作要求写“5个工作日内”，以工作要求为准",
                "confidence": "中",
                "quote": "及时更新办事指南",
                "suggestion": None,
            }
        ]
        assert task["state"] == "waiting"

    def test_text_is_not_escaped_and_no_hit_is_an_empty_list(self, demo):
        assert "公开" in demo("tasks", "-f", "json").out
        assert listed(demo("tasks", "没有这样的词", "-f", "json")) == []


class TestFilters:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["培训"], [8]),
            (["公开", "每月"], [4]),
            (["区教育局"], [3, 8]),
            (["--section", "二"], [3, 4]),
            (["--section", "第二节"], [5, 6]),
            (["--section", "（四）"], [7, 8]),
            (["--section", "民生"], [3, 4]),
            (["--state", "waiting"], [3, 5, 6]),
            (["--state", "overdue", "--state", "due_soon"], [1, 2]),
            (["-u", "教育局", "--role", "lead"], [3]),
            (["-u", "区卫健局", "--role", "named"], [8]),
            (["-u", "甲镇", "--section", "四", "培训"], [8]),
        ],
    )
    def test_narrow(self, demo, arguments, expected):
        found = numbers(demo("tasks", *arguments, "-f", "json", "--as-of", "2024-06-20"))
        assert found == expected

    def test_a_role_needs_a_unit(self, demo):
        outcome = demo("tasks", "--role", "lead")
        assert outcome.code == 2
        assert "--role 要同 --unit 一起用" in outcome.err

    def test_a_unit_sees_the_limits_that_bind_it(self, unheard):
        states = {
            unit: {
                task["number"]: task["state"]
                for task in listed(
                    unheard("tasks", "-u", unit, "-f", "json", "--as-of", "2024-12-11")
                )
            }
            for unit in ("甲镇", "区教育局")
        }
        assert states["甲镇"][8] == "pending"
        assert states["区教育局"][8] == "overdue"

    def test_no_hit_says_so(self, demo):
        outcome = demo("tasks", "没有这样的词", "--as-of", "2024-06-20")
        assert outcome.code == 0
        assert outcome.out == "没有符合条件的任务，全表 8 项。是否到期按 2024-06-20 计。\n"


class TestLedgers:
    def test_a_task_tells_how_many_units_have_done_it(self, demo):
        (task,) = listed(demo("tasks", "规范性文件", "-f", "json", "--as-of", "2024-07-02"))
        assert task["state"] == "overdue"
        assert task["progress"] == {
            "done": 3,
            "overdue": 2,
            "begun": 0,
            "silent": 0,
            "waiting": 0,
            "excused": 1,
            "total": 5,
        }
        out = demo("tasks", "规范性文件", "--as-of", "2024-07-02").out
        assert "3/5 项次已完成，逾期 2" in out

    def test_a_unit_is_told_how_it_stands_itself_and_a_leader_how_all_do(self, demo):
        asked = ("tasks", "-u", "区政府办公室", "--as-of", "2024-07-02")
        led, own = demo(*asked, "--section", "一").out.splitlines()[3:5]
        assert "完成（待销号）" in led
        assert "3/5 项次已完成，逾期 2" in led
        assert "2024-06-25 已完成：集中公开41件，逐件标明是否有效" in led
        assert "还有 90 天" in own
        assert "单位已完成" not in own

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (["-u", "区卫健局", "--status", "受阻"], [1]),
            (["--status", "受阻"], [1, 8]),
            (["-u", "丙街道", "--status", "已催办"], [2]),
            (["-u", "甲镇", "--status", "未启动"], [2, 5]),
            (["-u", "甲镇", "--state", "迟完成"], [6]),
        ],
    )
    def test_last_words_and_states_can_be_asked_for(self, demo, arguments, expected):
        assert numbers(demo("tasks", *arguments, "-f", "json", "--as-of", "2024-10-02")) == expected

    def test_without_records_no_column_is_added(self, unheard, real):
        for ask in (unheard, real):
            head = ask("tasks", "-f", "md", "--as-of", "2026-11-01").out.splitlines()[0]
            assert head == "| 目 | 号 | 任务 | 牵头单位 | 时限 |"


class TestForms:
    def test_csv_opens_in_a_spreadsheet(self, real):
        out = real("tasks", "-f", "csv").out
        assert out.startswith("\ufeff目,号,任务,牵头单位,时限\r\n")
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
        assert [row["号"] for row in rows] == [str(n) for n in range(1, 41)]
        assert rows[4]["牵头单位"] == "区市场监督管理局、区审改办"
        assert rows[0]["牵头单位"] == ""

    def test_markdown_is_one_table(self, real):
        rows = real("tasks", "-u", "审改办", "-f", "md").out.splitlines()
        assert rows[0] == "| 目 | 号 | 角色 | 任务 | 牵头单位 | 时限 |"
        assert len(rows) == 2 + 7

    def test_in_a_pipe_every_task_is_one_whole_line(self, real):
        out = real("tasks", environment={"COLUMNS": "40"}).out
        titles = [task["title"] for task in json.loads(real("tasks", "-f", "json").out)]
        assert all(any(title in line for line in out.splitlines()) for title in titles)
        assert "\x1b" not in out

    def test_the_day_is_told_also_when_nobody_gave_one(self, demo, monkeypatch):
        from datetime import date

        from gkcli.cli import clock

        monkeypatch.setattr(clock, "today", lambda: date(2024, 6, 20))
        assert "是否到期按 2024-06-20 计。" in demo("tasks").out


HOSTILE = ["[/x][bold]粗[/bold]", "{{ 7*7 }}{% raw %}", "=1+1", "<b>&amp;", "a|b`c`", "%s{x}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_names_show_as_themselves(run, demo_with, text):
    quoted = json.dumps(text)
    folder = demo_with(
        {"title: 开展业务培训": f"title: {quoted}", "lead: [区教育局]": f"lead: [{quoted}]"}
    )
    for command in (["tasks"], ["show", "8", "3"], ["tasks", text], ["overview"]):
        outcome = run("-d", str(folder), *command)
        assert (outcome.code, outcome.err) == (0, "")
        assert text in outcome.out
    tasks = listed(run("-d", str(folder), "tasks", "-f", "json"))
    assert (tasks[7]["title"], tasks[2]["lead"]) == (text, [text])
    out = run("-d", str(folder), "tasks", "-f", "csv").out.removeprefix("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
    guarded = f"'{text}" if text.startswith("=") else text
    assert cells.count(guarded) == 2


@pytest.mark.parametrize("text", ["\u202e反", "\x1b[2J", "\u200b藏", "\x07"])
def test_text_that_would_steer_a_terminal_never_reaches_it(run, demo_with, text):
    folder = demo_with({"title: 开展业务培训": f"title: {json.dumps(text)}"})
    forms = ("csv", "md", "json")
    for command in (["tasks"], ["show", "8"], ["check"], *(["tasks", "-f", f] for f in forms)):
        outcome = run("-d", str(folder), *command)
        assert text[0] not in outcome.out + outcome.err
