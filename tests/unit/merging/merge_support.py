"""Merging texts in tests."""

from pathlib import Path

from gkcli.files.decode import decode
from gkcli.files.skim import skim
from gkcli.files.source import Source
from gkcli.merging.clash import Labels
from gkcli.merging.file import Versions, merged_file
from gkcli.model.notice import Table


def source_of(text):
    return Source(Path("tasks.yaml"), "tasks.yaml", text)


def merged(base, ours, theirs, shape=Table):
    versions = Versions(*map(source_of, (base, ours, theirs)))
    return merged_file(shape, versions, Labels("我方", "对方"), 7)


def clean(base, ours, theirs, shape=Table):
    """The text of a merge without conflicts."""
    made = merged(base, ours, theirs, shape)
    assert (made.conflicts, made.faults) == ((), ())
    return made.text


def loaded(text, shape=Table):
    return decode(shape, skim(source_of(text)).data)
