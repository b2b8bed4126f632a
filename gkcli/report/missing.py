"""A name that a template uses and that means nothing here."""

import difflib
from collections.abc import Iterable
from dataclasses import fields, is_dataclass

from jinja2 import StrictUndefined
from jinja2.utils import missing

from gkcli.report.annual import NAMES as ANNUAL
from gkcli.report.annual import AnnualView
from gkcli.report.view import View

VARIABLES = tuple(field.name for field in fields(View))
"""The variables that every template has."""


class Missing(StrictUndefined):
    """Says in Chinese which name is unknown and which were near."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            return f"没有变量“{name}”{_near(name, VARIABLES)}"
        return f"这里没有“{name}”这一项{_near(name, _names_in(owner))}"


def _names_in(owner: object) -> Iterable[str]:
    if isinstance(owner, AnnualView):
        return ("year", *ANNUAL)
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return map(str, owner) if isinstance(owner, dict) else ()


def _near(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, known, 3)
    return f"，您是不是要写：{'、'.join(found)}" if found else ""
