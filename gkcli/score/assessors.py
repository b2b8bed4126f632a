"""Who may mark by hand, decide on objections and announce."""

from gkcli.model.assessment import AssessmentScheme
from gkcli.model.directory import Directory
from gkcli.status.offices import Offices


class Assessors:
    """Those that the scheme names, else the notice's offices."""

    def __init__(self, scheme: AssessmentScheme, directory: Directory, offices: Offices) -> None:
        self._directory = directory
        self._offices = offices
        self._named = tuple(dict.fromkeys(map(self._name, scheme.assessors)))

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        return self._name(name) in self._named if self._named else name in self._offices

    @property
    def names(self) -> tuple[str, ...]:
        """Their registered names."""
        return self._named or self._offices.names

    def _name(self, written: str) -> str:
        party = self._directory.get(written)
        return party.name if party is not None else written
