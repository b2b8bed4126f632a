"""Parameter types of click, and the options that several commands share."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import click

from gkcli.cli.command import option

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from gkcli.cli.completion_candidates import Candidates
    from gkcli.cli.settings import Settings

    Completions = list[CompletionItem[str]]
    Source = Callable[[Settings, str], Candidates]

_Value = TypeVar("_Value")
_Function = TypeVar("_Function", bound=Callable[..., Any])


class PathParam(click.ParamType["Path"]):
    """A path, whether it exists or not; the shell completes it by itself."""

    def __init__(self, kind: Literal["dir", "file"]) -> None:
        self.kind = kind
        self.name = {"dir": "文件夹", "file": "文件"}[kind]

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> "Path":
        """The path as written."""
        from pathlib import Path

        if not value:
            self.fail("不能为空。", param, ctx)
        return Path(str(value))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """An item that makes the shell complete folders or files itself."""
        from click.shell_completion import CompletionItem

        del ctx, param
        return [CompletionItem(incomplete, type=self.kind)]


class ModelValueParam(click.ParamType[_Value]):
    """A value that the model parses; its FieldError becomes the usage error."""

    def read(self, text: str) -> _Value:
        """The value, read by the model's function, which is imported only now."""
        raise NotImplementedError

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> _Value:
        """The value; a default that is no text is one already."""
        from gkcli.model.scalars import FieldError

        if not isinstance(value, str):
            return cast("_Value", value)
        try:
            return self.read(value)
        except FieldError as error:
            self.fail(f"{error}，{error.hint}。", param, ctx)


class Completed(click.ParamType[Any]):
    """A value that the shell completes from the workspace."""

    def candidates(self) -> "Source":
        """Where the candidates come from; imported only now."""
        raise NotImplementedError

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """The candidates that match what was typed."""
        from gkcli.cli.completion_candidates import complete

        del param
        return complete(self.candidates(), ctx, incomplete)


class Date(ModelValueParam["date"]):
    """A calendar date, as YYYY-MM-DD or as people write it: 2018/7/15, 2018.7.15, 2018年7月15日."""

    name = "日期"

    def read(self, text: str) -> "date":
        """The date."""
        from gkcli.model.scalars import iso_date, suggest_date

        return iso_date(suggest_date(text) or text)


class Choice(click.Choice[str]):
    """One of a few words; the error names similar ones."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words, as ``table|json``."""
        del param, ctx
        return "|".join(self.choices)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """The words there are."""
        del param, ctx
        return f"可以写：{'、'.join(self.choices)}。"

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What was written, what may have been meant, and the words there are."""
        from gkcli.cli.suggest_option import did_you_mean, similar_words

        del ctx
        meant = did_you_mean(similar_words(str(value), self.choices))
        return f"没有“{value}”这一种。{meant}可以写：{'、'.join(self.choices)}。"


class WholeNumber(click.ParamType[int]):
    """A whole number in a range, both ends included; ``name`` says in Chinese what it counts."""

    def __init__(self, name: str, minimum: int, maximum: int) -> None:
        self.name = name
        self.minimum = minimum
        self.maximum = maximum

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number."""
        text = str(value)
        digits = text.isascii() and text.isdigit() and len(text) <= len(str(self.maximum))
        number = int(text) if digits else -1
        if str(number) != text or not self.minimum <= number <= self.maximum:
            self.fail(f"“{text}”不行，要写 {self.minimum} 到 {self.maximum} 的整数。", param, ctx)
        return number


class TaskNumber(ModelValueParam[int], Completed):
    """A task's number; the shell completes it with the task's title beside it."""

    name = "任务号"

    def read(self, text: str) -> int:
        """The number; ``#3`` is the same as ``3``."""
        from gkcli.model.scalars import positive

        return positive(text.removeprefix("#"))

    def candidates(self) -> "Source":
        """The numbers of the workspace's tasks."""
        from gkcli.cli.completion_candidates import task_numbers

        return task_numbers


class TaskNumbers(ModelValueParam["tuple[int, ...]"]):
    """The numbers of several tasks, with commas between them."""

    name = "任务号,…"

    def read(self, text: str) -> tuple[int, ...]:
        """The numbers; Chinese commas do as well."""
        from gkcli.model.scalars import positive

        words = text.replace("，", ",").replace("、", ",").split(",")
        return tuple(positive(word.strip().removeprefix("#")) for word in words)


class UnitParam(Completed):
    """A unit's name, alias or unambiguous tail; the workspace decides what it means."""

    name = "单位"

    def candidates(self) -> "Source":
        """The workspace's units that contain what was typed."""
        from gkcli.cli.completion_candidates import unit_names

        return unit_names


class Subject(ModelValueParam[str], Completed):
    """A task's number or the id of a deadline; the shell completes either with its words."""

    name = "任务号或编号"

    def read(self, text: str) -> str:
        """The number or id; ``#3`` is the same as ``3``."""
        from gkcli.model.record import subject

        return subject(text.removeprefix("#"))

    def candidates(self) -> "Source":
        """The numbers and ids of the workspace that begin with what was typed."""
        from gkcli.cli.completion_candidates import subjects

        return subjects


class Code(Subject):
    """What can be shown: a task's number, the id of a deadline, or the notice itself."""

    def candidates(self) -> "Source":
        """The same as can be recorded, and the notice."""
        from gkcli.cli.completion_candidates import codes

        return codes


class Traced(click.ParamType[str]):
    """A task's number, or an item of a document above (文号#项)."""

    name = "任务号或 文号#项"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """The workspace's tasks and the items above that match what was typed."""
        from gkcli.cli.completion_candidates import complete, items_above, subjects

        del param
        return [*complete(subjects, ctx, incomplete), *complete(items_above, ctx, incomplete)]


class Followed(click.ParamType[str]):
    """A task's number, the id of a deadline or a unit; the workspace decides which it is."""

    name = "任务号、编号或单位"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """The workspace's tasks, deadlines and units that match what was typed."""
        from gkcli.cli.completion_candidates import complete, subjects, unit_names

        del param
        found = complete(subjects, ctx, incomplete)
        return found if incomplete.isdigit() else [*found, *complete(unit_names, ctx, incomplete)]


class EditedWord(click.ParamType[str]):
    """A word of an edit: what is edited, a field of that, or its value."""

    name = "文字"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """What can follow the words that were typed before."""
        from gkcli.cli.completion_candidates import complete
        from gkcli.cli.edit_completion import edit_words

        before = ctx.params.get(param.name or "") or ()
        return complete(
            lambda settings, typed: edit_words(settings, before, typed), ctx, incomplete
        )


class Period(ModelValueParam[str]):
    """A period of a recurring duty."""

    name = "期次"

    def read(self, text: str) -> str:
        """The period as ``2024``, ``2024-Q2`` or ``2024-06``."""
        from gkcli.model.record import period

        return period(text.upper())


class Percentage(ModelValueParam[int]):
    """A whole percentage."""

    name = "百分之几"

    def read(self, text: str) -> int:
        """20 for ``20%``, and for ``20`` too."""
        from gkcli.model.cycles import percent

        return percent(text if text.endswith("%") else f"{text}%")


class ReportName(Completed):
    """A report's name."""

    name = "报表"

    def candidates(self) -> "Source":
        """The reports there are templates for."""
        from gkcli.cli.completion_candidates import report_names

        return report_names


class ScoreItemParam(Completed):
    """An item of the year's scheme by its id."""

    name = "项目"

    def candidates(self) -> "Source":
        """The items of the scheme."""
        from gkcli.cli.completion_candidates import score_items

        return score_items


class EditionParam(click.ParamType[str]):
    """A revision of git, a range of two, or a folder; which one it is, is decided later."""

    name = "版本"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "Completions":
        """Branches and tags that begin with what was typed, else a word to look for folders."""
        from click.shell_completion import CompletionItem

        from gkcli.cli.completion_candidates import complete, revisions

        del param
        return complete(revisions, ctx, incomplete) or [CompletionItem(incomplete, type="dir")]


DIRECTORY = PathParam("dir")
FILE = PathParam("file")
DATE = Date()
TASK = TaskNumber()
DAYS = WholeNumber("天数", 0, 9999)
COUNT = WholeNumber("件数", 1, 9999)
SHARE = Percentage()
YEAR = WholeNumber("年份", 1949, 2999)
UNIT = UnitParam()
REPORT = ReportName()
SCORE_ITEM = ScoreItemParam()
SUBJECT = Subject()
CODE = Code()
TRACED = Traced()
PERIOD = Period()
EDITION = EditionParam()
FOLLOWED = Followed()
EDITED = EditedWord()

FORMATS = ("table", "json", "csv", "md")
"""The output formats of a list; the first is the default."""


def format_option(choices: Sequence[str] = FORMATS) -> Callable[[_Function], _Function]:
    """``-f/--format``, passed as ``output``; the first choice is the default."""
    return option(
        "-f",
        "--format",
        "output",
        type=Choice(choices),
        default=choices[0],
        show_default=True,
        help="输出的格式",
    )


def as_of_option(judges: str = "是否到期、逾期") -> Callable[[_Function], _Function]:
    """``--as-of``, passed as ``as_of``: the date by which something is judged, else today."""
    return option(
        "--as-of",
        type=DATE,
        default=_today,
        help=f"按哪一天判断{judges}；不写则按今天",
    )


def unit_option() -> Callable[[_Function], _Function]:
    """``-u/--unit``, passed as ``unit``."""
    return option("-u", "--unit", type=UNIT, help="单位：名称、简称或名称的末几个字")


def _today() -> "date":
    from gkcli.cli.clock import today

    return today()
