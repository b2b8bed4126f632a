"""A reviewer's page for the terminal, and as JSON."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gkcli.compare.attention import Concern
from gkcli.compare.erased import Erased
from gkcli.compare.review import Review
from gkcli.terminal.change_records import change_record, change_records
from gkcli.terminal.changes import change_blocks, item_parts
from gkcli.terminal.findings import counted, finding_record, headline
from gkcli.terminal.page import Block, EmptyLine, Marked, Page, TextLine, Tone, Toned

_INDENT = 2


def review_page(found: Review) -> Page:
    """What to look at first, then what is wrong, then everything that changed, then a verdict."""
    page = Page()
    for title, blocks in (
        ("必须看", list(_concerns(found))),
        ("检查", list(_findings(found))),
        ("没有整理", list(_untidy(found))),
    ):
        if blocks:
            page.add(TextLine(f"【{title}】", Tone.STRONG), *blocks, EmptyLine())
    page.add(*change_blocks(found.comparison))
    tone = Tone.GOOD if found.passed else Tone.BAD
    return page.add(TextLine(found.comparison.summary, Tone.STRONG), TextLine(found.verdict, tone))


def _concerns(found: Review) -> Iterator[Block]:
    number = 0
    for title, group in groupby(found.look, lambda concern: concern.title):
        yield TextLine(title, Tone.SOON)
        for question, alike in groupby(group, lambda concern: concern.question):
            for concern in alike:
                number += 1
                head = Toned(f"{number}. {concern.about} · ")
                yield Marked([head, *item_parts(concern.item)], _INDENT, _INDENT + 1)
            yield TextLine(f"→ {question}", Tone.DIM, _INDENT * 2)


def _findings(found: Review) -> Iterator[Block]:
    for finding in found.fresh:
        yield TextLine(headline(finding))
        if finding.hint:
            yield TextLine(f"→ {finding.hint}", Tone.DIM, _INDENT)
    if found.known:
        yield TextLine(f"原来就有的：{counted(found.known)}。", Tone.DIM)


def _untidy(found: Review) -> Iterator[Block]:
    for file, line in found.untidy:
        yield TextLine(f"{file}:{line}: 从这一行起没有整理")
    if found.untidy:
        yield TextLine("→ 在那个版本上运行 gkcli fmt", Tone.DIM, _INDENT)


def review_record(found: Review) -> dict[str, Any]:
    """The review as one record."""
    comparison = found.comparison
    return {
        "old": comparison.old_name,
        "new": comparison.new_name,
        "passed": found.passed,
        "look": [
            *(_erased(one, found) for one in found.erased),
            *(_concern(one, found) for one in found.concerns),
        ],
        "findings": [
            {**finding_record(finding), "new": place < len(found.fresh)}
            for place, finding in enumerate(found.findings)
        ],
        "untidy": [{"file": file, "line": line} for file, line in found.untidy],
        "changes": change_records(comparison),
    }


def _erased(one: Erased, found: Review) -> dict[str, Any]:
    """Whose lateness is erased, and by which change; null where several do it together."""
    deadline, instance = one.before.duty.deadline, one.before.instance
    return {
        "code": one.code,
        "title": one.title,
        "question": one.question,
        "change": change_record(one.change, found.comparison) if one.change else None,
        "units": list(one.units),
        "id": deadline.id,
        "what": deadline.what,
        "period": instance.period or None,
        "since": str(instance.since) if instance.since else None,
        "as_of": str(one.before.as_of),
        "before": one.before.state.value,
        "after": one.after.state.value if one.after else None,
        "words": "{} → {}".format(*one.words),
    }


def _concern(concern: Concern, found: Review) -> dict[str, Any]:
    return {
        "code": concern.code,
        "title": concern.title,
        "question": concern.question,
        "change": change_record(concern.change, found.comparison),
    }
