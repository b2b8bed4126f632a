"""Content within a line as HTML."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from gkcli.document.inlines import Break, Content, Face, Gap, Inline, Run, lines_of
from gkcli.document.titles import balanced

_FACES = {
    Face.PLAIN: Markup("{}"),
    Face.BOLD: Markup("<b>{}</b>"),
    Face.KAI: Markup('<span class="kai">{}</span>'),
    Face.HEI: Markup('<span class="hei">{}</span>'),
}
_GAP = Markup('<mark class="gap">{}</mark>')
_DATE = re.compile(r"(\d+ ?年(?:\d+月(?:\d+日)?)?)")
_WHOLE = Markup('<span class="whole">{}</span>')
_NEW_LINE = Markup("<br>")
_ON_PAPER = Markup('<br class="paper">')


def inline_html(content: Iterable[Inline]) -> Markup:
    """Content as HTML; the text in it is escaped."""
    return Markup("").join(map(_piece, content))


def title_html(content: Content, width: float) -> Markup:
    """A title: on paper broken at its words into lines of ``width`` ems, else at no date."""
    lines = balanced(content, width)
    new_line = _NEW_LINE if lines == content else _ON_PAPER
    return Markup("").join(
        _kept_whole(piece)
        if isinstance(piece, Run)
        else (new_line if isinstance(piece, Break) else _piece(piece))
        for piece in lines
    )


def spans(parts: Iterable[Content]) -> Markup:
    """Each part in an element of its own."""
    return Markup("").join(Markup("<span>{}</span>").format(inline_html(part)) for part in parts)


def paragraphs(content: Content) -> Markup:
    """Each line of the content as a paragraph; a single line as it is."""
    lines = lines_of(content)
    if len(lines) == 1:
        return inline_html(content)
    return Markup("").join(Markup("<p>{}</p>").format(inline_html(line)) for line in lines)


def _piece(piece: Inline) -> Markup:
    match piece:
        case Break():
            return _NEW_LINE
        case Gap():
            return _GAP.format(piece.text)
        case Run():
            return _FACES[piece.face].format(piece.text)


def _kept_whole(run: Run) -> Markup:
    pieces = [
        _WHOLE.format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(_DATE.split(run.text))
    ]
    return _FACES[run.face].format(Markup("").join(pieces))
