"""Command lines as the program understands them, without running anything."""

import click

from gkcli.cli.app import ROOT


def understood(words):
    """The name of the command that the words call; click's error where an option is none of its.

    Of a command in a group it is that of the group, a blank, and its own.
    """
    return " ".join(_called(ROOT, "gkcli", words, None)[1:])


def _called(command, name, words, parent):
    with command.make_context(name, list(words), parent=parent) as context:
        if not isinstance(command, click.Group):
            return [name]
        _, rest, _ = command.make_parser(context).parse_args(list(words))
        below, called, arguments = command.resolve_command(context, rest)
        return [name, *_called(called, below, arguments, context)]
