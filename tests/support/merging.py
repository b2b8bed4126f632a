"""Merging texts in tests."""

import re
from pathlib import Path

from gkcli.merge.clash import Labels
from gkcli.merge.file import Versions, merged_file
from gkcli.model.notice import Table
from gkcli.yaml.contents import Contents
from gkcli.yaml.decode import decode
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source

CONFLICT = r"^<{7} 我方\r?\n(.*?)^={7}\r?\n(.*?)^>{7} 对方\r?\n"


def source_of(text):
    return Source(Path("tasks.yaml"), "tasks.yaml", text)


def merged(base, ours, theirs, shape=Table):
    versions = Versions(*map(source_of, (base, ours, theirs)))
    return merged_file(Contents(shape), versions, Labels("我方", "对方"), 7)


def clean(base, ours, theirs, shape=Table):
    """The text of a merge without conflicts."""
    made = merged(base, ours, theirs, shape)
    assert (made.conflicts, made.faults) == ((), ())
    return made.text


def loaded(text, shape=Table):
    return decode(shape, skim(source_of(text)).data)


def taken(text, label):
    """A merged text with one side, 我方 or 对方, taken in every conflict."""
    side = {"我方": r"\1", "对方": r"\2"}[label]
    return re.sub(CONFLICT, side, text, flags=re.DOTALL | re.MULTILINE)
