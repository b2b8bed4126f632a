"""Duties in words."""

from collections.abc import Sequence

from gkcli.schedule.duties import Duty

_MOST_NAMED = 4


def subject_words(subject: str) -> str:
    """What a record's ``for`` names, as ``第 3 项`` or ``时限“plan”``."""
    return f"第 {subject} 项" if subject.isdigit() else f"时限“{subject}”"


def duty_words(duties: Sequence[Duty]) -> str:
    """The ids of duties, each with what is owed, a few of them."""
    shown = [f"{duty.deadline.id}（{duty.deadline.what}）" for duty in duties[:_MOST_NAMED]]
    return "、".join(shown) + (" 等" if len(duties) > _MOST_NAMED else "")
