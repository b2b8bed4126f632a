"""How like each other two texts are, to show side by side what differs."""

from dataclasses import dataclass, field

from gkcli.errors import Diagnostic, Severity
from gkcli.office.read.blocks import SourceCell
from gkcli.text import squeezed


def alike(one: str, other: str) -> float:
    """How much of the second text the first shares, from 0 to 1, told by pairs of letters."""
    wanted = pairs(other)
    return len(wanted & pairs(one)) / max(1, len(wanted))


def pairs(text: str) -> set[str]:
    """The pairs of letters that follow each other in a text."""
    return {text[n : n + 2] for n in range(len(text) - 1)}


_AROUND = 10
_LONGEST = 60
_FIRST = 30
_MOST_NAMED = 5


@dataclass(slots=True)
class Differences:
    """Differences found so far; ``file`` is the document."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)
    is_other_document: bool = False
    """No task was found at all, so that there is nothing to compare."""
    _blanks: list[tuple[int, str]] = field(default_factory=list)
    _columns: dict[str, list[SourceCell]] = field(default_factory=dict)

    def words(self, line: int, what: str, document: str, data: str) -> None:
        """The words differ."""
        theirs, ours = marked(squeezed(document), squeezed(data))
        self._add(
            line,
            Severity.ERROR,
            "words-differ",
            f"{what}：文件是“{theirs}”，数据是“{ours}”。",
            "对照原件，改正数据；原件有错的，数据照录，注在 errata 里。",
        )

    def missing(self, line: int, what: str, data: str) -> None:
        """The document does not say what the workspace does."""
        self._add(
            line,
            Severity.ERROR,
            "not-in-document",
            f"{what}：数据有“{_cut(data)}”，文件里没有。",
            "对照原件，改正或删去。",
        )

    def lost(self, line: int, piece: str) -> None:
        """A whole heading or task is not in the document; ``line`` is that of the one before."""
        self._add(
            line,
            Severity.ERROR,
            "not-in-document",
            f"数据有{piece}，文件里没有；按先后应当在这一行以下。",
            "对照原件，改正或删去。",
        )

    def none_found(self, tasks: int) -> None:
        """No task of the workspace is in the document."""
        self.is_other_document = True
        self._add(
            1,
            Severity.ERROR,
            "not-in-document",
            f"数据有 {tasks} 项任务，文件里一项也没有找到。",
            "多半不是这份数据的原件，请确认选对了文件和文件夹。",
        )

    def beyond(self, line: int, what: str, document: str) -> None:
        """The workspace does not say what the document does."""
        self._add(
            line,
            Severity.ERROR,
            "not-in-data",
            f"{what}：文件有“{_cut(document)}”，数据里没有。",
            "对照原件，补进数据。",
        )

    def doubt(self, characters: str) -> None:
        """Two ways of reading the document count its characters differently."""
        self._add(
            1,
            Severity.ERROR,
            "reading-differs",
            f"同一份文件两种读法读出的字数不同，差在“{characters}”这些字。",
            "可能有内容没有读到，请把文件另存一份再核对；仍然这样，请把文件发给维护者。",
        )

    def layout(self, line: int, what: str) -> None:
        """Only blanks and line breaks differ; told once for all such places."""
        self._blanks.append((line, what))

    def aside(self, line: int, what: str) -> None:
        """Something that the workspace has no place for."""
        self._add(line, Severity.NOTE, "not-compared", f"{what}。", "任务表没有地方放，不比对。")

    def column(self, name: str, cell: SourceCell) -> None:
        """A cell of a column that the workspace has no place for; told once for the column."""
        self._columns.setdefault(name, []).append(cell)

    def unstated(self, what: str, data: str) -> None:
        """The workspace has from elsewhere what the document may leave out."""
        self._add(
            1,
            Severity.NOTE,
            "not-compared",
            f"文件里没有{what}，数据写的是“{data}”，没有比对。",
            "请看看数据里的从哪里来，对不对。",
        )

    def _add(self, line: int, severity: Severity, code: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(self.file, line, 1, severity, code, message, hint))

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The differences in the order of the document."""
        for name, cells in self._columns.items():
            self.aside(
                cells[0].line,
                f"{name}有 {len(cells)} 格没有收在数据里，"
                f"第一格是“{squeezed(cells[0].text)[:_FIRST]}”",
            )
        if self._blanks:
            named = "、".join(dict.fromkeys(what for _, what in self._blanks[:_MOST_NAMED]))
            more = f"等 {len(self._blanks)} 处" if len(self._blanks) > _MOST_NAMED else ""
            self._add(
                min(line for line, _ in self._blanks),
                Severity.NOTE,
                "layout-differs",
                f"{named}{more}只差空格、断行，文字相同。",
                "不影响内容，不必改。",
            )
        return tuple(sorted(self.found, key=lambda one: one.line))


def marked(one: str, other: str) -> tuple[str, str]:
    """Two texts cut around where they differ, what differs in 【】."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return _shown(one, start, end), _shown(other, start, end)


def _shown(text: str, start: int, end: int) -> str:
    stop = len(text) - end
    before = text[max(0, start - _AROUND) : start]
    after = text[stop : stop + _AROUND]
    left = "…" if start > _AROUND else ""
    right = "…" if end > _AROUND else ""
    return f"{left}{before}【{_cut(text[start:stop])}】{after}{right}"


def _cut(text: str) -> str:
    plain = text.replace("\n", "")
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
