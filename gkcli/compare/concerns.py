"""Changes that a reviewer must look at: one rule for each kind, and what it asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from gkcli.compare.change import Change, ChangeKind, Edition, Target, Thing, Value
from gkcli.compare.chapters import heading_target
from gkcli.compare.lines import ChangeLine, change_lines
from gkcli.compare.units import AffectedUnits, paired_units
from gkcli.compare.words import target_words, units_words
from gkcli.model.directory import Directory, names_of
from gkcli.model.statuses import OFFICES
from gkcli.model.units import Registry
from gkcli.workspace.kinds import SEAL, SEALED_KINDS

_PERIODS = ("month", "quarter", "half-year", "year")
_DAYS = {"hours": 1 / 24, "days": 1, "workdays": 7 / 5}
"""How many calendar days a unit of time takes, working days by the week."""

_LAST = 31
_EVENTS = ("after", "when")
_TERMS = ("by", "each", "at_least", "day", "next_month", "within")


def loosened(change: Change) -> str:
    """What to ask about a deadline that was put off or asks for less; "" for any other change."""
    if change.target.thing is not Thing.DEADLINE or change.kind is not ChangeKind.CHANGED:
        return ""
    if change.field == "rule":
        return "换了一种时限：会不会比原来宽？依据是什么？"
    if (change.field, change.after) == ("owed", "jointly"):
        return "改成共同一份，一个单位报了就都算完成：依据是什么？"
    if change.field in _EVENTS:
        return "起算的事件改了：会不会比原来晚？依据是什么？"
    if change.field in _TERMS and _room(change.field, change.after) > _room(
        change.field, change.before
    ):
        return "比原来宽：依据哪份文件？原文写的是哪一天、几次？"
    return ""


def _room(field: str, value: Value) -> float:
    """The time a term leaves, in units of its own kind; a larger value is looser."""
    match field:
        case "each":
            return _PERIODS.index(str(value))
        case "at_least":
            return -int(str(value or 1))
        case "day":
            return int(str(value or _LAST))
        case "next_month":
            return 1 if value else 0
        case "within":
            count, unit = str(value).split()
            return int(count) * _DAYS[unit]
    return date.fromisoformat(str(value)).toordinal()


class Concern(NamedTuple):
    """A change to look at: by which rule, and what is to be asked about it."""

    code: str
    question: str
    change: Change

    @property
    def title(self) -> str:
        """What the rule is about."""
        return TITLES[self.code]

    @property
    def about(self) -> str:
        """The thing that changed, as a heading."""
        return target_words(heading_target(self.change.target))

    @property
    def line(self) -> ChangeLine:
        """The change as a line; of something added or removed, the first one."""
        return change_lines(self.change)[0]


TITLES = {
    "sealed-year": "动了封存的年度",
    "deadline-loosened": "时限放宽",
    "duty-removed": "删了任务或时限",
    "unit-released": "少了牵头、责任单位",
    "wording-changed": "改了原文",
    "record-altered": "动了台账的旧记录",
    "recorded-afterwards": "逾期以后补记成按时",
    "backdated": "补记以前的日子",
    "closed-by-itself": "自己给自己销号、催办",
    "renumbered-records": "台账记在旧号上",
    "unfounded-verification": "没写依据就算核实",
    "erratum-removed": "删了勘误",
    "unit-removed": "名册里删了单位",
}
"""Every rule by its code, in the order of their weight."""


class ReviewContext:
    """Two editions and all their changes, for rules that need more than the one change."""

    def __init__(self, old: Edition, new: Edition, changes: Sequence[Change]) -> None:
        pairs = paired_units(old.registry, new.registry)
        self.who = AffectedUnits(old.registry, new.registry, pairs)
        self.old = old
        self.new = new
        self._fields = {(change.target, change.field) for change in changes}
        self._former = {after.name: before.name for before, after in pairs.same}
        self.directory = Directory(new.registry or Registry(()))

    @property
    def sealed(self) -> bool:
        """Whether the year was closed in the old edition."""
        return any(label == SEAL.label for label, _ in self.old.others)

    def also(self, change: Change, field: str) -> bool:
        """Whether another field of the same thing changed too."""
        return (change.target, field) in self._fields

    def last_day(self, unit: str) -> str:
        """The day of the unit's last own record in the old edition, "" where there is none."""
        records = self.old.ledgers.get(self._former.get(unit, unit), ())
        own = (record.on for record in records if record.status not in OFFICES)
        return str(max(own, default=""))

    def records_for(self, subject: str) -> int:
        """How many records there are about a number or id."""
        return sum(r.for_ == subject for records in self.new.ledgers.values() for r in records)

    def offices(self) -> Iterator[str]:
        """Who may close out: those that duties of the notice are reported to."""
        table = self.new.table
        for deadline in table.notice.deadlines if table else ():
            party = self.directory.get(deadline.report_to) if deadline.report_to else None
            if party is not None:
                yield party.name


Rule = Callable[[Change, ReviewContext], str]
"""Returns the question about a change, "" where the rule does not apply."""


def concerns(old: Edition, new: Edition, changes: Sequence[Change]) -> tuple[Concern, ...]:
    """All concerns, in the order of the rules."""
    review = ReviewContext(old, new, changes)
    return tuple(
        Concern(code, question, change)
        for code, rule in _RULES.items()
        for change in changes
        if (question := rule(change, review))
    )


def _deadline_loosened(change: Change, review: ReviewContext) -> str:
    del review
    return loosened(change)


def _duty_removed(change: Change, review: ReviewContext) -> str:
    del review
    if change.kind is ChangeKind.REMOVED and change.target.thing in (Thing.TASK, Thing.DEADLINE):
        return "依据哪份文件删的？已经记的台账还作不作数？"
    return ""


def _unit_released(change: Change, review: ReviewContext) -> str:
    lost = _lost(change, review)
    return f"{units_words(lost)}不用再做了：依据是什么，谁来接？" if lost else ""


def _lost(change: Change, review: ReviewContext) -> list[str]:
    """The units that have less to do by a change of those named."""
    thing, field, who = change.target.thing, change.field, review.who
    if change.kind is not ChangeKind.CHANGED:
        return []
    if thing is Thing.GROUP and field in ("members", "kinds"):
        before, after = who.before([change.target.key]), who.after([change.target.key])
    elif (thing, field) == (Thing.DEADLINE, "units"):
        # Without names the task's own units owe it: those concerned tell who they were.
        before = who.before(_names(change.before)) or change.affected
        after = who.after(_names(change.after))
        if not after:
            before = tuple(unit for unit in before if unit in change.affected)
    elif (thing, field) == (Thing.DEADLINE, "also"):
        before, after = who.before(_added(change.before)), who.after(_added(change.after))
    elif (thing, field) in _PARTIES:
        before, after = who.before(_names(change.before)), who.after(_names(change.after))
    else:
        return []
    return [unit for unit in before if unit not in after]


_PARTIES = ((Thing.TASK, "lead"), (Thing.TASK, "responsible"), (Thing.NOTICE, "addressees"))


def _names(value: Value) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []


def _added(value: Value) -> list[str]:
    """The names in ``also``: units that the words of a deadline do not name."""
    entries = value if isinstance(value, list) else []
    return [name for each in entries if isinstance(each, dict) for name in _names(each["units"])]


def _wording_changed(change: Change, review: ReviewContext) -> str:
    del review
    words = _WORDS.get(change.target.thing, ())
    if change.kind is ChangeKind.CHANGED and change.field in words:
        return "同原件一字不差吗？拿原件核对：gkcli verify 原件。看着不对的写进 errata，不改原文"
    return ""


_WORDS: Mapping[Thing, tuple[str, ...]] = {
    Thing.NOTICE: ("title", "number", "issuer", "year", "signed_on", "table_title", "body"),
    Thing.PART: ("title",),
    Thing.SECTION: ("title",),
    Thing.TASK: ("title", "requirement"),
}


def _record_altered(change: Change, review: ReviewContext) -> str:
    del review
    if change.target.thing is not Thing.RECORD or change.kind is ChangeKind.ADDED:
        return ""
    if change.field == "on" and str(change.after) < str(change.before):
        return "日期改早了：有没有凭据？台账只加不改"
    return "台账只加不改：为什么动旧记录？记错了，另加一行说明"


def _backdated(change: Change, review: ReviewContext) -> str:
    owner, record = change.target.owner, _added_record(change)
    if owner is None or record is None or record["status"] in OFFICES:
        return ""
    day, last = str(record["on"]), review.last_day(owner.key)
    return f"单位先前已报到 {last}，现在补记 {day} 的事：有没有凭据？" if day < last else ""


def _added_record(change: Change) -> Mapping[str, Value] | None:
    """What a new line of a ledger says; None for any other change."""
    added = change.target.thing is Thing.RECORD and change.kind is ChangeKind.ADDED
    return change.after if added and isinstance(change.after, dict) else None


def _closed_by_itself(change: Change, review: ReviewContext) -> str:
    owner, record = change.target.owner, _added_record(change)
    if owner is None or record is None or record["status"] not in OFFICES:
        return ""
    if owner.key in review.offices():
        return ""
    party = review.directory.get(owner.key)
    own = {owner.key, *(names_of(party) if party else ())}
    by = record.get("by")
    if by is None:
        return f"“{record['status']}”由公开办记，这一行没有写是谁记的"
    return f"“{record['status']}”由公开办记，这一行是单位自己记的" if by in own else ""


def _renumbered_records(change: Change, review: ReviewContext) -> str:
    if change.target.thing is not Thing.TASK or change.field != "number":
        return ""
    count = review.records_for(str(change.before))
    if not count:
        return ""
    return f"台账里有 {count} 条记在“{change.before}”上，现在算到别的任务了，要不要跟着改？"


def _unfounded_verification(change: Change, review: ReviewContext) -> str:
    if (change.field, change.after) != ("verified", True) or review.also(change, "source"):
        return ""
    return (
        "凭什么核实的？依据写进 source"
        if change.target.thing is not Thing.STATISTICS
        else ("谁核对过？逐个数同报送的表对一遍")
    )


def _erratum_removed(change: Change, review: ReviewContext) -> str:
    del review
    removed = change.target.thing is Thing.ERRATUM and change.kind is ChangeKind.REMOVED
    return "疑点查清了吗？查清的结果写在哪里？" if removed else ""


def _unit_removed(change: Change, review: ReviewContext) -> str:
    del review
    gone = change.target.thing in (Thing.UNIT, Thing.GROUP) and change.kind is ChangeKind.REMOVED
    return "撤并了要写 successor，名称留着：旧文件里还用" if gone else ""


def _is_sealed(target: Target) -> bool:
    """Whether a file is one of those that a sealed year consists of."""
    return target.title in {kind.label for kind in SEALED_KINDS}


def _sealed_year(change: Change, review: ReviewContext) -> str:
    if change.target.thing is Thing.FILE and change.target.title == SEAL.label:
        if change.kind is ChangeKind.REMOVED:
            return "封存取消了：谁同意的？"
        return "重新封存了：改了哪些，谁同意的？" if change.field == "files" else ""
    if review.sealed and (change.target.thing is not Thing.FILE or _is_sealed(change.target)):
        return "这一年已经封存：依据是什么，谁同意改的？"
    return ""


_RULES: dict[str, Rule] = {
    "sealed-year": _sealed_year,
    "deadline-loosened": _deadline_loosened,
    "duty-removed": _duty_removed,
    "unit-released": _unit_released,
    "wording-changed": _wording_changed,
    "record-altered": _record_altered,
    "backdated": _backdated,
    "closed-by-itself": _closed_by_itself,
    "renumbered-records": _renumbered_records,
    "unfounded-verification": _unfounded_verification,
    "erratum-removed": _erratum_removed,
    "unit-removed": _unit_removed,
}
