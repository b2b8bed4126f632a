"""Fixed words: without an end, at once, vague, in step with the year; and their look-alikes."""

import re
from collections.abc import Iterator

from gkcli.model.timewords.candidates import Candidate, Setting
from gkcli.model.timewords.values import Kind

_KINDS = {
    Kind.CONTINUOUS: (
        r"长期(?:坚持|推进|开展|实施|抓好|执行|有效)|常态化|常年|贯穿全年|每[日天]|每个?工作日"
        r"|持续(?:推进|推动|开展|深化|坚持|落实|加强|加大|实施|做好|抓好|跟进)"
    ),
    Kind.IMMEDIATE: r"立行立改|立说立行|立知立改|即知即改|边查边改|立即|立刻|马上|第一时间|即时",
    Kind.VAGUE: r"及时|尽快|尽早|尽速|从速|适时|早日|抓紧|限期|限时",
    Kind.PACE: r"序时进度|时序进度|按序时|倒排(?:工期|时间|进度|计划)",
}
_WORDS = re.compile("|".join(f"(?P<{kind.name}>{words})" for kind, words in _KINDS.items()))

_CELL = {"长期": Kind.CONTINUOUS, "持续": Kind.CONTINUOUS, "即行": Kind.IMMEDIATE}

# Longer than what they contain, so the search prefers them.
_LOOK_ALIKES = re.compile(
    r"不及时|[以普涉触顾波提惠遍]及时(?=[间限段刻代期])|及时[性雨]|[限适]时[性间]|即时[性通]"
    r"|不适时|实时|限期内"
)


def fixed_words(setting: Setting) -> Iterator[Candidate]:
    """Words that say of themselves what they are."""
    for match in _WORDS.finditer(setting.text):
        yield setting.found(match.span(), Kind[str(match.lastgroup)])
    for match in _LOOK_ALIKES.finditer(setting.text):
        yield Candidate(*match.span(), None)
    start, end = setting.whole
    kind = _CELL.get(setting.text[start:end])
    if kind is not None:
        yield setting.found((start, end), kind)
