"""Tables of two years, made from titles and requirements."""

from collections.abc import Callable

import pytest

from gkcli.frozen import replace
from gkcli.model.notice import Table
from gkcli.workspace.open import open_workspace
from tests.cli.conftest import REPOSITORY

Make = Callable[..., Table]


@pytest.fixture
def table() -> Make:
    """A year's table: ``table(2018, ("标题", "要求。"), …)``, with fields of tasks by place."""
    demo = open_workspace(REPOSITORY / "examples/demo").table
    (one, *_), part = [task for _, task in demo.placed()], demo.parts[0]

    def make(year: int, *said: tuple[str, str], **fields: object) -> Table:
        tasks = tuple(
            replace(one, number=n, title=title, requirement=words, deadlines=(), **fields)
            for n, (title, words) in enumerate(said, 1)
        )
        sections = (replace(part.sections[0], tasks=tasks),)
        notice = replace(demo.notice, year=year)
        return replace(demo, notice=notice, parts=(replace(part, sections=sections),))

    return make
