"""Printed pages as tests look at them: words with their places."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

A4 = (595, 842)
MM = 72 / 25.4
LETTER = 16
CLOSING = tuple("）》」”，。、；：")


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def trimmed(self) -> float:
        return LETTER / 2 if self.text.endswith(CLOSING) else 0


@dataclass(frozen=True)
class Sheet:
    """One printed page; lengths in points."""

    width: float
    height: float
    words: list[Word]

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


def sheets(pdf: Path) -> list[Sheet]:
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    pages = re.split(r"<page ", done.stdout.decode())[1:]
    return [_sheet(page) for page in pages]


def _sheet(page: str) -> Sheet:
    size = re.match(r'width="([\d.]+)" height="([\d.]+)"', page)
    assert size
    number = r'"([-\d.]+)"'
    word = rf"<word xMin={number} yMin={number} xMax={number} yMax={number}>(.*?)</word>"
    words = [Word(*map(float, found[:4]), found[4]) for found in re.findall(word, page)]
    return Sheet(float(size[1]), float(size[2]), words)


def inside(sheet: Sheet, top: float, right: float, bottom: float, left: float) -> bool:
    """Whether all words but the page number keep the margins, given in millimetres.

    Half a millimetre is forgiven beside the text, and the empty half of a closing mark, which the
    browser trims; above and below the middle of a word counts, because a font's box is taller
    than its letters.
    """
    foot = sheet.height - bottom * MM
    return all(
        word.left >= (left - 0.5) * MM
        and word.right - word.trimmed <= sheet.width - (right - 0.5) * MM
        and top * MM <= word.middle <= foot
        for word in sheet.words
        if not _is_number(word, sheet, foot, left)
    )


def _is_number(word: Word, sheet: Sheet, foot: float, left: float) -> bool:
    """Whether it is the page's number: below the text, or left of it on a page across."""
    aside = word.right <= left * MM if sheet.landscape else word.middle > foot
    return aside and re.fullmatch(r"[—\d]+", word.text) is not None
