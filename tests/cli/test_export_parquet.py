"""``gkcli export parquet``: folders that other engines find their way in."""

import sys

import duckdb
import pytest
import yaml
from pyarrow import dataset, parquet

from tests.support.golden import REPOSITORY

DAY = ("--as-of", "2024-10-12")
NAMES = ["甲区", "乙/丙=丁 %41", "..", "350505", "a:b*c?", "句末."]


@pytest.fixture
def city(tmp_path):
    """A list of workspaces with every kind of name."""
    demo = REPOSITORY / "examples/demo"
    for place in range(len(NAMES)):
        (tmp_path / str(place)).symlink_to(demo, target_is_directory=True)
    listed = [{"name": name, "folder": str(place)} for place, name in enumerate(NAMES)]
    for place in range(1, len(NAMES)):
        folder = tmp_path / str(place)
        folder.unlink()
        folder.mkdir()
        for name in ("tasks.yaml", "units.yaml"):
            (folder / name).write_bytes((demo / name).read_bytes())
    text = yaml.safe_dump({"workspaces": listed}, allow_unicode=True)
    (tmp_path / "rollup.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_gives_the_same_bytes(demo, tmp_path):
    for name in ("甲", "乙"):
        demo("export", "parquet", "-o", str(tmp_path / name), *DAY)
    for path in (tmp_path / "甲").iterdir():
        assert path.read_bytes() == (tmp_path / "乙" / path.name).read_bytes()


def test_every_field_says_what_it_is(demo, tmp_path):
    demo("export", "parquet", "-o", str(tmp_path / "数据"), *DAY)
    schema = parquet.read_schema(tmp_path / "数据/tasks.parquet")
    assert schema.field("number").metadata[b"description"].decode() == "任务号"
    assert not schema.field("number").nullable
    assert schema.metadata[b"gkcli.export"] == b"1"


def test_a_workspace_of_any_name_is_read_back_from_its_folder(run, city):
    target = city / "全部"
    outcome = run("-d", str(city), "export", "parquet", "--rollup", "-o", str(target), *DAY)
    assert outcome.code == 0, outcome.err
    files = str(target / "tasks/**/*.parquet")
    query = "SELECT DISTINCT workspace FROM read_parquet(?, hive_types_autocast = false)"
    assert sorted(row[0] for row in duckdb.execute(query, [files]).fetchall()) == sorted(NAMES)
    found = dataset.dataset(target / "tasks", partitioning="hive").to_table()
    assert set(map(str, found["workspace"].to_pylist())) == set(NAMES)
    assert not [path for path in target.rglob("*") if path.name.endswith((".", " "))]


def test_a_table_without_a_row_is_there(run, city):
    target = city / "全部"
    folder = str(city / "1")
    run("export", "parquet", "-o", str(target), folder, *DAY)
    files = str(target / "records/**/*.parquet")
    assert duckdb.execute("SELECT * FROM read_parquet(?)", [files]).fetchall() == []


def test_a_workspace_that_cannot_be_read_has_its_findings_under_no_year(run, city):
    (city / "1/tasks.yaml").write_text("notice: 1\n", encoding="utf-8")
    target = city / "全部"
    outcome = run("-d", str(city), "export", "parquet", "--rollup", "-o", str(target), *DAY)
    assert outcome.code == 1
    assert "注意：1 个工作区有读不出来的：乙/丙=丁 %41。" in outcome.err
    query = "SELECT workspace, year FROM read_parquet(?, hive_types_autocast = false) ORDER BY year"
    found = duckdb.execute(query, [str(target / "findings/**/*.parquet")]).fetchall()
    # DuckDB before 2.0 tells the name that Hive has for what is not known.
    years = {year for name, year in found if name == "乙/丙=丁 %41"}
    assert years <= {None, "__HIVE_DEFAULT_PARTITION__"}
    assert len(years) == 1
    tasks = str(target / "tasks/**/*.parquet")
    assert len(duckdb.execute(query, [tasks]).fetchall()) == 8 * (len(NAMES) - 1)


@pytest.mark.parametrize("names", [("甲A", "甲a"), ("甲" * 90, "乙")])
def test_a_name_that_some_system_takes_for_no_folder_is_refused(run, city, names):
    listed = [{"name": name, "folder": str(place)} for place, name in enumerate(names)]
    text = yaml.safe_dump({"workspaces": listed}, allow_unicode=True)
    (city / "rollup.yaml").write_text(text, encoding="utf-8")
    target = city / "全部"
    outcome = run("-d", str(city), "export", "parquet", "--rollup", "-o", str(target), *DAY)
    assert outcome.code == 2
    assert "在 rollup.yaml 里" in outcome.err
    assert not target.exists()
    assert not list(city.glob(".*"))


def test_without_the_library_it_says_how_to_get_it(demo, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "gkcli.export.parquet_files", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    outcome = demo("export", "parquet", "-o", str(tmp_path / "数据"), *DAY)
    assert outcome.code == 2
    assert outcome.err == (
        "错误：写 Parquet 文件要用 pyarrow，还没有装\n"
        "提示：运行 pip install pyarrow，或导成 csv、sqlite\n"
    )
    assert list(tmp_path.iterdir()) == []
