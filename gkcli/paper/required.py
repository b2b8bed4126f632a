"""What a notice requires to be written into the annual report or the report on its work."""

import re
from collections.abc import Iterator
from enum import StrEnum

from gkcli.frozen import frozen
from gkcli.model.cycles import as_written
from gkcli.model.deadline import Deadline
from gkcli.model.notice import Table, Task


class ReportKind(StrEnum):
    """The reports that notices speak of, by the end of their names."""

    ANNUAL = "年度报告"
    SUMMARY = "落实情况报告"


@frozen
class Required:
    """Something that must stand in a report, and the words that say so.

    ``task`` is None where the notice itself says it; ``deadlines`` are the duties that rest on
    these words.
    """

    into: ReportKind
    words: str
    task: Task | None
    deadlines: tuple[Deadline, ...]

    @property
    def title(self) -> str:
        """What a chapter about it is called: what the words ask for, else what the task is about.

        在年度报告中公布重点领域信息公开情况 asks for 重点领域信息公开情况. Words like
        工作开展情况要列入年度报告 name nothing: a task 建立健全信息公开制度 gives 信息公开情况.
        """
        asked = _ASKED_WITHIN.search(self.words) or _ASKED_INTO.search(self.words)
        if asked and not _VAGUE.fullmatch(asked[1]):
            return asked[1]
        about = self.task.title if self.task else "任务落实"
        return f"{_EFFORT.sub('', about)}情况"


_CLAUSE = re.compile(r"[^，。；！？\n]+")
_CONTINUES = re.compile(r"并|同时|也|还")
_INTO = re.compile(r"列入|纳入|写入|载入|编入|反映在|体现在")
_WITHIN = re.compile(r"在.*报告[里中].*(公布|公开|说明|反映|写明|体现|报告)")
_ASKED_WITHIN = re.compile(r"报告[里中]?(?:公布|公开|说明|反映|写明|体现|报告)(.+情况)")
_ASKED_INTO = re.compile(rf"([^，]*情况)(?:也|还|要|应|应当|须|一并)*(?:{_INTO.pattern})")
_VAGUE = re.compile(r"(?:工作)?(?:开展|落实|进展|有关|相关|完成|指导)?情况")
_EFFORT = re.compile(
    r"^(?:建立健全|健全|建立|完善|推进|加强|做好|深化|扩大|落实)|(?:制度|工作|机制)$"
)
_NAMES = {ReportKind.ANNUAL: ("年度报告", "年报"), ReportKind.SUMMARY: ("落实情况报告",)}


def required(table: Table) -> Iterator[Required]:
    """All that the notice says must stand in a report, in document order."""
    yield from _said(table.notice.body, None, as_written(table).notice.deadlines)
    for _, task in table.placed():
        yield from _said(task.requirement, task, task.deadlines)


def _said(text: str, task: Task | None, deadlines: tuple[Deadline, ...]) -> Iterator[Required]:
    before = ""
    for clause in _CLAUSE.findall(text):
        words = f"{before}，{clause}" if before and _CONTINUES.match(clause) else clause
        for into in _reports(clause):
            on_it = tuple(d for d in deadlines if d.quote in words or words in d.quote)
            meant = tuple(d for d in on_it if into in d.what)
            yield Required(into, words, task, meant or on_it)
        before = clause


def _reports(clause: str) -> Iterator[ReportKind]:
    verb = _INTO.search(clause)
    place = clause[verb.end() :] if verb else clause if _WITHIN.search(clause) else ""
    yield from (into for into, names in _NAMES.items() if any(name in place for name in names))
