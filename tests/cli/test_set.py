"""gkcli set: small edits without opening a file."""

import shutil
import sys
from datetime import date

import pexpect
import pytest

from gkcli.check.findings import inspect
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace
from tests.cli.conftest import REPOSITORY


@pytest.fixture
def workspace(tmp_path):
    """The made-up district before anybody recorded anything, with a comment in its table."""
    folder = tmp_path / "示例区"
    folder.mkdir()
    for name in ("tasks.yaml", "units.yaml"):
        shutil.copy(REPOSITORY / "examples/demo" / name, folder / name)
    path = folder / "tasks.yaml"
    text = path.read_text(encoding="utf-8")
    assert "    lead: [区教育局]\n" in text
    path.write_text(text.replace("lead: [区教育局]\n", "lead: [区教育局]  # 待核\n", 1), "utf-8")
    return folder


@pytest.fixture
def set_(run, workspace):
    """Run ``gkcli set`` on it."""
    return lambda *words: run("-d", str(workspace), "set", *words)


@pytest.fixture
def recorded(workspace):
    """The same with everybody's ledgers."""
    shutil.copytree(REPOSITORY / "examples/demo/progress", workspace / "progress")
    return workspace


def lines_of(folder, name="tasks.yaml"):
    return (folder / name).read_text(encoding="utf-8").splitlines()


def differing(before, after):
    """The lines that went and those that came."""
    return (
        [line.strip() for line in before if line not in after],
        [line.strip() for line in after if line not in before],
    )


def task(folder, number):
    return next(t for _, t in open_workspace(folder).table.placed() if t.number == number)


def deadline(folder, code):
    table = open_workspace(folder).table
    owners = (table.notice, *(t for _, t in table.placed()))
    return next(d for owner in owners for d in owner.deadlines if d.id == code)


class TestFields:
    def test_the_change_is_shown_and_only_its_line_is_written(self, set_, workspace):
        before = lines_of(workspace)
        outcome = set_("3", "lead", "区教育局，财政局", "--yes")
        assert outcome.code == 0
        assert "牵头单位：区教育局〔+、区财政局+〕" in outcome.out
        assert differing(before, lines_of(workspace)) == (
            ["lead: [区教育局]  # 待核"],
            ["lead: [区教育局, 区财政局]  # 待核"],
        )

    def test_fields_have_chinese_names_and_dates_are_taken_as_people_write_them(
        self, set_, workspace
    ):
        outcome = set_("plan", "到期日", "2024年4月1日", "来源", "另行通知", "--yes")
        assert outcome.code == 0
        assert deadline(workspace, "plan").by == date(2024, 4, 1)
        assert deadline(workspace, "plan").source == "另行通知"

    def test_back_again_gives_the_same_bytes(self, set_, workspace):
        before = (workspace / "tasks.yaml").read_bytes()
        title = task(workspace, 3).title
        set_("3", "title", "新的标题: 带 # 号", "--yes")
        assert task(workspace, 3).title == "新的标题: 带 # 号"
        assert set_("#3", "title", title, "--yes").code == 0
        assert (workspace / "tasks.yaml").read_bytes() == before

    def test_what_is_so_already_is_not_written(self, set_, workspace):
        before = (workspace / "tasks.yaml").stat().st_mtime_ns
        outcome = set_("3", "lead", "区教育局", "--yes")
        assert (outcome.code, outcome.out) == (0, "本来就是这样，没有要改的。\n")
        assert (workspace / "tasks.yaml").stat().st_mtime_ns == before

    def test_another_rule_takes_the_fields_of_the_old_one_with_it(self, set_, workspace):
        every = deadline(workspace, "4-monthly")
        assert every.rule == "each"
        assert every.day
        words = ("within", "5 workdays", "after", "收支表编成", "source", "某办法", "--yes")
        assert set_("4-monthly", *words).code == 0
        now = deadline(workspace, "4-monthly")
        assert (now.rule, now.day, now.after) == ("within", None, "收支表编成")

    def test_an_empty_value_leaves_an_optional_field_out(self, set_, workspace):
        assert deadline(workspace, "plan").report_to
        assert set_("plan", "report_to", "", "--yes").code == 0
        assert deadline(workspace, "plan").report_to is None
        assert "不能为空" in set_("plan", "what", "", "--yes").err

    def test_the_notice_and_units_have_fields_too(self, set_, workspace):
        assert set_("通知", "copies_to", "政府办，财政局", "--yes").code == 0
        assert open_workspace(workspace).table.notice.copies_to == ("区政府办公室", "区财政局")
        assert set_("甲镇", "note", "下辖九个村", "verified", "false", "--yes").code == 0
        unit = open_workspace(workspace).directory.get("甲镇")
        assert (unit.note, unit.verified) == ("下辖九个村", False)
        assert set_("甲镇", "verified", "true", "--yes").code == 0
        assert "verified" not in (workspace / "units.yaml").read_text(encoding="utf-8")

    def test_a_file_that_is_not_tidy_is_tidied_and_that_is_said(self, set_, workspace):
        path = workspace / "tasks.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("lead: [区教育局]  # 待核", "lead:   [ 区教育局 ] # 待核"), "utf-8"
        )
        before = path.read_bytes()
        assert set_("3", "lead", "区教育局", "--yes").out == "本来就是这样，没有要改的。\n"
        assert path.read_bytes() == before
        outcome = set_("3", "lead", "区财政局", "--yes")
        assert "tasks.yaml 原来没有整理过，一并整理。" in outcome.out
        assert "lead: [区财政局] # 待核" in path.read_text(encoding="utf-8")


class TestDeadlines:
    WORDS = ("--id", "3-x", "--what", "答复咨询", "--quote", "做好群众咨询的答复", "--ongoing")

    def test_one_is_added_below_the_others(self, set_, workspace):
        before = lines_of(workspace)
        outcome = set_("3", "add", "deadline", *self.WORDS, "--units", "教育局", "--yes")
        assert outcome.code == 0
        ids = [each.id for each in task(workspace, 3).deadlines]
        assert ids == ["3-enrol", "3-x"]
        assert deadline(workspace, "3-x").units == ("区教育局",)
        assert differing(before, lines_of(workspace))[0] == []

    def test_a_task_without_any_gets_its_first_one(self, run, tmp_path):
        for name in ("tasks.yaml", "units.yaml"):
            shutil.copy(REPOSITORY / "data" / name, tmp_path / name)
        bare = next(t for _, t in open_workspace(tmp_path).table.placed() if not t.deadlines)
        words = ("--id", "bare", "--what", "办", "--quote", bare.title, "--when", "条件具备")
        number = str(bare.number)
        assert run("-d", str(tmp_path), "set", number, "add", "deadline", *words, "--yes").code == 0
        assert deadline(tmp_path, "bare").when == "条件具备"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("3", "add", "deadline", "--id", "3-x"), "--what、--quote"),
            (("3", "add", "deadline", *WORDS, "--by", "2024-05-01"), "同时写了 by、ongoing"),
            (("3", "add", "deadline", *WORDS[:-1]), "五选一"),
            (("plan", "add", "deadline", *WORDS), "不是任务，不能加时限"),
            (("3", "add", "deadline", "--id", "3-enrol", *WORDS[2:]), "3-enrol"),
            (("3", "add", "unit"), "能加的是时限"),
            (("3", "lead", "区教育局", "--what", "办"), "--what 只同 add deadline"),
        ],
    )
    def test_one_that_says_too_little_or_too_much_is_refused(self, set_, workspace, words, told):
        before = lines_of(workspace)
        outcome = set_(*words, "--yes")
        assert outcome.code == 2
        assert told in outcome.err
        assert lines_of(workspace) == before


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("3", "led", "区教育局"), "是不是要写“lead”？"),
            (("3", "lead", "教育居"), "您是不是要找：区教育局"),
            (("3", "number", "4"), "不能单独改"),
            (("甲镇", "name", "乙"), "rename unit"),
            (("99", "lead", "区教育局"), "没有第 99 项任务，没有写入"),
            (("plam", "by", "2024-04-01"), "您是不是要找时限 plan？"),
            (("没这个", "by", "2024-04-01"), "没有编号是“没这个”的时限"),
            (("plan", "by", "2024-02-30"), "没有 2024-02-30 这一天"),
            (("plan", "each", "weekly"), "周期没有“weekly”"),
            (("3", "title", "两\n行"), "只能写一行"),
            (("3", "lead", "区教育局", "区财政局"), "“区财政局”后面没有写值"),
            (("3", "lead"), "写法：set"),
            (("plan", "quote", "没有的话"), "会多出 1 处错误"),
            (("rename", "unit", "甲镇", "甲街道"), "--from"),
        ],
    )
    def test_what_cannot_be_is_told_and_nothing_written(self, set_, workspace, words, told):
        before = lines_of(workspace)
        outcome = set_(*words, "--yes")
        assert outcome.code == 2
        assert told in outcome.err
        assert lines_of(workspace) == before

    def test_errors_that_were_there_before_do_not_matter(self, set_, workspace):
        path = workspace / "tasks.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("by: 2024-03-29", "by: 2024-02-31"), "utf-8")
        assert any(f.code == "no-such-date" for f in inspect(Layout(workspace)))
        assert set_("3", "lead", "区财政局", "--yes").code == 0
        assert "lead: [区财政局]" in path.read_text(encoding="utf-8")

    def test_a_name_that_stands_there_need_not_be_known(self, set_, workspace):
        path = workspace / "tasks.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("lead: [区教育局]", "lead: [区体育局]", 1), "utf-8")
        assert set_("3", "lead", "区体育局,区财政局", "--yes").code == 0
        assert "lead: [区体育局, 区财政局]" in path.read_text(encoding="utf-8")

    def test_a_unit_that_has_recorded_something_keeps_its_duty(self, set_, recorded):
        before = lines_of(recorded)
        outcome = set_("3", "lead", "区财政局", "--yes")
        assert outcome.code == 2
        assert "不由区教育局承担" in outcome.err
        assert lines_of(recorded) == before

    def test_a_file_that_is_no_yaml_is_left_alone(self, set_, workspace):
        path = workspace / "tasks.yaml"
        path.write_text("notice: [\n", encoding="utf-8")
        outcome = set_("3", "lead", "区财政局", "--yes")
        assert outcome.code == 2
        assert "tasks.yaml”读不了，没有写入" in outcome.err
        assert path.read_text(encoding="utf-8") == "notice: [\n"

    def test_what_somebody_wrote_meanwhile_stays(self, set_, workspace, monkeypatch):
        from gkcli.cli import edit_submission

        path = workspace / "tasks.yaml"

        def meanwhile(**_):
            path.write_text("别人刚存的\n", encoding="utf-8")

        monkeypatch.setattr(edit_submission, "agree", meanwhile)
        outcome = set_("3", "lead", "区财政局")
        assert (outcome.code, "刚被别的程序改过" in outcome.err) == (2, True)
        assert path.read_text(encoding="utf-8") == "别人刚存的\n"


class TestConsent:
    def test_without_a_terminal_nothing_is_written_unless_told_so(self, set_, workspace):
        before = lines_of(workspace)
        outcome = set_("3", "lead", "区财政局")
        assert outcome.code == 2
        assert "〔+区财政局+〕" in outcome.out
        assert "--yes" in outcome.err
        assert set_("3", "lead", "区财政局", "--dry-run").code == 0
        assert lines_of(workspace) == before

    @pytest.mark.parametrize(("answer", "lead"), [("y", ("区财政局",)), ("n", ("区教育局",))])
    def test_on_a_terminal_it_asks(self, workspace, answer, lead):
        words = ["-m", "gkcli", "-d", str(workspace), "set", "3", "lead", "区财政局"]
        child = pexpect.spawn(sys.executable, words, encoding="utf-8", cwd=str(REPOSITORY))
        child.expect("写入吗？")
        child.sendline(answer)
        child.expect(pexpect.EOF)
        assert task(workspace, 3).lead == lead


class TestRenaming:
    WORDS = ("rename", "unit", "甲镇", "甲街道", "--from", "2024-07-01", "--yes")

    def test_the_old_name_becomes_an_alias_and_the_table_keeps_its_words(self, set_, recorded):
        tasks, ledger = (recorded / name for name in ("tasks.yaml", "progress/甲镇.yaml"))
        before = tasks.read_bytes(), ledger.read_bytes()
        outcome = set_(*self.WORDS, "--full-name", "示例区甲街道办事处")
        assert outcome.code == 0
        assert "里面的记录不变" in outcome.out
        directory = open_workspace(recorded).directory
        unit = directory.get("甲街道")
        assert directory.get("甲镇") is unit
        assert unit.full_name == "示例区甲街道办事处"
        ended = {alias.name: alias.to for alias in unit.aliases}
        assert ended == {
            "甲镇人民政府": None,
            "甲镇": date(2024, 7, 1),
            "示例区甲镇人民政府": date(2024, 7, 1),
        }
        moved = recorded / "progress/甲街道.yaml"
        assert (tasks.read_bytes(), moved.read_bytes()) == before
        assert not ledger.exists()
        assert [f for f in inspect(Layout(recorded)) if f.severity == "error"] == []

    def test_groups_list_it_by_its_new_name_and_other_years_have_its_ledger_renamed(
        self, run, recorded, tmp_path
    ):
        shared = tmp_path / "几年"
        shutil.copytree(recorded, shared / "2024年")
        shutil.copytree(recorded, shared / "2025年")
        (shared / "2025年/units.yaml").unlink()
        (shared / "2024年/units.yaml").rename(shared / "units.yaml")
        units = shared / "units.yaml"
        text = units.read_text(encoding="utf-8")
        text += "  - name: 沿海镇\n    source: 虚构\n    members:\n      - 甲镇  # 靠海\n"
        units.write_text(text, encoding="utf-8")
        assert run("-d", str(shared / "2025年"), "set", *self.WORDS).code == 0
        assert "      - 甲街道  # 靠海\n" in units.read_text(encoding="utf-8")
        for year in ("2024年", "2025年"):
            assert (shared / year / "progress/甲街道.yaml").exists()
            assert not (shared / year / "progress/甲镇.yaml").exists()

    @pytest.mark.parametrize(
        ("new", "aliases"),
        [
            ("甲镇人民政府", ["甲镇", "示例区甲镇人民政府"]),
            ("示例区甲镇人民政府", ["甲镇人民政府", "甲镇"]),
        ],
    )
    def test_another_of_its_names_becomes_the_usual_one(self, set_, recorded, new, aliases):
        assert set_(*self.WORDS[:3], new, *self.WORDS[4:]).code == 0
        unit = open_workspace(recorded).directory.get("甲镇")
        assert (unit.name, [alias.name for alias in unit.aliases]) == (new, aliases)
        assert [f for f in inspect(Layout(recorded)) if f.code == "redundant-alias"] == []

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("甲镇", "乙镇", "已经是“乙镇”的名称"),
            ("甲镇", "甲镇", "现在就叫这个名称"),
            ("各镇（街道）", "各镇", "是统称"),
            ("丁镇", "戊镇", "名册里没有单位“丁镇”"),
            ("甲镇", "a/b", "不能作文件名"),
        ],
    )
    def test_a_name_that_cannot_be_is_refused(self, set_, recorded, old, new, told):
        before = lines_of(recorded, "units.yaml")
        outcome = set_("rename", "unit", old, new, "--from", "2024-07-01", "--yes")
        assert outcome.code == 2
        assert told in outcome.err
        assert lines_of(recorded, "units.yaml") == before

    def test_a_ledger_that_has_the_new_name_already_keeps_its_records(self, set_, recorded):
        (recorded / "progress/甲街道.yaml").write_text("[]\n", encoding="utf-8")
        outcome = set_(*self.WORDS)
        assert outcome.code == 2
        assert "并成一本" in outcome.err
