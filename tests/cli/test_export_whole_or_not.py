"""An export is there whole or not at all, whatever comes between."""

import errno
import sqlite3

import pytest

DAY = ("--as-of", "2024-10-12")
WRITERS = {
    "csv": "gkcli.export.delimited.write_csv",
    "json": "gkcli.export.json_files.write_json",
    "sqlite": "gkcli.export.sqlite_file.write_sqlite",
    "parquet": "gkcli.export.parquet_files.write_parquet",
}


@pytest.fixture(params=WRITERS)
def broken_off(request, demo, monkeypatch, tmp_path):
    """Export to a form whose writer breaks off half-way: ``broken_off(error, "--force")``."""

    def export(error, *arguments):
        def write(place, tables, parcels):
            del tables, parcels
            (place / "tasks.csv" if place.is_dir() else place).write_text("半", encoding="utf-8")
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(WRITERS[request.param], write)
            return demo("export", request.param, "-o", str(tmp_path / "导出"), *DAY, *arguments)

    export.form = request.param
    return export


def contents(folder):
    return {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}


def test_an_interrupt_leaves_nothing(broken_off, tmp_path):
    assert broken_off(KeyboardInterrupt()).code == 130
    assert contents(tmp_path) == {}


def test_a_full_disk_leaves_what_was_there_and_is_told(broken_off, demo, tmp_path):
    demo("export", broken_off.form, "-o", str(tmp_path / "导出"), *DAY)
    before = contents(tmp_path)
    outcome = broken_off(OSError(errno.ENOSPC, "full"), "--force")
    assert outcome.code == 2
    assert outcome.err.startswith(f"错误：“{tmp_path / '导出'}”：磁盘已满。\n")
    assert contents(tmp_path) == before


def test_what_a_killed_one_left_is_swept_away(demo, tmp_path):
    scrap = tmp_path / ".导出.abc.new"
    scrap.mkdir()
    (scrap / "tasks.csv").write_text("半", encoding="utf-8")
    demo("export", "csv", "-o", str(tmp_path / "导出"), *DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["导出"]


def test_a_database_that_the_disk_cannot_hold_is_told_like_any_file(demo, tmp_path, monkeypatch):
    connect = sqlite3.connect

    def small(*arguments, **how):
        database = connect(*arguments, **how)
        database.execute("PRAGMA max_page_count = 20")
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    outcome = demo("export", "sqlite", "-o", str(tmp_path / "导出"), *DAY)
    assert outcome.code == 2
    assert outcome.err.startswith(f"错误：“{tmp_path / '导出'}”：磁盘已满。\n")
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("form", "told"), [("csv", "是文件，不是文件夹"), ("json", "是文件夹"), ("sqlite", "是文件夹")]
)
def test_a_target_of_the_other_kind_is_refused(demo, tmp_path, form, told):
    target = tmp_path / "导出"
    _ = target.write_text("甲", encoding="utf-8") if form == "csv" else target.mkdir()
    outcome = demo("export", form, "-o", str(target), *DAY, "--force")
    assert outcome.code == 2
    assert told in outcome.err


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_place_that_is_not_there_is_told(demo, tmp_path, form):
    outcome = demo("export", form, "-o", str(tmp_path / "没有/导出"), *DAY)
    assert outcome.code == 2
    assert outcome.err.startswith(f"错误：没有文件夹“{tmp_path / '没有'}”")


def test_a_link_is_followed_and_stays(demo, tmp_path):
    real = tmp_path / "真.json"
    real.write_text("旧", encoding="utf-8")
    (tmp_path / "链.json").symlink_to(real)
    assert demo("export", "json", "-o", str(tmp_path / "链.json"), *DAY, "--force").code == 0
    assert (tmp_path / "链.json").is_symlink()
    assert real.read_text(encoding="utf-8").startswith("{")
