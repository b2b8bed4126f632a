"""Programs that answer less, with as many items as a real table has tasks.

They are looked for and never installed; comparable content is made for them on the fly.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from benchmarks.process import Job

ITEMS = 40

_ITEM = """\
active: true
derived: false
header: ''
level: {number}.0
links: []
normative: true
ref: ''
reviewed: null
text: |
  全面推进第{number}类行政机关权责清单网上公开，除涉密事项外，通过政府网站集中展示，
  及时动态更新，方便公众获取和监督。
"""

_PROSE = "全面推进行政机关权责清单网上公开，除涉密事项外，通过政府网站集中展示，及时动态更新。"

_DOCUMENT = "settings:\n  digits: 3\n  prefix: REQ\n  sep: ''\n"

_TODO = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:benchmarks\r
BEGIN:VTODO\r
UID:{number}\r
DTSTAMP:20180628T000000Z\r
DUE;VALUE=DATE:20181231\r
SUMMARY:做好第{number}类权责清单调整和公开工作\r
CATEGORIES:区审改办\r
END:VTODO\r
END:VCALENDAR\r
"""


def doorstop(folder: Path, programs: str | None) -> Job | None:
    """``doorstop``, which checks its items; None where it is not found in ``programs`` or PATH."""
    program = shutil.which("doorstop", path=programs)
    if program is None:
        return None
    items = folder / "doorstop" / "items"
    items.mkdir(parents=True)
    (items / ".doorstop.yml").write_text(_DOCUMENT, encoding="utf-8")
    for number in range(1, ITEMS + 1):
        path = items / f"REQ{number:03}.yml"
        path.write_text(_ITEM.format(number=number), encoding="utf-8")
    # It wants to stand in a working copy.
    subprocess.run(["git", "init", "-q", items.parent], check=True)
    return Job((program,), items.parent)


def todoman(folder: Path, programs: str | None) -> Job | None:
    """``todo list``, which lists its items; None where it is not found in ``programs`` or PATH."""
    program = shutil.which("todo", path=programs)
    if program is None:
        return None
    items = folder / "todoman" / "items"
    items.mkdir(parents=True)
    for number in range(1, ITEMS + 1):
        text = _TODO.format(number=number)
        (items / f"{number}.ics").write_text(text, encoding="utf-8", newline="")
    config = folder / "todoman" / "config.py"
    settings = {"path": f"{items.parent}/*", "cache_path": f"{items.parent}/cache.sqlite3"}
    config.write_text(
        "".join(f"{name} = {value!r}\n" for name, value in settings.items()), encoding="utf-8"
    )
    return Job((program, "list"), items.parent, {"TODOMAN_CONFIG": str(config)})


def trestle(folder: Path, programs: str | None, items: int) -> Job | None:
    """``trestle validate`` on so many controls; None where it is not found in ``programs``."""
    program = shutil.which("trestle", path=programs)
    if program is None:
        return None
    catalog = folder / "catalogs/tasks/catalog.json"
    catalog.parent.mkdir(parents=True)
    (folder / ".trestle").mkdir()
    (folder / ".trestle/config.ini").touch()
    catalog.write_text(json.dumps({"catalog": _catalog(items)}), encoding="utf-8")
    return Job((program, "validate", "-f", os.fspath(catalog)), folder)


def _catalog(items: int) -> dict[str, object]:
    controls = [
        {
            "id": f"t-{number}",
            "title": f"做好第{number}类权责清单调整和公开工作",
            "parts": [{"id": f"t-{number}_smt", "name": "statement", "prose": _PROSE}],
        }
        for number in range(1, items + 1)
    ]
    return {
        "uuid": "d708d962-1240-45e8-8962-f015a38de619",
        "metadata": {
            "title": "任务分解表",
            "last-modified": "2018-06-28T00:00:00.000+00:00",
            "version": "1",
            "oscal-version": "1.1.2",
        },
        "groups": [{"id": "tasks", "title": "任务", "controls": controls}],
    }
