"""Print figures in aligned columns."""

from collections.abc import Iterable, Sequence

from gkcli.terminal.text_width import cell_len, pad


def print_sheet(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their titles; all columns but the first are figures, set to the right."""
    lines = [titles, *rows]
    widths = [max(cell_len(line[index]) for line in lines) for index in range(len(titles))]
    for line in lines:
        first, *figures = zip(line, widths, strict=True)
        cells = [pad(*first), *(" " * (width - cell_len(text)) + text for text, width in figures)]
        print("  ".join(cells).rstrip(), flush=True)
