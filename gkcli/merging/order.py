"""Three orders of things made into one."""

from collections.abc import Sequence

from gkcli.merging.three import merged_lines


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], wanted: Sequence[str]
) -> list[str]:
    """The names of all that is wanted, in an order in which both changes are made.

    Of what both put in one place ours comes first.
    """
    rest = dict.fromkeys(wanted)
    made: list[str] = []
    for line in merged_lines(base, ours, theirs):
        for name in (line,) if isinstance(line, str) else (*line.ours, *line.theirs):
            if name in rest:
                del rest[name]
                made.append(name)
    for name in list(rest):
        made.insert(_place(name, made, ours if name in ours else theirs), name)
    return made


def _place(name: str, made: list[str], order: Sequence[str]) -> int:
    """Behind what it stands behind in an order."""
    if name not in order:
        return len(made)
    before = order[: order.index(name)]
    known = next((other for other in reversed(before) if other in made), None)
    return 0 if known is None else made.index(known) + 1
