"""The tokens within a paragraph as content of a document."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

from gkcli.document.inlines import Break, Content, Face, Gap, Inline, Run, ems, lines_of
from gkcli.inert import printable
from gkcli.report.markdown.marks import GAP

_SOFT = Run("\n")
_FACES = {
    (False, False): Face.PLAIN,
    (True, False): Face.BOLD,
    (False, True): Face.KAI,
    (True, True): Face.HEI,
}
_TURNS = {
    "strong_open": ("strong", 1),
    "strong_close": ("strong", -1),
    "em_open": ("em", 1),
    "em_close": ("em", -1),
}


def content_of(tokens: Sequence[Token]) -> Content:
    """The content of a paragraph; a line end in the source is no break."""
    return tuple(_tidy(_joined(list(_pieces(tokens)))))


def source_lines(tokens: Sequence[Token]) -> tuple[Content, ...]:
    """The content of a paragraph, line by line as it is written in the source."""
    pieces = [Break() if piece is _SOFT else piece for piece in _pieces(tokens)]
    return tuple(tuple(_tidy(line)) for line in lines_of(pieces) if line)


def _pieces(tokens: Sequence[Token]) -> Iterator[Inline]:
    depth = {"strong": 0, "em": 0}
    target = ""
    for token in tokens:
        face = _FACES[depth["strong"] > 0, depth["em"] > 0]
        if token.type in _TURNS:
            what, by = _TURNS[token.type]
            depth[what] += by
        elif token.type == "softbreak":
            yield _SOFT
        elif token.type == "hardbreak":
            yield Break()
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "") if token.markup != "autolink" else ""
        elif token.type == "link_close" and target:
            yield Run(f"（{printable(target)}）", face)
        elif token.content:
            yield Run(printable(token.content).replace("\n", " "), face)


def _joined(pieces: list[Inline]) -> Iterator[Inline]:
    """The pieces with line ends of the source gone, or a blank between Latin words."""
    for at, piece in enumerate(pieces):
        if piece is not _SOFT:
            yield piece
        elif 0 < at < len(pieces) - 1:
            around = pieces[at - 1].text[-1:] + pieces[at + 1].text[:1]
            if ems(around) < len(around):
                yield Run(" ")


def _tidy(pieces: Iterable[Inline]) -> Iterator[Inline]:
    """Runs of one face made one, and the gaps in them found."""
    for face, group in groupby(pieces, lambda p: p.face if isinstance(p, Run) else None):
        if face is None:
            yield from group
        else:
            yield from _with_gaps("".join(piece.text for piece in group), face)


def _with_gaps(text: str, face: Face) -> Iterator[Inline]:
    at = 0
    for match in GAP.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], face)
        yield Gap(match[1])
        at = match.end()
    if at < len(text):
        yield Run(text[at:], face)
