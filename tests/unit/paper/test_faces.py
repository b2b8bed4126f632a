"""What is internal is in no public report, in no form; and every field has a face."""

import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from gkcli.model.notice import Erratum
from gkcli.office.docx.package import to_docx
from gkcli.paper import annual_sheets
from gkcli.paper.annual import NAMES, AnnualView
from gkcli.paper.catalogue import Output, builtin_folder, find_report, reports
from gkcli.paper.produce import compose, produce
from gkcli.paper.public_fields import PUBLIC, public_face, withheld
from gkcli.paper.site.view import SiteView
from gkcli.paper.view import View
from gkcli.workspace.open import Workspace, open_workspace
from tests.support.build import record
from tests.support.reports import view_of

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2025, 1, 10)
MARKER = "不得外传"
LATE, OVERDUE, SILENT = "区财政局", "区卫生健康局", "丙街道"
LEDGERS = {
    LATE: [
        record(
            date(2024, 4, 3),
            "plan",
            note=f"{MARKER}一",
            evidence=(f"https://a.example/{MARKER}",),
            by=f"{MARKER}二",
        ),
        record(date(2024, 4, 4), "plan", "已销号", by=f"{MARKER}三", note=f"{MARKER}四"),
    ],
    OVERDUE: [
        record(date(2024, 5, 6), "1-publish", "受阻", note=f"{MARKER}五"),
        record(date(2024, 7, 6), "1-publish", "已催办", note=f"{MARKER}六", by=f"{MARKER}七"),
        record(date(2024, 5, 6), "7", "推进中", note=f"{MARKER}八"),
    ],
    "区教育局": [record(date(2024, 3, 20), "plan", note=f"{MARKER}九")],
}
ERRATUM = Erratum(f"{MARKER}十", "高", f"{MARKER}十一", f"{MARKER}十二")


@pytest.fixture(scope="module")
def demo() -> Workspace:
    """The demonstration, with a remark on everything that can have one, no unit named in it."""
    found = open_workspace(EXAMPLES / "demo")
    notice = replace(found.table.notice, errata=(ERRATUM,))
    parts = tuple(
        replace(
            part,
            sections=tuple(
                replace(
                    section,
                    tasks=tuple(
                        replace(task, errata=(ERRATUM,), lead=("区政府办公室",))
                        for task in section.tasks
                    ),
                )
                for section in part.sections
            ),
        )
        for part in found.table.parts
    )
    addressees = ("各镇（街道）", "区政府各部门")
    table = replace(found.table, notice=replace(notice, addressees=addressees), parts=parts)
    return replace(found, table=table)


def printed(name: str, form: Output, view: View, demo: Workspace) -> str:
    report = find_report(demo.layout, name)
    if form != "docx":
        return produce(report, view, demo.directory, form)
    with zipfile.ZipFile(BytesIO(to_docx(compose(report, view, demo.directory)))) as file:
        return "".join(file.read(part).decode() for part in file.namelist())


PUBLISHED = [
    report.name
    for report in reports(open_workspace(EXAMPLES / "demo").layout)
    if report.folder == builtin_folder() and not report.private
]


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("unit", ["", LATE, "区政府各部门"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_nothing_internal_is_printed(name: str, unit: str, form: Output, demo: Workspace) -> None:
    if not unit and find_report(demo.layout, name).needs_unit:
        return
    view = view_of(demo, unit, DAY, table=demo.table, ledgers=LEDGERS, public=True)
    text = printed(name, form, view, demo)
    assert MARKER not in text
    assert "（供公开" not in text
    assert "定稿时删去" not in text


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("name", ["annual", "bulletin", "summary"])
def test_the_internal_report_says_what_the_public_one_does_not(
    name: str, form: Output, demo: Workspace
) -> None:
    internal = view_of(demo, "", DAY, table=demo.table, ledgers=LEDGERS)
    public = view_of(demo, "", DAY, table=demo.table, ledgers=LEDGERS, public=True)
    assert MARKER in printed(name, form, internal, demo)
    text = printed(name, form, public, demo)
    # Where the table itself names a unit it is no secret that it has something to do.
    told = replace_texts(text, demo)
    assert not [unit for unit in (LATE, OVERDUE, SILENT) if unit in told]


def replace_texts(text: str, demo: Workspace) -> str:
    for _, task in demo.table.placed():
        text = text.replace(task.requirement, "")
    return text


def test_of_several_units_only_what_was_done_in_time_is_told_one_by_one(demo: Workspace) -> None:
    view = view_of(demo, "", DAY, table=demo.table, ledgers=LEDGERS, public=True)
    told = {s.unit for task in view.tasks for s in task.standings}
    told |= {s.unit for duty in view.duties for s in duty.standings}
    assert told == {"区教育局"}
    assert not view.lagging
    assert not view.slips


def test_numbers_are_those_of_the_internal_report(demo: Workspace) -> None:
    internal = view_of(demo, "", DAY, table=demo.table, ledgers=LEDGERS)
    public = view_of(demo, "", DAY, table=demo.table, ledgers=LEDGERS, public=True)
    assert public.counts == internal.counts
    assert public.units == internal.units
    assert [part.counts for part in public.parts] == [part.counts for part in internal.parts]


def kinds_of(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and (is_dataclass(hint) or hint is AnnualView):
        yield hint
    for inner in get_args(hint):
        yield from kinds_of(inner)


def printable_kinds() -> set[type]:
    """Every kind of thing that a template can come to."""
    found: set[type] = set()
    waiting: list[type] = [View, SiteView]
    while waiting:
        kind = waiting.pop()
        if kind in found:
            continue
        found.add(kind)
        if kind is AnnualView:
            functions = [vars(AnnualView)[name].func for name in NAMES]
            hints = [
                get_type_hints(function, localns=vars(annual_sheets))["return"]
                for function in functions
            ]
        else:
            hints = list(get_type_hints(kind).values())
        waiting += [inner for hint in hints for inner in kinds_of(hint)]
    return found


def test_the_table_speaks_of_fields_that_there_are() -> None:
    for kind, names in PUBLIC.items():
        known = {"year", *NAMES} if kind is AnnualView else {f.name for f in fields(kind)}
        assert names <= known, kind
    assert set(PUBLIC) <= printable_kinds()


def test_what_the_table_does_not_name_is_empty(demo: Workspace) -> None:
    view = view_of(demo, LATE, DAY, table=demo.table, ledgers=LEDGERS, public=True)
    standing = view.accounts[0].standings[0]
    hidden = [f.name for f in fields(standing) if f.name not in PUBLIC[type(standing)]]
    assert not any(getattr(standing, name) for name in hidden)
    assert "records" in hidden
    assert view.annual.faults == ()
    assert public_face(ERRATUM) == Erratum("", "", None if ERRATUM.quote is None else "", "")  # type: ignore[arg-type]


def test_it_is_said_what_is_left_out() -> None:
    assert "逾期、迟办和没有报送的单位名称" in withheld(single=False)
    assert "逾期和迟办的天数" in withheld(single=True)
