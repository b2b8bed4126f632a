"""A scheme adds up, names what there is, and every item of it can be earned."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gkcli.check.facts import Checked, RegistryFacts, TableFacts
from gkcli.check.similar import similar_unit
from gkcli.errors import Diagnostic, Severity
from gkcli.model.assessment import OF_RECORDS, PUNCTUAL, AssessmentScheme, ScoreItem
from gkcli.model.directory import Directory
from gkcli.model.notice import Table
from gkcli.score.cases import can_judge
from gkcli.score.groups import items_of, members
from gkcli.status.due import final_date
from gkcli.status.duties import Duty, notice_duties, task_obligations
from gkcli.yaml.draft import DataPath

SchemeFacts = Checked[AssessmentScheme]
"""A scheme as rules ask about it."""


def check(facts: SchemeFacts, table: TableFacts, units: RegistryFacts) -> Iterator[Diagnostic]:
    """Report what a scheme gets wrong by itself, and about the table and the registry."""
    yield from _year(facts, table)
    yield from _names(facts, units)
    yield from _repeated(facts)
    yield from _references(facts)
    yield from _sums(facts)
    yield from _bands(facts)
    for place, item in enumerate(facts.value.items):
        yield from _amounts(facts, place, item)
    if table.draft.whole and units.draft.whole:
        yield from _duties(facts, table.value, units.directory)


def _year(facts: SchemeFacts, table: TableFacts) -> Iterator[Diagnostic]:
    year = table.notice.year
    if facts.value.year != year and not table.stands_in(("notice", "year")):
        yield facts.find(
            Severity.ERROR,
            "assessment-year",
            ("year",),
            f"考核办法是 {facts.value.year} 年的，任务表是 {year} 年的。",
            "一年一份办法：核对年度，放进那一年的文件夹。",
        )


def _names(facts: SchemeFacts, units: RegistryFacts) -> Iterator[Diagnostic]:
    scheme = facts.value
    cells: list[tuple[DataPath, Sequence[str]]] = [
        (("groups", place, "units"), group.units) for place, group in enumerate(scheme.groups)
    ]
    cells += [(("exempt",), scheme.exempt), (("assessors",), scheme.assessors)]
    for path, names in cells:
        for place, name in enumerate(names):
            if units.directory.get(name) is None and name not in units.doubtful:
                yield facts.find(
                    Severity.ERROR,
                    "unknown-unit",
                    (*path, place),
                    f"名册里没有单位“{name}”。",
                    f"{similar_unit(units.directory, name)}"
                    "若是新单位或新写法，先登记到 units.yaml。",
                )


def _repeated(facts: SchemeFacts) -> Iterator[Diagnostic]:
    scheme = facts.value
    for key, label, names in (
        ("items", "id", [item.id for item in scheme.items]),
        ("groups", "name", [group.name for group in scheme.groups]),
        ("bands", "name", [band.name for band in scheme.bands]),
    ):
        seen = Counter[str]()
        for place, name in enumerate(names):
            seen[name] += 1
            if seen[name] > 1:
                yield facts.find(
                    Severity.ERROR,
                    "repeated-name",
                    (key, place, label),
                    f"“{name}”前面已经有了，评分和排名会弄混。",
                    "换一个名称，或者合并成一个。",
                )


def _references(facts: SchemeFacts) -> Iterator[Diagnostic]:
    scheme = facts.value
    items = tuple(dict.fromkeys(item.id for item in scheme.items))
    groups = tuple(dict.fromkeys(group.name for group in scheme.groups))
    for place, name in enumerate(scheme.ties):
        if name not in items:
            yield _unknown_item(facts, ("ties", place), name, items)
    for at, item in enumerate(scheme.items):
        for place, name in enumerate(item.groups):
            if name not in groups:
                yield facts.find(
                    Severity.ERROR,
                    "unknown-group",
                    ("items", at, "groups", place),
                    f"办法里没有叫“{name}”的组，这个项目谁也评不到。",
                    f"写上面 groups 里的名称：{'、'.join(groups)}。",
                )


def _unknown_item(
    facts: SchemeFacts, path: DataPath, name: str, items: Sequence[str]
) -> Diagnostic:
    return facts.find(
        Severity.ERROR,
        "unknown-item",
        path,
        f"办法里没有项目“{name}”。",
        f"写项目的 id：{'、'.join(items)}。",
    )


def _sums(facts: SchemeFacts) -> Iterator[Diagnostic]:
    scheme = facts.value
    for place, group in enumerate(scheme.groups):
        base = [item for item in items_of(scheme, group) if item.side == "基础"]
        total = sum((item.points for item in base), Decimal(0))
        if total != scheme.full:
            lines = "、".join(str(facts.line(("items", scheme.items.index(i)))) for i in base)
            yield facts.find_key(
                Severity.ERROR,
                "points-do-not-add-up",
                ("groups", place),
                f"“{group.name}”的基础项目合计 {total} 分，不是总分 {scheme.full} 分。",
                f"核对第 {lines} 行起的项目的 points；总分不是 {scheme.full} 的，写 full。",
            )


def _bands(facts: SchemeFacts) -> Iterator[Diagnostic]:
    bands = facts.value.bands
    for place in range(1, len(bands)):
        if bands[place].from_ >= bands[place - 1].from_:
            yield facts.find(
                Severity.ERROR,
                "band-order",
                ("bands", place, "from"),
                f"“{bands[place].name}”的分数线 {bands[place].from_} 不比前一等"
                f"“{bands[place - 1].name}”的 {bands[place - 1].from_} 低，谁也评不上。",
                "等次从高到低写，分数线一个比一个低。",
            )


def _amounts(facts: SchemeFacts, place: int, item: ScoreItem) -> Iterator[Diagnostic]:
    path: DataPath = ("items", place)
    by_hand = item.measure == "人工"
    if (
        item.per_case is None
        and not by_hand
        and (item.measure in OF_RECORDS or item.side != "基础")
    ):
        yield facts.find_key(
            Severity.ERROR,
            "missing-per-case",
            path,
            f"项目“{item.id}”没有写每项次几分，{_why_needed(item)}。",
            "加上 per_case，如 per_case: 1。",
        )
    if by_hand and item.per_case is not None:
        yield facts.find(
            Severity.WARNING,
            "needless-amount",
            (*path, "per_case"),
            f"项目“{item.id}”是人工评的，每次几分写在评分里，per_case 用不上。",
            "删去这一行。",
        )
    for key, amount in (("late", item.late), ("late_day", item.late_day)):
        if amount is None:
            continue
        if item.measure not in PUNCTUAL or item.per_case is None:
            yield facts.find(
                Severity.WARNING,
                "needless-amount",
                (*path, key),
                f"“{key}”只同“按时”“整改”和 per_case 一起用，这里用不上。",
                "删去这一行；要按迟的天数扣分，measure 写 按时，再写 per_case。",
            )
        elif amount > item.per_case:
            yield facts.find(
                Severity.WARNING,
                "late-above-missing",
                (*path, key),
                f"迟了扣 {amount} 分，比没有做的扣 {item.per_case} 分还多。",
                "核对两个数，迟做的不应比不做的扣得多；算分时以 per_case 为限。",
            )


def _why_needed(item: ScoreItem) -> str:
    return f"{item.measure if item.measure in OF_RECORDS else item.side}不能按比例"


def _duties(facts: SchemeFacts, table: Table, directory: Directory) -> Iterator[Diagnostic]:
    duties = [
        *notice_duties(table, directory),
        *(duty for _, task in table.placed() for duty in task_obligations(task, directory)),
    ]
    known = {subject for duty in duties for subject in duty.subjects}
    known |= {str(task.number) for _, task in table.placed()}
    for place, item in enumerate(facts.value.items):
        unknown = [at for at, subject in enumerate(item.about) if subject not in known]
        for at in unknown:
            yield facts.find(
                Severity.ERROR,
                "unknown-duty",
                ("items", place, "about", at),
                f"任务表里没有“{item.about[at]}”这个任务号或时限编号。",
                "编号见 gkcli deadlines，任务号见 gkcli tasks。",
            )
        if not unknown and not _earnable(item, facts.value, duties, table, directory):
            yield facts.find_key(
                Severity.WARNING,
                "unearnable-item",
                ("items", place),
                f"项目“{item.id}”没有一个参加考核的单位评得到：{_lacking(item)}。",
                "核对 about、measure 和 groups；确实没有的，删去这个项目，分值给别的。",
            )


def _lacking(item: ScoreItem) -> str:
    if item.measure == "报送":
        return "没有长期坚持的任务由它们承担，或通知没有规定报送全年落实情况的日子"
    return "没有一条有日期的时限由它们承担"


def _earnable(
    item: ScoreItem,
    scheme: AssessmentScheme,
    duties: Sequence[Duty],
    table: Table,
    directory: Directory,
) -> bool:
    if item.measure in ("人工", "整改", *OF_RECORDS):
        return True
    if item.measure == "报送" and final_date(table.notice) is None:
        return False
    assessed = {
        unit.name
        for group in scheme.groups
        if item in items_of(scheme, group)
        for unit in members(scheme, group, directory)
    }
    return any(
        can_judge(item, duty) and any(unit.name in assessed for unit in duty.units)
        for duty in duties
    )
