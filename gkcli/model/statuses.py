"""The statuses of records: every one there is, whose word it is, and what it does."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias, get_args

Status = Literal[
    "未启动",
    "推进中",
    "受阻",
    "申请条件未成就",
    "申请不适用",
    "申请结转",
    "申请延期",
    "条件未成就",
    "不适用",
    "结转",
    "已催办",
    "准予条件未成就",
    "准予不适用",
    "准予结转",
    "准予延期",
    "不予条件未成就",
    "不予不适用",
    "不予结转",
    "不予延期",
    "零报告",
    "已完成",
    "已销号",
    "退回",
    "整改",
]
STATUSES: tuple[Status, ...] = get_args(Status)
"""Every status; of two records of one day the later one in this order counts as the later."""

Matter = Literal["条件未成就", "不适用", "结转", "延期"]
"""What a unit can ask for: that a duty waits, does not apply, goes over, or gets more time."""
MATTERS: tuple[Matter, ...] = get_args(Matter)


class Act(StrEnum):
    """What a status does about a duty.

    ``ASIDE`` are the old words, which say what is asked or granted without saying which of the
    two: with an entitled office in ``by`` they grant, without one they ask.
    """

    PROGRESS = "progress"
    REQUEST = "request"
    ASIDE = "aside"
    REMINDER = "reminder"
    GRANT = "grant"
    REFUSAL = "refusal"
    DONE = "done"
    CLOSING = "closing"
    RETURN = "return"
    RECTIFICATION = "rectification"


OFFICE_ACTS = frozenset(
    {Act.REMINDER, Act.GRANT, Act.REFUSAL, Act.CLOSING, Act.RETURN, Act.RECTIFICATION}
)
"""What only an office that decides for the notice can do."""


class Meaning(NamedTuple):
    """What a status means: what it does, and for a request or decision what it is about."""

    act: Act
    matter: Matter | None = None

    @property
    def of_office(self) -> bool:
        """Whether it is an office's word alone."""
        return self.act in OFFICE_ACTS


_PLAIN: dict[Status, Act] = {
    "未启动": Act.PROGRESS,
    "推进中": Act.PROGRESS,
    "受阻": Act.PROGRESS,
    "已催办": Act.REMINDER,
    "零报告": Act.DONE,
    "已完成": Act.DONE,
    "已销号": Act.CLOSING,
    "退回": Act.RETURN,
    "整改": Act.RECTIFICATION,
}
_FORMS = {"申请": Act.REQUEST, "准予": Act.GRANT, "不予": Act.REFUSAL, "": Act.ASIDE}


def _meaning(status: Status) -> Meaning:
    if act := _PLAIN.get(status):
        return Meaning(act)
    matter = next(matter for matter in MATTERS if status.endswith(matter))
    return Meaning(_FORMS[status.removesuffix(matter)], matter)


MEANINGS: Mapping[Status, Meaning] = MappingProxyType({s: _meaning(s) for s in STATUSES})
"""What every status means."""


def _doing(*acts: Act) -> frozenset[Status]:
    return frozenset(status for status in STATUSES if MEANINGS[status].act in acts)


DONE: frozenset[Status] = _doing(Act.DONE)
"""A unit reports one duty as done, or that there was nothing to report."""

SETTLES: frozenset[Status] = _doing(Act.DONE, Act.CLOSING)
"""The statuses that report one duty as done, or accept that it is."""

NAMES_ONE: frozenset[Status] = SETTLES | _doing(Act.RETURN)
"""The statuses that say what became of one duty, on one occasion; the record must name which."""

ASKS: frozenset[Status] = _doing(Act.REQUEST)
"""The unit's requests in words of their own; the old words ask too where no office said them."""

SETS_ASIDE: frozenset[Status] = _doing(Act.ASIDE)
"""The old words: a reason why a duty is not to be done, now or at all, asked or granted."""

DECIDES: frozenset[Status] = _doing(Act.GRANT, Act.REFUSAL)
"""What an office decides on a request."""

OFFICES: frozenset[Status] = frozenset(s for s in STATUSES if MEANINGS[s].of_office)
"""The statuses only an office that decides for the notice may record."""

EXTENDS: frozenset[Status] = frozenset({"申请延期", "准予延期"})
"""The statuses that name the day until which a duty is put off."""

Finding: TypeAlias = Literal["抽查", "督查", "巡查", "审计", "群众反映", "自查", "其他"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
"""How something that is to be put right was found."""
