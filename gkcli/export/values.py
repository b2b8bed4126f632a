"""Values as JSON holds them."""

import json
from collections.abc import Sequence

from gkcli.text import json_safe

_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def json_line(value: object) -> str:
    """A value as JSON on one line, Chinese unescaped, dates as texts."""
    return json_safe(_encode(value))


def json_list(texts: Sequence[str]) -> str:
    """A list of texts as JSON."""
    return json_line(texts) if texts else "[]"
