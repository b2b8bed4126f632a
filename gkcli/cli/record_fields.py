"""The names of a ledger's fields as command-line options and as columns of a sheet."""

import re

OPTIONS = {
    "for": "任务号或编号",
    "on": "--on",
    "since": "--since",
    "period": "--period",
    "until": "--until",
    "status": "--status",
    "item": "item",
    "problem": "--problem",
    "measure": "--measure",
    "due": "--due",
    "found": "--found",
    "note": "--note",
    "by": "--by",
}
"""Names on the command line."""

COLUMNS = {
    "for": "任务/事项",
    "on": "日期",
    "since": "起算日期",
    "period": "期次",
    "until": "延至",
    "status": "状态",
    "item": "整改事项",
    "problem": "问题",
    "measure": "整改措施",
    "due": "整改时限",
    "found": "怎样发现",
    "note": "说明",
    "by": "记录单位",
}
"""Names in a sheet and at the prompt."""

_KEY = re.compile(rf"(?<![\w-])({'|'.join(OPTIONS)})(?![\w-]):?")


def with_field_names(text: str, names: dict[str, str]) -> str:
    """A message with the keys of a ledger replaced by ``names``."""
    return _KEY.sub(lambda key: names[key[1]], text)
