"""What becomes of two people's changes, change by change."""

import re

import pytest

from gkcli.merge.words import account
from gkcli.model.units import Registry
from tests.cli.conftest import REPOSITORY
from tests.support.merging import clean, loaded, merged

DEMO = (REPOSITORY / "examples/demo/tasks.yaml").read_text(encoding="utf-8")
# Here a task ends with its deadlines, so that one can be put behind them.
BASE = re.sub(r"^ {12}basis: .*\n", "", DEMO, flags=re.MULTILINE)
UNITS = (REPOSITORY / "examples/demo/units.yaml").read_text(encoding="utf-8")


def edited(*changes, text=BASE):
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def numbers(text):
    return [task.number for _, task in loaded(text).placed()]


def task(text, number):
    return next(task for _, task in loaded(text).placed() if task.number == number)


def block(number, title="另一项任务", requirement="做好另一件事。"):
    return (
        f"          - number: {number}\n            title: {title}\n            lead: []\n"
        f"            responsible: [各镇（街道）]\n            requirement: |-\n"
        f"              {requirement}\n"
    )


LIMIT = """\
              - id: {0}
                what: 报{0}
                quote: 指导情况列入全年落实情况报告
                ongoing: true
"""
TASK_5 = BASE[BASE.index("          - number: 5\n") : BASE.index("          - number: 6\n")]


class TestBothAreMade:
    def test_neighbouring_clauses(self):
        clauses = "".join(BASE[BASE.index("requirement:") :].splitlines(keepends=True)[1:3])
        first, second = clauses.splitlines()
        both = clean(
            BASE,
            edited((first, first.replace("，", "以后，"))),
            edited((second, second.replace("，", "之前，"))),
        )
        assert first.replace("，", "以后，") in both
        assert second.replace("，", "之前，") in both

    def test_units_that_both_add_to_one_list(self):
        line = "lead: [区教育局]"
        both = clean(
            BASE,
            edited((line, "lead: [区教育局, 区财政局]")),
            edited((line, "lead: [区教育局, 区数据局]  # 加")),
        )
        assert "            lead: [区教育局, 区财政局, 区数据局]  # 加\n" in both

    def test_deadlines_that_both_add_to_one_task(self):
        mine, other = (BASE + LIMIT.format(name) for name in ("甲", "乙"))
        ids = [limit.id for limit in task(BASE, 8).deadlines]
        for texts, added in (((mine, other), ["甲", "乙"]), ((other, mine), ["乙", "甲"])):
            assert [d.id for d in task(clean(BASE, *texts), 8).deadlines] == [*ids, *added]

    def test_a_task_that_one_moves_and_the_other_rewords(self):
        end = BASE.rindex("          - number: ")
        moved = edited((TASK_5, ""))
        place = end - len(TASK_5)
        moved = moved[:place] + TASK_5 + moved[place:]
        title = task(BASE, 5).title
        both = clean(BASE, moved, edited((f"title: {title}\n", f"title: {title}（试行）\n")))
        assert task(both, 5).title == f"{title}（试行）"
        assert numbers(both) == numbers(moved)
        assert both == clean(
            BASE, edited((f"title: {title}\n", f"title: {title}（试行）\n")), moved
        )

    def test_a_task_that_is_renumbered_keeps_the_other_s_words(self):
        text = edited(
            ("          - number: 8\n", "          - number: 9\n"),
            ("          - number: 7\n", f"{block(7)}          - number: 8\n"),
        )
        title = task(BASE, 7).title
        both = clean(BASE, text, edited((f"title: {title}\n", f"title: {title}（试行）\n")))
        assert [task(both, n).title for n in (7, 8)] == ["另一项任务", f"{title}（试行）"]
        assert numbers(both) == [*range(1, 10)]

    def test_a_renamed_unit_keeps_what_the_other_adds(self):
        both = clean(
            UNITS,
            edited(("  - name: 区数据局\n", "  - name: 区大数据局\n"), text=UNITS),
            edited(("        to: 2023-12-31\n", "        to: 2023-12-30\n"), text=UNITS),
            Registry,
        )
        (unit,) = (u for u in loaded(both, Registry).units if u.name == "区大数据局")
        assert str(unit.aliases[0].to) == "2023-12-30"

    def test_comments_and_the_lines_of_what_nobody_changed_stay(self):
        odd = edited(
            ("lead: [区教育局]", "lead: ['区教育局']   # 主办"),
            ("          - number: 6\n", "          # 第六项\n          - number: 6\n"),
        )
        title = task(BASE, 5).title
        both = clean(
            odd,
            edited((f"title: {title}\n", f"title: {title}一\n"), text=odd),
            edited(("          # 第六项\n", "          # 第六项，重要\n"), text=odd),
        )
        assert both == edited(
            (f"title: {title}\n", f"title: {title}一\n"),
            ("          # 第六项\n", "          # 第六项，重要\n"),
            text=odd,
        )

    def test_one_tidies_the_file_and_the_other_edits_it(self):
        odd = edited(("lead: [区教育局]", "lead: ['区教育局']"))
        title = task(BASE, 5).title
        other = edited((f"title: {title}\n", f"title: {title}一\n"), text=odd)
        assert clean(odd, BASE, other) == edited((f"title: {title}\n", f"title: {title}一\n"))

    def test_windows_line_ends_stay(self):
        crlf = BASE.replace("\n", "\r\n")
        title = task(BASE, 5).title
        ours = crlf.replace(f"title: {title}\r", f"title: {title}一\r")
        theirs = edited(("lead: [区教育局]", "lead: []"))
        assert clean(crlf, ours, theirs) == edited(
            (f"title: {title}\n", f"title: {title}一\n"), ("lead: [区教育局]", "lead: []")
        ).replace("\n", "\r\n")

    def test_two_files_that_both_began(self):
        assert clean("", BASE, BASE) == BASE
        made = merged("", BASE, edited(("lead: [区教育局]", "lead: []")))
        assert "<<<<<<< 我方\n            lead: [区教育局]\n" in made.text


def conflict_of(ours, theirs, base=BASE):
    made = merged(base, ours, theirs)
    (conflict,) = made.conflicts
    return made.text, account(conflict)


class TestConflicts:
    def test_a_field_that_both_changed_differently(self):
        title = task(BASE, 5).title
        text, told = conflict_of(
            edited((f"title: {title}\n", "title: 甲题\n")),
            edited((f"title: {title}\n", "title: 乙题\n"), ("lead: [区教育局]", "lead: []")),
        )
        assert text == edited(
            (
                f"            title: {title}\n",
                "<<<<<<< 我方\n            title: 甲题\n=======\n"
                "            title: 乙题\n>>>>>>> 对方\n",
            ),
            ("lead: [区教育局]", "lead: []"),
        )
        assert told == (
            f"第5项“{title}”",
            f"标题从“{title}”改为“甲题”",
            f"标题从“{title}”改为“乙题”",
        )

    def test_one_clause_of_several(self):
        first = BASE[BASE.index("requirement:") :].splitlines()[1]
        mine, other = first.replace("，", "甲，"), first.replace("，", "乙，")
        text, told = conflict_of(edited((first, mine)), edited((first, other)))
        assert f"<<<<<<< 我方\n{mine}\n=======\n{other}\n>>>>>>> 对方\n" in text
        assert (told.ours, told.theirs) == ("工作要求加“甲”", "工作要求加“乙”")

    def test_the_first_line_of_an_item_keeps_its_dash_in_both(self):
        text, told = conflict_of(
            edited(("          - number: 5\n", "          - number: 15\n")),
            edited(("          - number: 5\n", "          - number: 25\n")),
        )
        assert "          - number: 15\n=======\n          - number: 25\n" in text
        assert told.theirs == "编号从“5”改为“25”"

    def test_what_one_deleted_and_the_other_changed(self):
        title = task(BASE, 5).title
        text, told = conflict_of(
            edited((TASK_5, "")), edited((f"title: {title}\n", f"title: {title}一\n"))
        )
        assert (
            f"<<<<<<< 我方\n=======\n          - number: 5\n            title: {title}一\n" in text
        )
        assert (told.ours, told.theirs) == ("整个删去了", "改了标题")

    def test_one_unit_replaced_by_two_different_ones(self):
        text, told = conflict_of(
            edited(("lead: [区教育局]", "lead: [区财政局]")),
            edited(("lead: [区教育局]", "lead: [区数据局]")),
        )
        assert "            lead: [区财政局]\n=======\n            lead: [区数据局]\n" in text
        assert told.ours == "牵头单位增加区财政局，减少区教育局"

    def test_two_new_tasks_of_one_number(self):
        one, other = block(9), block(9, "完全不同的事情", "开展检查评估，通报结果。")
        text, told = conflict_of(BASE + one, BASE + other)
        assert f"<<<<<<< 我方\n{one}=======\n{other}>>>>>>> 对方\n" in text
        assert told.ours == "新加了一个"

    def test_a_task_moved_to_two_places(self):
        sections = [i for i in range(len(BASE)) if BASE.startswith("        tasks:\n", i)]
        without = edited((TASK_5, ""))
        texts = []
        for start in (sections[0], sections[-1]):
            place = start + len("        tasks:\n")
            shift = -len(TASK_5) if start > BASE.index(TASK_5) else 0
            texts.append(without[: place + shift] + TASK_5 + without[place + shift :])
        made = merged(BASE, *texts)
        assert made.text == texts[0]
        (told,) = map(account, made.conflicts)
        assert told.ours == "移到了别处，就照这边的位置"

    def test_the_rest_is_merged(self):
        title = task(BASE, 5).title
        made = merged(
            BASE,
            edited((f"title: {title}\n", "title: 甲\n"), ("- number: 6\n", "- number: 16\n")),
            edited((f"title: {title}\n", "title: 乙\n"), ("lead: [区教育局]", "lead: []")),
        )
        assert "          - number: 16\n" in made.text
        assert "lead: [区教育局]" not in made.text


UPDATE = BASE[
    BASE.index("              - id: 5-update\n") : BASE.index(
        "            errata:\n              - p"
    )
]
LAST = "              - id: 8-guide\n"
MOVED = edited((f"            deadlines:\n{UPDATE}", ""), (LAST, UPDATE + LAST))
SOONER = edited(("within: 5 workdays", "within: 3 workdays"))


def ids(text, number):
    return [limit.id for limit in task(text, number).deadlines]


class TestADutyThatMoves:
    @pytest.mark.parametrize("place", [MOVED, MOVED.replace("id: 5-update", "id: 8-update")])
    def test_keeps_what_the_other_changes_about_it(self, place):
        for texts in ((place, SOONER), (SOONER, place)):
            both = clean(BASE, *texts)
            assert both == place.replace("within: 5 workdays", "within: 3 workdays")

    def test_from_a_task_to_the_notice(self):
        limit = "".join(line[10:] for line in UPDATE.splitlines(keepends=True))
        noticed = edited(
            (f"            deadlines:\n{UPDATE}", ""),
            ("    - id: plan\n", f"{limit}    - id: plan\n"),
        )
        both = loaded(clean(BASE, SOONER, noticed))
        assert [limit.id for limit in both.notice.deadlines] == ["5-update", "plan", "summary"]
        assert str(both.notice.deadlines[0].within) == "3 workdays"

    def test_out_of_a_task_that_is_deleted(self):
        rescued = edited((TASK_5, ""), (LAST, UPDATE + LAST))
        for texts in ((rescued, SOONER), (SOONER, rescued)):
            both = clean(BASE, *texts)
            assert 5 not in numbers(both)
            assert "5-update" in ids(both, 8)
            assert "within: 3 workdays" in both

    def test_out_of_a_deleted_task_that_the_other_changes(self):
        rescued = edited((TASK_5, ""), (LAST, UPDATE + LAST))
        text, told = conflict_of(rescued, edited(("lead: [区行政审批局]", "lead: [区财政局]")))
        assert "<<<<<<< 我方\n=======\n          - number: 5\n" in text
        assert text.count("5-update") == 1
        assert (
            ids(text.replace("<<<<<<< 我方\n=======\n", "").replace(">>>>>>> 对方\n", ""), 5) == []
        )
        assert (told.ours, told.theirs) == ("整个删去了", "改了牵头单位")

    def test_out_of_a_deleted_task_whose_other_duty_stays_to_be_seen(self):
        answer = BASE[
            BASE.index("              - id: 6-answer\n") : BASE.index(
                "  - number: 三\n    title: 加强"
            )
        ]
        task_6 = BASE[
            BASE.index("          - number: 6\n") : BASE.index("  - number: 三\n    title: 加强")
        ]
        rescued = edited((task_6, ""), (LAST, answer + LAST))
        text, _ = conflict_of(rescued, edited(("title: 办理网民留言", "title: 办好网民留言")))
        opposed = text[text.index("=======") : text.index(">>>>>>>")]
        assert "6-contact" in opposed
        assert "6-answer" not in opposed

    def test_to_two_places(self):
        first = "              - id: 6-contact\n"
        other = edited((f"            deadlines:\n{UPDATE}", ""), (first, UPDATE + first))
        made = merged(BASE, MOVED, other)
        assert made.text == MOVED
        (told,) = map(account, made.conflicts)
        assert told == ("时限 5-update“更新办事指南”", "移到了别处，就照这边的位置", "移到了另一处")

    def test_while_the_other_deletes_it(self):
        text, told = conflict_of(MOVED, edited((f"            deadlines:\n{UPDATE}", "")))
        assert f"<<<<<<< 我方\n{UPDATE}=======\n>>>>>>> 对方\n{LAST}" in text
        assert told.theirs == "整个删去了"


UNIT = "units:\n  - {name: 甲, kind: 镇, source: 网站}\n"
GROUPS = "groups: [{name: 乙, source: 网站, members: [甲]}, {name: 丙, source: 网站}]\n"
ON_LINES = (
    "groups:\n  - name: 乙\n    source: 网站\n    members: [甲]\n  - name: 丙\n    source: 网站\n"
)


class TestOneWritesInBracketsAndTheOtherOnLines:
    def names(self, *texts):
        return [group.name for group in loaded(clean(*texts, Registry), Registry).groups]

    def test_groups_that_each_adds_to_none(self):
        other = "groups:\n  - name: 丁\n    source: 网站\n"
        assert self.names(UNIT, UNIT + other, UNIT + GROUPS) == ["丁", "乙", "丙"]
        assert self.names(UNIT, UNIT + GROUPS, UNIT + other) == ["乙", "丙", "丁"]

    @pytest.mark.parametrize("left", ["", "groups: []\n"])
    def test_what_one_deletes_stays_deleted_when_the_other_lays_it_out_anew(self, left):
        for texts in ((UNIT + left, UNIT + ON_LINES), (UNIT + ON_LINES, UNIT + left)):
            assert self.names(UNIT + GROUPS, *texts) == []

    def test_names_that_one_deletes_while_the_other_gives_each_a_line(self):
        ours = UNIT + GROUPS.replace("members: [甲]", "members: []")
        theirs = UNIT + ON_LINES.replace("members: [甲]", "members:\n      - 甲")
        for texts in ((ours, theirs), (theirs, ours)):
            made = loaded(clean(UNIT + GROUPS, *texts, Registry), Registry)
            assert made.groups[0].members == ()

    def test_fields_of_one_entry(self):
        ours = UNIT + GROUPS.replace("丙, source: 网站", "丙, source: 文件")
        theirs = UNIT + f"{ON_LINES}    note: 待核\n"
        for texts in ((ours, theirs), (theirs, ours)):
            made = loaded(clean(UNIT + GROUPS, *texts, Registry), Registry).groups[1]
            assert (made.source, made.note) == ("文件", "待核")

    def test_an_entry_that_begins_below_its_dash(self):
        base = UNIT + ON_LINES.replace("  - name: 丙", "  - # 待定\n    name: 丙")
        ours = base.replace("丙\n    source: 网站", "丙\n    source: 文件")
        theirs = UNIT + f"{ON_LINES}    note: 待核\n"
        for texts in ((ours, theirs), (theirs, ours)):
            made = loaded(clean(base, *texts, Registry), Registry).groups[1]
            assert (made.source, made.note) == ("文件", "待核")

    def test_a_comment_behind_a_key_stays_when_all_below_it_goes(self):
        ours = (UNIT + ON_LINES).replace("groups:", "groups:  # 各类统称")
        text = clean(UNIT + ON_LINES, ours, f"{UNIT}groups: []\n", Registry)
        assert text == f"{UNIT}groups: []\n  # 各类统称\n"


def test_what_is_only_wrong_together_is_told():
    rule = "                each: year\n                at_least: 1\n"
    made = merged(
        BASE,
        edited((rule, "                by: 2024-12-31\n")),
        edited((rule, f"{rule}                day: 20\n")),
    )
    assert [fault.code for fault in made.faults] == ["bad-rule"]


@pytest.mark.parametrize("broken", ["notice: [\n", "- 甲\n", "notice: &a {}\nparts: *a\n", "甲"])
def test_what_cannot_be_read_is_left_to_git(broken):
    title = task(BASE, 5).title
    ours = edited((f"title: {title}\n", "title: 甲\n"))
    if broken != "- 甲\n":
        assert merged(BASE, ours, broken) is None
        assert merged(broken, BASE, ours) is None
