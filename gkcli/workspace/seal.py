"""The seal of a closed year: the files under it, and their digests."""

from hashlib import sha256
from typing import TYPE_CHECKING

from gkcli.errors import Diagnostic
from gkcli.workspace.kinds import SEAL, SEALED_KINDS
from gkcli.workspace.read import listed, read

if TYPE_CHECKING:
    from gkcli.model.seal import Seal
    from gkcli.workspace.layout import Layout


def seal_of(layout: "Layout") -> "Seal | None":
    """The seal of a workspace; None where it has none, or one that cannot be read."""
    path = layout.place(SEAL)
    return read(layout, SEAL, path).value if layout.files.exists(path) else None


def digests(layout: "Layout") -> dict[str, str]:
    """The digest of every file of the year that stands in its folder, by its path there.

    Line ends do not count: git may change them. A file that cannot be read has no digest.
    """
    found: dict[str, str] = {}
    for kind in SEALED_KINDS:
        paths = listed(layout, kind)
        for path in () if isinstance(paths, Diagnostic) else paths:
            if not path.is_relative_to(layout.folder):
                continue
            data = layout.files.read(path)
            if isinstance(data, bytes):
                name = path.relative_to(layout.folder).as_posix()
                found[name] = sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    return found
