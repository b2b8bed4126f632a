"""Text and JSON that cannot act on a terminal."""

from gkcli.inert import ACTING, one_line, tame


def json_safe(encoded: str) -> str:
    r"""JSON whose strings hold the characters that act escaped, as ``\u001b``."""
    return ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def displayable(text: str) -> str:
    """``text`` tame, a blank for each tab: where that ends, only the terminal knows."""
    return tame(text).replace("\t", " ")


def displayable_line(text: str) -> str:
    """``text`` displayable, and its line breaks spelled out: it is a line, and begins none."""
    return one_line(text).replace("\t", " ")
