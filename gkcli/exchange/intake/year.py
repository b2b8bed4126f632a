"""Which year a document is for."""

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import normalize

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2}) ?年(?!\d)")
_BARE = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def year_of(
    titles: Iterable[str], signed: int | None, number: str, texts: Iterable[str]
) -> int | None:
    """The year in a title, else that of the signature or number, else the one most spoken of.

    None when the document names no year at all.
    """
    for title in titles:
        years = _YEAR.findall(normalize("NFKC", title))
        if years:
            return int(years[-1] if "—" in title or "-" in title else years[0])
    if signed is not None:
        return signed
    numbered = _BARE.search(number)
    if numbered:
        return int(numbered[1])
    spoken = Counter(year for text in texts for year in _YEAR.findall(normalize("NFKC", text)))
    return int(spoken.most_common(1)[0][0]) if spoken else None
