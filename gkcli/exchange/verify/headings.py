"""Headings of a workspace against the rows or lines in which the document has them."""

from collections.abc import Sequence

from gkcli.exchange.documents.blanks import squeezed
from gkcli.exchange.intake.marks import bare_number
from gkcli.exchange.verify.differences import Differences
from gkcli.exchange.verify.likeness import alike
from gkcli.exchange.verify.locating import Piece, unnumbered
from gkcli.exchange.verify.places import Place
from gkcli.model.notice import Task


def compare_heading(piece: Piece, place: Place, body: str, differences: Differences) -> None:
    """Tell a title that differs, and words behind it that are not in the notice's body either."""
    texts = [unnumbered(squeezed(cell.text)) for cell in place.cells if cell.text]
    own = next((text for text in texts if text.startswith(piece.title)), None)
    if own is None:
        nearest = max(texts, key=lambda text: alike(text, piece.title), default="")
        differences.words(place.line, piece.name, nearest, piece.title)
        return
    rest = own.removeprefix(piece.title).strip("。：:")
    if rest and rest not in squeezed(body):
        differences.words(place.line, piece.name, own, piece.title)


def tell_beside_headings(standing: Sequence[tuple[Piece, Place]], differences: Differences) -> None:
    """Tell the words in rows of headings, and nothing but headings, that are none of them."""
    titles: dict[Place, list[str]] = {}
    tasks = {place for piece, place in standing if isinstance(piece.what, Task)}
    for piece, place in standing:
        if place.is_row and place not in tasks:
            titles.setdefault(place, []).append(piece.title)
    for place, known in titles.items():
        for cell in dict.fromkeys(place.cells):
            words = unnumbered(squeezed(cell.text))
            if words and not bare_number(words) and not any(map(words.startswith, known)):
                differences.beyond(cell.line, "标题旁边", words)
