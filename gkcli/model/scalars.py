"""Text to value: the only conversions a YAML scalar goes through.

Every scalar arrives as text. A field says what it wants by its annotation, and the
:class:`Parse` in it holds the one function that reads the text, whether pydantic validates the
whole file or the quick decoder builds the same object for a query.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal
from unicodedata import normalize

from gkcli.frozen import frozen
from gkcli.model.prose import unfold

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


_MOST_DIGITS = 6


class FieldError(ValueError):
    """A scalar that cannot be what its field wants.

    ``code`` is the diagnostic's code; the message says what is wrong, ``hint`` what to write.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


@frozen
class Parse:
    """Annotation: the field's text is read by ``function``.

    ``function`` raises FieldError; ``pattern`` describes the text to
    other tools in the JSON schema, ``plain`` is the type an editor sees there; ``example`` is a
    text that the function accepts.
    """

    function: Callable[[str], object]
    example: str
    pattern: str = ""
    choices: tuple[str, ...] = ()
    plain: Literal["text", "integer", "number", "boolean"] = "text"

    def __call__(self, value: object) -> object:
        """Read a scalar; anything but text where a scalar belongs is a FieldError."""
        if not isinstance(value, str):
            given = "列表" if isinstance(value, list) else "下一级条目"
            raise FieldError(
                "wrong-type", f"这里要写一个值，却写成了{given}", f"改写成一个值，如 {self.example}"
            )
        return self.function(value)

    def __get_pydantic_core_schema__(
        self,
        source: object,
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        del source, handler
        accepts: CoreSchema = core_schema.str_schema(pattern=self.pattern or None, min_length=1)
        if self.choices:
            accepts = core_schema.literal_schema(list(self.choices))
        elif self.plain == "integer":
            accepts = core_schema.int_schema(ge=1)
        elif self.plain == "number":
            accepts = core_schema.float_schema()
        elif self.plain == "boolean":
            accepts = core_schema.bool_schema()
        return core_schema.no_info_plain_validator_function(self, json_schema_input_schema=accepts)


@frozen
class Shorthand:
    """Annotation: a mapping with one interesting key may be written as that key's text alone."""

    key: str

    def __call__(self, value: object) -> object:
        """Spell a bare text out as the mapping it stands for."""
        return {self.key: value} if isinstance(value, str) else value

    def __get_pydantic_core_schema__(
        self,
        source: object,
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        full = handler(source)
        either = core_schema.union_schema([core_schema.str_schema(min_length=1), full])
        return core_schema.no_info_before_validator_function(
            self, full, json_schema_input_schema=either
        )


@frozen
class Hollow:
    """Annotation: a mapping may be left empty, which is the same as one without keys."""

    def __call__(self, value: object) -> object:
        """The mapping that an empty text stands for."""
        return {} if value == "" else value

    def __get_pydantic_core_schema__(
        self,
        source: object,
        handler: "GetCoreSchemaHandler",
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self, handler(source))


# Patterns are text: the commands that need none of them do not wait for their compilation.
_NO_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"


def single_line(text: str) -> str:
    """Text of one line, kept to the letter; FieldError when it is empty or has a line break.

    What no screen shows as text is refused too, see ``refuse_controls``.
    """
    if not text.strip():
        raise FieldError("empty-text", "不能为空", "填上内容；没有内容的可选字段整行删去")
    if "\n" in text:
        raise FieldError("several-lines", "只能写一行", "去掉换行")
    refuse_controls(text)
    return text


def prose(text: str) -> str:
    """The exact paragraph of a block written one clause a line; FieldError when it is empty.

    What no screen shows as text is refused too, see ``refuse_controls``.
    """
    if not text.strip():
        raise FieldError("empty-text", "不能为空", "填上原文")
    refuse_controls(text)
    return unfold(text)


def refuse_controls(text: str) -> None:
    """FieldError for controls, which a file can hold where they are written as escapes.

    So are halves of characters, which no file can hold. Line ends and tabs are text.
    """
    bad = None if text.isprintable() else re.search(_NO_TEXT, text)
    if bad is not None:
        raise FieldError(
            "control-character",
            f"里有不是文字的字符 U+{ord(bad[0]):04X}，存不下来",
            "多半是从别处复制来的，删去这一小段重新输入",
        )


_LOOSE_DATE = r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{4})(\d{2})(\d{2})"


def iso_date(text: str) -> date:
    """A calendar date written YYYY-MM-DD; FieldError names the right form where it can be told."""
    try:
        # It takes other forms of the standard too, which have not these lengths.
        if len(text) == len("2018-07-20") and text[4] == text[7] == "-":
            return date.fromisoformat(text)
    except ValueError:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            raise FieldError("no-such-date", f"没有 {text} 这一天", "请核对年月日") from None
    raise FieldError(
        "bad-date",
        f"日期“{text}”的写法不对" if text.strip() else "日期不能为空",
        f"请写作 {suggest_date(text) or '2018-07-20 这样'}",
    )


def suggest_date(text: str) -> str:
    """The ISO form of a date that a person wrote in another way, "" where none can be told."""
    match = re.fullmatch(_LOOSE_DATE, normalize("NFKC", text.strip()))
    if match is None:
        return ""
    year, month, day = (int(group) for group in match.groups() if group is not None)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def positive(text: str) -> int:
    """A whole number from 1 written in ASCII digits; FieldError otherwise."""
    if not _is_count(text):
        plain = normalize("NFKC", text).strip().lstrip("0")
        meant = plain if _is_count(plain) else "1 这样的阿拉伯数字"
        raise FieldError("bad-number", f"“{text}”不是正整数", f"请写作 {meant}")
    return int(text)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and text[0] != "0"


def year(text: str) -> int:
    """A four-digit year; FieldError otherwise."""
    if not (_is_count(text) and len(text) == len("2018") and text[0] in "12"):
        raise FieldError("bad-number", f"“{text}”不是年份", "请写四位数字，如 2018")
    return int(text)


def day_of_month(text: str) -> int:
    """A day of the month, 1 to 31; FieldError otherwise."""
    number = positive(text)
    if number > 31:
        raise FieldError("bad-number", f"一个月没有 {number} 日", "请写 1 到 31")
    return number


def flag(text: str) -> bool:
    """``true`` or ``false``, nothing else; FieldError otherwise."""
    if text not in ("true", "false"):
        raise FieldError("bad-flag", f"“{text}”不是开关值", "请写 true（是）或 false（否）")
    return text == "true"


def identifier(text: str) -> str:
    """A short name for a duty: letters, digits and ``-``, not digits alone (those are tasks)."""
    if not all(part.replace("_", "a").isalnum() for part in text.split("-")):
        raise FieldError(
            "bad-identifier",
            f"编号“{text}”的写法不对",
            "只用字母、汉字、数字和连字符，如 plan、38-list",
        )
    if text.isdigit():
        raise FieldError(
            "bad-identifier", f"编号“{text}”全是数字，会同任务号混淆", f"加上说明，如 {text}-report"
        )
    return text


Text = Annotated[str, Parse(single_line, "示例")]
Prose = Annotated[str, Parse(prose, "示例。")]
Date = Annotated[date, Parse(iso_date, "2018-06-28", r"^\d{4}-\d{2}-\d{2}$")]
Count = Annotated[int, Parse(positive, "1", plain="integer")]
Year = Annotated[int, Parse(year, "2018", plain="integer")]
DayOfMonth = Annotated[int, Parse(day_of_month, "20", plain="integer")]
Flag = Annotated[bool, Parse(flag, "true", plain="boolean")]
Identifier = Annotated[str, Parse(identifier, "plan", r"^\w+(-\w+)*$")]


def percent(text: str) -> int:
    """A whole number of percent, 1 to 100; FieldError otherwise."""
    if not re.fullmatch(r"[1-9]\d?|100", text, re.ASCII):
        raise FieldError("bad-number", f"“{text}”不是百分数", "请写 1 到 100 的整数，不写百分号")
    return int(text)


Percent = Annotated[int, Parse(percent, "30", plain="integer")]


def choice(what: str, *allowed: str) -> Parse:
    """One of a few fixed words; ``what`` names the field in the message of the FieldError."""

    def one_of(text: str) -> str:
        if text not in allowed:
            import difflib

            near = difflib.get_close_matches(text, allowed, 1, 0.5)
            meant = f"是不是要写“{near[0]}”？" if near else ""
            raise FieldError(
                "bad-choice", f"{what}没有“{text}”这一种", f"{meant}可以写：{'、'.join(allowed)}"
            )
        return text

    return Parse(one_of, allowed[0], choices=allowed)
