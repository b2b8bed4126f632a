"""Reading one file of a workspace, whatever its kind."""

import pytest

from gkcli.errors import GkcliError, InvalidDataError
from gkcli.workspace.kinds import KINDS, LEDGER, REGISTRY, TABLE, FileKind, kind_of
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_registry
from gkcli.workspace.read import read

UNITS = "units:\n  - name: 甲镇\n    kind: 镇\n    source: 某文\n"


@pytest.fixture
def file(tmp_path):
    def write(kind, name, text, **options):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read(Layout(tmp_path), kind, path, **options)

    return write


def test_a_sound_file_has_a_value_and_no_draft(file):
    found = file(REGISTRY, "units.yaml", UNITS)
    assert [unit.name for unit in found.value.units] == ["甲镇"]
    assert (found.draft, found.findings, found.source.text) == (None, (), UNITS)


def test_faults_of_the_yaml_and_of_the_model_are_told_together(tmp_path, file):
    text = UNITS.replace("    kind: 镇\n", "").replace(
        "source: 某文", "source: 某文\n    source: 又"
    )
    found = file(REGISTRY, "units.yaml", text)
    codes = [finding.code for finding in found.errors]
    assert sorted(codes) == ["duplicate-key", "missing-field"]
    with pytest.raises(InvalidDataError) as caught:
        open_registry(tmp_path / "units.yaml")
    assert [fault.code for fault in caught.value.diagnostics] == codes


def test_only_a_thorough_reading_looks_for_warnings(file):
    text = UNITS + "groups: []\n# \N{ZERO WIDTH SPACE}\n"
    assert file(REGISTRY, "units.yaml", UNITS, thorough=True).findings == ()
    assert file(REGISTRY, "units.yaml", text, thorough=True).findings != ()


def test_a_file_that_is_not_there_is_an_error_without_a_source(tmp_path):
    found = read(Layout(tmp_path), TABLE, tmp_path / "tasks.yaml")
    assert (found.value, found.source) == (None, None)
    assert [finding.code for finding in found.errors] == ["missing-file"]


@pytest.mark.parametrize("thorough", [False, True])
@pytest.mark.parametrize("text", ["", "# 还没有\n", "# 还没有\n\n\n"])
def test_an_empty_ledger_has_no_records_and_an_empty_table_is_an_error(file, text, thorough):
    found = file(LEDGER, "progress/甲镇.yaml", text, thorough=thorough)
    assert (found.value, found.findings) == ((), ())
    found = file(TABLE, "tasks.yaml", text, thorough=thorough)
    assert (found.value, [one.code for one in found.errors]) == (None, ["empty-file"])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("tasks.yaml", "tasks"),
        ("data/units.yaml", "units"),
        ("/x/progress/甲镇.yaml", "progress"),
        ("progress/甲镇.yml", "progress"),
        ("progress/tasks.yaml", "progress"),
        ("holidays.yaml", "holidays"),
        ("statistics.yaml", "statistics"),
        ("tasks.yml", None),
        ("progress/.yaml", None),
        ("progress/.甲镇.yaml", None),
        ("progress/甲镇.txt", None),
        ("progress/a/x.yaml", None),
        ("progress", None),
    ],
)
def test_a_path_tells_the_kind(tmp_path, path, name):
    assert kind_of(tmp_path / path) is (KINDS[name] if name else None)


def test_a_folder_that_cannot_be_read_is_named_by_its_kind(tmp_path):
    (tmp_path / "progress").touch()
    with pytest.raises(GkcliError, match="读不了台账文件夹“"):
        Layout(tmp_path).files_of(LEDGER)


def test_a_kind_may_have_a_folder_for_each_of_its_files(tmp_path):
    kind = FileKind("upstream/*/tasks.yaml", "上级文件", TABLE.contents)
    layout = Layout(tmp_path)
    assert layout.files_of(kind) == ()
    for name in ("省", "市", ".旧", "空"):
        (tmp_path / "upstream" / name).mkdir(parents=True)
        (tmp_path / "upstream" / name / ("x" if name == "空" else "tasks.yaml")).touch()
    (tmp_path / "upstream/README.md").touch()
    found = layout.files_of(kind)
    assert [path.parent.name for path in found] == ["市", "省"]
    assert kind.folders == ("upstream",)
    assert all(map(kind.names, found))
