"""The sentences of the built-in reports read naturally, whatever the ledgers hold."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from gkcli.errors import GkcliError
from gkcli.model.record import Record
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import produce
from gkcli.workspace.open import Workspace
from tests.support.build import record
from tests.support.reports import view_of

REPORTS = ("plan", "summary", "bulletin", "reminder")
YEAR_END = date(2025, 1, 6)
MID = date(2024, 7, 5)
_DOUBLED = re.compile(
    r"[，。；：、]{2,}|^[，。；、]|[（][，。；、）]|[，；、][）】]|None|\{\{", re.MULTILINE
)


def printed(
    name: str,
    workspace: Workspace,
    unit: str = "",
    day: date = MID,
    ledgers: Mapping[str, Sequence[Record]] | None = None,
    *,
    public: bool = False,
) -> str:
    view = view_of(workspace, unit, day, ledgers=ledgers or {}, public=public)
    return produce(find_report(workspace.layout, name), view, workspace.directory, "md")


def everything_done(workspace: Workspace) -> dict[str, list[Record]]:
    """Ledgers of units that did all that is dated, with notes that end in a stop."""
    done: dict[str, list[Record]] = {}
    for account in view_of(workspace, ledgers={}).accounts:
        for s in account.standings:
            day, period = s.due or date(2024, 6, 3), s.occasion and f"2024-{quarter(s.due)}"
            more = {"period": period} if period and s.id == "2-explain" else {}
            since = {"since": day} if s.state == "待条件" else {}
            done.setdefault(account.unit, []).append(
                record(
                    day, s.id, note="办好了。", evidence=("https://a.example/1",), **more, **since
                )
            )
    return done


def quarter(due: date | None) -> str:
    return f"Q{(due.month - 1) // 3 + 1}" if due else ""


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("day", [date(2024, 3, 5), MID, YEAR_END])
@pytest.mark.parametrize("unit", ["", "区教育局", "区委办公室", "各镇（街道）"])
@pytest.mark.parametrize("name", REPORTS)
def test_no_mark_stands_twice_and_nothing_is_left_empty(
    name: str, unit: str, day: date, public: bool, demo: Workspace
) -> None:
    if (name == "plan" and not unit) or (name == "reminder" and public):
        return
    for ledgers in ({}, everything_done(demo)):
        text = printed(name, demo, unit, day, ledgers, public=public)
        assert not _DOUBLED.findall(text), text


def test_nobody_has_reported(demo: Workspace) -> None:
    text = printed("bulletin", demo)
    assert "一是10个单位都未报送落实情况。" in text
    early = printed("bulletin", demo, day=date(2024, 3, 5))
    assert "\n10个单位都未报送落实情况。" in early
    assert "一是" not in early
    assert "还没有达到条件的单位。" in text
    text = printed("summary", demo, "甲镇")
    assert "甲镇未报送落实情况。" in text
    assert "【待补：第7项“巡查整改政府网站和政务新媒体”的办理情况】" in text


def test_everything_is_done(demo: Workspace) -> None:
    ledgers = everything_done(demo)
    text = printed("bulletin", demo, day=YEAR_END, ledgers=ledgers)
    assert "没有逾期的单位。" in text
    assert "未按时限办结" not in text
    text = printed("summary", demo, "甲镇", YEAR_END, ledgers)
    assert "没有逾期未完成的事项，也没有报为条件未成就、不适用和结转的事项。" in text
    assert "12项次全部完成" in text


def test_a_unit_without_a_task(demo: Workspace) -> None:
    text = printed("plan", demo, "区委办公室")
    assert "按单位名册，任务分解表的8项任务都没有写到区委办公室。" in text
    body, _, gaps = text.partition("<!-- 附件 附：待补清单")
    assert "核实" not in body
    assert (
        "三、报送和公开：通知正文的报送要求没有写到区委办公室，是否报送，请向示例区人民政府办公室核实"
        in gaps
    )
    assert "一览表" not in text
    text = printed("summary", demo, "区委办公室")
    assert "任务分解表和通知正文都没有写到区委办公室。" in text
    assert "没有应当落实的事项" in text


def test_a_plan_tells_every_task_once_in_its_role(real: Workspace) -> None:
    text = printed("plan", real, "区市场监督管理局", date(2018, 7, 10))
    body, _, annex = text.partition("<!-- 横排")
    assert sorted(map(int, re.findall(r"第(\d+)项", body))) == list(range(1, 41))
    assert "牵头：第5项“推动全面实施‘双随机、一公开’监管”。" in body
    assert "2018年12月1日前（最后工作日11月30日，星期五），报送区政府信息公开办" in body
    assert len(re.findall(r"^\| \d+ \|", annex, re.MULTILINE)) == 40


def test_a_summary_counts_what_it_lists(demo: Workspace) -> None:
    ledgers = {"甲镇": [record(date(2024, 4, 2), "plan"), record(MID, "8-train", "受阻")]}
    text = printed("summary", demo, "甲镇", MID, ledgers)
    assert "12项次中，完成1项次（按时0项次，迟于时限1项次）；逾期未完成2项次" in text
    assert "逾期未完成2项次，报为条件未成就、不适用和结转0项次，逐项如下。" in text
    assert (
        "（2024年3月29日前）：2024年4月2日完成，迟4天。【待补：“报送工作安排并公开”的佐证】" in text
    )
    assert len(re.findall(r"\| 逾期\d+天", text)) == 2


def test_a_summary_of_everybody_tells_unit_by_unit_what_was_recorded(demo: Workspace) -> None:
    ledgers = {
        "乙镇": [record(date(2024, 5, 6), "7", "推进中", note="查了一遍；")],
        "甲镇": [record(date(2024, 5, 6), "7-patrol", "推进中", note="查了两遍")],
    }
    text = printed("summary", demo, ledgers=ledgers)
    assert not [line for line in text.splitlines() if line.startswith("- ")]
    told = [line for line in text.splitlines() if line.startswith(("甲镇：", "乙镇："))]
    assert told == [
        "甲镇：巡查整改政府网站和政务新媒体，推进中。查了两遍。",
        "乙镇：巡查整改政府网站和政务新媒体，推进中。查了一遍。",
    ]
    assert "【待补：第1项的落实情况】" in text


def test_a_bulletin_names_who_lags_with_what(demo: Workspace) -> None:
    text = printed("bulletin", demo, day=date(2024, 4, 8))
    first, second, *_ = re.findall(r"^\d\..*$", text, re.MULTILINE)
    assert first.startswith("1.区财政局，逾期3项次：第4项“公开上月财政收支情况”（3月），逾期19天；")
    assert second.startswith("2.甲镇、乙镇、丙街道、")
    assert "8个单位各逾期2项次：通知正文“报送工作安排并公开”，逾期10天；第2项" in second


def test_a_public_bulletin_names_no_laggard_and_leaves_that_to_the_terminal(
    demo: Workspace,
) -> None:
    ledgers = {"甲镇": [record(date(2024, 4, 8), "8-train", "受阻", note="没有场地")]}
    text = printed("bulletin", demo, day=date(2024, 4, 9), ledgers=ledgers, public=True)
    body = text[text.index("## 一") :]
    assert not any(unit in body for unit in ("甲镇", "乙镇", "丙街道", "没有场地"))
    assert "供公开" not in text
    assert "部分事项未按时限办结" in text


def test_the_bulletin_of_a_unit_without_items_of_the_notice_does_not_speak_of_them(
    demo: Workspace,
) -> None:
    assert "和通知正文规定的事项，由" not in printed("bulletin", demo, "区政务公开办")
    assert "和通知正文规定的事项，由" in printed("bulletin", demo, "甲镇")


@pytest.mark.parametrize("name", ["bulletin", "summary", "annual"])
def test_what_an_incomplete_registry_counts_is_at_least_so_much(
    name: str, real: Workspace, demo: Workspace
) -> None:
    ledgers = {"区教育局": [record(date(2018, 7, 6), "plan"), record(date(2018, 7, 6), "38-list")]}
    text = printed(name, real, day=date(2019, 1, 7), ledgers=ledgers)
    assert "由至少" in text or name != "bulletin"
    assert re.search(r"至少\d+项次中", text)
    assert "区政府各部门、各直属机构、区属各国有企业在名册里还没有列全" in text
    counted = re.findall(r"(?<!至少)(?<!\d)\d+(?:个单位按照|个单位落实|项次中)", text)
    assert not counted
    assert "至少" not in printed(name, demo)
    assert "至少" not in re.sub("每年至少1次|至少1次", "", printed(name, real, "区教育局"))


def test_a_reminder_is_addressed_by_the_full_name(demo: Workspace) -> None:
    text = printed("reminder", demo, "丙街道", date(2024, 4, 8))
    assert "<!-- 主送 -->\n示例区丙街道办事处：" in text
    assert "| 目前情况 | 未报送 |" in text


def test_a_unit_sheet_asks_for_what_is_owed_and_the_full_one_for_all(demo: Workspace) -> None:
    done = {"甲镇": [record(date(2024, 3, 20), "plan"), record(date(2024, 5, 6), "8-train")]}
    short = printed("unit-sheet", demo, "甲镇", ledgers=done)
    assert "报送工作安排并公开" not in short
    assert "| 8 |" not in short
    assert "| 7 |" in short
    whole = printed("unit-sheet-full", demo, "甲镇", ledgers=done)
    assert "报送工作安排并公开" in whole
    assert "| 8 |" in whole
    assert len(short) < len(whole)


def test_a_reminder_is_one_page_an_item(demo: Workspace) -> None:
    text = printed("reminder", demo, "甲镇", date(2024, 4, 8))
    assert text.count("<!-- 换页 -->") == text.count("<!-- 版头 橙 小 -->") - 1
    assert "| 工作要求 | 于2024年3月29日前书面报区政务公开办，并在区政府门户网站公开 |" in text
    assert "下列事项已经逾期10天，请立即办结报送，并书面说明原因。" in text


def test_a_reminder_asks_for_the_last_working_day_where_the_date_is_none(real: Workspace) -> None:
    text = printed("reminder", real, "区教育局", date(2018, 11, 26))
    assert (
        "还有5天到期，请按时办结报送；到期日不是工作日，请提前到2018年11月30日（星期五）前。"
        in text
    )


def test_reminders_are_never_public(demo: Workspace) -> None:
    with pytest.raises(GkcliError) as caught:
        printed("reminder", demo, public=True)
    assert caught.value.message == "“reminder”不能加 --public：催办单点了单位和事项，只发给单位自己"


def test_nothing_to_remind_of_is_nothing(demo: Workspace) -> None:
    assert printed("reminder", demo, "区委办公室").strip() == ""
