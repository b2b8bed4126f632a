"""What has to happen first: 条例出台后, 条件成熟时, 春节前; and what a length counts from."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import Candidate, Setting
from gkcli.model.timewords.values import Kind

_HAPPENS = (
    r"出台|印发|发布|公布|颁布|施行|实施|通过|批准|批复|下达|下发|成立|结束|完成|到位|明确|建成"
    r"|启用|确定|获批|立项|竣工|验收"
)
_AFTER = re.compile(rf"(?:{_HAPPENS})(?:之后|以后|后(?![的续台勤期备果面者]))")
_ONCE = re.compile(
    r"(?:待|在|等)?(?:条件|时机)(?:成熟|具备|允许)(?:时|[之以]?后)?|具备条件[时后的]"
)
_WITH = re.compile(
    rf"(?:结合|随着)(?P<events>[^，。；：！？\n结随]{{1,40}}?(?:{_HAPPENS}))(?=[，。；])"
)
_HOLIDAY = re.compile(
    r"(?P<event>(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆)节?)(?:之前|以前|前(?![后期]))"
)
_AFTER_IT = re.compile(r"(?:(?P<from>之[日时]起?|起)，?|(?P<after>之后|以后|后)的?)$")

_STOPS = re.compile(r"[，。；：、！？:;()\n“”\"…]")
_SINCE = re.compile(r"(?<![来各亲独])自(?![然行主愿动治身己查评贸助])|从(?![事业严重快简速而属])")
_IN = re.compile(r"(?<![存现所正实内潜])在(?![线职编岗建校场])|(?<![关属对由位等大小高低])于")
_OUGHT = re.compile(
    r"应当|应该|必须|(?<![相响回对适供反效])应|(?<![重主需只])要|须|(?<![需])待|[并且将等]"
)
_REACH = 60


def events(setting: Setting) -> Iterator[Candidate]:
    """Expressions that wait for an event, whose day nobody knows yet."""
    for match in _AFTER.finditer(setting.text):
        start, event = event_before(setting, match.end())
        if event:
            yield setting.found((start, match.end()), Kind.EVENT, event=event)
    for match in _ONCE.finditer(setting.text):
        yield setting.found(
            match.span(), Kind.EVENT, event=match[0].lstrip("待在等").rstrip("时后之的")
        )
    for match in _WITH.finditer(setting.text):
        start = match.start("events") + _after_last(match["events"], "和及与、")
        yield _event(setting, start, match.end("events"))
    for match in _HOLIDAY.finditer(setting.text):
        reason = f"“{match[0]}”没有写日子，请写成具体日子"
        yield setting.found(match.span(), Kind.EVENT, event=match["event"], ambiguous=reason)


def event_before(setting: Setting, end: int) -> tuple[int, str | None]:
    """The event that the words up to ``end`` count from, and where those words begin.

    The words must close with 后, 起, 之日 or 之日起; otherwise the event is None and the place
    is ``end``. The event reaches back to the last mark or preposition in its clause.
    """
    begin = max(0, end - _REACH)
    clause = setting.text[begin:end]
    closing = _AFTER_IT.search(clause)
    if closing is None:
        return end, None
    stop = max((match.end() for match in _STOPS.finditer(clause, 0, closing.start())), default=0)
    first, words = _opening(clause, stop, closing)
    event = setting.squeezed.original[
        slice(*_bounds(setting, begin + words, begin + closing.start()))
    ]
    return (begin + first, event.strip()) if event.strip() else (end, None)


def _opening(clause: str, stop: int, closing: re.Match[str]) -> tuple[int, int]:
    """Where the expression begins, and where in it the event does: 自 belongs to the first."""
    since = _SINCE.search(clause, stop, closing.start())
    if since and closing["from"]:
        return since.start(), since.end()
    for pattern in (_IN, _OUGHT, _SINCE):
        places = [match.end() for match in pattern.finditer(clause, stop, closing.start())]
        if places and places[-1] < closing.start():
            return places[-1], places[-1]
    return stop, stop


def _bounds(setting: Setting, start: int, end: int) -> tuple[int, int]:
    return setting.squeezed.span(start, end) if start < end else (0, 0)


def _event(setting: Setting, start: int, end: int) -> Candidate:
    words = setting.squeezed.original[slice(*setting.squeezed.span(start, end))]
    return setting.found((start, end), Kind.EVENT, event=words)


def _after_last(words: str, separators: str) -> int:
    return max(words.rfind(separator) for separator in separators) + 1
