"""Random values of the model, with texts that are hard to write down."""

from datetime import date

from hypothesis import strategies as st

from gkcli.model.deadline import Deadline, Span
from gkcli.model.holidays import HolidayCalendar, YearEntry
from gkcli.model.notice import Basis, Erratum, Notice, Part, Section, Table, Task
from gkcli.model.units import KINDS, Alias, Group, Registry, Unit
from tests.support.made_records import CONTROLS

any_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS), max_size=12
)
_MARKS = "甲乙公开，。；：！？…、”“》）】〔 \t-#:,[]{}&*!|>'\"%@`?~\\=<.0129eonyx•"
_WIDE_AND_HIDDEN = "\uff0d\uff5c\uff1e\uff3b\uff3d\uff5b\uff5d\u3000\u2028\x85\ufeff"
tricky = st.text(st.sampled_from(_MARKS + _WIDE_AND_HIDDEN), max_size=12)
_TYPED = "true No ~ null 1 1.10 -3 0x1F 1e3 .5 12:30 2018-07-20 2018-6-3 y << = 0o17 .inf"
_MISTAKABLE = "note：甲 “甲” 甲、乙 [甲] ？甲 甲: ' \" |- > ... ————"
_OTHERS = [
    "\uff5c",
    "\uff3b甲\uff3d",
    "甲，see：乙",
    "- a",
    "a: b",
    "a #b",
    "--- 甲",
    "甲，see: 乙",
    "|- 甲",
]
lookalike = st.sampled_from([*_TYPED.split(), *_MISTAKABLE.split(), *_OTHERS])
loose = lookalike | tricky | any_text
text = loose.filter(lambda t: t.strip() and "\n" not in t)
prose = (
    st.lists(loose | st.just("\n"), max_size=8)
    .map("".join)
    .filter(lambda t: t.strip() and not t.endswith("\n"))
)
day = st.dates(date(1900, 1, 1), date(2100, 1, 1))
texts = st.lists(text, max_size=4).map(tuple)
maybe = st.none() | text
identifiers = st.sampled_from(["plan", "38-list", "true", "1e5", "甲", "null"])
count = st.integers(1, 999999)

rules = st.one_of(
    st.fixed_dictionaries({"by": day}),
    st.fixed_dictionaries(
        {"each": st.sampled_from(["year", "quarter", "month"])},
        optional={"at_least": count, "day": st.integers(1, 31)},
    ),
    st.fixed_dictionaries(
        {
            "within": st.builds(
                Span, st.integers(1, 9999), st.sampled_from(["workdays", "days", "hours"])
            ),
            "after": text,
        }
    ),
    st.just({"ongoing": True}),
    st.fixed_dictionaries({"when": text}),
)
deadlines = st.builds(
    lambda rule, **fields: Deadline(**fields, **rule),
    rule=rules,
    id=identifiers,
    what=text,
    quote=text,
    units=texts,
    report_to=maybe,
    publish_on=maybe,
    source=maybe,
)
errata = st.builds(
    Erratum,
    problem=text,
    confidence=st.sampled_from(["高", "中高", "中", "低中", "低"]),
    quote=maybe,
    suggestion=maybe,
)


def some(items, least=0, most=2):
    return st.lists(items, min_size=least, max_size=most).map(tuple)


tasks = st.builds(
    Task,
    number=count,
    title=text,
    lead=texts,
    responsible=texts,
    requirement=prose,
    deadlines=some(deadlines),
    errata=some(errata, most=1),
)
sections = st.builds(
    Section, number=text, title=text, tasks=some(tasks), errata=some(errata, most=1)
)
parts = st.builds(Part, number=text, title=text, sections=some(sections))
notices = st.builds(
    Notice,
    title=text,
    number=text,
    issuer=text,
    year=st.integers(1000, 2999),
    signed_on=day,
    table_title=text,
    addressees=texts,
    body=prose,
    printed_by=maybe,
    printed_on=st.none() | day,
    copies_to=texts,
    copies_line=maybe,
    basis=some(st.builds(Basis, title=text, number=maybe)),
    deadlines=some(deadlines),
    errata=some(errata),
)
tables = st.builds(Table, notice=notices, parts=some(parts))

kinds = st.sampled_from(KINDS)
aliases = st.builds(Alias, text, st.none() | day, st.none() | day)
units = st.builds(
    Unit,
    name=text,
    kind=kinds,
    source=text,
    full_name=maybe,
    aliases=some(aliases, most=3),
    successor=maybe,
    verified=st.booleans(),
    note=maybe,
)
groups = st.builds(
    Group,
    name=text,
    source=text,
    kinds=some(kinds),
    members=texts,
    aliases=some(aliases),
    complete=st.booleans(),
    verified=st.booleans(),
    note=maybe,
)
registries = st.builds(Registry, units=some(units, most=3), groups=some(groups))
calendars = st.builds(
    HolidayCalendar,
    years=some(
        st.builds(
            YearEntry,
            year=st.integers(1000, 2999),
            source=text,
            off=some(day, most=12),
            worked=some(day),
        )
    ),
)
values = tables | registries | calendars
