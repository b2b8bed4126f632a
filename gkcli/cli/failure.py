"""Reports errors on stderr in Chinese, and maps each to its exit code."""

import errno
import os
import sys
from typing import NamedTuple

import click

from gkcli.cli.output import SHOWN, abandon, colourful
from gkcli.cli.suggest_option import did_you_mean, similar_words
from gkcli.errors import UNUSABLE, Diagnostic, GkcliError, InvalidDataError, system_reason
from gkcli.text import one_line


def describe_usage(error: click.ClickException) -> tuple[str, str]:
    """The message and the hint for an error that click, or a parameter of ours, raised."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return _message(error), _hint(error, context) if context else "用 gkcli --help 看用法"


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            known = [] if error.ctx is None else _options(error.ctx)
            meant = did_you_mean(similar_words(error.option_name, known))
            return f"没有选项“{error.option_name}”。{meant}"
        case click.MissingParameter(param=click.Parameter() as parameter):
            choices = parameter.type.get_missing_message(param=parameter, ctx=error.ctx) or ""
            return f"缺少{_named(parameter)}。{choices}"
        case click.BadParameter(param=click.Option() as option):
            return f"{_named(option)} 的值不对：{error.message}"
        case click.BadParameter():
            return error.message
        case _:
            return error.format_message()


def _hint(error: click.ClickException, context: click.Context) -> str:
    root = context.find_root()
    if isinstance(error, click.NoSuchOption) and error.option_name in _options(root):
        return (
            f"{error.option_name} 要写在命令前面："
            f"{root.info_name} {error.option_name} … {context.info_name}"
        )
    return f"用 {context.command_path} --help 看用法"


def _options(context: click.Context) -> list[str]:
    parameters = context.command.get_params(context)
    return [name for parameter in parameters for name in parameter.opts if name.startswith("-")]


def _named(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {max(parameter.opts, key=len)}"
    return f"参数“{parameter.human_readable_name}”"


INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of SIGINT, as shells count."""

READER_GONE = 141
"""Exit code when nobody reads the output any more: 128 and the number of SIGPIPE."""


_CURES = {
    errno.ENOSPC: "腾出一些空间再试；写了一半的没有留下",
    errno.EDQUOT: "删去一些文件，或请管理员放宽配额，再试",
    errno.EROFS: "换一个能写的位置",
}


class Trouble(NamedTuple):
    """The report of an error: message, hint and exit code."""

    message: str
    hint: str = ""
    exit_code: int = UNUSABLE


def report_error(error: BaseException) -> int:
    """Report an error on stderr and return its exit code."""
    lines = []
    if isinstance(error, BrokenPipeError):
        code = READER_GONE
    elif isinstance(error, KeyboardInterrupt | EOFError | click.Abort):
        code, lines = INTERRUPTED, ["已中断"]
    elif isinstance(error, click.exceptions.NoArgsIsHelpError):
        code, lines = UNUSABLE, [error.format_message()]
    else:
        message, hint, code = describe(error)
        lines = [f"{_label('错误')}：{one_line(message)}", *_details(error)]
        if hint:
            lines.append(f"提示：{one_line(hint)}")
    _write(lines)
    return code


def describe(error: BaseException) -> Trouble:
    """The report of an error; an unexpected exception is reported as a bug of gkcli."""
    match error:
        case GkcliError():
            return Trouble(error.message, error.hint, error.exit_code)
        case click.ClickException():
            return Trouble(*describe_usage(error))
        case OSError():
            return _describe_system(error)
        case MemoryError():
            return Trouble("内存不够。", "请把数据分成几个文件夹，或换一台内存大些的机器")
        case _:
            return _describe_bug(error)


def _describe_system(error: OSError) -> Trouble:
    reason = system_reason(error)
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    if not name:
        return Trouble(f"读写时出错：{reason}。")
    return Trouble(f"“{name}”：{reason}。", _CURES.get(error.errno or 0, ""))


def _describe_bug(error: BaseException) -> Trouble:
    if os.environ.get("GKCLI_DEBUG") == "1":
        import traceback

        _write(["".join(traceback.format_exception(error)).rstrip()])
    return Trouble(
        f"gkcli 自己出了差错（{type(error).__name__}：{error}）。这是程序的缺陷，不是您用错了。",
        "请设环境变量 GKCLI_DEBUG=1 再运行一次，把命令和全部输出发给维护者",
    )


def _details(error: BaseException) -> list[str]:
    """The details line by line: every finding, on a terminal at most ``SHOWN``."""
    if not isinstance(error, GkcliError):
        return []
    lines = list(map(one_line, error.details))
    if isinstance(error, InvalidDataError):
        shown = error.diagnostics[: SHOWN if sys.stderr.isatty() else None]
        lines += [line for finding in shown for line in _lines(finding)]
        rest = len(error.diagnostics) - len(shown)
        lines += [f"……还有 {rest} 处，全部见 gkcli check --all"] if rest else []
    return lines


def _lines(finding: Diagnostic) -> list[str]:
    from gkcli.terminal.findings import headline

    hints = [one_line(f"  → {finding.hint}")] if finding.hint else []
    return [headline(finding), *hints]


def _label(text: str) -> str:
    return click.style(text, fg="red", bold=True) if colourful(sys.stderr) else text


def _write(lines: list[str]) -> None:
    """Flush stdout, then write to stderr; a stream whose reader is gone is abandoned."""
    for stream, text in ((sys.stdout, ""), (sys.stderr, "".join(f"{line}\n" for line in lines))):
        try:
            stream.write(text)
            stream.flush()
        except (OSError, ValueError):
            abandon(stream)
