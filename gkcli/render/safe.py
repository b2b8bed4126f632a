"""Text and JSON that cannot act on a terminal."""

from gkcli.inert import ACTING, printable


def json_safe(encoded: str) -> str:
    r"""JSON whose strings hold the characters that act escaped, as ``\u001b``."""
    return ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def displayable(text: str) -> str:
    """``text`` printable, a blank for each tab: where that ends, only the terminal knows."""
    return printable(text).replace("\t", " ")
