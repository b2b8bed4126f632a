"""Every case of tests/corpus/yaml is found to be what the file beside it says."""

from pathlib import Path

import pytest
import yaml

from gkcli.errors import Diagnostic
from gkcli.yaml.source import Source, read_source
from gkcli.yaml.syntax import parse

CASES = sorted((Path(__file__).parents[2] / "corpus" / "yaml").glob("*.yaml"))

cases = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


def findings_of(case: Path) -> tuple[Diagnostic, ...]:
    source = read_source(case, case.name)
    return parse(source).diagnostics if isinstance(source, Source) else (source,)


def listed(findings: tuple[Diagnostic, ...]) -> str:
    return "".join(
        f"{finding.line}:{finding.column}: {finding.severity} {finding.code}\n"
        for finding in findings
    )


@cases
def test_a_case_has_the_findings_listed_beside_it(case: Path):
    expected = case.with_suffix(".expected").read_text(encoding="utf-8")
    assert listed(findings_of(case)) == expected


@cases
def test_the_pure_parser_leads_to_the_same_findings(case: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(yaml, "CSafeLoader", yaml.SafeLoader)
    expected = case.with_suffix(".expected").read_text(encoding="utf-8")
    found = [line.split(" ") for line in listed(findings_of(case)).splitlines()]
    wanted = [line.split(" ") for line in expected.splitlines()]
    # It counts the columns of a few errors differently; the line and the code are the same.
    assert [(line[0].split(":")[0], *line[1:]) for line in found] == [
        (line[0].split(":")[0], *line[1:]) for line in wanted
    ]


@cases
def test_every_finding_says_in_chinese_what_is_wrong_and_what_to_do(case: Path):
    for finding in findings_of(case):
        assert finding.file == case.name
        assert finding.message.endswith(("。", "…"))
        assert any("\u4e00" <= character <= "\u9fff" for character in finding.message)
        assert any("\u4e00" <= character <= "\u9fff" for character in finding.hint)
        assert (finding.message + finding.hint).isprintable()


def test_the_corpus_is_there_and_no_expectation_is_left_over():
    assert len(CASES) >= 60
    expected = {path.stem for path in CASES[0].parent.glob("*.expected")}
    assert expected == {case.stem for case in CASES}
