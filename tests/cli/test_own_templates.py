"""Templates that people write: whatever they do, the answer comes soon and says where it was."""

import pickle
import re
import shutil

import pytest

from gkcli.cli import report_printer as making
from gkcli.errors import Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.guard.process import confined
from tests.cli.conftest import REPOSITORY

FEW = 2


@pytest.fixture
def report(run, tmp_path, monkeypatch):
    """Make the report of a template in a form; what the command did."""
    monkeypatch.setattr(making, "SECONDS", FEW)
    folder = tmp_path / "data"
    shutil.copytree(REPOSITORY / "examples/demo", folder)
    (folder / "templates").mkdir()

    def made(text, form="md", **environment):
        (folder / "templates/mine.md.j2").write_text(text, encoding="utf-8")
        target = tmp_path / f"out.{form}"
        return run("-d", str(folder), "report", "mine", "-o", str(target), **environment)

    return made


def nested(opening, closing, times, within="甲"):
    return opening * times + within + closing * times


TOO_MUCH = {
    "join": ("{{ (['公'*1000000]*1000000)|join }}", "1"),
    "block": (
        "甲\n{% set a %}{% for i in range(999) %}{{ '公'*1000000 }}{% endfor %}{% endset %}{{ a }}",
        "2",
    ),
    "text of its own": (
        f"{{% set a %}}{{% for i in range(99999) %}}{'公' * 1000000}{{% endfor %}}{{% endset %}}甲",
        "1",
    ),
    "doublings": (
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}\n"
        + nested("{% call m() %}", "{% endcall %}", 40),
        "[12]",
    ),
    "list": (
        "{% set n = namespace(l=[]) %}\n{% for i in range(100000) %}{% for j in range(100) %}"
        "{% set n.l = n.l + ['公' * 100] %}{% endfor %}{% endfor %}",
        "2",
    ),
    "loops": (
        "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "2",
    ),
}


@pytest.mark.parametrize(("text", "line"), TOO_MUCH.values(), ids=TOO_MUCH)
@pytest.mark.parametrize("form", ["md", "docx"])
def test_what_takes_too_much_is_stopped_at_its_line(report, tmp_path, text, line, form):
    outcome = report(text, form)
    assert outcome.code == 2
    assert re.search(rf"templates/mine\.md\.j2:{line}：", outcome.err)
    assert outcome.err.split("\n")[0].endswith("，已停下")
    assert "提示：检查模板里的循环和重复" in outcome.err
    assert not [*tmp_path.glob("out*"), *tmp_path.glob(".out*")]


def test_a_table_that_takes_for_ever_to_lay_out_is_stopped(report):
    rows = "{% for i in range(100000) %}|{{ i }}|乙|\n{% endfor %}" * 2
    outcome = report(f"|甲|乙|\n|---|---|\n{rows}", "docx")
    assert outcome.code == 2
    assert re.search(rf"templates/mine\.md\.j2(:\d)?：用时超过 {FEW} 秒，已停下", outcome.err)


def test_work_in_a_single_step_is_stopped_too(report, monkeypatch):
    monkeypatch.setattr("gkcli.paper.patience.signal.setitimer", lambda *_: None)
    monkeypatch.setattr(making, "GRACE", 0)
    outcome = report(TOO_MUCH["doublings"][0])
    assert outcome.code == 2
    assert "用模板 " in outcome.err
    assert f"mine.md.j2 出报表超过 {FEW} 秒还没有完，已停下" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        f"{{{{ {nested('(', ')', 300, '1')} }}}}",
        f"{{{{ 1{'+1' * 3000} }}}}",
        f"{{{{ {nested('[', ']', 2000, '1')} }}}}",
        nested("{% for a in [1] %}", "{% endfor %}", 30),
        nested("{% if 1 %}", "{% endif %}", 300),
    ],
)
def test_deep_nesting_is_called_so(report, text):
    outcome = report(text)
    assert outcome.code == 2
    assert "mine.md.j2：括号、运算或标记一层套一层，套得太深" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'mine.md.j2' %}",
        "{% extends 'mine.md.j2' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_a_template_that_refers_to_itself_is_told_that(report, text):
    assert "mine.md.j2:1：模板自己引用自己" in report(text).err


def test_errors_in_the_data_come_through_whole(report, tmp_path):
    (tmp_path / "data/statistics.yaml").write_text("year: 甲\n", encoding="utf-8")
    outcome = report("{{ annual.figures|length }}")
    assert outcome.code == 2
    assert "statistics.yaml:1:" in outcome.err


def test_an_error_with_findings_can_be_handed_over():
    finding = Diagnostic("a", 1, 2, Severity.ERROR, "c", "甲", "乙")
    error = pickle.loads(pickle.dumps(InvalidDataError("错", [finding], "改")))
    assert (error.message, error.diagnostics, error.hint) == ("错", (finding,), "改")
    plain = pickle.loads(pickle.dumps(GkcliError("错", "改", details=["一"])))
    assert (plain.message, plain.hint, plain.details) == ("错", "改", ("一",))


def test_it_also_works_where_a_process_begins_anew(report, tmp_path, monkeypatch):
    monkeypatch.setattr("gkcli.guard.process.sys.platform", "darwin")
    monkeypatch.setattr(making, "SECONDS", 30)
    assert report("# {{ notice.title }}\n").code == 0
    assert "政务公开" in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_only_templates_of_ones_own_have_a_process(report, run, tmp_path, monkeypatch):
    asked = []

    def watched(*given):
        asked.append(given)
        return confined(*given)

    monkeypatch.setattr("gkcli.guard.process.confined", watched)
    data = str(tmp_path / "data")
    assert run("-d", data, "report", "breakdown").code == 0
    assert not asked
    assert report("甲\n").code == 0
    assert len(asked) == 1
