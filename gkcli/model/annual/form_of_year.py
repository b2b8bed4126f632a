"""Which form a year's report is written in."""

from collections.abc import Iterator, Mapping

from gkcli.model.annual.form2014 import FORM_2014
from gkcli.model.annual.form2019 import FORM_2019, FORM_2021
from gkcli.model.annual.form_types import Address, Form

FORMS = (FORM_2014, FORM_2019, FORM_2021)
"""Every generation of the form, oldest first."""

NAMES = tuple(form.name for form in FORMS)
"""The names of the forms, as ``form:`` in ``statistics.yaml`` gives them."""


_FIRST_REPORT = 2008
"""The Regulation of 2007, which asks for the reports, is in force from 2008-05-01."""


def form_of(year: int) -> Form | None:
    """The form of the report on a year; None before there was one for everybody."""
    return next((form for form in FORMS if form.covers(year)), None)


def formless(year: int) -> tuple[str, str]:
    """Why the report on a year has no form, and what to do: a Chinese clause each."""
    if year < _FIRST_REPORT:
        return f"{year} 年还没有政府信息公开工作年度报告", f"最早的报告是 {_FIRST_REPORT} 年的"
    first = FORMS[0]
    return (
        f"{year} 年的政府信息公开工作年度报告没有统一的格式",
        f"统一的统计表从 {first.first} 年的报告起才有（{first.document}），"
        f"此前的报告按《{first.law.title}》（{first.law.order}）{first.law.contents}列的各项自行编写",
    )


def form_named(name: str) -> Form:
    """The form of a name; KeyError when there is none."""
    return {form.name: form for form in FORMS}[name]


def likeliest(data: Mapping[str, object]) -> Form:
    """The form that has most of the keys in a file's data, the newest of several."""
    return max(reversed(FORMS), key=lambda form: sum(1 for at in places(data) if knows(form, at)))


def knows(form: Form, place: Address) -> bool:
    """Whether a form has a figure at a place, or figures below it."""
    return any(address[: len(place)] == place for address in form.figures)


def places(data: Mapping[str, object], above: Address = ()) -> Iterator[Address]:
    """Every key of a file's data with the keys above it, in reading order."""
    for key, value in data.items():
        place = (*above, key)
        yield place
        if isinstance(value, Mapping):
            yield from places(value, place)
