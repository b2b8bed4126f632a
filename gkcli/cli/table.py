"""Which commands there are: all that the first help page and completion need to know."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A command's name, the module in ``gkcli.cli`` that holds it, and its help in one line."""

    name: str
    module: str
    summary: str


class Section(NamedTuple):
    """Commands that belong together, under the heading they have in the help page."""

    heading: str
    entries: tuple[Entry, ...]


SECTIONS = (Section("配", (Entry("completion", "completion", "让 Tab 键补全命令、单位和任务号"),)),)
"""Every command in the order of the help page."""
