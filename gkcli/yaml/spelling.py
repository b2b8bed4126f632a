"""How a scalar is written on one line between brackets, and read back without a parser.

Plain where YAML takes every character for what it is, else between double quotes, with escapes
for whatever nobody would see. Both forms are YAML; they are only fewer than YAML has.
"""

import re

from gkcli.yaml.characters import FORBIDDEN, HIDDEN
from gkcli.yaml.slips import BLANKS, WIDE_COLONS

_UNSEEN = rf"{FORBIDDEN}{HIDDEN}{BLANKS}\t\n\r\ufffd"
_SIGNS = r",:#?\[\]{}\"\\"
_NO_START = r"\s\-?:,\[\]{}#&*!|>'\"%@`=<~.\\"

PLAIN = rf"[^{_UNSEEN}{_NO_START}](?:[^{_UNSEEN}{_SIGNS}]*[^{_UNSEEN}{_SIGNS} ])?"
"""A scalar without quotes, as a pattern; only texts that YAML reads to the letter match."""

QUOTED = (
    rf'"(?:[^{_UNSEEN}"\\]|\\["\\ntr]'
    r"|\\u(?:[0-9a-ce-f][0-9a-f]{3}|d[0-7][0-9a-f]{2})"
    r'|\\U000[1-9a-f][0-9a-f]{4}|\\U0010[0-9a-f]{4})*"'
)
"""A scalar between double quotes with the escapes that are written here, as a pattern."""

# Patterns are text: a command that needs none of them does not wait for their compilation.
# Behind a full-width comma it would look like a key to whoever mistypes keys.
_LIKE_A_KEY = f"[A-Za-z_][ ]?[{WIDE_COLONS}]"
_ESCAPED = rf'[{_UNSEEN}"\\]'
_ESCAPE = r"\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|(.))"
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LONG = {short[1]: character for character, short in _SHORT.items()}


def scalar(text: str) -> str:
    """A text as it is written; one of ASCII alone, which may look like a number, gets quotes."""
    plain = re.fullmatch(PLAIN, text) and not text.isascii()
    return text if plain and not re.search(_LIKE_A_KEY, text) else quoted(text)


def quoted(text: str) -> str:
    """A text between double quotes."""
    return f'"{re.sub(_ESCAPED, _escape, text)}"'


def unquoted(written: str) -> str:
    """The text of what matches ``PLAIN`` or ``QUOTED``."""
    if written[0] != '"':
        return written
    inner = written[1:-1]
    return re.sub(_ESCAPE, _unescape, inner) if "\\" in inner else inner


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return _SHORT.get(found[0]) or (f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")


def _unescape(found: re.Match[str]) -> str:
    long, short, sign = found.groups()
    return chr(int(long or short, 16)) if sign is None else _LONG[sign]
