"""Names of units in text: what looks like one, lists of them, and the brackets about them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gkcli.text import squeezed, trimmed

_OPEN = "（(〔[【﹝［｛{"
_BRACKET = re.compile(rf"[{re.escape(_OPEN)}）)〕\]】﹞］｝}}]")
_DEEPEST = 50


class Bracketed(NamedTuple):
    """A bracketed piece: ``start`` at its opening, ``end`` behind its closing bracket."""

    start: int
    end: int
    inside: str


def bracketed(text: str) -> Iterator[Bracketed]:
    """The outermost bracketed pieces of a text; an unpaired bracket is passed over."""
    opened: list[int] = []
    found: list[Bracketed] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] in _OPEN:
            if len(opened) < _DEEPEST:
                opened.append(bracket.start())
        elif opened:
            start = opened.pop()
            while found and found[-1].start > start:
                found.pop()
            found.append(Bracketed(start, bracket.end(), text[start + 1 : bracket.start()]))
    yield from found


def outside_brackets(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that begin outside brackets; an unpaired bracket does not count."""
    pieces = bracketed(text)
    piece = next(pieces, None)
    for match in pattern.finditer(text):
        while piece is not None and piece.end <= match.start():
            piece = next(pieces, None)
        if piece is None or match.start() < piece.start:
            yield match


_ENDINGS = (
    "局|委|办|厅|部|署|院|室|处|科|股|站|所|队|会|社|馆|台|团|行|校|场|厂|港|园|司|军|组|集团"
    "|中心|公司|银行|镇|乡|街道|苏木|政府|机构|单位|部门|企业|园区|新区|区|县|市|省|州|旗|盟"
    "|农场|海关|编办|妇联|残联|科协|文联|侨联|社科联|工商联|总工会|团委|税务|气象|电力|消防"
    "|法院|检察院|大学|学院|学校|医院|报社|高校|院校|运营商|指挥部|基地|专班|人行|国网|管网"
    "|镇街|街镇|区县|县区|各地|大厅|窗口|社区|村|媒体|党派|团体|地方|党组织|方面"
    "|热线|高新区|协会|商会|联盟|通信|电信|移动"
    "|联通|铁塔|邮政|烟草|石油|石化|盐业|总队|支队|大队|中队"
)
_NAME = re.compile(
    rf"[\u4e00-\u9fffA-Za-z0-9“”·（）()〔〕\[\]—-]{{1,40}}?(?:{_ENDINGS})(?:[（(〔"
    rf"\[][^（()）]{{1,30}}[)）〕\]])?"
)
_NO_NAME = re.compile(
    r"[。！？：:]|(?:以下|下同|简称|根据|按照|依据|包括|例如|比如|其中|详见|如下)"
    r"|牵头|负责|配合|同志|领导(?!小组)|督办|承办|主办|协办|书记|[省市县区镇乡]长"
    r"|^(?:由|谁|要|应|须|可|不|由于|对于|关于|并|且|或)"
    r"|(?:的|了|把|被|让|使|将|为|是)(?!宣)"
)
_GROUP = re.compile(
    r"^各|^(?:全|本)(?:省|市|县|区|州|镇|乡)(?:各|直|属)?|^有关|^相关|^其他|^其它|^等"
    r"|各(?:有关|相关|级|部门|单位|镇|乡|街|县|市|区|地|科|股|处|直|国有|园|类|村"
    r"|企|成员|派出|驻|职能|责任|行业|牵头|设区)"
    r"|(?:有关|相关|其他|成员|牵头|责任|职能|主管|市直|区直|县直|省直|州直|直属"
    r"|驻区|驻市|区级|市级|县级|省级|中央|地方|上级|下级|所属|行业|组成|涉农|执法"
    r"|审批|服务|承办|配合|业务)"
    r"(?:业务|主管|职能|有关|相关|各|行业)?(?:部门|单位|机构|企业|企事业单位|科室"
    r"|机关|政府|地区|镇街|乡镇)$"
    r"|(?:区|市|县|省|州)(?:属|直|级)(?:各|有关|相关)?(?:国有)?(?:重点)?(?:企业"
    r"|企事业单位|单位|部门|机关|国企)"
    r"|^(?:乡镇|镇街|街镇|乡镇街道|镇(?:[（(]街道[)）])|乡镇[（(]街道[)）]|街道"
    r"|县[（(]市、?区[)）]|县市区|园区|开发区|所有|所有单位|全体)(?:人民政府|政府"
    r"|单位|部门)?$"
    r"|地方(?:各级)?(?:人民)?政府$|(?:部门|单位)和单位$"
)
_KINDS = (
    ("街道", r"各.*街道|街道"),
    ("镇", r"各.*(?:镇|乡)|乡镇|镇街|街镇"),
    ("园区", r"园区|开发区|新区"),
    ("国有企业", r"国有企业|国企|区属企业|市属企业|县属企业|属各?.*企业"),
    ("直属机构", r"直属机构|直属单位|直属事业单位"),
    ("政府部门", r"部门|委办局"),
)
_UNIT_KINDS = (
    ("街道", r"街道(?:办事处|办)?$"),
    ("镇", r"(?:镇|乡)(?:人民政府|政府)?$"),
    ("人大机构", r"人大"),
    ("政协机构", r"政协(?!会)"),
    (
        "党委机构",
        r"^(?:中共)?.{0,6}委(?:.*部|.*办|办公室|.*校|.*局|.*会)$|纪委|监委|组织部"
        r"|宣传部|统战部|政法委|党校|编办",
    ),
    ("国有企业", r"公司$|集团|企业$|银行|电网"),
    ("园区", r"园区|开发区|新区(?:管委会)?$"),
    ("直属机构", r"管委会|管理委员会|(?<!数据)中心$"),
    ("政府部门", r"(?:局|厅|署|委|办|部|政府办公室|委员会|总局)$"),
)
_COMPILED_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_COMPILED_UNIT_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _UNIT_KINDS)
_ENDS_AS_UNIT = re.compile(rf"(?:{_ENDINGS})(?:[（(〔\[][^（()）]{{1,30}}[)）〕\]])?$")
_LONGEST = 40
_LISTED = re.compile(r"[、，,；;。：:]")


def looks_like_unit(name: str) -> bool:
    """Whether a text may be the name of a unit or group, and not a phrase."""
    bare = squeezed(name)
    return (
        1 < len(bare) <= _LONGEST
        and _NAME.fullmatch(bare) is not None
        and _NO_NAME.search(bare) is None
    ) or is_group(bare)


def ends_as_unit(text: str) -> bool:
    """Whether a text ends like a unit's name."""
    return _ENDS_AS_UNIT.search(squeezed(text)) is not None


def is_group(name: str) -> bool:
    """Whether a name stands for several units that it does not name: 各镇（街道）, 有关部门."""
    bare = squeezed(name)
    if len(bare) > _LONGEST or _LISTED.search(re.sub(r"[（(〔\[][^（()）]*[)）〕\]]", "", bare)):
        return False
    return _GROUP.search(bare) is not None and ends_as_unit(bare)


def kinds_of_group(name: str) -> tuple[str, ...]:
    """The kinds of units that a group's name speaks of; () where it does not say."""
    bare = squeezed(name)
    found = [kind for kind, pattern in _COMPILED_KINDS if pattern.search(bare)]
    return tuple(
        sorted(found, key=lambda kind: ("镇", "街道").index(kind) if kind in ("镇", "街道") else 9)
    )


def kind_of_unit(name: str) -> str:
    """The kind that a unit's name suggests, 其他 where it suggests none."""
    bare = squeezed(name)
    return next((kind for kind, pattern in _COMPILED_UNIT_KINDS if pattern.search(bare)), "其他")


_LONGEST_NAME = 60
_LONGEST_PIECE = 300
_SEPARATOR = re.compile(r"[、，,；;\n。/／]")
_JOINT = re.compile(r"以及|会同|协同|联合|和|及|与|\s+")
_TAIL = re.compile(
    r"(?:等(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|机构|(?:有关"
    r"|相关)(?:部门|单位))?(?:和单位)?)$"
)
_NOT_UNITS = re.compile(r"^(?:无|/|-+|—+|－+|\\)$")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳])\s*")


def unit_list(text: str) -> tuple[str, ...]:
    """The names in a list of units, each once, without blanks and the 等 behind them.

    和, 及, 与 and blanks separate only where units stand on both sides, so that 发展和改革局 and
    a name broken over two lines stay whole. Brackets within a name stay.
    """
    names: dict[str, None] = {}
    for piece in _split(trimmed(text)):
        for name in _jointed(piece):
            bare = _TAIL.sub("", squeezed(_NUMBERED.sub("", name)).strip("：:"))
            if bare and not _NOT_UNITS.match(bare):
                names.setdefault(bare)
    return tuple(names)


def _split(text: str) -> Iterator[str]:
    """The pieces between separators outside brackets; a line break may be a mere wrap."""
    start = 0
    for separator in outside_brackets(_SEPARATOR, text):
        at = separator.start()
        wraps = separator[0] == "\n" and not _breaks(
            text[start:at], text[at + 1 : at + _LONGEST_NAME]
        )
        if not wraps:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _breaks(before: str, after: str) -> bool:
    """Whether a line break stands between two names rather than within one."""
    following = re.split(r"[、，,；;\n。\s]", after, maxsplit=1)[0]
    return not before.strip() or (ends_as_unit(before) and looks_like_unit(following))


def _jointed(text: str) -> Iterator[str]:
    """A piece divided at words and blanks that join two names."""
    start = 0
    for match in outside_brackets(_JOINT, text) if len(text) <= _LONGEST_PIECE else ():
        before, after = text[start : match.start()], text[match.end() :]
        if _joins(before, after, match[0]):
            yield before
            start = match.end()
    yield text[start:]


def _joins(before: str, after: str, word: str) -> bool:
    following = re.split(r"以及|会同|和|及|与|\s", after, maxsplit=1)[0] if after else ""
    if not before or not ends_as_unit(before) or not looks_like_unit(before):
        return False
    if word.isspace():
        return len(following) > 1 and (looks_like_unit(following) or looks_like_unit(after))
    # 文化和旅游部 begins with 文化, which no unit ends with; 区委和区政府 does not go on as a name.
    return (
        looks_like_unit(squeezed(after)) or is_group(squeezed(after)) or looks_like_unit(following)
    )
