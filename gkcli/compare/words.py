"""Changes as Chinese sentences, and the phrases that pages of changes share."""

import re
from collections.abc import Sequence
from datetime import date

from gkcli.compare.change import Change, ChangeKind, Target, Thing, Value
from gkcli.compare.text_diff import PieceMark, text_diff
from gkcli.model.shape import LABELS
from gkcli.status.wording import PERIODS, SPAN_UNITS

_LONGEST = 40
"""Longer values (in characters) are cut when quoted in a sentence."""

_MOST_UNITS = 8

_SPOKEN: dict[str, str] = {
    **PERIODS,
    "each": "各办各的",
    "jointly": "共同一份",
}
_SPAN = re.compile(r"(\d+) (workdays|days|hours)")

_VERBS = {ChangeKind.ADDED: "新增", ChangeKind.REMOVED: "删去"}
_PROSE = ("requirement", "body")
_LABELS = {
    (Thing.NOTICE, "number"): "文号",
    (Thing.BASIS, "number"): "文号",
    (Thing.DEADLINE, "by"): "到期日",
    (Thing.DEADLINE, "rule"): "规则",
    (Thing.RECORD, "by"): "记录人",
    (Thing.RECORD, "item"): "整改事项",
    (Thing.RECORD, "problem"): "问题",
    (Thing.RECORD, "measure"): "整改措施",
    (Thing.FILE, "by"): "记录人",
    (Thing.RECORD, "on"): "日期",
    **dict.fromkeys(
        ((thing, "number") for thing in (Thing.PART, Thing.SECTION, Thing.TASK)), "编号"
    ),
}
"""Labels of fields whose usual label would be ambiguous."""

_HOLDERS = {"section": "第{}目", "part": "第{}节", "task": "第{}项"}


def change_words(change: Change) -> str:
    """The change as a short sentence without a full stop."""
    about = target_words(change.target)
    if change.target.thing is Thing.FIGURE:
        return f"{about}：{_quoted(change.before)}改为{_quoted(change.after)}"
    if change.kind in _VERBS:
        return f"{_VERBS[change.kind]}{' ' if about[0].isascii() else ''}{about}"
    if change.kind is ChangeKind.MOVED:
        return f"{about}{_moved(change)}"
    return f"{about}：{_field_words(change)}"


def target_words(target: Target) -> str:
    """What a change is about: 第38项“…”, 时限 38-list（第38项）."""
    owner = f"（{_name(target.owner)}）" if target.owner else ""
    title = f"“{_short(target.title)}”" if target.title and target.thing in _TITLED else ""
    return f"{_name(target)}{title}{owner}"


def units_words(units: Sequence[str]) -> str:
    """The first few units by name, and how many there are."""
    if len(units) <= _MOST_UNITS:
        return "、".join(units)
    return f"{'、'.join(units[:_MOST_UNITS])} 等 {len(units)} 个单位"


_TITLED = (Thing.PART, Thing.SECTION, Thing.TASK, Thing.DEADLINE, Thing.RECORD)


def _name(target: Target) -> str:
    key = target.key
    return {
        Thing.NOTICE: "通知",
        Thing.BASIS: f"上级文件 {_short(key)}",
        Thing.PART: f"第{key}节",
        Thing.SECTION: f"第{key}目",
        Thing.TASK: f"第{key}项",
        Thing.DEADLINE: f"时限 {key}",
        Thing.ERRATUM: f"勘误“{_short(key)}”",
        Thing.UNIT: f"单位“{key}”",
        Thing.GROUP: f"统称“{key}”",
        Thing.RECORD: f"台账记录 {key}",
        Thing.STATISTICS: f"{key} 年统计数",
        Thing.FIGURE: f"“{key}”",
        Thing.HOLIDAYS: f"{key} 年放假安排",
        Thing.FILE: f"{target.title} {key}",
        Thing.ITEM: f"第{key}项",
    }[target.thing]


def _moved(change: Change) -> str:
    if change.field == "order":
        return order_words(change.after)
    before, after = (holder_words(change.field, value) for value in (change.before, change.after))
    return f"从{before}移到{after}"


def order_words(predecessor: Value) -> str:
    """Where something stands now, given what it follows; "" or None means that it is first."""
    return f"移到 {predecessor} 之后" if predecessor else "移到最前"


def holder_words(field: str, value: Value) -> str:
    """The part, section or task that something moved from or to; a deadline also to the notice."""
    return "通知" if value == Thing.NOTICE.value else _HOLDERS[field].format(value)


def field_label(thing: Thing, field: str) -> str:
    """The Chinese label of a field."""
    return _LABELS.get((thing, field), LABELS.get(field, field))


def _field_words(change: Change) -> str:
    before, after = change.before, change.after
    label = field_label(change.target.thing, change.field)
    if change.field in _PROSE and isinstance(before, str) and isinstance(after, str):
        return f"{label}{_edits(before, after)}"
    if isinstance(before, list) and isinstance(after, list):
        return f"{label}{_list_words(before, after)}"
    if before in (None, "", []):
        return f"加了{label}{_quoted(after)}"
    if after in (None, "", []):
        return f"删了{label}{_quoted(before)}"
    return f"{label}从{_quoted(before)}改为{_quoted(after)}{_later(before, after)}"


def _edits(before: str, after: str) -> str:
    """Each edit of a long text: the old words and the new ones."""
    edits = []
    gone = ""
    for mark, text in (*text_diff(before, after), (PieceMark.KEPT, "")):
        if mark is PieceMark.GONE:
            gone = text
        elif mark is PieceMark.NEW:
            edits.append(f"“{_short(gone)}”改为“{_short(text)}”" if gone else f"加“{_short(text)}”")
            gone = ""
        elif gone:
            edits.append(f"删“{_short(gone)}”")
            gone = ""
    return "，".join(edits)


def _list_words(before: list[Value], after: list[Value]) -> str:
    added = [item for item in after if item not in before]
    removed = [item for item in before if item not in after]
    parts = [
        f"{verb}{'、'.join(map(_item, items))}"
        for verb, items in (("增加", added), ("减少", removed))
        if items
    ]
    return "，".join(parts) or "的次序或重复改了"


def _item(value: Value) -> str:
    if isinstance(value, dict) and "name" in value:
        return str(value["name"])
    if isinstance(value, dict) and isinstance(units := value.get("units"), list):
        return "、".join(map(_item, units))
    return spoken(str(value))


def spoken(text: str) -> str:
    """A value of the file in Chinese: 每季度 for ``quarter``; other text as it is."""
    span = _SPAN.fullmatch(text)
    return f"{span[1]} {SPAN_UNITS[span[2]]}" if span else _SPOKEN.get(text, text)


def _quoted(value: Value) -> str:
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "“是”" if value else "“否”"
    if isinstance(value, dict):
        return f"“{'，'.join(f'{key}: {_item(item)}' for key, item in value.items())}”"
    if isinstance(value, list):
        return "、".join(map(_item, value))
    return f"“{_short(spoken(str(value)))}”"


def _later(before: Value, after: Value) -> str:
    shift = shift_words(before, after)
    return f"，{shift}" if shift else ""


def shift_words(before: Value, after: Value) -> str:
    """By how many days a date moved (推迟 30 天); "" where either is no date."""
    try:
        days = (date.fromisoformat(str(after)) - date.fromisoformat(str(before))).days
    except ValueError:
        return ""
    return f"{'推迟' if days > 0 else '提前'} {abs(days)} 天"


def _short(text: str) -> str:
    one_line = text.replace("\n", " ")
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1]}…"
