"""Documents cut, shuffled, doubled, mis-encoded, with characters changed, as chance has it."""

import io
import zipfile
from collections.abc import Callable
from random import Random

_LETTERS = (
    "（）()〔〕[]【】：:；;，,、。.|\t\n\r\u3000 <>/&一二十1２3①-—年月日前牵头责任单位各镇\u200b\0"
)
_ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "utf-8-sig", "cp1252")
_MOST_CHANGED = 20


def _cut_end(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _cut_start(data: bytes, chance: Random) -> bytes:
    return data[chance.randrange(len(data)) :]


def _cut_middle(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 200) :]


def _shuffle_lines(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _repeat_line(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    lines[chance.randrange(len(lines))] *= chance.choice((2, 3, 50))
    return b"\n".join(lines)


def _change_bytes(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _change_letters(data: bytes, chance: Random) -> bytes:
    letters = list(data.decode("utf-8", "replace"))
    for _ in range(chance.randrange(1, _MOST_CHANGED)):
        letters[chance.randrange(len(letters))] = chance.choice(_LETTERS)
    return "".join(letters).encode("utf-8", "replace")


def _put_in_letters(data: bytes, chance: Random) -> bytes:
    letters = list(data.decode("utf-8", "replace"))
    for _ in range(chance.randrange(1, _MOST_CHANGED)):
        letters.insert(chance.randrange(len(letters)), chance.choice(_LETTERS))
    return "".join(letters).encode("utf-8", "replace")


def _encode_otherwise(data: bytes, chance: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _cut_end,
    _cut_start,
    _cut_middle,
    _shuffle_lines,
    _repeat_line,
    _change_bytes,
    _change_letters,
    _put_in_letters,
    _encode_otherwise,
)


def mutilated(data: bytes, chance: Random) -> bytes:
    """A document after one to three mishaps; an Office file is also hit inside of its package."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _hit_inside(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if data:
            data = chance.choice(_WAYS)(data, chance)
    return data


def _hit_inside(data: bytes, chance: Random) -> bytes:
    """The package with one part mutilated or left out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        telling = [name for name in names if "document.xml" in name or "sheet" in name]
        hit = chance.choice((*telling, *telling, *names))
        for name in names:
            part = old.read(name)
            if name == hit:
                part = chance.choice(_WAYS)(part, chance) if chance.random() < 0.9 else b""
            new.writestr(name, part)
    return file.getvalue()
