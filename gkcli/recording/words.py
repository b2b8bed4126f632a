"""What records change, in words."""

from gkcli.recording.occasions import Effect
from gkcli.schedule.standings import Standing
from gkcli.schedule.state import DONE_STATES
from gkcli.schedule.wording import occasion_words, request_words, state_words


def effect_words(effect: Effect) -> str:
    """What an occasion is, how it stood and how it stands now."""
    now = standing_words(effect.after)
    then = standing_words(effect.before) if effect.before else "新的一次"
    told = f"{now}（没有变）" if then == now else f"{then} → {now}"
    return f"{occasion_title(effect.after)}：{told}"


def open_words(standing: Standing) -> str:
    """What is still to be done, which occasion of it, and how it stands."""
    what = occasion_title(standing).removeprefix(standing.duty.deadline.id).strip()
    return f"{what}：{standing_words(standing)}"


def occasion_title(standing: Standing) -> str:
    """Which duty and which occasion of it, as ``plan 报送实施方案``."""
    deadline, instance = standing.duty.deadline, standing.instance
    event = f"{instance.since} 起算" if instance.since else ""
    which = occasion_words(deadline, instance) or event
    return f"{deadline.id} {deadline.what}{f'（{which}）' if which else ''}"


def standing_words(standing: Standing) -> str:
    """How one unit stands, with how often and whether it was closed out."""
    verdict, deadline = standing.verdict, standing.duty.deadline
    text = state_words(standing.state, standing.days_left)
    if standing.state in DONE_STATES:
        return f"{text}，已销号" if verdict.closed else text
    wanted = deadline.at_least or 1
    times = f"，{wanted} 次里做了 {len(verdict.done)} 次" if verdict.done and wanted > 1 else ""
    if verdict.request:
        return f"{text}{times}，{request_words(verdict.request)}"
    said = f"，{verdict.last.status}" if verdict.last and verdict.last.status != "已完成" else ""
    return f"{text}{times}{said}"
