"""A unit's total: its items, scaled up where some do not apply to it, with bonus and penalty."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gkcli.model.assessment import AssessmentScheme
from gkcli.score.points import ZERO, ItemScore, ItemState, rounded


class Adjustment(NamedTuple):
    """Points that belong to no single item, and why."""

    points: Decimal
    why: str


class Total(NamedTuple):
    """Points of a unit: ``points`` is what the items earned and all adjustments together.

    ``base``, ``bonus`` and ``penalty`` are its parts after scaling and caps, the penalty negative;
    ``worth`` is what its base items are worth that could be judged.
    """

    points: Decimal
    base: Decimal
    bonus: Decimal
    penalty: Decimal
    worth: Decimal
    adjustments: tuple[Adjustment, ...]


def total_of(scheme: AssessmentScheme, items: Sequence[ItemScore]) -> Total:
    """The total of the items that are for a unit; it is never below 0."""
    earned = {
        side: sum((one.earned for one in items if one.item.side == side), ZERO)
        for side in ("基础", "加分", "扣分")
    }
    worth = sum((one.worth for one in items), ZERO)
    adjustments: list[Adjustment] = []
    base = earned["基础"] + _made_up(scheme, items, earned["基础"], worth, adjustments)
    bonus, penalty = earned["加分"], earned["扣分"]
    if scheme.bonus_cap is not None and bonus > scheme.bonus_cap:
        adjustments.append(Adjustment(scheme.bonus_cap - bonus, f"加分最多 {scheme.bonus_cap} 分"))
        bonus = scheme.bonus_cap
    if scheme.penalty_cap is not None and -penalty > scheme.penalty_cap:
        adjustments.append(
            Adjustment(-scheme.penalty_cap - penalty, f"扣分最多 {scheme.penalty_cap} 分")
        )
        penalty = -scheme.penalty_cap
    points = base + bonus + penalty
    if points < 0:
        adjustments.append(Adjustment(-points, "总分最低 0 分"))
        points = ZERO
    return Total(points, base, bonus, penalty, worth, tuple(adjustments))


def _made_up(
    scheme: AssessmentScheme,
    items: Sequence[ItemScore],
    earned: Decimal,
    worth: Decimal,
    adjustments: list[Adjustment],
) -> Decimal:
    """What is added for base items that have nothing to judge."""
    left_out = [
        one
        for one in items
        if one.item.side == "基础" and one.state in (ItemState.NOT_DUE, ItemState.INAPPLICABLE)
    ]
    lacking = sum((one.item.points for one in left_out), ZERO)
    if not lacking or not worth:
        return ZERO
    names = "、".join(one.item.what for one in left_out)
    if scheme.inapplicable == "满分":
        adjustments.append(Adjustment(lacking, f"{names}没有可评的项次，计满分"))
        return lacking
    scaled = rounded(Fraction(earned) * Fraction(worth + lacking) / Fraction(worth), scheme.places)
    why = f"{names}没有可评的项次：{earned} 分按 {worth} 分折算成 {worth + lacking} 分"
    adjustments.append(Adjustment(scaled - earned, why))
    return scaled - earned
