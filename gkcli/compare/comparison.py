"""Reads and compares two editions: the changes, the states they change, unreadable files."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from gkcli.compare.change import Change, Edition
from gkcli.compare.differences import compare
from gkcli.compare.reading import read_both
from gkcli.compare.sides import ComparedSide
from gkcli.compare.state_changes import state_changes
from gkcli.errors import Diagnostic, InvalidDataError
from gkcli.record.effects import Effect


class Comparison(NamedTuple):
    """Two editions with their names, and what differs.

    ``states`` are, by unit name, the occasions whose state changed with a ledger. ``faults`` are
    the findings that keep values from being compared, ``left_out`` the files not compared at all.
    """

    old_name: str
    new_name: str
    old: Edition
    new: Edition
    changes: tuple[Change, ...]
    states: dict[str, tuple[Effect, ...]]
    faults: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]

    @property
    def affected(self) -> tuple[str, ...]:
        """The units that the changes concern, each once."""
        return tuple(dict.fromkeys(unit for change in self.changes for unit in change.affected))

    @property
    def between(self) -> str:
        """What is compared."""
        return f"{self.old_name} → {self.new_name}"

    @property
    def summary(self) -> str:
        """The two names, the number of changes and of units affected, as a sentence."""
        if not self.changes:
            partly = "（只算能读的部分）" if self.faults else ""
            return f"{self.between}：没有改动{partly}。"
        units = f"，涉及 {len(self.affected)} 个单位" if self.affected else ""
        return f"{self.between}：{len(self.changes)} 处改动{units}。"


def compare_sides(sides: Sequence[ComparedSide], as_of: date | None = None) -> Comparison:
    """Compare two editions; states are as of a day, by default the last day recorded.

    InvalidDataError with every finding where nothing of them can be compared.
    """
    old, new = sides
    read = read_both(old, new)
    if not read.compared and read.faults:
        raise InvalidDataError(
            f"{old.name} 和 {new.name} 之间没有一个文件能比：都有错误",
            read.faults,
            "改好后再比，或换一个版本",
        )
    changes = compare(read.old, read.new)
    states = state_changes(read.old, read.new, changes, as_of)
    return Comparison(
        *(old.name, new.name, read.old, read.new),
        *(changes, states, read.faults, read.left_out),
    )
