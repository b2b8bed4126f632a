"""A frozen class is what ``dataclass(frozen=True, slots=True)`` makes, and is taken for one."""

import copy
import dataclasses
import pickle
from functools import cached_property

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from gkcli.frozen import REQUIRED, fields_of, frozen, is_frozen, replace
from gkcli.model import deadline, holidays, notice, record, units
from gkcli.model.shape import key_of

BODY = {
    "__module__": __name__,
    "__qualname__": "Thing",
    "__doc__": "A thing.",
    "__annotations__": {"name": str, "count": int, "parts": tuple[str, ...], "note": str | None},
    "parts": (),
    "note": None,
}
Twin = dataclasses.dataclass(frozen=True, slots=True)(type("Thing", (), dict(BODY)))
Thing = frozen(type("Thing", (), dict(BODY)))

arguments = st.tuples(
    st.text(max_size=1), st.integers(0, 1), st.just(()) | st.just(("a",)), st.none() | st.just("b")
)
shared = st.sampled_from((2, 3, 4)).flatmap(
    lambda least: st.tuples(arguments, st.integers(0, 4), st.just(least))
)


def make(cls, values, positional, least):
    names = ("name", "count", "parts", "note")
    named = dict(zip(names[positional:least], values[positional:least], strict=True))
    return cls(*values[:positional], **named)


@given(shared, shared)
def test_values_are_made_and_compared_as_those_of_a_dataclass(one, other):
    a, b = make(Thing, *one), make(Thing, *other)
    x, y = make(Twin, *one), make(Twin, *other)
    assert repr(a) == repr(x)
    assert (a == b) == (x == y)
    assert (hash(a) == hash(b)) or a != b
    assert dataclasses.asdict(a) == dataclasses.asdict(x)
    assert pickle.loads(pickle.dumps(a)) == copy.deepcopy(a) == a
    assert replace(a, count=7) == dataclasses.replace(a, count=7) != a
    assert a != x


def test_a_class_of_which_many_values_are_made_goes_on_making_the_same():
    made = frozen(type("Thing", (), dict(BODY)))
    before = made.__init__
    values = [made("a", count, note="b") for count in range(1000)]
    assert made.__init__ is not before
    assert values == [made(name="a", count=count, parts=(), note="b") for count in range(1000)]
    assert repr(values[7]) == repr(Twin("a", 7, note="b"))
    for wrong in ((), ("a", 1, (), None, 5)):
        with pytest.raises(TypeError):
            made(*wrong)


def test_fields_that_cannot_be_parameters_are_filled_all_the_same():
    first = frozen(type("First", (), {"__annotations__": {"a": int}, "a": 1}))
    second = frozen(type("Second", (first,), {"__annotations__": {"b": int}}))
    assert {(value.a, value.b) for value in (second(b=2) for _ in range(1000))} == {(1, 2)}


def test_what_is_to_be_done_after_construction_is_done_every_time():
    done = []
    body = {"__annotations__": {"a": int}, "__post_init__": lambda self: done.append(self.a)}
    thing = frozen(type("Thing", (), body))
    for number in range(1000):
        thing(number)
    assert done == list(range(1000))


@pytest.mark.parametrize("cls", [Thing, Twin])
def test_wrong_arguments_are_refused(cls):
    for values, named in [
        (("a",), {}),
        ((), {"name": "a"}),
        (("a", 1, (), None, 5), {}),
        (("a", 1), {"nothing": 1}),
        (("a", 1), {"name": "b"}),
    ]:
        with pytest.raises(TypeError):
            cls(*values, **named)


@pytest.mark.parametrize("cls", [Thing, Twin])
def test_values_cannot_be_changed(cls):
    thing = cls("a", 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        thing.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del thing.name
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
        thing.other = "b"
    assert not hasattr(thing, "__dict__")


def test_fields_are_told_both_ways():
    assert is_frozen(Thing)
    assert not is_frozen(Twin)
    assert fields_of(Twin) == ()
    for ours, theirs in zip(fields_of(Thing), dataclasses.fields(Twin), strict=True):
        assert (ours.name, ours.type) == (theirs.name, theirs.type)
        default = REQUIRED if theirs.default is dataclasses.MISSING else theirs.default
        assert ours.default == default
    assert dataclasses.is_dataclass(Thing)
    assert [f.name for f in dataclasses.fields(Thing("a", 1))] == list(Thing.__match_args__)


def test_a_class_takes_the_fields_of_its_base_and_is_finished_by_its_own_check():
    @frozen
    class Longer(Thing):
        """One with another field."""

        more: int = 1

        def __post_init__(self) -> None:
            if self.more < 0:
                raise ValueError(self.more)

    assert Longer("a", 1, (), None, 2).more == 2
    assert Longer("a", 1) == Longer("a", 1, more=1) != Thing("a", 1)
    assert [f.name for f in fields_of(Longer)] == ["name", "count", "parts", "note", "more"]
    with pytest.raises(ValueError, match="-1"):
        Longer("a", 1, more=-1)


def test_a_cached_property_is_kept_and_counts_for_nothing():
    @frozen
    class Cached:
        """One with something worked out."""

        name: str

        @cached_property
        def parts(self) -> list[str]:
            return [self.name]

    cached = Cached("a")
    assert cached.parts is cached.parts
    assert cached == Cached("a")
    assert repr(cached).endswith("Cached(name='a')")


SHAPES = [
    shape
    for module in (deadline, holidays, notice, record, units)
    for shape in vars(module).values()
    if isinstance(shape, type) and hasattr(shape, "__pydantic_config__")
]


def dataclass_twin(shape):
    """The dataclass that the standard decorator makes of the same description."""
    twin = dataclasses.make_dataclass(
        shape.__name__,
        [
            (f.name, f.type, dataclasses.field())
            if f.default is REQUIRED
            else (f.name, f.type, dataclasses.field(default=f.default))
            for f in fields_of(shape)
        ],
        frozen=True,
        slots=True,
        namespace={"__pydantic_config__": {"extra": "forbid", "alias_generator": key_of}},
    )
    twin.__doc__ = shape.__doc__
    return twin


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_pydantic_prints_the_schema_that_it_prints_of_a_dataclass(shape):
    schema = TypeAdapter(shape).json_schema()
    assert schema == TypeAdapter(dataclass_twin(shape)).json_schema()
    assert {"properties", "title"} <= schema.keys()
