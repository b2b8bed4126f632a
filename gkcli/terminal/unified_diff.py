"""The unified diff of two texts as a page."""

from gkcli.terminal.colours import diff_tone
from gkcli.terminal.page import Page, Tone, Verbatim

_NO_END = "\\ No newline at end of file"


def diff_page(name: str, before: str, after: str) -> Page:
    """The unified diff of a file, as git shows it."""
    from difflib import unified_diff

    lines = list(unified_diff(_diff_lines(before), _diff_lines(after), name, name, lineterm=""))
    tones = [Tone.STRONG, Tone.STRONG, *map(diff_tone, lines[2:])]
    toned = zip(lines, tones, strict=False)  # no lines where nothing differs
    return Page([Verbatim(part, tone) for line, tone in toned for part in line.split("\n")])


def _diff_lines(text: str) -> list[str]:
    """The lines of a text; a last one without a line end says so, in the words of ``patch``."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n{_NO_END}"] if last else lines
