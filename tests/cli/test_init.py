"""gkcli init."""

import pytest

NAMES = ["progress/.gitattributes", "tasks.yaml", "units.yaml"]


def files(folder):
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in found)


def test_what_it_writes_is_valid_and_answers(run, tmp_path):
    folder = tmp_path / "2027年"
    outcome = run("init", str(folder), "--year", "2027")
    assert (outcome.code, outcome.err) == (0, "")
    assert files(folder) == NAMES
    checked = run("-d", str(folder), "check", "--strict")
    assert (checked.code, checked.err) == (0, "")
    assert "2027年示例工作主要任务分解表" in run("-d", str(folder), "overview").out
    assert "示例任务" in run("-d", str(folder), "tasks", "-u", "示例镇").out


def test_it_tells_what_it_wrote_what_comes_next_and_how_to_take_it_back(run, tmp_path):
    out = run("init", str(tmp_path / "w")).out
    for name in NAMES:
        assert str(tmp_path / "w" / name) in out
    assert f"gkcli -d {tmp_path / 'w'} check" in out
    assert "删去" in out


def test_the_year_is_this_one_where_none_is_given(run, tmp_path, monkeypatch):
    from datetime import date

    from gkcli.cli import clock

    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    run("init", str(tmp_path))
    assert "year: 2031" in (tmp_path / "tasks.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_where_either_file_exists_nothing_is_written(run, tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("我的", encoding="utf-8")
    outcome = run("init", str(tmp_path))
    assert (outcome.code, outcome.out) == (2, "")
    assert name in outcome.err
    assert files(tmp_path) == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "我的"


def test_files_are_utf8_with_unix_line_ends_and_the_usual_rights(run, tmp_path):
    run("init", str(tmp_path))
    plain = tmp_path / "plain"
    plain.touch()
    for name in NAMES:
        assert b"\r" not in (tmp_path / name).read_bytes()
        assert (tmp_path / name).stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("year", ["0", "18", "二〇二七", "3000", "02027", "2027.0"])
def test_a_year_is_four_digits(run, tmp_path, year):
    outcome = run("init", str(tmp_path / "w"), "--year", year)
    assert (outcome.code, outcome.out) == (2, "")
    assert not (tmp_path / "w").exists()


def test_a_file_in_the_way_is_told(run, tmp_path):
    (tmp_path / "w").write_text("", encoding="utf-8")
    outcome = run("init", str(tmp_path / "w"))
    assert (outcome.code, outcome.out) == (2, "")
    assert "差错" not in outcome.err


class TestStatistics:
    def test_a_blank_file_of_figures_is_added_to_a_workspace_and_is_valid(self, run, tmp_path):
        run("init", str(tmp_path), "--year", "2027")
        outcome = run("init", str(tmp_path), "--statistics", "2027")
        assert (outcome.code, outcome.err) == (0, "")
        assert "statistics.yaml" in outcome.out
        assert "删去这个文件" in outcome.out
        text = (tmp_path / "statistics.yaml").read_text(encoding="utf-8")
        assert "year: 2027" in text
        assert "国办公开办函〔2021〕30号" in text
        checked = run("-d", str(tmp_path), "check", "--strict")
        assert (checked.code, checked.err) == (0, "")

    def test_one_that_is_there_stays(self, run, tmp_path):
        run("init", str(tmp_path), "--year", "2018")
        (tmp_path / "statistics.yaml").write_text("year: 2018\n", encoding="utf-8")
        outcome = run("init", str(tmp_path), "--statistics", "2018")
        assert (outcome.code, outcome.out) == (2, "")
        assert (tmp_path / "statistics.yaml").read_text(encoding="utf-8") == "year: 2018\n"

    def test_it_needs_a_workspace(self, run, tmp_path):
        outcome = run("init", str(tmp_path / "w"), "--statistics", "2018")
        assert (outcome.code, outcome.out) == (2, "")
        assert not (tmp_path / "w").exists()

    def test_it_needs_a_year_that_has_a_form(self, run, tmp_path):
        run("init", str(tmp_path))
        outcome = run("init", str(tmp_path), "--statistics", "2007")
        assert outcome.code == 2
        assert "2008" in outcome.err
        assert not (tmp_path / "statistics.yaml").exists()

    def test_the_years_before_there_was_one_form_are_told_so(self, run, tmp_path):
        run("init", str(tmp_path))
        outcome = run("init", str(tmp_path), "--statistics", "2013")
        assert outcome.code == 2
        assert "2013 年的政府信息公开工作年度报告没有统一的格式" in outcome.err
        assert "从 2014 年的报告起才有（国办发〔2014〕32号）" in outcome.err

    def test_it_goes_with_no_year_of_a_table(self, run, tmp_path):
        outcome = run("init", str(tmp_path), "--statistics", "2018", "--year", "2018")
        assert outcome.code == 2
        assert list(tmp_path.iterdir()) == []
