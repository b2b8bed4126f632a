"""Whatever data holds: no output of any command, in any format, acts on what shows it."""

import ast
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import gkcli.cli
from gkcli.cli.commands import SECTIONS
from gkcli.cli.output import SHOWN
from gkcli.errors import UNUSABLE
from gkcli.model.cycles import Cycle, Cycles, Gathering
from gkcli.text import ACTING
from gkcli.workspace.assessment import read_assessment
from gkcli.workspace.kinds import UPSTREAM
from gkcli.workspace.layout import Layout
from gkcli.workspace.open import open_workspace
from gkcli.workspace.read import read
from gkcli.yaml.canonical.emit import canonical
from tests.cli.conftest import REPOSITORY
from tests.support.repository import Repository

DEMO = REPOSITORY / "examples/demo"
STEERS = "\x1b]0;x\x07\x9b31m\u202e\u200b"
MARKS = "\u202e\u200b"
COMMAND = "::error::forged"
FORGES = f"\n{COMMAND}\ndata/tasks.yaml:1:1: 错误：forged"
KEPT = {"number", "printed", "id", "kind", "kinds", "each", "confidence", "within", "owed"}
KEPT |= {"document", "item", "not_ours"}
PROSE = {"requirement", "body"}
NAMES = {"lead", "responsible", "units", "report_to"}
SPEAKERS = {"output.py", "failure.py", "progress.py"}

TABLES = ("table", "json", "csv", "md")
TEXTS = ("text", "json")
EDITIONS = ("text", "md", "html", "json")
PAPERS = ("md", "html")
ASKED: list[tuple[str, tuple[str, ...]]] = [
    ("overview -f", ("table", "json")),
    ("tasks -f", TABLES),
    ("tasks --unit UNIT -f", TABLES),
    ("show 1 2 8 -f", ("table", "json")),
    ("units -f", TABLES),
    ("units UNIT -f", ("table", "json")),
    ("deadlines -f", TABLES),
    ("deadlines --each -f", TABLES),
    ("today -f", TABLES),
    ("today --unit UNIT -f", TABLES),
    ("spot-check --count 3 -f", TABLES),
    ("rectify --all -f", TABLES),
    ("score -f", TABLES),
    ("score --unit UNIT --what-if -f", TABLES),
    ("trace -f", TABLES),
    ("trace 1 -f", ("table", "json")),
    ("trace --suggest -f", TABLES),
    ("compare ../earlier . -f", (*TABLES, "html")),
    ("compare ../earlier . --units -f", (*TABLES, "html")),
    ("carry . --dry-run -f", TEXTS),
    ("carry . --yes -o ../later -f", TEXTS[:1]),
    ("rollup . -f", TABLES),
    ("rollup . --by section -f", TABLES),
    ("rollup . --by deadline -f", TABLES),
    ("cache -f", ("table", "json")),
    ("check -f", ("text", "json", "github")),
    ("verify other.md -f", TEXTS),
    ("diff HEAD~1 HEAD -f", EDITIONS),
    ("review HEAD~1 HEAD -f", EDITIONS),
    ("log 1 -f", TEXTS),
    ("blame 1 -f", TABLES),
    ("fmt", ("--check", "--diff")),
    ("record 1 -u UNIT -s 推进中 --on 2024-07-01 --dry-run --note", (f"甲{MARKS}",)),
    ("mark UNIT quality -k 申诉 --on 2024-07-01 --dry-run --note", (f"甲{MARKS}",)),
    ("record -u UNIT -s 推进中", (f"没有{FORGES}{STEERS}", f"没有{STEERS} 别的{FORGES}")),
    ("remind --as-of 2024-09-01 -f", ("table", "json")),
    ("set 1 --dry-run title", (f"甲{MARKS}",)),
    ("update filled.csv", ("--dry-run",)),
    ("undo --list -f", TABLES),
    ("report breakdown -f", PAPERS),
    ("report reminder -f", PAPERS),
    ("report bulletin -f", PAPERS),
    ("report hostile -f", PAPERS),
    ("report spot-check -f", PAPERS),
    ("report gather --unit UNIT -f", PAPERS),
    ("report trace -f", PAPERS),
    ("report --list -f", ("table", "json")),
    ("export", ("json", "jsonl")),
    ("site -o 网站 --as-of", ("2024-06-20",)),
    ("export ics --as-of", ("2024-06-20",)),
    ("export ics --unit UNIT --as-of", ("2024-06-20",)),
    ("import other.md --dry-run -f", TEXTS),
    ("git-setup", ("--dry-run",)),
    ("schema", ("tasks", "units", "progress")),
    ("completion", ("bash", "zsh", "fish")),
]
WRITES_WHAT_IT_HOLDS_ITSELF = {"init", "merge-driver", "seal"}


def planted(value: Any, text: str, prose: str, name: str = "") -> Any:
    """A value of the model with ``text`` behind every text, ``prose`` behind long ones."""
    if isinstance(value, tuple):
        return tuple(planted(one, text, prose, name) for one in value)
    if isinstance(value, str):
        return f"{value}{prose if name in PROSE else MARKS if name in NAMES else text}"
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = [field.name for field in fields(value) if field.name not in KEPT]
    return replace(
        value, **{part: planted(getattr(value, part), text, prose, part) for part in parts}
    )


def workspace_with(folder: Path, text: str, prose: str, names: str) -> Path:
    """The made-up district with hostile texts, committed twice."""
    demo = open_workspace(DEMO)
    (folder / "progress").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "templates/hostile.md.j2").write_text(f"# 题{STEERS}\n", encoding="utf-8")
    (folder / "templates/hostile.html.j2").write_text(f"<p>题{STEERS}", encoding="utf-8")
    shutil.copy(REPOSITORY / "tests/fixtures/demo-other-edition.md", folder / "other.md")
    with (folder / "other.md").open("a", encoding="utf-8") as file:
        file.write(f"\n尾{STEERS}\n")
    (folder / "filled.csv").write_text(
        f"任务/事项,报送单位,日期,状态,说明,列{STEERS}\n"
        f"1,区教育局{MARKS},2024-07-01,推进中,甲{MARKS},乙{STEERS}\n",
        encoding="utf-8",
    )
    for ledger in (DEMO / "progress").iterdir():
        records = re.sub(r"note: ([^,}]+)", _noted, ledger.read_text(encoding="utf-8"))
        records = re.sub(r"by: ([^,}]+)", _noted, records)
        target = folder / "progress" / f"{ledger.stem}{MARKS}.yaml"
        target.write_text(records, encoding="utf-8")
    scheme = read_assessment(demo).scheme
    named = tuple(replace(one, units=planted(one.units, MARKS, MARKS)) for one in scheme.groups)
    items = tuple(replace(one, what=f"{one.what}{text}") for one in scheme.items)
    scheme = replace(scheme, title=f"{scheme.title}{text}", groups=named, items=items, exempt=())
    (folder / "assessment.yaml").write_text(canonical(scheme), encoding="utf-8")
    cycle = Cycle(id="q", what=f"报{text}", each="quarter", day=5, gathered_by=Gathering("lead"))
    (folder / "cycles.yaml").write_text(canonical(Cycles((cycle,))), encoding="utf-8")
    city = read(Layout(DEMO), UPSTREAM, DEMO / "upstream/示例市/tasks.yaml").value
    (folder / "upstream/市").mkdir(parents=True)
    (folder / "upstream/市/tasks.yaml").write_text(
        canonical(planted(city, text, prose)), encoding="utf-8"
    )
    repository = Repository(folder)
    for changed in ("", text):
        table = replace(demo.table, parts=planted(demo.table.parts, text, prose + changed))
        (folder / "tasks.yaml").write_text(canonical(table), encoding="utf-8")
        registry = planted(demo.directory.registry, names, names)
        (folder / "units.yaml").write_text(canonical(registry), encoding="utf-8")
        repository.commit(f"改{STEERS}", author=f"甲{STEERS}")
    _year_before(folder)
    return folder


def _year_before(folder: Path) -> None:
    """The same a year earlier, in other words, beside it."""
    earlier = folder.parent / "earlier"
    earlier.mkdir()
    shutil.copy(folder / "units.yaml", earlier)
    told = (folder / "tasks.yaml").read_text(encoding="utf-8")
    told = told.replace("year: 2024", "year: 2023").replace("核对", f"核{MARKS}对")
    (earlier / "tasks.yaml").write_text(told, encoding="utf-8")


def _noted(match: re.Match[str]) -> str:
    name, _, value = match[0].partition(": ")
    return f"{name}: {json.dumps(value + MARKS)}"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that can be read: it has what misleads in every text, and no controls."""
    return workspace_with(tmp_path_factory.mktemp("hostile") / "data", MARKS, MARKS + FORGES, MARKS)


@pytest.fixture(scope="session")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with errors, whose every text has further lines."""
    folder = tmp_path_factory.mktemp("forged") / "data"
    workspace_with(folder, STEERS + FORGES, FORGES, STEERS + FORGES)
    units = folder / "units.yaml"
    told = units.read_text(encoding="utf-8")
    units.write_text(told.replace("kind: 镇", f"kind: {json.dumps(FORGES)}"), encoding="utf-8")
    return folder


def harmless(text: str, form: str) -> None:
    """Assert that a text steers nothing, and, where it is read line by line, forges nothing."""
    text = text.removeprefix("\ufeff")
    if form == "csv" or text.startswith("BEGIN:VCALENDAR"):
        text = text.replace("\r\n", "\n")
    assert not re.search(ACTING, text)
    if form == "github":
        assert all(re.match(r"::(error|warning|notice) file=", li) for li in text.splitlines())
    elif form not in PAPERS:
        assert not re.search(r"^\s*::", text, re.MULTILINE)


def asked() -> Iterator[tuple[list[str], str]]:
    unit = f"区教育局{MARKS}"
    for line, forms in ASKED:
        for form in forms:
            yield [unit if word == "UNIT" else word for word in line.split()] + [form], form


@pytest.mark.parametrize(("arguments", "form"), [*asked()], ids=lambda value: ascii(value)[:60])
def test_no_command_passes_on_what_acts(run, monkeypatch, hostile, arguments, form):
    monkeypatch.chdir(hostile)
    outcome = run("-d", ".", *arguments)
    assert (outcome.code == UNUSABLE) == (
        arguments[0] == "record" and arguments[-1] != f"甲{MARKS}"
    )
    assert outcome.out or outcome.err
    assert "差错" not in outcome.err
    harmless(outcome.out, form)
    harmless(outcome.err, "")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_line_break_in_a_value_begins_no_line_of_a_finding(run, monkeypatch, forged, form):
    monkeypatch.chdir(forged)
    outcome = run("-d", ".", "check", "-f", form)
    assert outcome.code == 1
    assert "forged" in outcome.out
    harmless(outcome.out, form)
    assert not re.search("^data/tasks", outcome.out, re.MULTILINE)


@pytest.mark.parametrize(
    "command", ["tasks", "fmt", "review HEAD~1 HEAD", "record 1 -u 甲 -s 推进中"]
)
def test_nor_where_a_command_tells_findings_beside(run, monkeypatch, forged, command):
    monkeypatch.chdir(forged)
    outcome = run("-d", ".", *command.split())
    for said in (outcome.out, outcome.err):
        harmless(said, "")
        assert not re.search("^data/tasks", said, re.MULTILINE)


def test_every_command_is_tried():
    tried = {line.split()[0] for line, _ in ASKED} | WRITES_WHAT_IT_HOLDS_ITSELF
    assert {entry.name for section in SECTIONS for entry in section.entries} == tried


def test_only_one_module_prints():
    for path in Path(gkcli.cli.__path__[0]).rglob("*.py"):
        if path.name in SPEAKERS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("print", "click.echo", "click.secho"), path
                assert not called.endswith(("stdout.write", "stderr.write")), path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
class TestNothingCanBePrinted:
    """What was done is said to be done, though its account could not be printed."""

    def told(self, run_process, command):
        return run_process(shell=f"gkcli -d data {command} > /dev/full; echo $?")

    def test_a_record_is_in_the_ledger(self, run_process, tmp_path):
        shutil.copytree(DEMO, tmp_path / "data")
        record = "record plan -u 乙镇 -s 推进中 --on 2024-05-01"
        outcome = self.told(run_process, record)
        assert outcome.out == "2\n"
        assert outcome.err == (
            "错误：已记入 data/progress/乙镇.yaml，只是结果没有打印出来：磁盘已满\n"
            "提示：不用再做一次；看看输出写到了哪里\n"
        )
        ledger = (tmp_path / "data/progress/乙镇.yaml").read_text(encoding="utf-8")
        assert ledger.endswith("- {on: 2024-05-01, for: plan, status: 推进中}\n")
        assert "已记入" not in self.told(run_process, record).err

    @pytest.mark.parametrize(
        ("command", "done"),
        [
            ("init 新", "已新建 新/tasks.yaml"),
            ("import ../other.md -o 新", "已写入 新/tasks.yaml"),
            ("record --template 表.csv", "已写好空表 表.csv"),
            ("report plan --new --as 我的", "已新建 data/templates/我的.md.j2"),
            ("fmt", "已整理 data/tasks.yaml"),
        ],
    )
    def test_so_is_what_other_commands_write(self, run_process, tmp_path, command, done):
        shutil.copytree(DEMO, tmp_path / "data")
        shutil.copy(REPOSITORY / "tests/fixtures/demo-other-edition.md", tmp_path / "other.md")
        with (tmp_path / "data/tasks.yaml").open("a", encoding="utf-8") as file:
            file.write("\n\n\n")
        outcome = self.told(run_process, command.replace("../", ""))
        assert outcome.out == "2\n"
        assert f"{done}" in outcome.err
        assert "只是结果没有打印出来：磁盘已满" in outcome.err

    def test_an_answer_that_is_cut_off_is_said_to_be(self, run_process, tmp_path):
        shutil.copytree(DEMO, tmp_path / "data")
        assert self.told(run_process, "tasks").err.startswith("错误：结果没有打印完：磁盘已满\n")


MANY = 120


class TestManyFindings:
    """A terminal shows the first ones and the count; a pipe and --all get every one."""

    @pytest.fixture
    def broken(self, demo_with):
        folder = demo_with({})
        (folder / "progress").mkdir()
        line = "- {on: 2024-03-20, for: 没有, status: 已完成}\n"
        (folder / "progress/甲镇.yaml").write_text(line * MANY, encoding="utf-8")
        return folder

    def test_on_a_terminal(self, screen, broken):
        here = {"GKCLI_DATA": str(broken)}
        shown = screen(200, "check", environment=here)
        assert len(re.findall(r"\.yaml:\d+:\d+:\s", shown)) == SHOWN
        assert "处错误" in shown
        assert f"上面只列前{SHOWN}处，全部见gkclicheck--all" in re.sub(r"\s", "", shown)
        whole = screen(200, "check", "--all", environment=here)
        assert len(re.findall(r"\.yaml:\d+:\d+:\s", whole)) >= MANY
        assert "上面只列" not in whole

    def test_in_a_pipe_and_for_programs(self, run, broken):
        for form in ("text", "json", "github"):
            assert run("-d", str(broken), "check", "-f", form).out.count("没有") >= MANY
