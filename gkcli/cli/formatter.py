"""Help pages laid out by display cells."""

from collections.abc import Iterable

import click

from gkcli.cli.streams import columns
from gkcli.render.cells import cell_len, fold, pad

_WIDEST = 100
_NARROWEST = 32
_TEXT = 24  # the cells that a meaning needs beside its term


class Formatter(click.HelpFormatter):
    """A help page for a terminal of any width; lines written in a help text are kept."""

    def __init__(
        self,
        indent_increment: int = 2,
        width: int | None = None,
        max_width: int | None = None,
    ) -> None:
        super().__init__(
            indent_increment,
            max(_NARROWEST, min(width or columns(), max_width or _WIDEST)),
        )

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line, what does not fit under the first argument."""
        line = f"{prefix or '用法：'}{prog}"
        hanging = " " * min(cell_len(line) + 1, self.width // 2)
        for piece in args.split():
            if cell_len(line) + 1 + cell_len(piece) <= self.width:
                line += f" {piece}"
            else:
                self.write(f"{line}\n")
                line = hanging + piece
        self.write(f"{line}\n")

    def write_heading(self, heading: str) -> None:
        """Write a heading with a Chinese colon."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_text(self, text: str) -> None:
        """Write lines, each folded to the width."""
        left = " " * self.current_indent
        for line in fold(text, self.width - self.current_indent):
            self.write(f"{left}{line}".rstrip() + "\n")

    def write_dl(
        self,
        rows: Iterable[tuple[str, str]],
        col_max: int = 36,
        col_spacing: int = 2,
    ) -> None:
        """Write terms and what they mean in two columns; a long term has its own line."""
        rows = list(rows)
        limit = min(col_max, self.width - _TEXT)
        fitting = [size for term, _ in rows if (size := cell_len(term)) <= limit]
        column = max(fitting, default=2) + col_spacing
        for term, meaning in rows:
            self._write_row(term, meaning, column)

    def _write_row(self, term: str, meaning: str, column: int) -> None:
        left = self.current_indent
        lines = fold(meaning, self.width - left - column)
        if cell_len(term) > column:
            lines.insert(0, "")
        first, *rest = lines
        self.write(f"{' ' * left}{pad(term, column)}{first}".rstrip() + "\n")
        for line in rest:
            self.write(f"{' ' * (left + column)}{line}".rstrip() + "\n")
