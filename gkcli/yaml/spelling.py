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

_PLAIN = re.compile(PLAIN)
_ASCII_ALONE = re.compile(r"[\x00-\x7f]*")
# Behind a full-width comma it would look like a key to whoever mistypes keys.
_LIKE_A_KEY = re.compile(f"[A-Za-z_][ ]?[{WIDE_COLONS}]")
_ESCAPED = re.compile(rf'[{_UNSEEN}"\\]')
_ESCAPE = re.compile(r"\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|(.))")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LONG = {short[1]: character for character, short in _SHORT.items()}


def scalar(text: str) -> str:
    """A text as it is written; one of ASCII alone, which may look like a number, gets quotes."""
    plain = _PLAIN.fullmatch(text) and not _ASCII_ALONE.fullmatch(text)
    return text if plain and not _LIKE_A_KEY.search(text) else quoted(text)


def quoted(text: str) -> str:
    """A text between double quotes."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def unquoted(written: str) -> str:
    """The text of what matches ``PLAIN`` or ``QUOTED``."""
    if written[0] != '"':
        return written
    inner = written[1:-1]
    return _ESCAPE.sub(_unescape, inner) if "\\" in inner else inner


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return _SHORT.get(found[0]) or (f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}")


def _unescape(found: re.Match[str]) -> str:
    long, short, sign = found.groups()
    return chr(int(long or short, 16)) if sign is None else _LONG[sign]
