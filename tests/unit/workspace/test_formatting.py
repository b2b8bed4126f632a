"""Files of a workspace as they should be written."""

import pytest

from gkcli.errors import GkcliError
from gkcli.workspace.formatting import files_of, formatted
from gkcli.workspace.layout import Layout

TIDY = "units:\n  - name: 甲\n"


@pytest.fixture
def units(tmp_path):
    def write(text):
        path = tmp_path / "units.yaml"
        path.write_bytes(text.encode())
        return formatted(path)

    return write


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("units:\n  - name:  甲\n", 2),
        ("units:\n  - name: 甲", 2),
        ("units:\n  - name: 甲\n\n", 3),
        ("\ufeffunits:\n  - name: 甲\n", 1),
        ("units:\r\n  - name: 甲\r\n", 1),
    ],
)
def test_the_first_line_that_is_not_as_it_should_be(units, text, line):
    file = units(text)
    assert (file.changed, file.first_change, file.after) == (True, line, TIDY)


def test_a_tidy_file_is_not_changed(units):
    assert not units(TIDY).changed


def test_a_workspace_has_the_files_that_there_are(tmp_path):
    (tmp_path / "progress").mkdir()
    names = ["tasks.yaml", "statistics.yaml", "progress/甲镇.yaml", "progress/notes.txt", "x.yaml"]
    for name in names:
        (tmp_path / name).touch()
    found = files_of(Layout(tmp_path))
    assert [str(path.relative_to(tmp_path)) for path in found] == names[:3]


@pytest.mark.parametrize("name", ["x.yaml", "progress/x.txt", "units.yml"])
def test_a_file_of_another_name_is_refused(tmp_path, name):
    with pytest.raises(GkcliError, match="哪一种数据文件"):
        formatted(tmp_path / name)


def test_the_figures_of_each_year_have_the_order_of_its_form(tmp_path):
    path = tmp_path / "statistics.yaml"
    path.write_text("主动公开:\n  行政许可: 3 # 注\nyear: 2024\n", encoding="utf-8")
    assert formatted(path).after == "year: 2024\n主动公开:\n  行政许可: 3 # 注\n"
