"""``gkcli export ics``: due dates as calendars, into files that are updated and never doubled."""

import pytest

from tests.support.calendars import entries, read

DAY = ("--as-of", "2024-06-20")


@pytest.fixture
def ics(demo):
    return lambda *arguments, **options: demo("export", "ics", *DAY, *arguments, **options)


def test_it_writes_the_calendar_of_a_unit(ics, tmp_path):
    target = tmp_path / "甲镇.ics"
    outcome = ics("--unit", "甲镇", "-o", str(target))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == (
        f"已写入 {target}\n"
        "甲镇：7 条时限；另有 5 条没有日期（长期的、等条件的），不在日历里，按 2024-06-20 计。\n"
    )
    assert len(entries(target.read_bytes())) == len(entries(target.read_bytes(), "VTODO")) == 7
    assert [path.name for path in tmp_path.iterdir()] == ["甲镇.ics"]


def test_its_days_and_states_are_those_of_the_list(ics, demo, tmp_path):
    import json

    target = tmp_path / "乙镇.ics"
    ics("--unit", "乙镇", "-o", str(target))
    listed = json.loads(demo("deadlines", "--unit", "乙镇", *DAY, "-f", "json").out)
    labels = {"overdue": "逾期", "due_soon": "临近", "pending": "未到期", "done": "完成"}
    labels |= {"done_late": "迟完成"}
    told = sorted((d["due"], labels[d["state"]]) for d in listed if d["due"])
    events = read(target.read_bytes()).walk("VEVENT")
    assert sorted((str(e["dtstart"].dt), e["categories"].cats[0]) for e in events) == told


def test_without_a_file_it_prints_the_same_bytes(ics, tmp_path):
    printed = ics("--unit", "甲镇")
    ics("--unit", "甲镇", "-o", str(tmp_path / "a.ics"))
    assert printed.out.encode() == (tmp_path / "a.ics").read_bytes()
    assert printed.out.startswith("BEGIN:VCALENDAR\r\n")


def test_mine_is_the_unit_of_the_environment_variable(ics):
    mine = ics("--mine", environment={"GKCLI_UNIT": "丙街道"})
    assert mine.out == ics("--unit", "丙街道").out
    unset = ics("--mine")
    assert (unset.code, unset.out) == (2, "")
    assert "环境变量 GKCLI_UNIT 没有设" in unset.err
    assert "export GKCLI_UNIT=单位名称" in unset.err
    wrong = ics("--mine", environment={"GKCLI_UNIT": "丙街"})
    assert "您是不是要找：丙街道" in wrong.err


def test_all_units_get_a_file_each(ics, tmp_path):
    folder = tmp_path / "日历"
    outcome = ics("--all-units", "-o", str(folder))
    assert outcome.code == 0
    names = {path.name for path in folder.iterdir()}
    assert {"甲镇.ics", "区财政局.ics"} <= names
    assert "区委办公室.ics" not in names
    assert f"{len(names)} 个单位，各一个文件；1 个单位没有带日期的时限" in outcome.err
    assert (folder / "甲镇.ics").read_bytes() == ics("--unit", "甲镇").out.encode()


def test_an_existing_file_is_left_alone_unless_forced(ics, tmp_path):
    target = tmp_path / "a.ics"
    target.write_text("我的", encoding="utf-8")
    refused = ics("--unit", "甲镇", "-o", str(target))
    assert (refused.code, target.read_text(encoding="utf-8")) == (2, "我的")
    assert "加 --force" in refused.err
    forced = ics("--unit", "甲镇", "-o", str(target), "--force")
    assert forced.code == 0
    assert "不是这一份日历，整个换掉了" in forced.err
    folder = tmp_path / "日历"
    folder.mkdir()
    (folder / "甲镇.ics").write_text("我的", encoding="utf-8")
    assert ics("--all-units", "-o", str(folder)).code == 2
    assert [path.name for path in folder.iterdir()] == ["甲镇.ics"]


def test_what_was_withdrawn_is_cancelled_when_the_file_is_written_over(demo_copy, run, tmp_path):
    target = tmp_path / "a.ics"
    asked = ("-d", str(demo_copy), "export", "ics", *DAY, "--unit", "甲镇", "-o", str(target))
    run(*asked)
    before = target.read_bytes()
    table = demo_copy / "tasks.yaml"
    text = table.read_text(encoding="utf-8")
    table.write_text(
        text.replace("by: 2024-12-10", "by: 2024-12-20").replace("id: 8-train", "id: 8-teach"),
        encoding="utf-8",
    )
    outcome = run(*asked, "--force")
    assert "7 条时限" in outcome.err
    assert "取消 1 条" in outcome.err
    old, new = entries(before), entries(target.read_bytes())
    assert len(new) == 8
    moved = "报送全年落实情况"
    assert new[moved]["uid"] == old[moved]["uid"]
    assert str(new[moved]["dtstart"].dt) == "2024-12-20"
    assert [e for e in new if new[e]["status"] == "CANCELLED"] == ["【取消】组织政务公开业务培训"]


def test_a_public_calendar_needs_no_ledger_and_one_unread_keeps_no_other_from_its_own(
    demo_copy, run
):
    ledger = demo_copy / "progress/甲镇.yaml"
    ledger.write_text("坏", encoding="utf-8")

    def ics(*arguments):
        return run("-d", str(demo_copy), "export", "ics", *DAY, *arguments)

    assert ics("--unit", "甲镇").code == ics().code == 2
    assert ics("--unit", "甲镇", "--public").code == ics("--public").code == 0
    other = ics("--unit", "乙镇")
    assert other.code == 1
    assert other.out
    assert "甲镇的台账读不出来" in other.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--unit", "甲镇", "--mine"), "只写一个"),
        (("--unit", "甲镇", "--all-units", "-o", "x"), "只写一个"),
        (("--all-units",), "要写放进哪个文件夹"),
        (("--alarm", "-1"), "0 到 99"),
        (("--unit", "没有"), "名册里没有单位"),
    ],
)
def test_what_cannot_be_meant_is_refused(ics, arguments, told):
    outcome = ics(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_a_unit_that_owes_nothing_by_a_date_gets_no_file(ics, tmp_path):
    outcome = ics("--unit", "区委办公室", "-o", str(tmp_path / "a.ics"))
    assert (outcome.code, outcome.out) == (0, "")
    assert "区委办公室：没有带日期的时限，没有出日历" in outcome.err
    assert not list(tmp_path.iterdir())
