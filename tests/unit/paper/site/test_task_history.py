"""What a task's page tells of its history."""

from datetime import datetime

from gkcli.compare.change import Change, ChangeKind, Target, Thing
from gkcli.git.history import Commit
from gkcli.history.trail import HistoryEvent
from gkcli.paper.site.history import histories

TASK = Target(Thing.TASK, "1", "任务")
RECORD = Target(Thing.RECORD, "2024-03-01 1", "", Target(Thing.UNIT, "甲镇"))
TITLE = Change(ChangeKind.CHANGED, TASK, "title", "旧", "新")
ADDED = Change(ChangeKind.ADDED, TASK, after={"number": 1, "title": "任务"})
LINE = {"on": "2024-03-01", "for": "1", "status": "推进中"}


def commit(number: int) -> Commit:
    when = datetime.fromisoformat("2024-03-01T23:30:00+08:00")
    return Commit(f"{number:040}", (), "张三", "a@example.org", when, f"第{number}次")


def test_a_commit_is_told_with_its_day_its_author_and_what_it_changed():
    (event,) = histories({1: [HistoryEvent(commit(7), (TITLE,))]})[1].events
    assert (str(event.on), event.author, event.message) == ("2024-03-01", "张三", "第7次")
    (line,) = event.lines
    assert line.label == "标题"
    assert [(str(piece.mark), piece.text) for piece in line.pieces] == [
        ("gone", "旧"),
        ("new", "新"),
    ]


def test_records_that_were_added_stand_on_the_page_anyway():
    added = Change(ChangeKind.ADDED, RECORD, after=LINE)
    removed = Change(ChangeKind.REMOVED, RECORD, before=LINE)
    trail = [
        HistoryEvent(commit(2), (added,)),
        HistoryEvent(commit(1), (added, removed, TITLE)),
    ]
    (event,) = histories({1: trail})[1].events
    assert event.message == "第1次"
    assert [line.label for line in event.lines] == ["删一行", "标题"]


def test_a_task_that_came_is_not_told_word_for_word():
    (event,) = histories({1: [HistoryEvent(commit(1), (ADDED,))]})[1].events
    assert event.came
    assert not event.lines


def test_what_is_not_committed_has_no_day():
    (event,) = histories({1: [HistoryEvent(None, (TITLE,))]})[1].events
    assert (event.on, event.author, event.commit) == (None, "", "")


def test_of_a_long_history_the_newest_events_are_told():
    trail = [HistoryEvent(commit(n), (TITLE,)) for n in range(60, 0, -1)]
    found = histories({1: trail})[1]
    assert (len(found.events), found.more) == (50, 10)
    assert found.events[0].message == "第60次"
