"""Completion by the Tab key: the answers the shells' scripts ask for, and the scripts."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.output import put
from gkcli.cli.params import Choice

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from gkcli.cli.settings import Settings

_RANGE = re.compile(r"(.*?\.{2,3})(.*)")

SHELLS = ("bash", "zsh", "fish")

Candidates = list[tuple[str, str]]
"""Values and what is told beside each."""


def unit_names(settings: "Settings", incomplete: str) -> Candidates:
    """The workspace's units whose name or hint contains what was typed; [] on any trouble."""
    return _matching(
        _offered("gkcli.workspace.names", "unit_names", settings.directory), incomplete
    )


def task_numbers(settings: "Settings", incomplete: str) -> Candidates:
    """The numbers of the workspace's tasks, with their titles; [] on any trouble."""
    offered = _offered("gkcli.workspace.names", "task_titles", settings.directory)
    return [(number, title) for number, title in offered if number.startswith(incomplete)]


def subjects(settings: "Settings", incomplete: str) -> Candidates:
    """What can be recorded: tasks by number, deadlines by id; [] on any trouble."""
    offered = _offered("gkcli.workspace.names", "subjects", settings.directory)
    if incomplete.isdigit():
        return [(value, hint) for value, hint in offered if value.startswith(incomplete)]
    return _matching(offered, incomplete)


def codes(settings: "Settings", incomplete: str) -> Candidates:
    """What can be shown: the notice, tasks by number, deadlines by id; [] on any trouble."""
    notice = [("通知", "通知本身：正文、时限、进展")]
    return [*_matching(notice, incomplete), *subjects(settings, incomplete)]


def report_names(settings: "Settings", incomplete: str) -> Candidates:
    """The reports there are templates for, with their titles; [] on any trouble."""
    return _matching(_offered("gkcli.report", "report_names", settings.directory), incomplete)


def revisions(settings: "Settings", incomplete: str) -> Candidates:
    """Branches and tags, also behind the dots of a range; [] on any trouble."""
    found = _RANGE.fullmatch(incomplete)
    before, typed = (found[1], found[2]) if found else ("", incomplete)
    offered = _offered("gkcli.workspace.revisions", "revision_names", settings.directory)
    return [(f"{before}{name}", hint) for name, hint in offered if name.startswith(typed)]


def complete(
    source: "Callable[[Settings, str], Candidates]", context: click.Context, incomplete: str
) -> "list[CompletionItem[str]]":
    """The candidates of ``source`` in the form in which click passes them on."""
    from click.shell_completion import CompletionItem

    from gkcli.cli.settings import settings_of

    found = source(settings_of(context), incomplete)
    return [CompletionItem(value, help=hint) for value, hint in found]


def answer(root: click.Command, shell: str, words: Sequence[str]) -> str:
    """What the script of ``shell`` reads: a line a candidate, its fields parted by tabs.

    ``words`` are those after the program's name up to the cursor, as typed; the last one is
    incomplete. The fields are kind (plain, dir or file), value, and what is told beside it.
    """
    from click.shell_completion import ShellComplete

    typed = [_unquoted(word) for word in words] or [""]
    if shell == "bash":
        typed = _joined_at_equals(typed)
    *before, incomplete = typed
    found: list[CompletionItem[str]] = []
    # Whatever is wrong with a half-typed line, the shell must not show a message in its midst.
    with suppress(Exception):
        found = ShellComplete(root, {}, "gkcli", "").get_completions(before, incomplete)
    option, equals, _ = incomplete.partition("=")
    # bash replaces what stands after the sign, zsh and fish the whole word.
    prefix = option + equals if option.startswith("--") and shell != "bash" and equals else ""
    return "".join(
        f"{item.type}\t{prefix}{_one_line(item.value)}\t{_one_line(item.help or '')}\n"
        for item in found
    )


def _offered(module: str, function: str, *arguments: object) -> Candidates:
    with suppress(Exception):
        offered: Candidates = getattr(import_module(module), function)(*arguments)
        return offered
    return []


def _matching(candidates: Candidates, typed: str) -> Candidates:
    def distance(candidate: tuple[str, str]) -> int:
        value, hint = candidate
        return 0 if value.startswith(typed) else 1 if typed in value else 2 if typed in hint else 3

    return sorted((each for each in candidates if distance(each) < 3), key=distance)


def _unquoted(word: str) -> str:
    return word.lstrip("'\"").replace("\\", "")


def _joined_at_equals(words: list[str]) -> list[str]:
    """Undo bash's parting of ``--unit=审`` into three words."""
    joined: list[str] = []
    for word in words:
        if word == "=" and joined and joined[-1].startswith("--"):
            joined.append("")
        elif joined and joined[-1] == "" and len(joined) > 1 and joined[-2].startswith("--"):
            joined[-1] = word
        else:
            joined.append(word)
    return joined


def _one_line(text: str) -> str:
    return " ".join(text.split())


@click.command(
    "completion",
    cls=Command,
    help="让 Tab 键补全命令、单位和任务号。\n\n"
    "打印给 bash、zsh 或 fish 的脚本，本身不改任何文件。照下面的例子装一次，新开的终端里就能用。",
    examples=(
        ("echo 'eval \"$(gkcli completion bash)\"' >> ~/.bashrc", "装到 bash"),
        ("echo 'eval \"$(gkcli completion zsh)\"' >> ~/.zshrc", "装到 zsh"),
        ("gkcli completion fish > ~/.config/fish/completions/gkcli.fish", "装到 fish"),
    ),
)
@click.argument("shell", type=Choice(SHELLS), metavar="|".join(SHELLS))
def command(shell: str) -> None:
    """Print the script for a shell."""
    from pathlib import Path

    script = Path(__file__).parent / "shell" / f"gkcli.{shell}"
    put(script.read_text(encoding="utf-8"))
