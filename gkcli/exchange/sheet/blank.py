"""An empty sheet for a unit to fill in."""

import csv
import io
from collections.abc import Sequence

from gkcli.errors import GkcliError
from gkcli.exchange.office import INSTALL
from gkcli.exchange.sheet.heads import NAMES, TOLD, WRITTEN
from gkcli.schedule.duties import Duty
from gkcli.schedule.wording import limit_words

_BOM = "\ufeff"


def blank_sheet(unit: str, duties: Sequence[Duty]) -> str:
    """A sheet as CSV that spreadsheet programs open as Chinese text, a row a duty."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    heads = {field: NAMES[field][0] for field in WRITTEN}
    writer.writerow([heads.pop("for_"), *TOLD, *heads.values()])
    for duty in duties:
        deadline = duty.deadline
        said = [deadline.id, deadline.what, limit_words(deadline), unit]
        writer.writerow([_inert(text) for text in said] + [""] * (len(heads) - 1))
    return _BOM + file.getvalue()


def make_workbook(
    unit: str, listed: Sequence[Duty], items: Sequence[Duty], statuses: Sequence[str]
) -> bytes:
    """The same as an Excel workbook with drop-downs; GkcliError where it cannot be made here."""
    try:
        from gkcli.exchange.sheet.workbook_blank import blank_workbook
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise GkcliError(
            "写 .xlsx 文件要用的 XlsxWriter 没有安装", f"请运行 {INSTALL}，或写成 .csv"
        ) from None
    return blank_workbook(unit, listed, items, statuses)


def _inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
