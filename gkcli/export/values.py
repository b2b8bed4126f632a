"""Values as the forms hold them."""

import json
from collections.abc import Sequence

from gkcli.text import json_safe


def json_list(texts: Sequence[str]) -> str:
    """A list of texts as JSON, Chinese unescaped."""
    return json_safe(json.dumps(texts, ensure_ascii=False)) if texts else "[]"
