"""How an office supervises its notice, as ``office.yaml`` gives it."""

from gkcli.model.deadline import Span, SpanText
from gkcli.model.scalars import Count, Flag, Percent, Text
from gkcli.model.shape import shape


@shape
class Contact:
    """Whom a unit can ask about a reminder."""

    name: Text
    phone: Text | None = None


@shape
class ReminderRules:
    """How reminders go on: how long a unit may take to answer, and the steps one after another.

    A step is due once the one before it went unanswered for ``answer_within``.
    """

    answer_within: SpanText = Span(3, "workdays")
    steps: tuple[Text, ...] = ("催办单", "督办通知", "通报")


@shape
class RankingRules:
    """Which units are said to do well: least occasions due, and the least percent of them done."""

    least_items: Count = 3
    least_rate: Percent = 90


@shape
class OfficeRules:
    """The whole of ``office.yaml``; everything may be left out.

    ``offices`` decide on what units ask for and report; without any these are the units that take
    the notice's reports and its issuer. With ``leads_decide`` the lead of a task decides on its
    responsible units too. ``contact`` and ``signer`` (签发人) stand on reminders.
    """

    offices: tuple[Text, ...] = ()
    leads_decide: Flag = False
    contact: Contact | None = None
    signer: Text | None = None
    reminder: ReminderRules = ReminderRules()
    ranking: RankingRules = RankingRules()
