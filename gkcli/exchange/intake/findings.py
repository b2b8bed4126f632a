"""What a person has to look at after a document has been read."""

from dataclasses import dataclass, field

from gkcli.diagnostics import Diagnostic, Severity


@dataclass(slots=True)
class Findings:
    """Findings about one document, collected while it is read."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def warn(self, line: int, code: str, message: str, hint: str) -> None:
        """Something that a person has to decide or mend."""
        self.found.append(Diagnostic(self.file, line, 1, Severity.WARNING, code, message, hint))

    def note(self, line: int, code: str, message: str, hint: str) -> None:
        """Something that a person should know."""
        self.found.append(Diagnostic(self.file, line, 1, Severity.NOTE, code, message, hint))

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The findings in the order of the document."""
        return tuple(sorted(self.found, key=lambda f: f.line))
