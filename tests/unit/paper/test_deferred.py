"""Fields that wait until they are read."""

import pickle

import pytest

from gkcli.frozen import frozen
from gkcli.paper.catalogue import find_report
from gkcli.paper.deferred import LazyFields, later, settle
from gkcli.paper.produce import produce
from gkcli.status.standings import Snapshot
from gkcli.workspace.open import Workspace
from tests.support.reports import view_of


@frozen
class Leaf(LazyFields):
    size: int
    words: str


@frozen
class Branch(LazyFields):
    leaves: tuple[Leaf, ...]


def test_a_field_is_computed_once_and_only_when_it_is_read() -> None:
    asked: list[str] = []
    leaf = Leaf(size=later(lambda: len(asked)), words=later(lambda: asked.append("words") or "有"))
    assert leaf.size == 0
    assert [leaf.words, leaf.words] == ["有", "有"]
    assert asked == ["words"]


def test_a_field_that_could_not_be_computed_is_tried_again() -> None:
    answers = iter([0, 2])
    leaf = Leaf(later(lambda: 4 // next(answers)), "二")
    with pytest.raises(ZeroDivisionError):
        _ = leaf.size
    assert leaf.size == 2


def test_it_is_equal_to_what_was_given_at_once() -> None:
    assert Leaf(later(lambda: 3), "三") == Leaf(3, "三")
    assert hash(Leaf(later(lambda: 3), "三")) == hash(Leaf(3, "三"))
    assert repr(Leaf(later(lambda: 3), "三")) == repr(Leaf(3, "三"))


def test_another_process_gets_all_of_it() -> None:
    assert pickle.loads(pickle.dumps(Leaf(later(lambda: 3), "三"))) == Leaf(3, "三")


def test_a_name_that_is_no_field_is_an_error() -> None:
    with pytest.raises(AttributeError, match="sise"):
        getattr(Leaf(3, "三"), "sise")  # noqa: B009 - the name is misspelt on purpose


def test_all_that_waits_can_be_settled() -> None:
    asked: list[int] = []
    branch = Branch(
        later(lambda: tuple(Leaf(later(lambda: asked.append(1) or 1), "一") for _ in "ab"))
    )
    settle(branch)
    assert asked == [1, 1]


def test_a_report_of_the_text_alone_judges_nothing(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(demo)
    monkeypatch.delattr(Snapshot, "of_task")
    assert produce(find_report(demo.layout, "breakdown"), view, demo.directory, "md")
    with pytest.raises(AttributeError, match="of_task"):
        _ = view.counts
