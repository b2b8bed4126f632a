"""The figures of a year's report on disclosure, as ``statistics.yaml`` gives them."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from gkcli.frozen import frozen
from gkcli.model.annual.form_of_year import NAMES, form_named
from gkcli.model.annual.form_types import Address, Figure, Form, Tree
from gkcli.model.figures import SCALARS, Number
from gkcli.model.scalars import Flag, Hollow, Year, choice
from gkcli.model.shape import make_shape, shape

FormName = Annotated[str, choice("格式", *NAMES)]


@shape
class StatisticsHead:
    """What ``statistics.yaml`` says besides its figures.

    ``form`` may be left out: the year decides. ``verified`` says that the words of the printed
    table were compared with the form as issued.
    """

    year: Year
    form: FormName | None = None
    verified: Flag = False


@frozen
class Statistics:
    """A year's figures; ``figures`` holds those that are filled in and no others.

    A figure that is missing from it is not known, which is not the same as 0.
    """

    year: int
    form: Form
    figures: Mapping[Address, Number]
    verified: bool = False


@cache
def shape_of(name: str) -> type[StatisticsHead]:
    """The shape of a ``statistics.yaml`` in the form of that name."""
    return make_shape(f"Statistics{name}", _fields(form_named(name).tree), StatisticsHead)


def _fields(tree: Tree) -> tuple[tuple[str, object], ...]:
    return tuple(
        (key, SCALARS[below.kind] if isinstance(below, Figure) else _group(_fields(below)))
        for key, below in tree.items()
    )


@cache
def _group(fields: tuple[tuple[str, object], ...]) -> object:
    return Annotated[make_shape("Figures", fields, object), Hollow()]


def statistics(form: Form, filled: StatisticsHead) -> Statistics:
    """The statistics in a filled shape of a form."""
    numbers = {address: _number(filled, address) for address in form.figures}
    given = {address: number for address, number in numbers.items() if number is not None}
    return Statistics(filled.year, form, given, filled.verified)


def _number(filled: object, address: Address) -> Number | None:
    value = filled
    for key in address:
        value = getattr(value, key, None)
    return value  # type: ignore[return-value]  # the shape has numbers at its addresses
