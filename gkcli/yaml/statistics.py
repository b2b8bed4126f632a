"""From plain data to the figures of a year's report, in the form that the year wants."""

from collections.abc import Iterator, Mapping

from gkcli.errors import Diagnostic, Severity
from gkcli.model.annual.form_of_year import (
    FORMS,
    NAMES,
    form_of,
    formless,
    knows,
    likeliest,
    places,
)
from gkcli.model.annual.form_types import Address, Form
from gkcli.model.scalars import FieldError, year
from gkcli.model.statistics import Statistics, shape_of, statistics
from gkcli.yaml.decode import UndecodedError, decode
from gkcli.yaml.parse import Parsed
from gkcli.yaml.source import Source
from gkcli.yaml.validate import Validated, validate


def decode_statistics(data: object) -> Statistics:
    """The figures, built quickly; UndecodedError where anything is not as it should be."""
    if not isinstance(data, dict):
        raise UndecodedError
    form = _wanted(data)
    if form is None:
        raise UndecodedError
    return statistics(form, decode(shape_of(form.name), data))


def validate_statistics(source: Source, parsed: Parsed) -> Validated[Statistics]:
    """The figures, and everything that is wrong with how they are written.

    Of a key that belongs to another year's form only that is said, and nothing of what stands
    below it.
    """
    data = parsed.data if isinstance(parsed.data, dict) else {}
    form = form_in(data)
    validated = validate(shape_of(form.name), source, parsed)
    strangers = tuple(_strangers(data, form))
    foreign = (_foreign(source, parsed, form, place) for place in strangers)
    marks = parsed.marks
    taken = {
        *(marks.key(place) for place in strangers),
        *(marks.value(place[:-1]) for place in strangers if place[:-1] in form.figures),
    }
    others = (d for d in validated.diagnostics if (d.line, d.column) not in taken)
    found = (*_form_year(source, parsed, data), *foreign, *others)
    filled = validated.value
    value = statistics(form, filled) if filled is not None else None
    return Validated(value, validated.draft, found)


def form_in(data: Mapping[str, object]) -> Form:
    """The form that a file's data is in or, where that cannot be told, most likely meant for."""
    return _wanted(data) or likeliest(data)


def _wanted(data: Mapping[str, object]) -> Form | None:
    """The form of a file's year; None where it cannot be told or the file names another."""
    told = _year(data)
    form = form_of(told) if told else None
    named = data.get("form", form.name if form else "")
    return form if form and form.name == named else None


def _year(data: Mapping[str, object]) -> int:
    try:
        return year(str(data.get("year", "")))
    except FieldError:
        return 0


def _form_year(source: Source, parsed: Parsed, data: Mapping[str, object]) -> Iterator[Diagnostic]:
    told = _year(data)
    named = data.get("form")
    form = form_of(told) if told else None
    if told and form is None:
        message, hint = formless(told)
        yield _error(
            source,
            parsed.marks.value(("year",)),
            "form-year",
            f"{message}。",
            f"{hint}；年度写错的，改正 year。",
        )
    elif form and named in NAMES and named != form.name:
        yield _error(
            source,
            parsed.marks.value(("form",)),
            "form-year",
            f"{told} 年的报告用 {form.name} 格式（{form.document}），这里写的是 {named}。",
            f"改成 form: {form.name}，或删去这一行，格式按年度定；年度写错的，改正 year。",
        )


def _strangers(data: Mapping[str, object], form: Form) -> Iterator[Address]:
    """The topmost places that a form does not have, but another does."""
    found: list[Address] = []
    for place in places(data):
        below = any(place[: len(above)] == above for above in found)
        if not below and not knows(form, place) and any(knows(other, place) for other in FORMS):
            found.append(place)
            yield place


def _foreign(source: Source, parsed: Parsed, form: Form, place: Address) -> Diagnostic:
    whose = "和".join(
        f"{other.years}（{other.document}）" for other in FORMS if knows(other, place)
    )
    return _error(
        source,
        parsed.marks.key(place),
        "other-form",
        f"“{place[-1]}”是{whose}格式里的项目，{form.years}（{form.document}）格式里没有。",
        _instead(form, place[:-1]),
    )


def _instead(form: Form, above: Address) -> str:
    if above in form.figures:
        return f"“{above[-1]}”在这个格式里只有一个数，直接写在冒号后面。"
    below = (at for at in form.figures if at[: len(above)] == above)
    names = dict.fromkeys(at[len(above)] for at in below)
    return f"这里可以写：{'、'.join(names)}。别的年度的数删去；年度写错的，改正 year。"


def _error(
    source: Source, place: tuple[int, int], code: str, message: str, hint: str
) -> Diagnostic:
    return Diagnostic(source.name, *place, Severity.ERROR, code, message, hint)
