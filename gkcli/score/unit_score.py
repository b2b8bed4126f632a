"""What one unit scores, with all that was said about it."""

from collections.abc import Iterator
from typing import NamedTuple

from gkcli.model.assessment import ANNOUNCES, MarkEntry
from gkcli.model.units import Unit
from gkcli.score.points import ItemScore
from gkcli.score.total import Total


class UnitScore(NamedTuple):
    """The score of a unit in its group.

    ``occasions`` counts what it was judged by; with fewer than ``least`` it has no ``rank``, nor
    has it where nothing could be judged. ``band`` is "" where it reaches none. ``entries`` are all
    about it, in order, also those that do not count.
    """

    unit: Unit
    group: str
    items: tuple[ItemScore, ...]
    total: Total
    entries: tuple[MarkEntry, ...]
    occasions: int
    least: int
    rank: int | None = None
    band: str = ""

    @property
    def is_ranked(self) -> bool:
        """Whether it is compared with the others of its group."""
        return bool(self.total.worth) and self.occasions >= self.least

    @property
    def unranked_why(self) -> str:
        """Why it has no rank, "" where it has one."""
        if self.is_ranked:
            return ""
        if not self.total.worth:
            return "没有可评的项目"
        return f"可评的只有 {self.occasions} 项次，不到 {self.least} 项次，不参加排名"

    @property
    def announced(self) -> MarkEntry | None:
        """The last entry that told the unit its points."""
        told = [entry for entry in self.entries if entry.kind in ANNOUNCES]
        return told[-1] if told else None

    @property
    def published(self) -> MarkEntry | None:
        """The publication of points that are no longer those of now; None where there is none."""
        told = [entry for entry in self.entries if entry.kind == "公布"]
        return told[-1] if told and told[-1].points != self.total.points else None

    @property
    def open_objections(self) -> tuple[MarkEntry, ...]:
        """The objections on which nothing was decided since."""
        return tuple(self._open())

    def _open(self) -> Iterator[MarkEntry]:
        for place, entry in enumerate(self.entries):
            if entry.kind == "申诉":
                later = self.entries[place + 1 :]
                if not any(e.kind == "处理" and e.item == entry.item for e in later):
                    yield entry
