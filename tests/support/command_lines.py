"""Command lines as the program understands them, without running anything."""

from gkcli.cli.app import ROOT


def understood(words):
    """The name of the command that the words call; click's error where an option is none of its."""
    with ROOT.make_context("gkcli", list(words)) as context:
        _, rest, _ = ROOT.make_parser(context).parse_args(list(words))
        name, command, arguments = ROOT.resolve_command(context, rest)
        command.make_context(command.name, arguments, parent=context)
    return name
