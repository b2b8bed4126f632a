"""What the fields of a ledger are called where a person writes them."""

import re

OPTIONS = {
    "for": "任务号或编号",
    "on": "--on",
    "since": "--since",
    "period": "--period",
    "status": "--status",
    "note": "--note",
    "by": "--by",
}
"""On the command line."""

COLUMNS = {
    "for": "任务/事项",
    "on": "日期",
    "since": "起算日期",
    "period": "期次",
    "status": "状态",
    "note": "说明",
    "by": "记录单位",
}
"""In a sheet, and where they are asked for one by one."""

_KEY = re.compile(rf"(?<![\w-])({'|'.join(OPTIONS)})(?![\w-]):?")


def with_field_names(text: str, names: dict[str, str]) -> str:
    """A hint that names fields as ledgers do, with the names that are used here instead."""
    return _KEY.sub(lambda key: names[key[1]], text)
