"""What several tests of reports need that is no fixture."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from html.parser import HTMLParser

from gkcli.model.notice import Table
from gkcli.model.record import Record
from gkcli.paper.build import ViewBuilder
from gkcli.paper.view import View
from gkcli.score.read import read_scored
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot as at_all_times
from gkcli.trace.chain import chain_of
from gkcli.workspace.open import Workspace, statistics
from tests.support.build import snapshot


def view_of(
    workspace: Workspace,
    unit: str = "",
    as_of: date = date(2024, 6, 1),
    table: Table | None = None,
    ledgers: Mapping[str, Sequence[Record]] | None = None,
    *,
    public: bool = False,
) -> View:
    party = find_party(workspace.directory, unit) if unit else None
    told = table or workspace.table
    said = at_all_times(workspace, date.max).ledgers if ledgers is None else ledgers
    day = snapshot(told, workspace.directory, as_of, said)
    return ViewBuilder(
        day,
        party,
        partial(statistics, workspace),
        public=public,
        scored=partial(read_scored, workspace, day),
        chain=partial(chain_of, workspace.layout, told),
    ).build()


class PageText(HTMLParser):
    """The text that a page shows and the tags it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self._pieces: list[str] = []
        self._style = False
        self.feed(page)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self._style = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._style = False

    def handle_data(self, data: str) -> None:
        if not self._style:
            self._pieces.append(data)
