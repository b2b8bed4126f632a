"""What ``record`` prints: the lines written and where, the states they change, how to undo it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gkcli.model.record import Record
from gkcli.record.effects import Effect, effect_words
from gkcli.text import printable
from gkcli.yaml.append import PlacedRecord
from gkcli.yaml.ledger import record_line

_MOST_SHOWN = 20

Written = Mapping[str, Sequence[PlacedRecord]]
"""Where records stand, by the file's name as messages show it."""


def written_lines(placed: Written) -> Iterator[str]:
    """The lines that were written, file by file, and those that stood there before."""
    for name, places in placed.items():
        added = _added(places)
        if added:
            yield f"已记入 {name} 第 {_line_numbers([each.line for each in added])} 行："
            yield from _capped(f"  {record_line(each.record)}" for each in added)
        there = [f"  第 {p.line} 行 {record_line(p.record)}" for p in places if not p.added]
        if there:
            yield f"已经记过，没有再记，在 {name} 的："
            yield from _capped(there)


def planned_lines(fresh: Mapping[str, Sequence[Record]]) -> Iterator[str]:
    """The lines that would be written, file by file."""
    for name, records in fresh.items():
        if records:
            yield f"会在 {name} 末尾记上："
            yield from _capped(f"  {record_line(record)}" for record in dict.fromkeys(records))
        else:
            yield f"已经记过，{name} 里没有要加的。"


def effect_lines(effects: Sequence[Effect]) -> Iterator[str]:
    """How the occasions stand now and stood before, each occasion once."""
    for as_of in sorted({effect.after.as_of for effect in effects}):
        yield f"状态（按 {as_of} 计）："
        lines = (_effect_line(effect) for effect in effects if effect.after.as_of == as_of)
        yield from _capped(f"  {printable(line)}" for line in dict.fromkeys(lines))


def undo_lines(placed: Written) -> Iterator[str]:
    """How to take back what was written."""
    for name, places in placed.items():
        numbers = [each.line for each in _added(places)]
        if numbers == list(range(1, len(numbers) + 1)) and numbers:
            yield f"要撤回：删去文件 {name}"
        elif numbers:
            yield f"要撤回：删去 {name} 的第 {_line_numbers(numbers)} 行"


def _capped(lines: Iterable[str]) -> Iterator[str]:
    """The first lines, and how many more there are."""
    kept = list(lines)
    yield from kept[:_MOST_SHOWN]
    if len(kept) > _MOST_SHOWN:
        yield f"  …还有 {len(kept) - _MOST_SHOWN} 条"


def _added(places: Sequence[PlacedRecord]) -> list[PlacedRecord]:
    return list(dict.fromkeys(each for each in places if each.added))


def _line_numbers(lines: Sequence[int]) -> str:
    """Consecutive line numbers as ``3`` or ``3 至 5``."""
    return f"{lines[0]}" if len(lines) == 1 else f"{lines[0]} 至 {lines[-1]}"


def _effect_line(effect: Effect) -> str:
    return f"{effect.after.unit.name} · {effect_words(effect)}"
