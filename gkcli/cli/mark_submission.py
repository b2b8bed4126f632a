"""Makes the entries of one call of ``mark``, checks them, writes them all or none."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gkcli.cli.clock import today
from gkcli.cli.output import remember, say
from gkcli.cli.way_back import keep_way_back
from gkcli.edit.append_entries import entry_line, with_entries
from gkcli.edit.refusal import refuse_new_errors
from gkcli.errors import GkcliError
from gkcli.frozen import replace
from gkcli.model.assessment import ANNOUNCES, MarkEntry, change_of_points
from gkcli.model.record import note
from gkcli.model.scalars import FieldError, single_line
from gkcli.score.assess import Assessment
from gkcli.score.groups import digest_of
from gkcli.score.points import ItemState
from gkcli.score.unit_score import UnitScore
from gkcli.score.words import points_words
from gkcli.status.find_unit import find_party
from gkcli.status.snapshot import take_snapshot
from gkcli.terminal.findings import headline
from gkcli.workspace.assessment import marks_file, read_assessment
from gkcli.workspace.open import open_workspace
from gkcli.yaml.exchange import FileChange, exchange

if TYPE_CHECKING:
    from gkcli.model.units import Unit


class MarkSubmission:
    """The entries of one call as of the day ``on``; nothing is written before :meth:`write`."""

    def __init__(self, folder: Path | None, on: date) -> None:
        if on > today():
            raise GkcliError(f"{on} 还没有到，没有写入", "只记已经说了的话；不写 --on 就是今天")
        self._workspace = open_workspace(folder)
        files = read_assessment(self._workspace)
        self._assessment = Assessment(
            files.scheme, take_snapshot(self._workspace, on), files.entries
        )
        self._on = on
        self._entries: list[tuple[Unit, MarkEntry]] = []

    def take(
        self, unit: str | None, item: str | None, points: str | None, given: dict[str, Any]
    ) -> None:
        """Make the entries that are asked for; GkcliError where that cannot be done."""
        entry = self._entry(item, points, given)
        scores = self._assessment.scores
        if unit is not None:
            wanted = self._workspace.directory.members(find_party(self._workspace.directory, unit))
            scores = tuple(score for score in scores if score.unit in wanted)
            if not scores:
                raise GkcliError(
                    f"{unit}不参加考核，没有写入", "参加的写进 assessment.yaml 的 groups"
                )
        if entry.kind in ANNOUNCES:
            self._refuse_unfinished(entry, scores)
            digest = digest_of(self._assessment.scheme)
            self._entries = [(s.unit, self._announced(entry, s, digest)) for s in scores]
        else:
            self._entries = [(score.unit, entry) for score in scores]
            self._remind_of_announced(scores)

    def _remind_of_announced(self, scores: Sequence[UnitScore]) -> None:
        for score in scores:
            told = [one.on for one in score.entries if one.kind == "公布" and one.on <= self._on]
            if told:
                hint = "得分变了的，重新公布：gkcli mark -k 公布"
                say(f"提醒：{score.unit.name}的得分 {told[-1]} 已经公布。{hint}", aside=True)

    def _entry(self, item: str | None, points: str | None, given: dict[str, Any]) -> MarkEntry:
        by = given["by"]
        try:
            return MarkEntry(
                self._on,
                given["kind"],
                item,
                change_of_points(points) if points is not None else None,
                given["outcome"],
                note=note(given["note"]) if given["note"] is not None else None,
                evidence=tuple(map(single_line, given["evidence"])),
                by=find_party(self._workspace.directory, by).name if by else None,
            )
        except FieldError as error:
            raise GkcliError(f"{error}，没有写入", error.hint) from None

    def _announced(self, entry: MarkEntry, score: UnitScore, digest: str) -> MarkEntry:
        places = self._assessment.scheme.places
        points = Decimal(points_words(score.total.points, places))
        return replace(entry, points=points, digest=digest)

    def _refuse_unfinished(self, entry: MarkEntry, scores: Sequence[UnitScore]) -> None:
        """GkcliError where scores are announced that are not final; a hint where asked about."""
        open_ones = list(_unfinished(scores))
        if open_ones and entry.kind == "公布":
            raise GkcliError("还不能公布，没有写入", "先评分、处理", details=open_ones)
        for line in open_ones:
            say(f"提醒：{line}", aside=True)

    def write(self, *, dry_run: bool) -> None:
        """Write all entries or none, and tell how to take them back.

        InvalidDataError where check would find an error that is not there yet.
        """
        layout = self._workspace.layout
        changes: list[FileChange] = []
        lines: list[str] = []
        for unit, entry in self._entries:
            path = marks_file(self._workspace, unit.name)
            change, fresh = with_entries(layout, path, [entry])
            if change is None:
                say(f"已经记过，没有再记：{layout.files.shown(path)}")
                continue
            changes.append(change)
            lines += [f"{change.name}：{entry_line(one)}" for one in fresh]
        if not changes:
            return
        for warning in refuse_new_errors(layout, changes, max(self._on, today())):
            say(headline(warning), f"  → {warning.hint}", aside=True)
        if dry_run:
            say("会记上：", *(f"  {line}" for line in lines), "没有写入（--dry-run）。")
            return
        exchange(changes)
        remember(f"已记入 {len(changes)} 个文件")
        say("已记入：", *(f"  {line}" for line in lines))
        keep_way_back(layout.folder, "mark", changes)


def _unfinished(scores: Sequence[UnitScore]) -> Iterator[str]:
    for score in scores:
        for one in score.items:
            if one.state is ItemState.UNMARKED:
                yield f"{score.unit.name}的“{one.item.what}”（{one.item.id}）还没有评分"
        for entry in score.open_objections:
            yield f"{score.unit.name} {entry.on} 的申诉（{entry.item or '总分'}）还没有处理"
