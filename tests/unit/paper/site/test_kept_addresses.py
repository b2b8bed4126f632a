"""The addresses of tasks, which stay when their numbers do not."""

from gkcli.model.notice import Task
from gkcli.paper.site.addresses import Addresses, is_address
from gkcli.paper.site.manifest import PublishedTask, kept_addresses
from tests.support.build import directory, unit

A = ("公开权责清单", "按要求公开权责清单，每年六月底前更新一次。")
B = ("办好政务热线", "热线电话全天有人接听，两个工作日内答复来电人。")
C = ("回应社会关切", "对涉及本单位的舆情，一天内核实并作出回应。")


def task(number: int, words: tuple[str, str]) -> Task:
    return Task(number, words[0], (), (), words[1])


def published(number: int, words: tuple[str, str], address: str = "") -> PublishedTask:
    return PublishedTask(address or f"tasks/{number}.html", number, *words)


def test_a_task_has_the_address_of_its_number() -> None:
    assert kept_addresses((), [task(1, A), task(2, B)]) == {1: "tasks/1.html", 2: "tasks/2.html"}


def test_it_keeps_it_when_it_is_renumbered_and_a_new_one_takes_its_number() -> None:
    before = [published(1, A), published(2, B)]
    after = [task(1, C), task(2, A), task(3, B)]
    assert kept_addresses(before, after) == {
        1: "tasks/1-2.html",
        2: "tasks/1.html",
        3: "tasks/2.html",
    }


def test_it_keeps_it_when_it_is_reworded() -> None:
    before = [published(1, A), published(2, B)]
    reworded = (A[0], A[1].replace("六月", "七月"))
    after = [task(1, B), task(2, reworded)]
    assert kept_addresses(before, after) == {1: "tasks/2.html", 2: "tasks/1.html"}


def test_every_address_is_one_that_the_list_takes_back() -> None:
    found = Addresses(directory(unit("区审改办")))
    for code in ("plan", "Plan", "con", "38-清单", "a--b", "a" * 300, "x-y"):
        assert is_address(found.deadline(code)), code
    assert len({found.deadline(code) for code in ("plan", "Plan", "PLAN")}) == 3
    assert found.deadline("plan") == "deadlines/plan.html"
    assert is_address(found.unit("区审改办"))
    assert found.unit("没有的") == ""
