"""Suggestions for a mistyped word."""

from collections.abc import Iterable, Sequence


def similar_words(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates a mistyped word may stand for, likeliest first, three at most.

    A candidate that starts with the word is near however much longer it is.
    """
    import difflib

    known = list(candidates)
    begun = [name for name in known if word.strip("-") and name.startswith(word)]
    alike = [name for name in difflib.get_close_matches(word, known) if name not in begun]
    return [*begun, *alike][:3]


def did_you_mean(names: Sequence[str]) -> str:
    """The question whether one of ``names`` was meant; "" without names."""
    return f"您是不是要找：{'、'.join(names)}？" if names else ""
