"""Reads what units score from a workspace."""

from typing import NamedTuple

from gkcli.score.assess import Assessment
from gkcli.status.standings import Snapshot
from gkcli.workspace.assessment import RecordLines, has_scheme, read_assessment
from gkcli.workspace.open import Workspace


class Scored(NamedTuple):
    """An assessment with what tells where the records stand that it rests on."""

    assessment: Assessment
    lines: RecordLines


def read_scored(workspace: Workspace, now: Snapshot) -> Scored | None:
    """What all units score as of a day, since they are ranked; None without a scheme.

    InvalidDataError where the scheme or what was marked cannot be read.
    """
    if not has_scheme(workspace):
        return None
    files = read_assessment(workspace)
    return Scored(Assessment(files.scheme, now, files.entries), RecordLines(workspace))
