"""Every code that import and verify report is explained in the document, and no other."""

import ast
import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[4]
SPEAKERS = {"warn", "note"}


def reports(call):
    """Whether a call reports a finding: by its name, or since it says how severe that is."""
    owners = [getattr(argument, "value", None) for argument in call.args]
    severe = any(isinstance(owner, ast.Name) and owner.id == "Severity" for owner in owners)
    return severe or getattr(call.func, "attr", "") in SPEAKERS


def reported():
    for package in ("intake", "verify"):
        for path in (REPOSITORY / "gkcli/office" / package).glob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and reports(call):
                    texts = [a.value for a in call.args if isinstance(a, ast.Constant)]
                    yield from (t for t in texts if re.fullmatch(r"[a-z]+(-[a-z]+)*", str(t)))


def test_the_document_explains_every_code():
    text = (REPOSITORY / "docs/import.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)

    assert len(explained) == len(set(explained))
    assert set(explained) == set(reported())
