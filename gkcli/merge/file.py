"""A data file of a workspace made of three versions of it."""

from dataclasses import replace
from typing import NamedTuple

from gkcli.errors import Diagnostic
from gkcli.merge.clash import Clash, Conflict, Labels, marked
from gkcli.merge.merge import merge
from gkcli.yaml.contents import Contents
from gkcli.yaml.decode import UndecodedError
from gkcli.yaml.outline import NOTHING, outline
from gkcli.yaml.parse import Parsed, build
from gkcli.yaml.source import Source


class MergedFile(NamedTuple):
    """The text of the merged file, both versions of every conflict between markers.

    ``faults`` are what only the two changes together make wrong, such as two rules of one deadline.
    """

    text: str
    conflicts: tuple[Conflict, ...]
    faults: tuple[Diagnostic, ...] = ()


class Versions(NamedTuple):
    """What a file was, and what each side made of it."""

    base: Source
    ours: Source
    theirs: Source


def merged_file(
    contents: Contents[object], versions: Versions, labels: Labels, size: int
) -> MergedFile | None:
    """The merged file, with our line ends; None where it has to be merged line by line.

    That is where one of the versions is not sound YAML laid out by lines, or what would be made of
    them is not. An empty base means that both sides began the file.
    """
    untouched = _untouched(versions)
    if untouched is not None:
        return MergedFile(untouched, ())
    base, ours, theirs = map(outline, versions)
    if base is None and not versions.base.text.strip():
        base = NOTHING
    if base is None or ours is None or theirs is None:
        return None
    lines, conflicts = merge(base, ours, theirs, contents.layout(versions.ours))
    text = "".join(f"{line}\n" for line in marked(lines, labels, size))
    faults: tuple[Diagnostic, ...] = ()
    if not any(isinstance(line, Clash) for line in lines):
        source = replace(versions.ours, text=text)
        built = build(source, text)
        if built.error or built.refused:
            return None
        faults = _faults(contents, versions, source, Parsed(built.data, built.marks, ()))
    return MergedFile(_line_ends(text, versions.ours), tuple(conflicts), faults)


def _untouched(versions: Versions) -> str | None:
    """The text to take where at most one side touched the file."""
    base, ours, theirs = (version.text for version in versions)
    if ours == base:
        return theirs
    return ours if theirs in (base, ours) else None


def _faults(
    contents: Contents[object], versions: Versions, merged: Source, parsed: Parsed
) -> tuple[Diagnostic, ...]:
    if _fits(contents, parsed) or not all(
        _fits(contents, _parsed(side)) for side in (versions.ours, versions.theirs)
    ):
        return ()
    return contents.validate(merged, parsed).diagnostics


def _fits(contents: Contents[object], parsed: Parsed) -> bool:
    try:
        contents.decode(parsed.data)
    except UndecodedError:
        return False
    return True


def _parsed(source: Source) -> Parsed:
    built = build(source, source.text)
    return Parsed(built.data, built.marks, ())


def _line_ends(text: str, ours: Source) -> str:
    return text.replace("\n", "\r\n") if "\r\n" in ours.text else text
