"""What a task rests on: items of documents above, as 国办发〔2018〕23号#3 names them."""

import re
from functools import cache
from typing import Annotated
from unicodedata import normalize

from gkcli.frozen import frozen
from gkcli.model.scalars import FieldError, Parse

_ITEM = r"[0-9一二三四五六七八九十百]+(?:\.[0-9一二三四五六七八九十百]+){0,3}"
_SIGN = "#\uff03"
_PARTS = re.compile(rf"(?P<document>[^{_SIGN}]*[^{_SIGN}\s])[{_SIGN}](?P<item>{_ITEM})")
_LOOSE = re.compile(
    rf"(?P<document>[^{_SIGN}]*[^{_SIGN}\s])\s*[{_SIGN}]?\s*第?(?P<item>[0-9]+)[项条]"
)


@frozen
class ItemReference:
    """An item of a document: the document's number and, behind ``#``, the item's.

    ``item`` is the number of a task, or those of the headings above it and its place below the
    last of them, from the top down: ``二.3``, ``一.二.3``.
    """

    document: str
    item: str

    def __str__(self) -> str:
        return f"{self.document}#{self.item}"


def item_reference(text: str) -> ItemReference:
    """Read ``文号#项``; FieldError otherwise."""
    match = _PARTS.fullmatch(text)
    if match is None:
        loose = _LOOSE.fullmatch(normalize("NFC", text.strip()))
        meant = f"请写作 {loose['document']}#{loose['item']}" if loose else ""
        raise FieldError(
            "bad-basis",
            f"依据“{text}”读不懂",
            meant or "请写上级文件的文号、#、项号，如 国办发〔2018〕23号#3",
        )
    return ItemReference(match["document"], match["item"])


Reference = Annotated[
    ItemReference,
    Parse(item_reference, "国办发〔2018〕23号#3", rf"^[^#]*[^#\s]#{_ITEM}$"),
]


@cache
def document_key(number: str) -> str:
    """A document's number without what people write differently: brackets, widths and blanks."""
    return "".join(letter for letter in normalize("NFKC", number) if letter.isalnum())
