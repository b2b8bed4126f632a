"""A made-up workspace of any size: the shape of a real table, words that mean nothing."""

from collections.abc import Iterator
from pathlib import Path

from gkcli.text import numeral

TASKS_A_SECTION = 20
SECTIONS_A_PART = 2

_UNITS = """\
units:
  - name: 区审改办
    kind: 内设机构
    source: 虚构
  - name: 区教育局
    kind: 政府部门
    source: 虚构
    aliases: [教育局]
  - name: 区发改局
    kind: 政府部门
    source: 虚构
  - name: 甲镇
    kind: 镇
    source: 虚构
  - name: 乙街道
    kind: 街道
    source: 虚构
groups:
  - name: 各镇（街道）
    source: 虚构
    kinds: [镇, 街道]
  - name: 区政府各部门
    source: 虚构
    kinds: [政府部门, 内设机构]
"""

_UNIT = """\
  - name: 区第{number}局
    kind: 政府部门
    source: 虚构
"""

_HEAD = """\
notice:
  title: 示例区人民政府办公室关于印发政务公开工作任务分解表的通知
  number: 示政办〔2018〕1号
  issuer: 示例区人民政府办公室
  year: 2018
  signed_on: 2018-03-01
  table_title: 政务公开工作任务分解表
  addressees: [各镇（街道）, 区政府各部门]
  body: |-
    现将《政务公开工作任务分解表》印发给你们，
    请认真组织实施。
    各单位于2018年4月20日前报送实施方案，
    每季度报送一次进展，
    信息形成后20个工作日内公开。
  deadlines:
    - id: plan
      what: 报送实施方案
      quote: 于2018年4月20日前报送实施方案
      units: [各镇（街道）, 区政府各部门]
      by: 2018-04-20
      report_to: 区审改办
    - id: progress
      what: 报送进展
      quote: 每季度报送一次进展
      units: [各镇（街道）, 区政府各部门]
      each: quarter
      report_to: 区审改办
    - id: publish
      what: 公开新形成的信息
      quote: 信息形成后20个工作日内公开
      units: [各镇（街道）, 区政府各部门]
      within: 20 workdays
      after: 信息形成
parts:
"""

_TASK = """\
          - number: {number}
            title: 做好第{number}类权责清单调整和公开工作
            lead: [{lead}]
            responsible: [{responsible}]
            requirement: |-
              全面推进第{number}类行政机关权责清单网上公开，
              除涉密事项外，
              通过政府网站集中展示，
              及时动态更新，
              方便公众获取和监督。
              完善公开平台，
              规范公开内容，
              健全评价机制，
              把公众参与、办理结果、群众评价一并公开。
              {named}会同有关单位{when}完成第{number}类清单的梳理和公布，
              进一步优化公开方式，
              做好解读回应，
              听取各方面意见。
"""

_DEADLINE = """\
            deadlines:
              - id: {number}-list
                what: 公布第{number}类清单
                quote: {when}完成第{number}类清单的梳理和公布
                by: {due}
"""

_LEADS = ("区审改办", "", "区发改局", "区教育局", "")
_DUE = (
    ("2018-06-30", "于2018年6月底前"),
    ("2018-09-30", "于2018年9月底前"),
    ("2018-11-30", "于2018年11月底前"),
    ("2018-12-31", "于2018年12月底前"),
)


def make_workspace(folder: Path, tasks: int, units: int = 5, *, spread: bool = False) -> Path:
    """Write a workspace of so many tasks and units into a folder and return the folder.

    Every fifth task is led by 区审改办, every fourth has a deadline; every unit is
    responsible for every task. ``spread`` gives each task to two units, and each unit
    as many tasks as the others. Written piece by piece, for a process's peak of
    memory is counted from that of the process that started it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    registered, groups = _UNITS.split("groups:\n")
    more = "".join(_UNIT.format(number=number) for number in range(1, units - 4))
    registry = f"{registered}{more}groups:\n{groups}"
    (folder / "units.yaml").write_text(registry, encoding="utf-8", newline="\n")
    with (folder / "tasks.yaml").open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(_parts(tasks, units - 5 if spread else 0))
    return folder


def _parts(tasks: int, offices: int) -> Iterator[str]:
    for index in range(tasks):
        section, within = divmod(index, TASKS_A_SECTION)
        part, first = divmod(section, SECTIONS_A_PART)
        if within == 0 and first == 0:
            yield f"  - number: {numeral(part + 1)}\n    title: 第{part + 1}部分\n    sections:\n"
        if within == 0:
            yield (
                f"      - number: {numeral(section + 1)}\n"
                f"        title: 第{section + 1}目\n        tasks:\n"
            )
        yield _task(index + 1, offices)


def _task(number: int, offices: int) -> str:
    """The lines of one task; ``offices`` counts the units that take turns, 0 where none does."""
    who = {
        "lead": _LEADS[number % len(_LEADS)],
        "responsible": "各镇（街道）, 区政府各部门",
        "named": "教育局",
    }
    if offices:
        others = f"区第{(number + number // offices + 1) % offices + 1}局"
        who = {"lead": f"区第{number % offices + 1}局", "responsible": others, "named": "各科室"}
    if number % 4:
        return _TASK.format(number=number, when="依法", **who)
    due, when = _DUE[number // 4 % len(_DUE)]
    task = _TASK.format(number=number, when=when, **who)
    return task + _DEADLINE.format(number=number, due=due, when=when)
