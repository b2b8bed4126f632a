"""A wrong call, told in Chinese: what is wrong with it and what to type instead."""

import click

from gkcli.cli.suggest import near, question


def describe_usage(error: click.ClickException) -> tuple[str, str]:
    """The message and the hint for an error that click, or a parameter of ours, raised."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    return _message(error), _hint(error, context) if context else "用 gkcli --help 看用法"


def _message(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            known = [] if error.ctx is None else _options(error.ctx)
            return f"没有选项“{error.option_name}”。{question(near(error.option_name, known))}"
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
