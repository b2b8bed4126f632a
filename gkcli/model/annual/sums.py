"""Whether figures add up as their form wants it; what is not filled in is not taken for 0."""

from collections.abc import Collection, Iterator, Mapping

from gkcli.frozen import frozen
from gkcli.model.annual.form_types import Address, Form, Relation
from gkcli.model.figures import Number


@frozen
class RelationSides:
    """The sums of what is filled in on the two sides of a relation, and what is not."""

    relation: Relation
    left: Number
    right: Number
    left_blank: tuple[Address, ...]
    right_blank: tuple[Address, ...]

    @property
    def blank(self) -> tuple[Address, ...]:
        """The figures that are not filled in."""
        return self.left_blank + self.right_blank

    @property
    def broken(self) -> bool:
        """Whether the relation cannot hold, whatever is filled in yet.

        No figure of a relation is negative, so a side only grows.
        """
        too_large = self.left > self.right and not self.right_blank
        too_small = self.left < self.right and not self.left_blank
        return too_large or (too_small and self.relation.sign == "=")

    @property
    def open(self) -> bool:
        """Whether something is filled in, but not enough to tell whether the relation holds."""
        known = len(self.relation.addresses) - len(self.blank)
        return bool(self.blank) and known > 0 and not self.broken


def sides(
    form: Form, figures: Mapping[Address, Number], unreadable: Collection[Address] = ()
) -> Iterator[RelationSides]:
    """Both sides of every relation of a form, save those with a figure that cannot be read."""
    for relation in form.relations:
        if not any(address in unreadable for address in relation.addresses):
            yield RelationSides(
                relation,
                _sum(relation.left, figures),
                _sum(relation.right, figures),
                _blank(relation.left, figures),
                _blank(relation.right, figures),
            )


def _sum(addresses: tuple[Address, ...], figures: Mapping[Address, Number]) -> Number:
    return sum(figures[address] for address in addresses if address in figures)


def _blank(
    addresses: tuple[Address, ...], figures: Mapping[Address, Number]
) -> tuple[Address, ...]:
    return tuple(address for address in addresses if address not in figures)


def told(sides: RelationSides) -> str:
    """How a relation is broken, in a sentence without its full stop."""
    relation = sides.relation
    left = _side(relation.left_words, sides.left, relation.left, sides.left_blank)
    right = _side(relation.right_words, sides.right, relation.right, sides.right_blank)
    apart = abs(sides.left - sides.right)
    if sides.blank:
        return f"{relation.where}：{left}，{right}，已经多出 {apart}"
    wanted = "应当相等" if relation.sign == "=" else "前者不应大于后者"
    return f"{relation.where}：{left}，{right}，{wanted}，相差 {apart}"


def _side(
    words: str, total: Number, addresses: tuple[Address, ...], blank: tuple[Address, ...]
) -> str:
    if len(addresses) == 1 or not blank:
        return f"{words}是 {total}"
    return f"{words}已有 {total}（还空着 {len(blank)} 处）"
