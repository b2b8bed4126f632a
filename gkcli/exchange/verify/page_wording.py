"""The text of a page by the standard library's parser: the simple way to its words."""

import re
from html.parser import HTMLParser

from gkcli.exchange.documents.numbers import shortened

_UNSEEN = frozenset(
    {"script", "style", "head", "noscript", "template", "select", "textarea", "iframe"}
    | {"object", "svg", "math", "audio", "video"}
)
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEAD_ENDS = "body"


def page_text(source: str) -> str:
    """What a page says where it is not hidden."""
    reader = _Reader()
    reader.feed(shortened(source))
    reader.close()
    return "".join(reader.held)


class _Reader(HTMLParser):
    """Holds text outside of what is not seen.

    ``_within`` is the tag of the unseen element that it is in, ``_depth`` how many elements of
    that tag are open.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.held: list[str] = []
        self._within = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within == "head" and tag == _HEAD_ENDS:
            self._within = ""
        if self._within:
            self._depth += tag == self._within
        elif tag not in _EMPTY and (tag in _UNSEEN or _is_hidden(dict(attrs))):
            self._within, self._depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._depth -= 1
            self._within = tag if self._depth else ""

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.held.append(data)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None
