"""How two versions of a file differ, line by line."""

from difflib import unified_diff

from gkcli.render.page import Page, Tone, Verbatim

_TONES = {"+": Tone.GOOD, "-": Tone.BAD, "@": Tone.DIM}
_NO_END = "\\ No newline at end of file"


def diff_page(name: str, before: str, after: str) -> Page:
    """The unified diff of a file, as git shows it."""
    lines = list(unified_diff(_lines(before), _lines(after), name, name, lineterm=""))
    toned = [*((line, Tone.STRONG) for line in lines[:2]), *((li, _tone(li)) for li in lines[2:])]
    return Page([Verbatim(part, tone) for line, tone in toned for part in line.split("\n")])


def _tone(line: str) -> Tone:
    return _TONES.get(line[0], Tone.PLAIN)


def _lines(text: str) -> list[str]:
    """The lines of a text; a last one without a line end says so, in the words of ``patch``."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n{_NO_END}"] if last else lines
