"""A small valid workspace to make one change in and see what is found."""

from pathlib import Path

import pytest

from gkcli.check.findings import inspect
from gkcli.errors import Diagnostic
from gkcli.workspace.open import Layout

BASE = Path(__file__).parents[2] / "corpus" / "base"


@pytest.fixture
def found(tmp_path, monkeypatch):
    """What is found after replacing texts, each of which must be there, in the two files."""
    monkeypatch.chdir(tmp_path)

    def run(*changes: tuple[str, str]) -> tuple[Diagnostic, ...]:
        texts = {p.name: p.read_text(encoding="utf-8") for p in BASE.iterdir()}
        for old, new in changes:
            holding = [name for name in sorted(texts) if old in texts[name]]
            assert holding, old
            texts[holding[0]] = texts[holding[0]].replace(old, new)
        for name, text in texts.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return inspect(Layout(tmp_path))

    return run


@pytest.fixture
def codes(found):
    """The codes of what is found."""
    return lambda *changes: [finding.code for finding in found(*changes)]
