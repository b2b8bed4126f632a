"""The draft of the yearly report: the form of its year, the ledgers, the figures, and the gaps."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from gkcli.model.record import Record
from gkcli.paper.catalogue import find_report
from gkcli.paper.produce import produce
from gkcli.workspace.open import Workspace, open_workspace
from tests.support.build import record
from tests.support.reports import view_of

EXAMPLES = Path(__file__).parents[3] / "examples"
JANUARY = date(2019, 1, 10)


def drafted(
    workspace: Workspace,
    unit: str = "",
    day: date = JANUARY,
    ledgers: Mapping[str, Sequence[Record]] | None = None,
) -> str:
    view = view_of(workspace, unit, day, ledgers=ledgers)
    return produce(find_report(workspace.layout, "annual"), view, workspace.directory, "md")


def headings(text: str, level: int) -> list[str]:
    body = text[: text.index("<!-- 附件 附：编制说明")]
    return re.findall(rf"^{'#' * level} (.*)$", body, re.MULTILINE)


def example(year: int) -> Workspace:
    return open_workspace(EXAMPLES / "annual" / str(year))


class TestForms:
    def test_up_to_2018_an_overview_and_the_six_matters_of_the_first_regulation(
        self, real: Workspace
    ) -> None:
        text = drafted(real)
        assert headings(text, 1)[0] == "泉港区2018年政府信息公开工作年度报告"
        assert headings(text, 2) == [
            "一、概述",
            "二、行政机关主动公开政府信息的情况",
            "三、行政机关依申请公开政府信息和不予公开政府信息的情况",
            "四、政府信息公开的收费及减免情况",
            "五、因政府信息公开申请行政复议、提起行政诉讼的情况",
            "六、政府信息公开工作存在的主要问题及改进情况",
            "七、其他需要报告的事项",
        ]
        assert "（国务院令第492号）第三十一条、第三十二条规定编制" in text

    def test_its_overview_follows_parts_sections_and_tasks(self, real: Workspace) -> None:
        text = drafted(real)
        parts = headings(text, 3)
        assert parts[0] == "（一）着力加强公开解读回应工作"
        assert parts[4:] == [
            "（五）重点领域信息公开情况",
            "（六）公共企事业单位信息公开情况",
        ]
        assert headings(text, 4)[:2] == [
            "1.围绕建设法治政府全面推进政务公开",
            "2.围绕重点领域加大主动公开力度",
        ]
        tasks = headings(text, 5)
        assert len(tasks) == 40
        assert tasks[4] == "（5）推动全面实施“双随机、一公开”监管"

    @pytest.mark.parametrize(("year", "aspects"), [(2019, 0), (2024, 5)])
    def test_from_2019_six_parts_with_their_tables(
        self, year: int, aspects: int, demo: Workspace
    ) -> None:
        text = drafted(demo if year == 2024 else example(year), day=date(year + 1, 1, 10))
        assert headings(text, 2) == [
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "六、其他需要报告的事项",
        ]
        first = text[text.index("## 一、") : text.index("## 二、")]
        assert first.count("\n### ") == aspects
        assert f"{year}年，" in first
        assert "监督保障（" not in first
        second, third, fourth = (text.index(f"## {n}、") for n in "二三四")
        assert "| 第二十条第（一）项 |  |  |  |" in text[second:third]
        assert "|  | （七）总计 |  |" in text[third:fourth]
        assert "| 行政复议：结果维持 | 行政复议：结果纠正 |" in text[fourth:]


class TestFigures:
    def test_they_are_told_in_sentences(self) -> None:
        text = drafted(example(2018))
        assert "2018年，主动公开政府信息2360条，其中规范性文件18条；" in text
        assert "收到政府信息公开申请16件，其中当面申请3件，传真申请0件" in text

    def test_a_blank_one_is_a_gap_in_its_sentence_in_the_table_and_in_the_list(self) -> None:
        text = drafted(example(2018))
        assert "专项经费【待补：专项经费】万元" in text
        assert re.search(r"^\d+\. 七、其他需要报告的事项：专项经费$", text, re.MULTILINE)
        assert "还有1个数没有填，空着不是 0；见待补清单。" in text
        assert re.search(r"\| 万元 \| 待补 \|", text)

    def test_without_any_the_draft_says_how_to_begin(self, real: Workspace) -> None:
        text = drafted(real)
        assert "【待补：主动公开和回应解读的各项数】" in text
        assert "用 gkcli init --statistics 2018 建一份空白的来填" in text

    def test_those_of_the_whole_are_no_units(self, demo: Workspace) -> None:
        text = drafted(demo, "区教育局", date(2025, 1, 10))
        assert "statistics.yaml 填的是全区的数" in text
        assert "| 行政许可 |  |  |  |" in text

    def test_a_broken_sum_is_a_thing_to_check(self, tmp_path: Path) -> None:
        for name in ("tasks.yaml", "units.yaml", "statistics.yaml"):
            text = (EXAMPLES / "demo" / name).read_text(encoding="utf-8")
            (tmp_path / name).write_text(text.replace("自然人: 18", "自然人: 19", 1), "utf-8")
        text = drafted(open_workspace(tmp_path), day=date(2025, 1, 10))
        assert re.search(r"勾稽关系不符\d+处：\n\n- 【待补：核对 .*19", text)


class TestSignature:
    def test_no_report_is_signed_in_the_year_it_covers(self, real: Workspace) -> None:
        assert "泉港区人民政府办公室\n【待补：成文日期】" in drafted(real, day=date(2018, 12, 31))
        assert "泉港区人民政府办公室\n2019年1月1日" in drafted(real, day=date(2019, 1, 1))

    def test_the_table_has_lines_for_those_who_answer_for_it(self, real: Workspace) -> None:
        text = drafted(real)
        lines = ("填报单位（盖章）", "单位负责人", "审核人", "填报人", "联系电话")
        assert all(f"\n{line}：" in text for line in lines)


class TestLedgers:
    def test_what_units_recorded_as_done_is_written_in_with_its_evidence(
        self, demo: Workspace
    ) -> None:
        ledgers = {
            "甲镇": [
                record(date(2024, 5, 6), "8-train", note="培训32人。", evidence=("https://a.x/1",))
            ],
            "乙镇": [record(date(2024, 5, 7), "8-train", "受阻", note="没有场地")],
        }
        text = drafted(demo, day=date(2025, 1, 10), ledgers=ledgers)
        assert "*开展业务培训*。应完成12项次，已完成1项次。甲镇：培训32人。" in text
        assert "| 8 | 甲镇 | 组织政务公开业务培训 | https://a.x/1 |" in text
        assert "没有场地" not in text
        assert "落实8项任务，其中1项有落实情况的记录" in text
        assert "*办理网民留言*。【待补：第6项的落实情况】" in text

    def test_work_that_goes_on_all_year_is_told_as_it_goes(self, demo: Workspace) -> None:
        ledgers = {"甲镇": [record(date(2024, 5, 6), "7", "推进中", note="改正错别字3处")]}
        text = drafted(demo, day=date(2025, 1, 10), ledgers=ledgers)
        assert "*管好政府网站和政务新媒体*。甲镇：改正错别字3处。" in text


class TestWhatTheNoticeWantsInIt:
    def test_it_has_a_chapter_with_a_gap_where_nothing_was_recorded(self, real: Workspace) -> None:
        text = drafted(real)
        chapter = text[text.index("### （五）重点领域信息公开情况") :]
        body = chapter[: chapter.index("## 二、")]
        assert "【待补：重点领域信息公开情况】" in body
        assert "要求" not in body
        assert "| 第38项 | 要在政府信息公开工作年度报告中公布重点领域信息公开情况" in chapter
        assert "| 第39项 | 工作开展情况要列入" in chapter
        assert "台账没有记录，还没有写入" in chapter

    def test_what_was_recorded_is_written_in_and_checked(self, real: Workspace) -> None:
        note = "指导32所学校公布收费项目"
        ledgers = {"区教育局": [record(date(2018, 12, 20), "39-annual", note=note)]}
        text = drafted(real, ledgers=ledgers)
        assert f"区教育局：{note}。" in text[text.index("### （六）") :]
        assert re.search(r"\| 第39项 \|.*\| 台账有记录，已写入 \|", text)

    def test_none_is_said_too(self, demo: Workspace) -> None:
        assert "通知没有要求把哪些内容写入年度报告。" in drafted(demo, day=date(2025, 1, 10))


class TestUntilWhen:
    def test_by_the_law_of_the_year(self, real: Workspace, demo: Workspace) -> None:
        text = drafted(real)
        assert "各级行政机关2019年3月31日前（最后工作日3月29日，星期五）" in text
        assert "（国务院令第492号）第三十一条" in text
        text = drafted(demo, day=date(2025, 1, 10))
        assert "2025年3月31日前（星期一）" in text
        assert "县级以上人民政府部门2025年1月31日前（最后工作日1月27日，星期一）" in text

    def test_for_a_department_and_for_whom_the_article_does_not_name(self, demo: Workspace) -> None:
        text = drafted(demo, "区教育局", date(2025, 1, 10))
        assert "公布期限：县级以上人民政府部门2025年1月31日前" in text
        assert "3月31日" not in text
        text = drafted(demo, "甲镇", date(2025, 1, 10))
        assert "【待补：核实甲镇的公布期限】" in text
