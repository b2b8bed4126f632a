"""Text as HTML: escaped, and no date in it torn apart."""

import re

from markupsafe import escape

_DATE = re.compile(r"(\d+ ?年(?:\d+月(?:\d+日)?)?)")


def escaped(text: str) -> str:
    """``text`` so that HTML shows it as itself, also in an attribute."""
    # A plain str: what is put together of many pieces is not to be looked at again at each.
    return str(escape(text))


def dates_kept_whole(text: str) -> str:
    """``text`` as HTML in which no line ends within a year or date."""
    # Of what is split, every second piece is what it was split at.
    return "".join(
        f'<span class="whole">{escaped(piece)}</span>' if at % 2 else escaped(piece)
        for at, piece in enumerate(_DATE.split(text))
    )
