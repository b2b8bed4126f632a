from pathlib import Path

import pytest

from gkcli.errors import GkcliError
from gkcli.paper.catalogue import (
    Report,
    builtin_folder,
    find_report,
    own_folder,
    report_names,
    reports,
)
from gkcli.workspace.open import Layout, Workspace


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def only_own(folder: Path) -> list[Report]:
    return [report for report in reports(Layout(folder.parent)) if not report.builtin]


def test_the_built_in_reports_say_what_they_are_for(demo: Workspace) -> None:
    found = {report.name: report for report in reports(demo.layout)}
    assert {"annual", "assessment", "assessment-sheet", "bulletin", "unit-sheet"} <= set(found)
    assert list(found) == sorted(found)
    for report in found.values():
        assert report.origin == "内置"
        assert report.purpose
        assert report.forms == ("md",)
    needing = {name for name, report in found.items() if report.needs_unit}
    assert {"assessment-sheet", "plan", "unit-sheet"} <= needing
    assert not needing & {"annual", "assessment", "bulletin"}
    private = {name for name, report in found.items() if report.private}
    assert {"assessment", "assessment-sheet", "reminder"} <= private
    assert "bulletin" not in private


def test_the_repository_own_templates_are_the_built_in_ones(real: Workspace) -> None:
    assert real.layout.templates.resolve() == builtin_folder()
    assert own_folder(real.layout) is None


def test_an_own_template_hides_the_built_in_one_of_its_name(own: Path) -> None:
    (own / "breakdown.md.j2").write_text("{# \n用途：自己的表\n#}\n", encoding="utf-8")
    report = find_report(Layout(own.parent), "breakdown")
    assert (report.folder, report.purpose, report.builtin) == (own, "自己的表", False)
    assert report.forms == ("md",)
    assert report.offered == ("md", "html", "docx")


def test_parts_of_templates_and_other_files_are_no_reports(own: Path) -> None:
    for name in ("_piece.md.j2", "base.html.j2", "说明.txt", ".x.md.j2", "a.b.md.j2"):
        (own / name).write_text("", encoding="utf-8")
    (own / "dir.md.j2").mkdir()
    assert only_own(own) == []


def test_a_report_without_a_head_has_no_purpose_and_needs_no_unit(own: Path) -> None:
    (own / "通报.html.j2").write_text("{{ 1 }}{# 用途：不在开头 #}", encoding="utf-8")
    (report,) = only_own(own)
    assert (report.purpose, report.needs_unit, report.offered) == ("", False, ("html",))


def test_a_head_in_another_encoding_does_not_stop_the_list(own: Path) -> None:
    (own / "mine.md.j2").write_bytes("{# 用途：国标 #}".encode("gbk"))
    assert [report.name for report in only_own(own)] == ["mine"]


@pytest.mark.parametrize("name", ["brakdown", "break"])
def test_a_mistyped_name_is_answered_with_the_likely_one(name: str, demo: Workspace) -> None:
    with pytest.raises(GkcliError) as raised:
        find_report(demo.layout, name)
    assert raised.value.message == f"没有报表“{name}”"
    assert "您是不是要找：breakdown？" in raised.value.hint


def test_a_path_is_no_name(own: Path) -> None:
    with pytest.raises(GkcliError, match="没有报表"):
        find_report(Layout(own.parent), "../templates/breakdown")


def test_completion_gets_names_with_purposes(demo: Workspace) -> None:
    names = dict(report_names(demo.layout.folder))
    assert names["breakdown"].startswith("任务分解表")
