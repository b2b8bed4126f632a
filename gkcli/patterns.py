"""Regular expressions that are compiled when they are first used, not when they are defined.

To compile what a command knows can take longer than all that it does with the few it needs.
"""

import re
from typing import cast


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, made at the first search."""
    return cast("re.Pattern[str]", _LatePattern(text, flags))


class _LatePattern:
    """Becomes the compiled pattern, attribute by attribute, when one is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._text, self._flags)
        for known in ("pattern", "flags", "search", "match", "fullmatch", "finditer", "findall"):
            self.__dict__[known] = getattr(compiled, known)
        value = self.__dict__[name] = getattr(compiled, name)
        return value
