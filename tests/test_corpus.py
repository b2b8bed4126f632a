"""Whole workspaces, right and wrong: a new case is a new folder.

A case holds some of the files of a workspace; what it lacks is taken from ``base``.
``progress`` are its ledgers. ``as-of`` is the day on which it is looked at, by default long after.
``expected`` lists the findings, one a line: ``FILE:LINE:COLUMN SEVERITY CODE``.
"""

import ast
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from gkcli.check.findings import inspect
from gkcli.errors import Diagnostic
from gkcli.workspace.open import Layout

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
FILES = (
    "tasks.yaml",
    "units.yaml",
    "holidays.yaml",
    "cycles.yaml",
    "statistics.yaml",
    "site.yaml",
    "office.yaml",
    "assessment.yaml",
    "sealed.yaml",
)
FOLDERS = ("progress", "assessment", "upstream")
DOCUMENT = HERE.parent / "docs" / "diagnostics.md"
PACKAGE = HERE.parent / "gkcli"
CHECKS = {"assessment", "canonical", "check", "model", "records", "rollup", "workspace", "yaml"}
"""The packages and modules that report findings."""

INVALID = sorted(folder.name for folder in (CORPUS / "invalid").iterdir())
VALID = sorted(folder.name for folder in (CORPUS / "valid").iterdir())

BUILT_IN_TESTS = {
    *("missing-file", "not-a-file", "unreadable", "too-large", "too-deep"),
    # Only ``fmt`` says it.
    "not-formattable",
    # Only of a list outside workspaces, of a file that is no workspace's.
    *("duplicate-workspace", "missing-workspace"),
}
"""Codes of what no file in git can hold; ``test_unusual_files`` and ``tests/unit/files``."""


@pytest.fixture
def inspected(tmp_path, monkeypatch):
    """Lay a case out as a workspace and say what is found in it."""
    monkeypatch.chdir(tmp_path)

    def run(case: Path) -> tuple[Diagnostic, ...]:
        for name in FILES:
            source = case / name if (case / name).exists() else CORPUS / "base" / name
            if source.exists():
                shutil.copyfile(source, tmp_path / name)
        for name in FOLDERS:
            if (case / name).exists():
                shutil.copytree(case / name, tmp_path / name)
        as_of = case / "as-of"
        day = as_of.read_text(encoding="utf-8").strip() if as_of.exists() else "2020-01-01"
        return inspect(Layout(tmp_path), date.fromisoformat(day))

    return run


def lines(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{f.file}:{f.line}:{f.column} {f.severity} {f.code}" for f in findings]


def expected(case: Path) -> list[str]:
    return (case / "expected").read_text(encoding="utf-8").splitlines()


def test_the_base_of_the_corpus_has_no_findings(inspected):
    assert lines(inspected(CORPUS / "base")) == []


@pytest.mark.parametrize("name", INVALID)
def test_an_invalid_workspace_has_exactly_the_expected_findings(name, inspected):
    case = CORPUS / "invalid" / name

    found = inspected(case)

    assert lines(found) == expected(case) != []


@pytest.mark.parametrize("name", INVALID)
def test_every_finding_is_a_chinese_sentence_that_says_what_to_do(name, inspected):
    for finding in inspected(CORPUS / "invalid" / name):
        for text in (finding.message, finding.hint):
            assert re.search("[\u4e00-\u9fff]", text)
            assert text.endswith(("。", "？", "…")), text
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", finding.code)


@pytest.mark.parametrize("name", VALID)
def test_a_valid_workspace_has_no_findings(name, inspected):
    assert lines(inspected(CORPUS / "valid" / name)) == []


def test_twelve_independent_mistakes_are_twelve_findings():
    assert len(expected(CORPUS / "invalid" / "twelve-mistakes")) == 12


def test_the_corpus_is_as_large_as_promised():
    assert len(INVALID) >= 40
    assert len(VALID) >= 5


def codes_in_source() -> set[str]:
    """Every code that the package can report: it is the only text written with-hyphens there."""
    found = {"unreadable", "unverified"}
    for path in (p for p in PACKAGE.rglob("*.py") if p.parent.name in CHECKS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text):
                found.add(text)
    return found - {"half-year"}


def codes_in_corpus() -> set[str]:
    yaml = (p.read_text(encoding="utf-8") for p in sorted((CORPUS / "yaml").glob("*.expected")))
    words = {word for text in yaml for word in text.split()}
    return words | {
        line.split()[-1] for name in INVALID for line in expected(CORPUS / "invalid" / name)
    }


def test_every_code_in_the_source_has_a_case():
    assert codes_in_source() - codes_in_corpus() - BUILT_IN_TESTS == set()


def test_every_code_is_explained_in_the_document_and_no_other():
    headings = re.findall(r"^### `([a-z-]+)`", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(headings) == sorted(set(headings))
    assert set(headings) == codes_in_source()


def test_the_document_names_every_severity_that_a_code_can_have():
    levels = {"error": "错误", "warning": "警告", "note": "说明"}
    text = DOCUMENT.read_text(encoding="utf-8")
    headings = dict(re.findall(r"^### `([a-z-]+)`（(.+)）$", text, re.MULTILINE))
    seen = {
        (code, levels[severity])
        for name in INVALID
        for _, severity, code in map(str.split, expected(CORPUS / "invalid" / name))
    }

    assert {(code, level) for code, level in seen if level not in headings[code]} == set()
