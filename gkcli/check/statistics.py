"""The figures of a year's report belong to the table's year and add up as their form wants."""

from collections import defaultdict
from collections.abc import Iterator

from gkcli.check.facts import Checked, TableFacts
from gkcli.errors import Diagnostic, Severity
from gkcli.model.annual.form_types import Address
from gkcli.model.annual.sums import RelationSides, sides, told
from gkcli.model.statistics import Statistics

_A_FEW = 3
_MANY = 8


def check(figures: Checked[Statistics], table: TableFacts | None) -> Iterator[Diagnostic]:
    """Report figures of another year, sums that differ and sums that cannot be checked yet."""
    if table is not None:
        yield from _year(figures, table)
    form, given = figures.value.form, figures.value.figures
    unreadable = frozenset(filter(figures.stands_in, form.figures))
    open_ones: defaultdict[str, list[RelationSides]] = defaultdict(list)
    for one in sides(form, given, unreadable):
        if one.broken:
            yield _broken(figures, one)
        elif one.open:
            open_ones[one.relation.left[0][0]].append(one)
    if figures.draft.whole:
        for group, unchecked in open_ones.items():
            yield _unchecked(figures, group, unchecked)


def _year(figures: Checked[Statistics], table: TableFacts) -> Iterator[Diagnostic]:
    told_here, wanted = figures.value.year, table.notice.year
    unreadable = figures.stands_in(("year",)) or table.stands_in(("notice", "year"))
    if told_here != wanted and not unreadable:
        yield figures.find(
            Severity.ERROR,
            "statistics-year",
            ("year",),
            f"统计数是 {told_here} 年的，任务表是 {wanted} 年的。",
            "一个工作区只放一年的数据：核对年度，别的年度另建文件夹。",
        )


def _broken(figures: Checked[Statistics], one: RelationSides) -> Diagnostic:
    filled = [at for at in one.relation.addresses if at in figures.value.figures]
    stated = one.relation.stated
    doubt = "" if stated else "格式没有写明这个关系，口径不同的可以不改。"
    return figures.find(
        Severity.ERROR if stated else Severity.WARNING,
        "sums-differ",
        filled[0],
        f"{told(one)}。",
        f"{_lines(figures, filled)}{doubt}",
    )


def _lines(figures: Checked[Statistics], filled: list[Address]) -> str:
    """Where to look: every line, or of many those that add something."""
    many = len(filled) > _MANY
    looked_at = [at for at in filled if figures.value.figures[at] or not many]
    lines = sorted({figures.line(at) for at in looked_at})
    zeros = "（填 0 的没有列）" if len(looked_at) < len(filled) else ""
    return f"核对第 {'、'.join(map(str, lines))} 行的数{zeros}。"


def _unchecked(
    figures: Checked[Statistics], group: str, unchecked: list[RelationSides]
) -> Diagnostic:
    blank = dict.fromkeys(at for one in unchecked for at in one.blank)
    few = ["“" + " ".join(at[1:] or at) + "”" for at in list(blank)[:_A_FEW]]
    more = "等" if len(blank) > _A_FEW else ""
    return figures.find_key(
        Severity.NOTE,
        "blank-figures",
        (group,),
        f"“{group}”里有 {len(blank)} 处空着（{'、'.join(few)}{more}），"
        f"{len(unchecked)} 个勾稽关系还不能核对。",
        "确实没有的填 0；还不知道的就空着，不会当作 0。",
    )
