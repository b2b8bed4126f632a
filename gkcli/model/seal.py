"""The seal of a closed year (``sealed.yaml``): what its files held on the day they were closed."""

import re
from typing import Annotated

from gkcli.model.scalars import Date, FieldError, Parse, Text
from gkcli.model.shape import shape


def digest(text: str) -> str:
    """A SHA-256 digest in 64 hexadecimal digits; FieldError otherwise."""
    if not re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII):
        raise FieldError("bad-seal", "这不是一份文件的摘要", "这一行是 gkcli seal 写的，不用手改")
    return text


DigestText = Annotated[str, Parse(digest, "0" * 64, r"^[0-9a-f]{64}$")]


@shape
class SealedFile:
    """A file by its path in the workspace, and the digest of what it held."""

    path: Text
    digest: DigestText


@shape
class Seal:
    """The whole of ``sealed.yaml``: when a year was closed, by whom, and with which files."""

    on: Date
    files: tuple[SealedFile, ...]
    by: Text | None = None
