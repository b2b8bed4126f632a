"""Who does what, as a bracket or sentence says it: A、B牵头，C按职责分工负责."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gkcli.office.intake.columns import PARTIES, ColumnRole, head_column
from gkcli.office.intake.unit_names import looks_like_unit, outside_brackets, unit_list
from gkcli.text import squeezed, trimmed


@dataclass(frozen=True, slots=True)
class Duties:
    """The units that lead and those that are responsible, as written.

    ``time`` is what stands there about the time limit; ``unread`` are labelled pieces that are
    neither units nor time.
    """

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    time: str = ""
    unread: tuple[str, ...] = ()

    def with_first_leading(self) -> "Duties":
        """The same where a rule says that the unit named first leads."""
        if self.lead or not self.responsible:
            return self
        return replace(self, lead=self.responsible[:1], responsible=self.responsible[1:])

    def joined(self, other: "Duties") -> "Duties":
        """Both together, each unit once in a role."""
        return Duties(
            tuple(dict.fromkeys((*self.lead, *other.lead))),
            tuple(dict.fromkeys((*self.responsible, *other.responsible))),
            "；".join(part for part in (self.time, other.time) if part),
            (*self.unread, *other.unread),
        )


_FIRST_LEADS = re.compile(
    r"(?:列|排)(?:名|序)?(?:在|于)?(?:第一位?|首位|最前|第1位?)(?:者|的"
    r"|名)?(?:责任|负责)?(?:单位|部门)?(?:的)?(?:为|是|即|作)?(?:为)?牵头"
    r"|(?:第一(?:个|位|家)?|首位|首个|排首位的?)(?:责任|负责|列名)?(?:单位"
    r"|部门)(?:者)?(?:均)?(?:为|是|即为?)牵头"
)
_REMARK = re.compile(r"^以下|^其他|不再(?:一一)?列出|^未列|^分别负责|分别为")
_ALIKE = re.compile(r"[，,；;]?(?:下同|以下同|以下均同|以下相同|后同)")

LABEL = r"(?P<label>[\u4e00-\u9fff 、/]{2,10}?(?:[（(][^（()）]{1,8}[)）])?)[ \t\u3000]*+[:：]"
"""A label such as 牵头单位： with its colon; whether it is one that we know is another matter."""

_LABEL = re.compile(rf"(?:^[ \t\u3000]*+|(?<=[；;，,。\n\t 　）)])(?![ \t\u3000])){LABEL}")
_LONGEST_LABEL = 8
_LONGEST = 2000
_HOW = (
    r"(?:共同|分别|联合|具体|统一|协同|各自|分头|(?:按照?|根据|依照?"
    r"|依据)(?:各自)?(?:职责|职能|分工|权限)(?:分工|范围|权限)?"
    r"|分工|等){0,6}"
)
_TAIL = (
    r"(?:推进|推动|落实|实施|组织|抓好|抓|办理|承办|完成|到位|开展|做好|统筹|协调|督促|指导"
    r"|跟进|建设|管理|制定|具体|工作){0,8}"
)
_LEADING = rf"总?牵头(?:负责)?{_TAIL}|主办|主责|为主|为牵头(?:单位|部门)"
_SHARING = (
    rf"(?:总|共同)?负责(?!人){_TAIL}|负总责|抓总|主抓|承办|协办|协助{_TAIL}"
    rf"|参与{_TAIL}|参加|会办|组织实施|具体实施"
    rf"|(?:协同|积极)?配合(?!部门|单位){_TAIL}|抓好落实|(?:组织)?落实{_TAIL}|实施|完成"
    r"|为(?:责任|配合|协办|参与|参加)(?:单位|部门)"
)
_VERB = re.compile(
    rf"{_HOW}(?:(?P<lead>{_LEADING})|(?P<share>{_SHARING}))"
    r"(?=$|[，,；;、。\s]|会同|(?<=牵头)|(?<=负责))"
)
_CLAUSE_END = re.compile(r"[，,；;\n]")
_OPENING = re.compile(r"^(?:和|及|并|并由|由|会同|以及|同时|其中|主要由|具体由|统一由|其他由|另由)")
_ODD_NAME = re.compile(r"(?!.*[的了把被年月日])[\u4e00-\u9fff（）()]{2,12}")
_TIME = re.compile(r"[年月日季度旬]|长期|持续|全年|常态|半年|周期")
_ANY_STAR = re.compile(r"[★☆＊※▲]")
_STARS = re.compile(r"^[★☆*＊※▲]+|[★☆*＊※▲]+$")
_ROLE_MARK = re.compile(
    r"[（(〔\[](?:(?P<lead>牵头|主办|牵头单位|牵头负责|总牵头)|(?P<share>配合|协办"
    r"|负责|参与|责任单位))[)）〕\]]$"
)


_WITH_VERB = re.compile(r"(?:牵头|负责|配合|主办|协办|落实)(?:[，,；;。]|$)")


def first_leads(text: str) -> bool:
    """Whether a text makes it a rule that the unit named first is the leading one."""
    return "牵头" in text and _FIRST_LEADS.search(squeezed(text)) is not None


def duties(text: str) -> Duties | None:
    """The units in a bracket or sentence; None unless the whole of it is about units."""
    if len(text) > _LONGEST:
        return None
    found: Duties | None = None
    for sentence in _sentences(trimmed(text)):
        if first_leads(sentence):
            continue
        part = labelled(sentence) or spoken(sentence) or (_aside(sentence) if found else None)
        if part is None:
            return None
        found = part if found is None else found.joined(part)
    return found


def _aside(sentence: str) -> Duties | None:
    """A sentence behind the units that is about them but names none: a time, a general remark."""
    label = _LABEL.match(sentence)
    if label and label_column(label["label"]) is ColumnRole.TIME:
        return Duties(time=trimmed(sentence[label.end() :]))
    return Duties(unread=(f"{sentence}。",)) if _REMARK.search(sentence) else None


def listed(text: str, column: ColumnRole) -> Duties:
    """The units of a cell in a column of leading or of responsible units."""
    understood = duties(text) if re.search(r"[:：]|牵头|负责|配合|主办|协办", text) else None
    if understood is not None and (understood.lead or understood.responsible):
        return understood
    return _in_role(text, leading=column is ColumnRole.LEAD)


def label_column(label: str) -> ColumnRole | None:
    """What stands behind a label in running text; None where no label is as long."""
    return head_column(label) if len(squeezed(label)) <= _LONGEST_LABEL else None


def labelled(text: str) -> Duties | None:
    """Units behind labels, 牵头单位：A；责任单位：B; None where there is no label in front."""
    labels = [m for m in _LABEL.finditer(text) if _is_label(m["label"])]
    if not labels or trimmed(text[: labels[0].start("label")]):
        return None
    columns = [label_column(m["label"]) for m in labels]
    if not set(PARTIES) & set(columns):
        return None
    found = Duties()
    ends = [m.start("label") for m in labels[1:]] + [len(text)]
    for label, column, end in zip(labels, columns, ends, strict=True):
        value = text[label.end() : end].strip(" \t\u3000；;，,。、\n")
        found = found.joined(_field(column, label["label"], value))
    return found


def spoken(text: str) -> Duties | None:
    """Units with the verb that says what they do: A牵头，B、C等配合."""
    found = Duties()
    waiting: list[str] = []
    verbs = False
    for clause in _clauses(text):
        taken = _clause(clause, waiting)
        if taken is None:
            return None
        waiting = [] if taken.settled else [*waiting, *taken.names]
        verbs = verbs or taken.settled
        found = found.joined(taken.duties)
    if not verbs:
        return None
    return found.joined(by_marks(waiting, leading=False))


@dataclass(frozen=True, slots=True)
class _Clause:
    duties: Duties = Duties()
    names: Sequence[str] = ()
    settled: bool = False


def _clause(text: str, waiting: Sequence[str]) -> _Clause | None:
    """What a clause says; ``waiting`` are names before it that have no verb yet."""
    found = Duties()
    start = 0
    settled = False
    for verb in _VERB.finditer(text):
        names = _names(text[start : verb.start()])
        if names is None:
            return _time(text)
        held = (*(() if settled else waiting), *names)
        if not held:
            return None
        found = found.joined(by_marks(held, leading=bool(verb["lead"])))
        settled, start = True, verb.end()
    rest = _names(text[start:])
    if rest is None:
        return _time(text) if not settled else None
    if settled:
        return _Clause(found.joined(by_marks(rest, leading=False)), (), settled=True)
    return _Clause(names=rest)


def _names(text: str) -> tuple[str, ...] | None:
    """The names in a list; None where something in it is no name."""
    bare = _OPENING.sub("", trimmed(text).strip("，,；;、"))
    names = unit_list(_ANY_STAR.sub("", bare))
    looks = [looks_like_unit(without_mark(name)) for name in names]
    return names if all(looks) or _mostly_units(names, looks) else None


def _mostly_units(names: Sequence[str], looks: Sequence[bool]) -> bool:
    """Whether an odd name stands among units, such as 各新闻媒体, so that it must be one too."""
    odd = [name for name, look in zip(names, looks, strict=True) if not look]
    return sum(looks) >= len(odd) and all(map(_ODD_NAME.fullmatch, odd))


def _time(text: str) -> _Clause | None:
    return _Clause(Duties(time=trimmed(text))) if _TIME.search(text) and len(text) <= 30 else None


def _clauses(text: str) -> Iterator[str]:
    """The pieces between commas and semicolons outside brackets."""
    start = 0
    for end in outside_brackets(_CLAUSE_END, text):
        yield text[start : end.start()]
        start = end.end()
    if text[start:].strip():
        yield text[start:]


def _sentences(text: str) -> Iterator[str]:
    for sentence in text.split("。"):
        bare = _ALIKE.sub("", sentence).strip(" \t\u3000；;，,\n")
        if bare:
            yield bare


def _is_label(label: str) -> bool:
    return label_column(label) in (*PARTIES, ColumnRole.TIME, ColumnRole.OTHER)


def _field(column: ColumnRole | None, label: str, value: str) -> Duties:
    if column in PARTIES:
        with_verbs = spoken(value) if _WITH_VERB.search(value) else None
        return with_verbs or _in_role(value, leading=column is ColumnRole.LEAD)
    if column is ColumnRole.TIME:
        return Duties(time=value)
    return Duties(unread=(f"{trimmed(label)}：{value}",) if value else ())


def _in_role(text: str, *, leading: bool) -> Duties:
    return by_marks(unit_list(text), leading=leading)


def without_mark(name: str) -> str:
    """A name without the bracket or star behind it that says its role."""
    return _STARS.sub("", _ROLE_MARK.sub("", name))


def by_marks(names: Sequence[str], *, leading: bool) -> Duties:
    """Names in their role, unless a mark behind a name, 甲局（牵头）, says another."""
    lead: list[str] = []
    share: list[str] = []
    for name in names:
        role = _ROLE_MARK.search(name)
        leads = bool(role["lead"]) if role else leading
        bare = name[: role.start()] if role else name
        (lead if leads else share).append(_STARS.sub("", bare))
    return Duties(tuple(lead), tuple(share))
