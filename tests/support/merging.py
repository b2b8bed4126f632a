"""Merging texts in tests."""

from pathlib import Path

from gkcli.merge.clash import Labels
from gkcli.merge.file import Versions, merged_file
from gkcli.model.notice import Table
from gkcli.yaml.contents import Contents
from gkcli.yaml.decode import decode
from gkcli.yaml.skim import skim
from gkcli.yaml.source import Source


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
