"""gkcli report: print, save and list paperwork."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

REPOSITORY = Path(__file__).parents[2]
DEMO = ("-d", str(REPOSITORY / "examples/demo"))
GOLDEN = REPOSITORY / "tests/golden/report"
DAY = ("--as-of", "2024-06-01")


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [(), ("--list",), ("-f", "table")])
def test_the_list_says_where_each_report_is_from_and_what_for(
    arguments: tuple[str, ...], run: Run
) -> None:
    done = run(*DEMO, "report", *arguments)
    assert (done.code, done.err) == (0, "")
    head, _, annual, *_, sheet = done.out.splitlines()
    assert head.split() == ["报表", "来源", "格式", "要写单位", "用途"]
    assert annual.split()[:4] == ["annual", "内置", "md、html、docx", "可选"]
    assert sheet.split()[:4] == ["unit-sheet-full", "内置", "md、html、docx", "要"]


def test_the_list_as_json(run: Run) -> None:
    found = json.loads(run(*DEMO, "report", "--list", "-f", "json").out)
    assert found[-1] == {
        "name": "unit-sheet-full",
        "origin": "内置",
        "builtin": True,
        "formats": ["md", "html", "docx"],
        "needs_unit": True,
        "purpose": "单位填报表（全）：一个单位的全部任务、要求全文和时限，留空填完成情况",
    }


def test_a_report_goes_to_the_screen_as_markdown(run: Run) -> None:
    done = run(*DEMO, "report", "breakdown")
    assert (done.code, done.out, done.err) == (0, golden("breakdown.md"), "")


def test_a_report_in_html(run: Run) -> None:
    done = run(*DEMO, "report", "unit-sheet", "-u", "教育局", *DAY, "-f", "html")
    assert (done.code, done.out) == (0, golden("unit-sheet.html"))


@pytest.mark.parametrize(
    ("file", "form"),
    [("表.md", "md"), ("表.markdown", "md"), ("表.html", "html"), ("表.HTM", "html")],
)
def test_the_name_of_the_file_decides_the_form(
    file: str, form: str, run: Run, tmp_path: Path
) -> None:
    target = tmp_path / file
    done = run(*DEMO, "report", "breakdown", "-o", str(target))
    assert (done.code, done.out, done.err) == (0, "", f"已写入 {target}\n")
    assert target.read_text(encoding="utf-8") == golden(f"breakdown.{form}")
    assert list(tmp_path.iterdir()) == [target]


def test_the_form_that_was_asked_for_wins_over_the_name(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "表.md"
    assert run(*DEMO, "report", "breakdown", "-f", "html", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == golden("breakdown.html")


def test_a_file_for_word_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "甲.docx", tmp_path / "乙.docx"
    for target in (first, second):
        done = run(*DEMO, "report", "unit-sheet", "-u", "教育局", *DAY, "-o", str(target))
        assert (done.code, done.out, done.err) == (0, "", f"已写入 {target}\n")
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"PK")


def test_a_public_report_says_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "通报.md"
    done = run(*DEMO, "report", "bulletin", *DAY, "--public", "-o", str(target))
    assert (done.code, done.out) == (0, "")
    left_out = (
        "供公开，不含：台账里的说明、佐证、日期和填报人；逾期、迟办和没有报送的单位名称；"
        "勘误和编制说明"
    )
    assert done.err == f"已写入 {target}\n{left_out}\n"
    assert "丙街道，逾期" not in target.read_text(encoding="utf-8")


def test_a_report_that_is_never_public_says_why(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "催办单.html"
    done = run(*DEMO, "report", "reminder", "--public", "-o", str(target))
    assert (done.code, done.out) == (2, "")
    assert "“reminder”不能加 --public：催办单点了单位和事项，只发给单位自己" in done.err
    assert not target.exists()


def test_nothing_to_remind_of_is_said_and_no_fault(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "催办单.md"
    call = (*DEMO, "report", "reminder", "-u", "甲镇", "--as-of", "2024-03-05")
    done = run(*call)
    assert (done.code, done.out, done.err) == (0, "", "没有要催办的事项\n")
    done = run(*call, "-o", str(target))
    assert (done.code, done.err) == (0, "没有要催办的事项，没有写文件\n")
    assert not target.exists()


def test_units_that_need_no_reminder_are_counted(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "催办单"
    call = (*DEMO, "report", "reminder", "--all-units", "--as-of", "2024-10-20", "-f", "md")
    done = run(*call, "-o", str(folder))
    assert done.err.startswith(
        f"已写入 {folder}：2 个单位，各一个文件；9 个单位没有要催办的事项，没有出\n"
    )
    assert sorted(file.name for file in folder.iterdir()) == ["丙街道.md", "区卫生健康局.md"]


def test_how_to_record_that_reminders_were_sent(run: Run, tmp_path: Path) -> None:
    workspace = own_workspace(tmp_path)
    ask = ("-d", str(workspace), "report", "reminder", "-u", "甲镇", "--as-of", "2024-04-08")
    *_, command = run(*ask).err.splitlines()
    assert command == (
        f"  gkcli -d {workspace} record 2-explain -u 甲镇 -s 已催办 --by 区政务公开办"
        " --period 2024-Q1 --on 2024-04-08"
    )
    assert "橙色" in run(*ask).out
    assert run(*command.split()[1:]).code == 0
    later = run(*ask[:-1], "2024-04-12").out
    assert "解读本单位的政策（第一季度）" in later.split("红色")[1]


def test_a_file_that_exists_is_left_alone(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "表.md"
    target.write_text("要紧的", encoding="utf-8")
    done = run(*DEMO, "report", "breakdown", "-o", str(target))
    assert (done.code, done.out) == (2, "")
    assert f"“{target}”已经有了，没有动它" in done.err
    assert "--force" in done.err
    assert target.read_text(encoding="utf-8") == "要紧的"


def test_with_force_a_file_that_exists_is_rewritten(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "表.md", tmp_path / "链接.md"
    target.write_text("旧的", encoding="utf-8")
    link.symlink_to(target)
    assert run(*DEMO, "report", "breakdown", "--force", "-o", str(link)).code == 0
    assert target.read_text(encoding="utf-8") == golden("breakdown.md")
    assert link.is_symlink()


def test_with_force_a_report_that_fails_leaves_the_file_as_it_was(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "表.md"
    target.write_text("旧的", encoding="utf-8")
    assert run(*DEMO, "report", "unit-sheet", "--force", "-o", str(target)).code == 2
    assert target.read_text(encoding="utf-8") == "旧的"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("brekdown",), "没有报表“brekdown”\n提示：您是不是要找：breakdown？"),
        (("unit-sheet",), "“unit-sheet”要说明是哪个单位\n提示：加上 --unit"),
        (("unit-sheet", "-u", "没有局"), "名册里没有单位“没有局”"),
        (("breakdown", "-o", "表.doc"), "不能出 .doc 文件。请写 .docx，Word、WPS 都能打开"),
        (("breakdown", "-o", "表.wps"), "不能出 .wps 文件。请写 .docx，Word、WPS 都能打开"),
        (
            ("breakdown", "-o", "表.txt"),
            "“表.txt”看不出是什么文件。文件名请以 .docx、.html 或 .md 结尾",
        ),
        (("breakdown", "-o", "tasks.yaml", "--force"), "“tasks.yaml”看不出是什么文件"),
        (("breakdown", "-o", "没有/表.md"), "没有文件夹“没有”\n提示：先新建"),
        (("breakdown", "-o", "夹.md"), "“夹.md”是文件夹\n提示：-o 后面要写文件名"),
        (("breakdown", "-f", "json"), "-f json 只用于清单（--list）"),
        (("breakdown", "--list"), "--list 列出全部报表，不用再写报表名"),
        (("--list", "-f", "html"), "清单只能写成 table、json，不能写成 html"),
        (("-o", "表.md"), "没有写要出哪一个报表"),
        (("-u", "区教育局"), "没有写要出哪一个报表"),
        (("--all-units",), "没有写要出哪一个报表"),
        (("breakdown", "--all-units"), "--all-units 要写放进哪个文件夹，如 -o 填报表"),
        (("breakdown", "--all-units", "-u", "教育局", "-o", "x"), "--all-units 是每个单位各出一份"),
        (("breakdown", "--all-units", "-f", "json", "-o", "x"), "-f json 只用于清单"),
        (("breakdown", "--all-units", "-o", "没有/x"), "没有文件夹“没有”"),
        (("breakdown", "--as", "月报"), "--as 要同 --new 一起写"),
        (("breakdown", "--new", "--as", "../x"), "“../x”不能作报表名"),
        (("brekdown", "--new"), "没有报表“brekdown”"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    arguments: tuple[str, ...],
    told: str,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "夹.md").mkdir()
    monkeypatch.chdir(tmp_path)
    done = run(*DEMO, "report", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"错误：{told}")
    assert [path.name for path in tmp_path.iterdir()] == ["夹.md"]


def test_a_template_of_ones_own_is_listed_and_printed(run: Run, tmp_path: Path) -> None:
    workspace = own_workspace(tmp_path)
    (workspace / "templates/lead.md.j2").write_text(
        "{# 用途：牵头的任务 #}\n{{ notice.number }} {{ as_of }}\n", encoding="utf-8"
    )
    listed = json.loads(run("-d", str(workspace), "report", "--list", "-f", "json").out)
    (own,) = [report for report in listed if not report["builtin"]]
    assert (own["name"], own["purpose"]) == ("lead", "牵头的任务")
    assert own["origin"].endswith("templates")
    assert run("-d", str(workspace), "report", "lead", *DAY).out == (
        "示政办〔2024〕1号 2024-06-01\n"
    )


def test_a_mistake_in_a_template_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    workspace = own_workspace(tmp_path)
    (workspace / "templates/lead.md.j2").write_text("\n{{ notise }}", encoding="utf-8")
    done = run("-d", str(workspace), "report", "lead")
    assert (done.code, done.out) == (2, "")
    assert "lead.md.j2:2：没有变量“notise”，您是不是要写：notice\n提示：" in done.err


class TestAllUnits:
    def test_each_unit_with_something_to_do_gets_a_file(self, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "填报表"
        arguments = ("report", "unit-sheet", "--all-units", *DAY, "-f", "html", "-o", str(folder))
        done = run(*DEMO, *arguments)
        assert (done.code, done.out) == (0, "")
        files = sorted(path.name for path in folder.iterdir())
        assert f"已写入 {folder}：{len(files)} 个单位，各一个文件" in done.err
        assert "区教育局.html" in files
        written = (folder / "区教育局.html").read_text(encoding="utf-8")
        assert written == golden("unit-sheet.html")

    def test_without_a_form_they_are_for_word(self, run: Run, tmp_path: Path) -> None:
        run(*DEMO, "report", "unit-sheet", "--all-units", *DAY, "-o", str(tmp_path / "x"))
        assert {path.suffix for path in (tmp_path / "x").iterdir()} == {".docx"}

    def test_a_unit_for_which_a_report_says_nothing_gets_none(
        self, run: Run, tmp_path: Path
    ) -> None:
        workspace = own_workspace(tmp_path)
        (workspace / "templates/late.md.j2").write_text(
            "{% if unit.name == '区教育局' %}# 催办{% endif %}\n", encoding="utf-8"
        )
        folder = tmp_path / "x"
        done = run("-d", str(workspace), "report", "late", "--all-units", "-o", str(folder))
        assert [path.name for path in folder.iterdir()] == ["区教育局.docx"]
        assert "1 个单位，各一个文件；" in done.err
        assert "个单位没有内容，没有出" in done.err

    def test_files_that_exist_are_left_alone_and_nothing_is_written(
        self, run: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "区教育局.md").write_text("要紧的", encoding="utf-8")
        arguments = (*DEMO, "report", "unit-sheet", "--all-units", "-f", "md", "-o", str(tmp_path))
        done = run(*arguments)
        assert done.code == 2
        assert f"“{tmp_path}”里已经有 区教育局.md，一个也没有写\n提示：加 --force" in done.err
        assert [path.name for path in tmp_path.iterdir()] == ["区教育局.md"]
        assert run(*arguments, "--force").code == 0
        assert "要紧的" not in (tmp_path / "区教育局.md").read_text(encoding="utf-8")

    def test_a_link_is_replaced_and_what_it_leads_to_stays(self, run: Run, tmp_path: Path) -> None:
        outside, folder = tmp_path / "外面.md", tmp_path / "x"
        outside.write_text("要紧的", encoding="utf-8")
        folder.mkdir()
        (folder / "区教育局.md").symlink_to(outside)
        arguments = ("report", "unit-sheet", "--all-units", "-f", "md", "-o", str(folder))
        assert run(*DEMO, *arguments).code == 2
        assert run(*DEMO, *arguments, "--force").code == 0
        assert outside.read_text(encoding="utf-8") == "要紧的"
        assert not (folder / "区教育局.md").is_symlink()

    def test_a_unit_named_like_a_path_stays_in_the_folder(self, run: Run, tmp_path: Path) -> None:
        workspace = own_workspace(tmp_path)
        units = workspace / "units.yaml"
        text = units.read_text(encoding="utf-8").replace("区教育局", "../区教育局")
        units.write_text(text, encoding="utf-8")
        tasks = workspace / "tasks.yaml"
        text = tasks.read_text(encoding="utf-8").replace("区教育局", "../区教育局")
        tasks.write_text(text, encoding="utf-8")
        folder = tmp_path / "x"
        arguments = ("report", "breakdown", "--all-units", "-f", "md", "-o", str(folder))
        done = run("-d", str(workspace), *arguments)
        assert done.code == 0
        assert (folder / "_区教育局.md").exists()
        assert not (tmp_path / "区教育局.md").exists()

    def test_a_template_that_fails_half_way_says_how_far_it_came(
        self, run: Run, tmp_path: Path
    ) -> None:
        workspace = own_workspace(tmp_path)
        (workspace / "templates/mine.md.j2").write_text(
            "{{ unit.name }}\n{% if unit.name == '区教育局' %}{{ nothing }}{% endif %}\n",
            encoding="utf-8",
        )
        folder = tmp_path / "x"
        arguments = ("report", "mine", "--all-units", "-f", "md", "-o", str(folder))
        done = run("-d", str(workspace), *arguments)
        assert done.code == 2
        count = len(list(folder.iterdir()))
        assert count
        assert "mine.md.j2:2：没有变量“nothing”" in done.err
        assert f"（此前已写入 {count} 个文件）\n" in done.err

    def test_a_file_is_no_folder(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("", encoding="utf-8")
        done = run(*DEMO, "report", "unit-sheet", "--all-units", "-o", str(tmp_path / "x"))
        assert (done.code, "是文件，不是文件夹" in done.err) == (2, True)


class TestNew:
    def test_a_copy_of_a_built_in_one_is_a_start(self, run: Run, tmp_path: Path) -> None:
        workspace = own_workspace(tmp_path)
        done = run("-d", str(workspace), "report", "unit-sheet", "--new", "--as", "月报")
        assert (done.code, done.err) == (0, "")
        assert "月报.md.j2，内容同内置的 unit-sheet。" in done.out
        printed = [
            run("-d", str(workspace), "report", name, "-u", "教育局", *DAY).out
            for name in ("月报", "unit-sheet")
        ]
        assert printed[0] == printed[1]

    def test_under_its_own_name_it_takes_the_place(self, run: Run, tmp_path: Path) -> None:
        workspace = own_workspace(tmp_path)
        (workspace / "templates").rmdir()
        assert run("-d", str(workspace), "report", "breakdown", "--new").code == 0
        listed = json.loads(run("-d", str(workspace), "report", "--list", "-f", "json").out)
        assert [report["name"] for report in listed if not report["builtin"]] == ["breakdown"]

    def test_nothing_is_overwritten(self, run: Run, tmp_path: Path) -> None:
        workspace = own_workspace(tmp_path)
        mine = workspace / "templates/月报.md.j2"
        mine.write_text("自己的", encoding="utf-8")
        done = run("-d", str(workspace), "report", "unit-sheet", "--new", "--as", "月报")
        assert (done.code, done.out) == (2, "")
        assert "月报.md.j2，没有写入任何文件\n提示：用 --as 换个名字" in done.err
        assert mine.read_text(encoding="utf-8") == "自己的"


def test_a_report_that_says_nothing_writes_no_file(run: Run, tmp_path: Path) -> None:
    workspace = own_workspace(tmp_path)
    (workspace / "templates/none.md.j2").write_text("{# 无 #}\n\n", encoding="utf-8")
    for ending in ("md", "html", "docx"):
        target = tmp_path / f"x.{ending}"
        done = run("-d", str(workspace), "report", "none", "-o", str(target))
        assert (done.code, done.out, done.err) == (0, "", "报表没有内容，没有写文件\n")
        assert not target.exists()
    done = run("-d", str(workspace), "report", "none")
    assert (done.code, done.out, done.err) == (0, "", "报表没有内容\n")


def test_a_mark_that_is_wrong_is_told_with_its_line_in_every_form(run: Run, tmp_path: Path) -> None:
    workspace = own_workspace(tmp_path)
    for text, told in (
        ("甲\n\n<!-- 横牌 -->\n", "mine.md.j2:3：没有排版标记“横牌”，您是不是要写：横排"),
        ("<!-- 表 表头=9 -->\n| a |\n| - |\n", "mine.md.j2:1：表头写了 9 行，表只有 1 行"),
    ):
        (workspace / "templates/mine.md.j2").write_text(text, encoding="utf-8")
        for form in ("html", "docx"):
            done = run("-d", str(workspace), "report", "mine", "-f", form)
            assert (done.code, done.out) == (2, "")
            assert told in done.err


def test_without_python_docx_the_way_to_install_it_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "gkcli.office.docx.package", raising=False)
    monkeypatch.setitem(sys.modules, "docx", None)
    done = run(*DEMO, "report", "breakdown", "-o", str(tmp_path / "x.docx"))
    assert (done.code, done.out) == (2, "")
    assert "出 Word 文件要用 python-docx，还没有装" in done.err
    assert "提示：运行 pip install XlsxWriter icalendar lxml openpyxl python-docx" in done.err
    assert not (tmp_path / "x.docx").exists()


def test_the_list_needs_no_valid_data(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tasks.yaml").write_text("notice: [", encoding="utf-8")
    assert run("-d", str(tmp_path), "report", "--list").code == 0


def own_workspace(folder: Path) -> Path:
    for name in ("tasks.yaml", "units.yaml"):
        text = (REPOSITORY / "examples/demo" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "templates").mkdir()
    return folder
