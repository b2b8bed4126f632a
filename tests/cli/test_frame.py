"""The frame that every command stands in: help, errors, streams."""

import ast
import errno
import inspect
import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from gkcli import __version__
from gkcli.cli.app import ROOT
from gkcli.cli.click_chinese import CATALOGUE
from gkcli.cli.command import Command
from gkcli.cli.commands import SECTIONS, CommandEntry, CommandSection
from gkcli.cli.lazy_group import LazyGroup
from gkcli.cli.params import DATE, TASK, WholeNumber, as_of_option, format_option
from gkcli.errors import FINDINGS, Diagnostic, GkcliError, InvalidDataError, Severity
from gkcli.terminal.text_width import cell_len

ENTRIES = [entry for section in SECTIONS for entry in section.entries]

# What click says to programmers only.
FOR_PROGRAMMERS = {
    "Value must be an iterable.",
    "Could not determine name for option with declarations {decls!r}",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
}


def root_with(callback, *parameters, name="probe"):
    """A root with one command that calls ``callback``."""
    command = Command(name, callback=callback, params=list(parameters), help="试一试。")

    class Probe(LazyGroup):
        def get_command(self, ctx, cmd_name):
            return command if cmd_name == name else super().get_command(ctx, cmd_name)

    sections = (CommandSection("试", (CommandEntry(name, name, "试一试"),)), *SECTIONS)
    return Probe("gkcli", sections, params=ROOT.params, callback=ROOT.callback)


def failing(error):
    def callback():
        raise error

    return root_with(callback)


class TestHelp:
    def test_lists_every_command_for_people_with_its_summary(self, run):
        out = run("--help").out
        for entry in ENTRIES:
            listed = re.search(rf"  {entry.name} +{re.escape(entry.summary)}", out)
            assert bool(listed) != entry.hidden

    def test_summary_in_the_table_is_the_first_line_of_the_commands_own_help(self):
        context = click.Context(ROOT)
        for entry in ENTRIES:
            command = ROOT.get_command(context, entry.name)
            assert command is not None
            assert command.get_short_help_str() == entry.summary

    @pytest.mark.parametrize("columns", [40, 80, 120])
    def test_fits_the_terminal_but_for_examples_which_stay_whole(self, run, columns):
        for arguments in [(), *((entry.name,) for entry in ENTRIES)]:
            out = run(*arguments, "-h", environment={"COLUMNS": str(columns)}).out
            page, _, examples = out.partition("\n例：\n")
            assert max(map(cell_len, page.splitlines())) <= columns
            assert not re.search(r"^\s*[。，、；：）”]", page, re.MULTILINE)
            command = ROOT.get_command(click.Context(ROOT), *arguments) if arguments else ROOT
            for line, _ in command.examples:
                assert line in examples

    def test_columns_line_up_by_display_cells(self, run):
        options = [
            click.Option(["--ab"], metavar="单位", help="甲"),
            click.Option(["--abcd"], metavar="x", help="乙"),
        ]
        lines = run("probe", "-h", root=root_with(lambda **_: None, *options)).out.splitlines()
        first, second = (line for line in lines if line.endswith(("甲", "乙")))
        assert cell_len(first) == cell_len(second)

    def test_speaks_no_english_but_names(self, run):
        for arguments in [(), *((entry.name,) for entry in ENTRIES)]:
            out = run(*arguments, "-h").out
            page = out.partition("\n例：\n")[0]
            assert not re.search(r"\b(TEXT|INTEGER|PATH|DIRECTORY|OPTIONS|ARGS|COMMAND)\b", page)
            assert not re.search(r"\b(Usage|Options|Commands|Show|default|required)\b", page)

    @pytest.mark.parametrize("spelling", ["-h", "--help"])
    def test_is_there_under_both_spellings(self, run, spelling):
        for arguments in [(), *((entry.name,) for entry in ENTRIES)]:
            outcome = run(*arguments, spelling)
            assert (outcome.code, outcome.err) == (0, "")
            assert outcome.out.startswith(f"用法：{' '.join(('gkcli', *arguments))}")

    def test_without_a_command_goes_to_stderr_as_a_wrong_call(self, run):
        outcome = run()
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == run("-h").out

    def test_does_not_follow_the_locale(self, run_process):
        for language in ("en_US.UTF-8", "zh_CN.UTF-8", "C", "POSIX"):
            outcome = run_process("-h", environment={"LC_ALL": language, "LANGUAGE": "fr"})
            assert outcome.out == run_process("-h").out

    def test_imports_no_command_and_nothing_heavy(self):
        probe = (
            "import sys\nfrom gkcli.cli.app import run\nrun(['--help'])\n"
            "print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", probe], capture_output=True, check=True, text=True
        )
        loaded = set(done.stderr.split())
        assert not loaded & {f"gkcli.cli.{entry.module}" for entry in ENTRIES}
        heavy = {"pydantic", "rich.console", "rich.table", "jinja2", "yaml", "difflib", "shutil"}
        assert not loaded & {*heavy, "importlib.metadata", "subprocess", "pathlib", "gkcli.model"}

    def test_has_help_of_options_that_needs_no_indentation_taken_out(self):
        for command in (ROOT, *(ROOT.get_command(None, name) for name in ROOT.entries)):
            for parameter in command.params:
                text = getattr(parameter, "help", None) or ""
                assert text == inspect.cleandoc(text), f"{command.name} {parameter.name}"

    def test_version_is_one_line(self, run):
        assert run("--version").out == f"gkcli {__version__}\n"


def translatable(path):
    """Every text in a file of click's that goes through gettext."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
        for argument in node.args[:count]:
            if isinstance(argument, ast.Constant):
                yield argument.value


class TestChinese:
    def test_has_words_for_everything_click_can_say_to_a_person(self):
        folder = Path(click.__file__).parent
        said = {text for path in folder.glob("*.py") for text in translatable(path)}
        assert len(said) > 60
        assert said - CATALOGUE.keys() - FOR_PROGRAMMERS == set()

    def test_has_no_words_for_what_click_does_not_say(self):
        folder = Path(click.__file__).parent
        said = {text for path in folder.glob("*.py") for text in translatable(path)}
        assert CATALOGUE.keys() - said == {"required"}

    def test_fills_in_nothing_that_click_does_not_give(self):
        for english, chinese in CATALOGUE.items():
            given, used = (
                set(re.findall(r"\{(\w+)|%\((\w+)\)", text)) for text in (english, chinese)
            )
            assert used <= given, english

    def test_reaches_every_module_of_click_that_says_something(self):
        for name, module in sys.modules.items():
            if name in ("click.core", "click.exceptions", "click.types", "click.termui"):
                assert module._("Options") == "选项"
        assert click.exceptions.ngettext("Did you mean {possibility}?", "", 1).startswith("您")


class TestWrongCalls:
    def test_unknown_command_is_told_with_the_likely_one(self, run):
        outcome = run("completoin")
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            "错误：没有命令“completoin”。您是不是要找：completion？\n提示：用 gkcli --help 看用法\n"
        )

    def test_beginning_of_a_command_is_enough_to_name_it(self, run):
        assert "您是不是要找：rollup？" in run("roll").err

    def test_chinese_word_finds_the_command_that_is_about_it(self, run):
        root = root_with(lambda: None)
        assert "您是不是要找：probe？" in run("试一试", root=root).err

    def test_word_like_nothing_gets_no_question(self, run):
        assert run("zzz").err.startswith("错误：没有命令“zzz”。\n")

    def test_unknown_option_is_told_with_the_likely_one(self, run):
        outcome = run("completion", "--hlep")
        assert outcome.code == 2
        assert outcome.err == (
            "错误：没有选项“--hlep”。您是不是要找：--help？\n"
            "提示：用 gkcli completion --help 看用法\n"
        )

    def test_option_of_the_root_after_the_command_is_told_its_place(self, run):
        assert (
            "提示：-d 要写在命令前面：gkcli -d … completion\n" in run("completion", "-d", "x").err
        )

    def test_missing_and_extra_arguments_are_told(self, run):
        assert "可以写：bash、zsh、fish。" in run("completion").err
        assert "多出了一个参数：x" in run("completion", "bash", "x").err
        assert run("-d").err == ("错误：选项“-d”后面要写一个值。\n提示：用 gkcli --help 看用法\n")

    def test_word_outside_a_choice_is_told_the_words_there_are(self, run):
        assert run("completion", "bsh").err.startswith(
            "错误：没有“bsh”这一种。您是不是要找：bash、zsh？可以写：bash、zsh、fish。\n"
        )

    def test_option_that_must_be_there_is_named(self, run):
        root = root_with(lambda **_: None, click.Option(["--x"], required=True))
        assert run("probe", root=root).err.startswith("错误：缺少选项 --x。\n")

    def test_control_characters_in_arguments_do_not_reach_the_terminal(self, run):
        assert "\x1b" not in run("\x1b[31mx", "--\x9b").err
        assert "“\\x1b[31mx”" in run("\x1b[31mx").err

    def test_argument_that_is_no_text_is_told(self, run_process):
        outcome = run_process(b"\xc8\xce\xce\xf1")
        assert outcome.code == 2
        assert outcome.err.startswith("错误：第 1 个参数“\\udcc8\\udcce\\udcce\\udcf1”不是 UTF-8")


class TestValues:
    @pytest.mark.parametrize(
        "written",
        ["2018-06-03", "2018-6-3", "2018/06/03", "20180603", "2018年6月3日", "\uff12018-06-03"],
    )
    def test_a_date_is_taken_however_people_write_it(self, run, written):
        taken = []
        root = root_with(lambda on: taken.append(on), click.Option(["--on"], type=DATE))
        assert run("probe", "--on", written, root=root).code == 0
        assert taken == [date(2018, 6, 3)]

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("2018-02-30", "没有 2018-02-30 这一天"),
            ("2018年2月30日", "请写作 2018-07-20 这样"),
            ("明天", "请写作 2018-07-20 这样"),
            ("", "日期不能为空"),
        ],
    )
    def test_what_is_no_date_is_refused_with_how_to_write_one(self, run, written, told):
        root = root_with(lambda **_: None, click.Option(["--on"], type=DATE))
        outcome = run("probe", "--on", written, root=root)
        assert outcome.code == 2
        assert outcome.err.startswith("错误：选项 --on 的值不对：")
        assert told in outcome.err

    def test_date_arrives_as_a_date(self, run):
        seen = []
        root = root_with(lambda on: seen.append(on), click.Option(["--on"], type=DATE))
        assert run("probe", "--on", "2018-06-03", root=root).code == 0
        assert seen[0].isoformat() == "2018-06-03"

    @pytest.mark.parametrize("written", ["0", "-1", "三", "1.5", ""])
    def test_task_number_is_a_positive_number(self, run, written):
        root = root_with(lambda **_: None, click.Argument(["number"], type=TASK))
        outcome = run("probe", "--", written, root=root)
        assert outcome.code == 2
        assert "不是正整数" in outcome.err

    def test_task_number_may_carry_its_sign(self, run):
        seen = []
        root = root_with(lambda number: seen.append(number), click.Argument(["number"], type=TASK))
        run("probe", "#39", root=root)
        assert seen == [39]

    @pytest.mark.parametrize("written", ["1948", "3000", "-5", "二", "1" * 5000, "1.5", "²"])
    def test_whole_number_outside_its_range_is_told_the_range(self, run, written):
        option = click.Option(["--year"], type=WholeNumber("年份", 1949, 2999))
        root = root_with(lambda **_: None, option)
        told = run("probe", f"--year={written}", root=root)
        assert told.code == 2
        assert "要写 1949 到 2999 的整数。" in told.err
        assert run("probe", "--year", "2018", root=root).code == 0

    def test_shared_options_have_their_defaults(self, run, monkeypatch):
        import datetime

        day = datetime.date(2018, 12, 1)
        monkeypatch.setattr("gkcli.cli.clock.today", lambda: day)
        seen = []

        @as_of_option()
        @format_option()
        def callback(**values):
            seen.append(values)

        root = root_with(callback, *callback.__click_params__)
        assert run("probe", root=root).code == 0
        assert seen == [{"as_of": day, "output": "table"}]
        help_page = run("probe", "-h", root=root).out
        assert "-f, --format table|json|csv|md" in help_page
        assert "[默认：table]" in help_page
        assert "今天" in help_page
        refused = run("probe", "-f", "jsn", root=root).err
        assert "没有“jsn”这一种。您是不是要找：json？可以写：table、json、csv、md。" in refused


class TestSettings:
    @pytest.mark.parametrize(
        ("arguments", "environment", "expected"),
        [
            ((), {}, None),
            (("-d", "甲"), {}, Path("甲")),
            (("--dir", "甲"), {"GKCLI_DATA": "乙"}, Path("甲")),
            ((), {"GKCLI_DATA": "乙"}, Path("乙")),
            ((), {"GKCLI_DATA": ""}, None),
        ],
    )
    def test_folder_comes_from_the_option_else_the_variable(
        self, run, arguments, environment, expected
    ):
        seen = []
        root = root_with(click.pass_obj(lambda settings: seen.append(settings.directory)))
        assert run(*arguments, "probe", root=root, environment=environment).code == 0
        assert seen == [expected]

    def test_empty_folder_name_is_refused(self, run):
        assert run("-d", "", "completion", "bash").code == 2


class TestTrouble:
    def test_expected_error_is_told_in_two_lines_with_its_exit_code(self, run):
        class FoundError(GkcliError):
            exit_code = FINDINGS

        outcome = run("probe", root=failing(FoundError("找不到数据。", "先运行 gkcli init")))
        assert outcome.code == 1
        assert outcome.err == "错误：找不到数据。\n提示：先运行 gkcli init\n"

    def test_every_finding_of_invalid_data_is_listed(self, run):
        findings = [
            Diagnostic("data/tasks.yaml", 3, 5, Severity.ERROR, "x", "第一处", "改"),
            Diagnostic("data/tasks.yaml", 9, 1, Severity.WARNING, "y", "第二处"),
        ]
        outcome = run("probe", root=failing(InvalidDataError("数据有错。", findings)))
        assert outcome.code == 2
        assert outcome.err == (
            "错误：数据有错。\n"
            "data/tasks.yaml:3:5: 错误：第一处 [x]\n  → 改\n"
            "data/tasks.yaml:9:1: 警告：第二处 [y]\n"
        )

    def test_return_value_of_a_command_is_its_exit_code(self, run):
        assert run("probe", root=root_with(lambda: FINDINGS)).code == 1
        assert run("probe", root=root_with(lambda: None)).code == 0

    @pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EISDIR])
    def test_trouble_with_a_file_is_told_in_chinese(self, run, number):
        error = OSError(number, os.strerror(number), "data/tasks.yaml")
        outcome = run("probe", root=failing(error))
        assert outcome.code == 2
        assert outcome.err.startswith("错误：“data/tasks.yaml”：")
        assert os.strerror(number) not in outcome.err

    def test_unexpected_error_is_called_a_bug_without_a_traceback(self, run):
        outcome = run("probe", root=failing(KeyError("x")))
        assert outcome.code == 2
        assert outcome.err.startswith("错误：gkcli 自己出了差错（KeyError：'x'）。")
        assert "Traceback" not in outcome.err
        assert "GKCLI_DEBUG=1" in outcome.err

    def test_traceback_is_there_for_who_asks(self, run):
        outcome = run("probe", root=failing(KeyError("x")), environment={"GKCLI_DEBUG": "1"})
        assert "Traceback" in outcome.err

    @pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort(), EOFError()])
    def test_interruption_is_told_in_a_word(self, run, error):
        outcome = run("probe", root=failing(error))
        assert (outcome.code, outcome.err) == (130, "已中断\n")

    def test_what_was_printed_before_the_error_stays(self, run):
        def callback():
            click.echo("前半")
            raise GkcliError("坏了。")

        outcome = run("probe", root=root_with(callback))
        assert (outcome.out, outcome.err) == ("前半\n", "错误：坏了。\n")


class TestStreams:
    @pytest.mark.parametrize("arguments", [["-h"], ["zzz"]])
    def test_reader_that_has_left_ends_the_run_quietly(self, arguments):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "gkcli", *arguments],
            stdout=writing,
            stderr=subprocess.PIPE if arguments == ["-h"] else writing,
            check=False,
        )
        os.close(writing)
        assert not done.stderr
        assert done.returncode == (128 + signal.SIGPIPE if arguments == ["-h"] else 2)

    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    def test_closed_stream_does_no_harm(self, run_process, closed):
        for command, code in (("-h", 0), ("zzz", 2)):
            outcome = run_process(shell=f"gkcli {command} {closed}; echo $? > code; cat code")
            assert outcome.out.endswith(f"{code}\n")
            assert "Traceback" not in outcome.err

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_full_disk_is_told(self, run_process):
        outcome = run_process(shell="gkcli -h > /dev/full; echo $?")
        assert outcome.out == "2\n"
        assert outcome.err == "错误：读写时出错：磁盘已满。\n"

    def test_characters_that_the_terminal_lacks_are_spelled_out(self, run):
        root = root_with(lambda: click.echo("泉港✓"))
        assert run("probe", root=root, encoding="gbk").out == "泉港\\u2713\n"

    @pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968"])
    def test_ascii_output_becomes_utf_8(self, run, encoding):
        root = root_with(lambda: sys.stdout.write("泉港✓\n") and None)
        assert run("probe", root=root, encoding=encoding).out == "泉港✓\n"

    def test_errors_have_colour_on_a_terminal_only(self):
        pexpect = pytest.importorskip("pexpect")

        def told(**environment):
            child = pexpect.spawn(
                sys.executable,
                ["-m", "gkcli", "zzz"],
                encoding="utf-8",
                env={"PATH": os.environ["PATH"], "TERM": "xterm", **environment},
            )
            return child.read()

        assert "\x1b[31m" in told()
        assert "\x1b" not in told(NO_COLOR="1")
        assert "\x1b" not in told(TERM="dumb")
