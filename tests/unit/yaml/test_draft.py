import pytest

from gkcli.model.notice import Table
from gkcli.model.units import Registry
from gkcli.yaml.draft import Draft, field_at, fields_at

UNIT = {"name": "甲", "kind": "镇", "source": "无"}


def names(shape, *path):
    return [field.name for field in fields_at(shape, path)]


def test_the_fields_of_every_level_are_known_through_optional_and_shorthand_types():
    assert names(Registry) == ["units", "groups"]
    assert names(Registry, "units", 0)[:3] == ["name", "kind", "source"]
    assert names(Registry, "units", 0, "aliases", 0) == ["name", "from_", "to"]
    assert names(Table, "notice", "deadlines", 0)[0] == "id"


@pytest.mark.parametrize(
    "path", [("units", 0, "name"), ("units",), ("x",), ("units", 0, "x"), ("units", 0, "x", 0, "y")]
)
def test_where_the_shape_has_no_mapping_there_are_no_fields(path):
    assert names(Registry, *path, "deeper") == []


def test_a_field_is_found_by_its_key():
    assert field_at(Registry, ("units", 0, "aliases", 0, "from")).name == "from_"
    assert field_at(Registry, ("units", 0)) is None
    assert field_at(Registry, ()) is None


def test_an_item_is_left_out_and_those_behind_it_keep_their_paths():
    draft = Draft(Registry, {"units": ["x", UNIT, "y", UNIT]})

    assert draft.mend(("units", 0))
    assert draft.mend(("units", 2))

    assert draft.cleaned() == {"units": [UNIT, UNIT]}
    assert draft.original(("units", 1, "name")) == ("units", 3, "name")
    assert not draft.complete(("units",))
    assert not draft.whole


def test_an_unknown_key_is_left_out():
    draft = Draft(Registry, {"units": [{**UNIT, "x": "1"}]})

    assert draft.mend(("units", 0, "x"))

    assert draft.cleaned() == {"units": [UNIT]}
    assert draft.complete(("units",))


def test_a_faulty_field_is_stood_in_for_whether_it_is_required_or_not():
    draft = Draft(Registry, {"units": [{**UNIT, "kind": "县", "verified": "是"}]})

    assert draft.mend(("units", 0, "kind"))
    assert draft.mend(("units", 0, "verified"))

    assert draft.cleaned() == {"units": [{**UNIT, "kind": "镇", "verified": "true"}]}
    assert draft.stands_in(("units", 0, "kind"))
    assert not draft.stands_in(("units", 0, "name"))
    assert not draft.whole


def test_a_whole_entry_is_stood_in_for_with_all_that_it_needs():
    draft = Draft(Table, {"parts": []})

    assert draft.mend(("notice",))

    notice = draft.cleaned()["notice"]
    assert set(notice) == {
        *("title", "number", "issuer", "year", "signed_on", "table_title", "addressees", "body")
    }
    assert draft.stands_in(("notice", "body"))
    assert draft.complete(("parts",))
    assert not draft.complete(("notice", "addressees"))


def test_the_file_as_a_whole_cannot_be_stood_in_for():
    assert not Draft(Registry, []).mend(())


def test_the_data_itself_is_not_changed():
    data = {"units": ["x", {**UNIT, "kind": "县"}]}
    draft = Draft(Registry, data)
    draft.mend(("units", 0))
    draft.mend(("units", 1, "kind"))

    draft.cleaned()

    assert data == {"units": ["x", {**UNIT, "kind": "县"}]}
