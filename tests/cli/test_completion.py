"""Completion: what the scripts are told, and what the shells make of it."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import click
import pytest

from gkcli.cli.app import COMPLETION_VARIABLE, ROOT
from gkcli.cli.commands import SECTIONS
from gkcli.cli.completion import SHELLS

UNITS = """\
units:
  - name: 区审改办
    full_name: 区行政审批制度改革工作小组办公室
    aliases: [编办]
  - name: 区行政服务中心管委会
  - name: 区市场监督管理局
  - name: 区教育局
"""

# A gkcli whose one further command takes what completion has to offer.
PROGRAM = """\
#!{python}
import sys
sys.path.insert(0, {tests!r})
from completion_probe import main
sys.exit(main())
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "units.yaml").write_text(UNITS, encoding="utf-8")
    (tmp_path / "tasks.yaml").write_text(
        "parts:\n  - sections:\n      - tasks:\n"
        "          - {number: 3, title: 权责清单}\n          - {number: 31, title: 数据开放}\n",
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def answers(run, workspace):
    """What gkcli answers to the script of a shell: (kind, value, hint) of each candidate."""
    from tests.support.completion_probe import probe_root

    def answer(*words, shell="zsh", environment=None):
        outcome = run(
            *words,
            root=probe_root(),
            environment={
                "GKCLI_DATA": str(workspace),
                COMPLETION_VARIABLE: shell,
                **(environment or {}),
            },
        )
        assert (outcome.code, outcome.err) == (0, "")
        return [tuple(line.split("\t")) for line in outcome.out.splitlines()]

    return answer


def values(candidates):
    return [value for _, value, _ in candidates]


class TestAnswers:
    def test_names_of_commands_come_with_their_summaries(self, answers):
        found = answers("")
        for section in SECTIONS:
            for entry in section.entries:
                assert (("plain", entry.name, entry.summary) in found) != entry.hidden
        assert values(answers("compl")) == ["completion"]

    def test_options_of_the_root_and_of_a_command(self, answers):
        assert values(answers("--d")) == ["--dir"]
        assert {"--unit", "--format", "--help"} <= set(values(answers("probe", "--")))

    def test_words_of_a_choice(self, answers):
        assert values(answers("probe", "--format", "j")) == ["json"]
        assert values(answers("completion", "")) == list(SHELLS)

    def test_units_are_found_by_any_part_of_their_name(self, answers):
        assert values(answers("probe", "--unit", "审改办")) == ["区审改办"]
        assert values(answers("probe", "--unit", "管")) == [
            "区行政服务中心管委会",
            "区市场监督管理局",
        ]
        assert values(answers("probe", "--unit", ""))[0] == "区审改办"

    def test_units_are_found_by_an_alias(self, answers):
        assert values(answers("probe", "--unit", "编办")) == ["区审改办"]

    def test_units_come_from_the_folder_on_the_line_before_the_variable(self, answers, tmp_path):
        nowhere = {"GKCLI_DATA": str(tmp_path / "nowhere")}
        assert answers("probe", "--unit", "审", environment=nowhere) == []
        line = ("-d", str(tmp_path), "probe", "--unit", "审")
        assert values(answers(*line, environment=nowhere)) == ["区审改办"]

    def test_task_numbers_come_with_their_titles(self, answers):
        assert answers("probe", "3") == [
            ("plain", "3", "权责清单"),
            ("plain", "31", "数据开放"),
        ]
        assert values(answers("probe", "31")) == ["31"]

    def test_codes_are_found_by_their_words(self, answers, workspace):
        tasks = workspace / "tasks.yaml"
        notice = "notice:\n  deadlines:\n    - {id: plan, what: 报送实施方案}\n"
        tasks.write_text(notice + tasks.read_text(encoding="utf-8"), encoding="utf-8")
        for command in ("record", "show"):
            assert ("plain", "plan", "报送实施方案") in answers(command, "pl")
            assert ("plain", "plan", "报送实施方案") in answers(command, "实施")
        assert values(answers("show", "通")) == ["通知"]
        assert values(answers("record", "通")) == []

    def test_folders_are_left_to_the_shell(self, answers):
        assert answers("-d", "da")[0][0] == "dir"

    @pytest.mark.parametrize("words", [("--unit", "=", "审"), ("--unit", "=")])
    def test_bash_parts_words_at_the_equals_sign(self, answers, words):
        assert "区审改办" in values(answers("probe", *words, shell="bash"))

    @pytest.mark.parametrize("shell", ["zsh", "fish"])
    def test_the_others_want_the_whole_word_back(self, answers, shell):
        assert values(answers("probe", "--unit=审", shell=shell)) == ["--unit=区审改办"]

    def test_opened_quotes_are_no_part_of_the_word(self, answers):
        assert values(answers("probe", "--unit", '"审')) == ["区审改办"]

    @pytest.mark.parametrize(
        "words", [(), ("",), ("zzz", ""), ("probe", "--zzz", ""), ("--unit",), ("\udcff",), ("'",)]
    )
    def test_nothing_typed_makes_it_fail(self, answers, words):
        answers(*words)

    @pytest.mark.parametrize("content", ["", "][", "units: 3", "units: [{}]", "\x00"])
    def test_broken_data_is_no_message_in_the_midst_of_a_line(self, answers, workspace, content):
        (workspace / "units.yaml").write_text(content, encoding="utf-8")
        assert answers("probe", "--unit", "审") == []

    def test_unknown_shell_gets_an_answer_too(self, answers):
        assert values(answers("compl", shell="tcsh")) == ["completion"]

    def test_imports_neither_pydantic_nor_rich_tables(self, workspace):
        probe = (
            "import sys\nfrom completion_probe import main\nmain()\n"
            "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", probe, "probe", "--unit", "审"],
            capture_output=True,
            check=True,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(__file__).parents[1] / "support"),
                "GKCLI_DATA": str(workspace),
                COMPLETION_VARIABLE: "bash",
            },
        )
        assert "区审改办" in done.stdout.decode()
        loaded = set(done.stderr.decode().split())
        assert not loaded & {"pydantic", "rich.console", "jinja2", "chinese_calendar"}


class TestScripts:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_is_printed_and_nothing_is_written(self, run, shell, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        outcome = run("completion", shell)
        assert outcome.code == 0
        assert f"gkcli completion {shell}" in outcome.out
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("shell", SHELLS)
    def test_is_what_its_shell_can_read(self, run, shell):
        program = shutil.which(shell)
        if program is None:
            pytest.skip(f"{shell} is not installed")
        script = run("completion", shell).out
        done = subprocess.run(
            [program, "-n"], input=script, capture_output=True, check=False, encoding="utf-8"
        )
        assert (done.returncode, done.stderr) == (0, "")


class Shell:
    """A real shell with the script loaded, into which keys are typed."""

    START: ClassVar = {
        "bash": (["--norc", "--noprofile", "-i"], 'eval "$(gkcli completion bash)"'),
        "zsh": (
            ["-f", "-i"],
            'autoload -Uz compinit; compinit -u -D; eval "$(gkcli completion zsh)"',
        ),
        "fish": (["--no-config", "--private", "-i"], "gkcli completion fish | source"),
    }

    def __init__(self, name, folder):
        pexpect = pytest.importorskip("pexpect")
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
        arguments, load = self.START[name]
        bin_folder = folder / "bin"
        bin_folder.mkdir()
        program = bin_folder / "gkcli"
        tests = str(Path(__file__).parents[1] / "support")
        program.write_text(PROGRAM.format(python=sys.executable, tests=tests), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        environment = {
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "vt100" if name == "fish" else "dumb" if name == "bash" else "xterm",
            "GKCLI_DATA": str(folder),
            "SEEN": str(folder / "seen"),
        }
        self.folder = folder
        self.child = pexpect.spawn(
            name, arguments, env=environment, encoding="utf-8", timeout=20, dimensions=(40, 160)
        )
        self.child.delaybeforesend = None
        self.say(f"{load}; echo rea''dy")
        self.child.expect("ready")

    def say(self, line):
        self.child.send(line + "\r")

    def typed(self, keys):
        """The arguments gkcli gets when ``keys`` are typed and then the line is entered."""
        seen = self.folder / "seen"
        seen.unlink(missing_ok=True)
        self.child.send(keys)
        self.say("; echo do''ne")
        self.child.expect("done")
        return seen.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", SHELLS)
class TestShells:
    @pytest.fixture
    def shell(self, name, workspace):
        shell = Shell(name, workspace)
        yield shell
        shell.child.close(force=True)

    @pytest.mark.parametrize(
        ("keys", "arguments"),
        [
            ("gkcli prob\t", ["probe"]),
            ("gkcli probe --un\t", ["probe", "--unit"]),
            ("gkcli probe --unit 审改\t", ["probe", "--unit", "区审改办"]),
            ("gkcli probe --unit 区审\t", ["probe", "--unit", "区审改办"]),
            ("gkcli probe --unit=审改\t", ["probe", "--unit=区审改办"]),
            ("gkcli probe --format js\t", ["probe", "--format", "json"]),
            ("gkcli probe 31\t", ["probe", "31"]),
            ("gkcli -d bi\t", ["-d", "bin"]),
        ],
    )
    def test_tab_finishes_the_word(self, shell, keys, arguments):
        shell.say(f"cd '{shell.folder}'")
        assert [word.rstrip("/") for word in shell.typed(keys)] == arguments

    def test_what_was_typed_is_not_deleted_where_several_units_fit(self, shell, name):
        arguments = shell.typed("gkcli probe --unit 管\t")
        assert arguments[:2] == ["probe", "--unit"]
        # zsh offers them one by one, the others show them below the line.
        assert arguments[2] == ("区行政服务中心管委会" if name == "zsh" else "管")


def test_probe_takes_the_same_root_options():
    assert any(parameter.name == "directory" for parameter in ROOT.get_params(click.Context(ROOT)))
