"""The numbered lists above the questions of ``record``, and what an answer picks from them."""

from collections.abc import Iterator, Sequence

from gkcli.model.state import State
from gkcli.model.statuses import Status
from gkcli.record.effects import open_words
from gkcli.status.standings import Standing

_MOST = 30
_NEAR = (State.OVERDUE, State.DUE_SOON)
_LONGEST_NUMBER = 3


class OccasionMenu:
    """Occasions by number, what presses on top; of a duty's others only the next is listed."""

    def __init__(self, standings: Sequence[Standing] = ()) -> None:
        listed: list[Standing] = []
        known: set[str] = set()
        for standing in standings:
            code = standing.duty.deadline.id
            if code not in known or standing.state in _NEAR or standing.verdict.request:
                listed.append(standing)
            known.add(code)
        self._listed = listed[:_MOST]
        self._more = len(listed) - len(self._listed)

    def lines(self) -> Iterator[str]:
        """One line an occasion."""
        for number, standing in enumerate(self._listed, 1):
            yield f"{number:>3}. {standing.duty.deadline.id}  {open_words(standing)}"
        if self._more:
            yield f"     还有 {self._more} 条没有列出，按 Tab 看全部编号"

    def code(self, word: str) -> str:
        """The number or id that a word of an answer means."""
        picked = self.picked(word)
        return picked.duty.deadline.id if picked else word.removeprefix("#")

    def picked(self, word: str) -> Standing | None:
        """The occasion that a word picks by its number in the list."""
        place = number_of(word)
        return self._listed[place - 1] if 0 < place <= len(self._listed) else None

    def about(self, subjects: Sequence[str]) -> list[Standing]:
        """The listed occasions of what some numbers and ids mean."""
        return [s for s in self._listed if set(subjects) & set(s.duty.subjects)]


def number_of(word: str) -> int:
    """The number that an answer is, 0 where it is none."""
    is_number = word.isascii() and word.isdigit() and len(word) <= _LONGEST_NUMBER
    return int(word) if is_number else 0


def status_line(statuses: Sequence[Status]) -> str:
    """The likely statuses by number."""
    return "  ".join(f"{number}. {status}" for number, status in enumerate(statuses, 1))
