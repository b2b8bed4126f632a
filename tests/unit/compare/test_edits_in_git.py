"""Whatever is edited and committed, exactly that is named, from git as from folders."""

from hypothesis import given, settings

from gkcli.compare.comparison import compare_sides
from gkcli.compare.sides import named_sides
from gkcli.yaml.canonical.emit import canonical
from gkcli.yaml.ledger import record_line
from tests.support.repository import Repository
from tests.unit.compare.test_random_edits import edited, edits, named


def files_of(edition):
    """The files of a workspace that says what an edition says."""
    (records,) = edition.ledgers.values()
    owner = next(u.name for u in edition.registry.units if u.name.endswith("甲镇"))
    return {
        "data/tasks.yaml": canonical(edition.table),
        "data/units.yaml": canonical(edition.registry),
        f"data/progress/{owner}.yaml": "".join(f"{record_line(r)}\n" for r in records),
    }


def committed(folder, *editions):
    made = Repository(folder)
    for edition in editions:
        for path in folder.glob("data/**/*.yaml"):
            path.unlink()
        made.commit("改", files_of(edition))
    return made


@settings(max_examples=25)
@given(edits)
def test_the_changes_between_two_commits_are_exactly_the_edits(tmp_path_factory, chosen):
    before, after, expected = edited(chosen)
    folder = tmp_path_factory.mktemp("库")
    committed(folder, before, after)
    found = compare_sides(named_sides(["HEAD~1..HEAD"], folder))
    assert named(found.changes) == expected
    assert found.faults == found.left_out == ()
    assert compare_sides(named_sides(["HEAD", "HEAD"], folder)).changes == ()
    assert compare_sides(named_sides([], folder)).changes == ()
    assert named(compare_sides(named_sides(["HEAD~1"], folder)).changes) == expected


@settings(max_examples=25)
@given(edits)
def test_two_folders_differ_by_what_was_edited(tmp_path_factory, chosen):
    before, after, expected = edited(chosen)
    folder = tmp_path_factory.mktemp("夹")
    for name, edition in (("旧", before), ("新", after)):
        for path, text in files_of(edition).items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    found = compare_sides(named_sides([f"{folder}/旧", f"{folder}/新"]))
    assert named(found.changes) == expected
