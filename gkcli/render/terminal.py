"""Pages for a terminal: folded to its width, with colour as a hint."""

import io

from gkcli.render.layout import lay_out
from gkcli.render.page import Page, Tone

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.DIM: "dim",
    Tone.BAD: "bold red",
    Tone.SOON: "yellow",
    Tone.GOOD: "green",
}


def coloured(page: Page, width: int) -> str:
    """A page as text with the terminal's colour codes, at most ``width`` cells wide."""
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=io.StringIO(), force_terminal=True, width=width, highlight=False, markup=False
    )
    whole = Text("\n").join(
        Text.assemble(*((part.text, _STYLES[part.tone]) for part in line))
        for line in lay_out(page, width)
    )
    with console.capture() as captured:
        console.print(whole, soft_wrap=True)
    return captured.get()
