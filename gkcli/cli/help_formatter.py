"""Lays out help pages, measuring text in display cells."""

import re
from collections.abc import Iterable, Sequence

import click

from gkcli.cli.output import columns
from gkcli.terminal.text_width import cell_len, fold, pad

_PIECE = re.compile(r"[^\s|]*\|\s?|[^\s|]+\s?")
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
        start = f"{prefix or '用法：'}{prog} "
        for line in _packed(start + args, self.width, min(cell_len(start), self.width // 2)):
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
        """Write terms and what they mean in two columns; a long term has its own lines."""
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
            for line in _packed(term, self.width - left, 4):
                self.write(f"{' ' * left}{line}\n")
            rest = lines if meaning else []
        else:
            first, *rest = lines
            self.write(f"{' ' * left}{pad(term, column)}{first}".rstrip() + "\n")
        for line in rest:
            self.write(f"{' ' * (left + column)}{line}".rstrip() + "\n")

    def write_examples(self, examples: Sequence[tuple[str, str]]) -> None:
        """Write command lines, never folded, and beside or below each what it does."""
        longest = max(cell_len(line) for line, _ in examples)
        with self.section("例"):
            left = " " * self.current_indent
            for line, meaning in examples:
                if longest + _TEXT <= self.width:
                    self.write(f"{left}{pad(line, longest)}  {meaning}\n")
                else:
                    self.write(f"{left}{line}\n{left}    {meaning}\n")


def _packed(text: str, width: int, hanging: int) -> list[str]:
    """The lines of a term, broken only at blanks and after ``|``, indented from the second on."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1].strip() and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append(" " * hanging)
        lines[-1] += piece
    return [line.rstrip() for line in lines]
