"""Names for files, made of names that people write."""

import re
from collections.abc import Iterable, Iterator

from gkcli.inert import printable

_REFUSED = re.compile(r'[/\\:*?"<>|\x00-\x1f]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³]) *(\..*)?", re.IGNORECASE | re.DOTALL
)
_ENDS = (" ", ".")
_LONGEST = 60


def usable(name: str) -> bool:
    """Whether every system takes ``name`` for a file; Windows has devices and signs of its own."""
    refused = _REFUSED.search(name) or _RESERVED.fullmatch(name)
    return bool(name) and not name.startswith(".") and not name.endswith(_ENDS) and not refused


def file_names(names: Iterable[str], ending: str) -> Iterator[str]:
    """A file name for each name, all different, that any system takes and no folder is part of."""
    used: set[str] = set()
    for name in names:
        stem = _stem(name)
        unique, count = stem, 1
        while unique.casefold() in used:
            count += 1
            unique = f"{stem}_{count}"
        used.add(unique.casefold())
        yield f"{unique}{ending}"


def _stem(name: str) -> str:
    stem = _REFUSED.sub("_", printable(name))[:_LONGEST].strip(". \t")
    return f"_{stem}" if not stem or _RESERVED.fullmatch(stem) else stem
