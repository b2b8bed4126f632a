"""An empty sheet for a unit to fill in."""

import csv
import io
from collections.abc import Sequence

from gkcli.exchange.sheet.heads import NAMES, TOLD
from gkcli.schedule.duties import Duty
from gkcli.schedule.wording import limit_words

_BOM = "\ufeff"


def blank_sheet(unit: str, duties: Sequence[Duty]) -> str:
    """A sheet as CSV that spreadsheet programs open as Chinese text, a row a duty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    heads = {field: names[0] for field, names in NAMES.items()}
    writer.writerow([heads.pop("for_"), *TOLD, *heads.values()])
    for duty in duties:
        deadline = duty.deadline
        said = [deadline.id, deadline.what, limit_words(deadline), unit]
        writer.writerow([_inert(text) for text in said] + [""] * (len(heads) - 1))
    return _BOM + file.getvalue()


def _inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
