import re
from pathlib import Path

import pytest

from gkcli.paper.wording import join_units
from gkcli.workspace.open import Workspace

NOTICE = (Path(__file__).parents[2] / "fixtures/notice-2018-118.txt").read_text(encoding="utf-8")


def test_the_cells_of_all_forty_tasks_are_those_of_the_notice(real: Workspace) -> None:
    rows = [line.split("\t") for line in NOTICE.splitlines() if re.match(r"\d+\. ", line)]
    cells = [
        [
            f"{task.number}. {task.title}",
            " ".join(task.lead),
            join_units(task.responsible, real.directory),
            task.requirement,
        ]
        for _, task in real.table.placed()
    ]
    assert len(rows) == 40
    assert cells == [[cell.strip() for cell in row] for row in rows]


def test_the_addressees_are_joined_as_in_the_notice(real: Workspace) -> None:
    line = join_units(real.table.notice.addressees, real.directory)
    assert f"{line}：" in NOTICE.splitlines()


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], ""),
        (["区财政局"], "区财政局"),
        (["区财政局", "区教育局"], "区财政局、区教育局"),
        (["山腰街道", "南埔镇", "区财政局"], "山腰街道、南埔镇，区财政局"),
        (["区财政局", "没有登记的局"], "区财政局、没有登记的局"),
        (["没有登记的局", "区财政局"], "没有登记的局，区财政局"),
    ],
)
def test_one_class_is_joined_closer_than_two(names: list[str], line: str, real: Workspace) -> None:
    assert join_units(names, real.directory) == line
