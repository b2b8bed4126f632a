"""Figures of yearly reports that add up, for any form."""

from collections.abc import Callable

from hypothesis import strategies as st

from gkcli.model.annual.form_of_year import FORMS
from gkcli.model.annual.form_types import Address, Form
from gkcli.model.annual.requests import (
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OVER,
    GROUP,
    HANDLED,
    RECEIVED,
)
from gkcli.model.figures import Number

counts = st.integers(0, 10**6)


@st.composite
def filled(draw: Callable[..., int], form: Form) -> dict[Address, Number]:
    """A form with every figure filled in and every relation held."""
    figures: dict[Address, Number] = {address: draw(counts) for address in form.figures}
    for applicant in APPLICANTS if GROUP in form.tree else ():
        _balance(figures, applicant, draw)
    for _ in range(2):  # a total may be a part of another
        for relation in form.relations:
            total = relation.left[0]
            if relation.sign == "<=":
                figures[total] = min(figures[total], figures[relation.right[0]])
            elif len(relation.left) == 1:
                figures[total] = sum(figures[at] for at in relation.right)
    return figures


def _balance(figures: dict[Address, Number], applicant: str, draw: Callable[..., int]) -> None:
    ends = (RECEIVED, CARRIED_IN, HANDLED, CARRIED_OVER)
    handled = sum(
        number
        for (group, *rest), number in figures.items()
        if group == GROUP and rest[1] == applicant and rest[0] not in ends
    )
    all_in_all = int(handled + figures[GROUP, CARRIED_OVER, applicant])
    carried = draw(st.integers(0, all_in_all))
    figures[GROUP, CARRIED_IN, applicant] = carried
    figures[GROUP, RECEIVED, applicant] = all_in_all - carried


forms = st.sampled_from(FORMS)
filled_forms = forms.flatmap(lambda form: st.tuples(st.just(form), filled(form)))
