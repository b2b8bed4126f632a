"""Files that are laid out as ``fmt`` lays them out, read line by line without a parser.

Only the part of YAML that ``fmt`` writes is known here, and whatever looks otherwise is left to
the parser: at the slightest doubt there is no answer. What is read has the same data as the parser
makes of it; a property test holds the two equal. It is three times as fast, and a query needs not
import PyYAML.
"""

from collections.abc import Iterator

from gkcli.yaml.marks import Plain

_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What a text without quotes does not begin with."""

_BLOCKS = {"|-": (False, "-"), "|": (False, ""), "|2-": (True, "-"), "|2": (True, "")}
"""The headers of blocks: whether the indentation is given, and how the last line end is kept."""

_STEP = 2
_LONGEST_KEY = 100
BATCH = 1 << 18
"""How many characters of a long text are split into lines at once."""

_DEEPEST = 16
"""How many lists and mappings may stand in one another here; the tables need nine."""


class _DoubtError(Exception):
    """Something is not as ``fmt`` would write it."""


def read_tidy(text: str, batch: int = BATCH) -> Plain | None:
    """The data of a text that holds a block list or mapping; None where there is any doubt.

    The text is taken to hold no character that cannot be seen, but for line feeds. One of more
    characters than ``batch`` is read in pieces of about as many, so that not all of its lines,
    which take three times its own room, are there at once.
    """
    if not text.endswith("\n"):
        return None
    try:
        return _piecewise(text, batch) if len(text) > batch else _Reader(text).document()
    except _DoubtError:
        return None


def _piecewise(text: str, batch: int) -> Plain:
    """The same of a long text: most of it are the items below the last key with nothing beside."""
    colon = text.rfind(":\n  - ")
    opening = text.rfind("\n", 0, max(colon, 0)) + 1
    if not opening or not text[opening].isalpha():
        return _Reader(text).document()
    first = text.index("\n", opening) + 1
    head = text[opening:first]
    data = _Reader(text[:opening]).document()
    items: list[Plain] = []
    key = head[:-2]
    for start, stop in _batches(text, first, batch):
        piece = _Reader(head + text[start:stop]).document()
        if not isinstance(piece, dict) or piece.keys() != {key} or piece[key] == "":
            return _Reader(text).document()
        items += piece[key]
    if not isinstance(data, dict) or key in data:
        raise _DoubtError
    return {**data, key: items}


def _batches(text: str, first: int, batch: int) -> Iterator[tuple[int, int]]:
    """From where to where to read some items at once; each piece begins with an item's dash."""
    start = first
    while start < len(text):
        stop = text.find("\n  - ", start + batch) + 1 or len(text)
        yield start, stop
        start = stop


class _Reader:
    """Walks over the lines; every method takes the line to begin at and gives the one behind."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._end = len(self._lines) - 1
        # A comment behind the last line ends whatever is being read.
        self._lines[self._end] = "#"
        self._names: dict[str, str] = {}

    def document(self) -> Plain:
        """The data of all lines."""
        at, indent = self._skip(0)
        if indent:
            raise _DoubtError
        data, at = self._collection(at, 0, 1)
        if at != self._end:
            raise _DoubtError
        return data

    def _skip(self, at: int) -> tuple[int, int]:
        """The next line that is neither blank nor a comment, and its indentation; -1 at the end."""
        lines, end = self._lines, self._end
        while at < end:
            line = lines[at]
            body = line.lstrip(" ")
            if body and body[0] != "#":
                return at, len(line) - len(body)
            at += 1
        return end, -1

    def _collection(self, at: int, indent: int, depth: int) -> tuple[Plain, int]:
        if depth > _DEEPEST:
            raise _DoubtError
        if self._lines[at].startswith("- ", indent):
            return self._list(at, indent, depth)
        return self._mapping(at, indent, depth)

    def _list(self, at: int, indent: int, depth: int) -> tuple[list[Plain], int]:
        items: list[Plain] = []
        item: Plain
        here = indent
        while here == indent:
            line = self._lines[at]
            written = line[indent + _STEP :]
            if not line.startswith("- ", indent) or not written:
                raise _DoubtError
            if written[0] in _MARKS:
                item, at = self._marked(written, at, indent)
            elif ": " in written or written[-1] == ":":
                # The first pair of a mapping stands behind the dash.
                item, at = self._mapping(at, indent + _STEP, depth + 1)
            else:
                item, at = _plain(written), at + 1
            items.append(item)
            at, here = self._skip(at)
        if here > indent:
            raise _DoubtError
        return items, at

    def _mapping(self, at: int, indent: int, depth: int) -> tuple[dict[str, Plain], int]:
        data: dict[str, Plain] = {}
        lines, names, margin = self._lines, self._names, " " * indent
        body = lines[at][indent:]
        while True:
            name, colon, written = body.partition(": ")
            key = names.get(name) if colon else None
            if key is None:
                key = self._new_name(name if colon else body[:-1], body)
            if key in data:
                raise _DoubtError
            if not colon:
                data[key], at = self._below(at + 1, indent, depth)
            elif not written:
                raise _DoubtError
            elif written[0] in _MARKS:
                data[key], at = self._marked(written, at, indent)
            else:
                data[key] = _plain(written)
                at += 1
            line = lines[at]
            body = line[indent:]
            if line.startswith(margin) and body and body[0] not in " #":
                continue
            at, here = self._skip(at)
            if here > indent:
                raise _DoubtError
            if here < indent:
                return data, at
            body = lines[at][indent:]

    def _new_name(self, name: str, body: str) -> str:
        """A key that was not met before, or that has nothing on its line."""
        fits = len(name) < _LONGEST_KEY and name.isidentifier() and name.isascii()
        if not fits or body[len(name)] != ":":
            raise _DoubtError
        return self._names.setdefault(name, name)

    def _below(self, at: int, indent: int, depth: int) -> tuple[Plain, int]:
        """What stands on the lines below a key; nothing where the next is no further right."""
        at, here = self._skip(at)
        return self._collection(at, here, depth + 1) if here > indent else ("", at)

    def _marked(self, written: str, at: int, indent: int) -> tuple[Plain, int]:
        """A value that begins with a mark: a block, a list in brackets, a text in quotes."""
        if written[0] == "|":
            return self._block(written, at + 1, indent)
        if written[0] == "[" and written[-1] == "]":
            return _in_brackets(written[1:-1]), at + 1
        if written[0] == "'":
            return _unquoted(written), at + 1
        raise _DoubtError

    def _block(self, header: str, at: int, indent: int) -> tuple[str, int]:
        """The text of the lines of a block, which are two further right than ``indent``."""
        if header not in _BLOCKS:
            raise _DoubtError
        indented, chomping = _BLOCKS[header]
        lines, width = self._lines, indent + _STEP
        margin = " " * width
        content: list[str] = []
        while (line := lines[at]).startswith(margin) or not line:
            content.append(line[width:])
            at += 1
        text = "\n".join(content).rstrip("\n")
        if not text or " \n" in text or text[-1] == " " or line.startswith(" " * (indent + 1)):
            raise _DoubtError
        if not indented and text.lstrip("\n")[0] == " ":
            raise _DoubtError
        return (text if chomping else f"{text}\n"), at


def _plain(written: str) -> str:
    """A text without quotes, which does not begin with a mark."""
    if ": " in written or " #" in written or written[-1] in ": " or written[0] == " ":
        raise _DoubtError
    return written


def _unquoted(written: str) -> str:
    inner = written[1:-1].replace("''", "\0")
    if len(written) == 1 or written[-1] != "'" or "'" in inner:
        raise _DoubtError
    return inner.replace("\0", "'")


def _in_brackets(inner: str) -> list[Plain]:
    if not inner:
        return []
    items: list[Plain] = []
    for item in inner.split(", "):
        if item[:1] == "'":
            items.append(_unquoted(item))
            continue
        if not item or item[0] in _MARKS or item[0] == " " or item[-1] == " ":
            raise _DoubtError
        if not _NOT_IN_BRACKETS.isdisjoint(item) or " #" in item:
            raise _DoubtError
        items.append(item)
    return items


_NOT_IN_BRACKETS = frozenset(",[]{}:?'\"")
