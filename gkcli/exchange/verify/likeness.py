"""How like each other two texts are, to show side by side what differs."""


def alike(one: str, other: str) -> float:
    """How much of the second text the first shares, from 0 to 1, told by pairs of letters."""
    pairs = _pairs(other)
    return len(pairs & _pairs(one)) / max(1, len(pairs))


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
