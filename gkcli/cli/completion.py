"""``gkcli completion``: the scripts for each shell, and the candidates they ask for."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command
from gkcli.cli.output import put
from gkcli.cli.params import Choice

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


SHELLS = ("bash", "zsh", "fish")


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


def _unquoted(word: str) -> str:
    return word.lstrip("'\"").replace("\\", "")


def _joined_at_equals(words: list[str]) -> list[str]:
    """Rejoin ``--unit=审``, which bash splits into three words."""
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
