"""The files of a new workspace: valid, short, and to be overwritten with the real table."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gkcli.model.annual.form_types import Address, Form, Sheet
from gkcli.model.figures import Number, digits

TASKS = """\
# 任务分解表。把各处“示例”换成通知的原文，再运行 gkcli check。
notice:
  title: 示例区人民政府办公室关于印发{year}年示例工作主要任务分解表的通知
  number: 示政办〔{year}〕1号
  issuer: 示例区人民政府办公室
  year: {year}
  signed_on: {year}-03-01
  table_title: {year}年示例工作主要任务分解表
  addressees: [各镇（街道）, 区政府各部门]
  body: |-
    各单位要认真对照工作任务，
    制定实施方案，
    于{year}年4月30日前报区政府办公室。
  deadlines:
    - id: plan
      what: 报送实施方案
      quote: 于{year}年4月30日前报区政府办公室
      units: [各镇（街道）, 区政府各部门]
      by: {year}-04-30
      report_to: 区政府办公室
parts:
  - number: 一
    title: 示例一节
    sections:
      - number: 一
        title: 示例一目
        tasks:
          - number: 1
            title: 示例任务
            lead: [区政府办公室]
            responsible: [各镇（街道）, 区政府各部门]
            requirement: |-
              工作要求照录原文，
              一行写一个分句。
"""

UNITS = """\
# 单位名册。名称照文件的写法；拿不准的写 verified: false。
units:
  - name: 区政府办公室
    kind: 政府部门
    source: 示例，请改为所据文件
  - name: 示例镇
    kind: 镇
    source: 示例，请改为所据文件
groups:
  - name: 各镇（街道）
    source: 示例，请改为所据文件
    kinds: [镇, 街道]
  - name: 区政府各部门
    source: 示例，请改为所据文件
    kinds: [政府部门]
"""

ATTRIBUTES = """\
# 台账一行一条：两个分支各自记的，合并时都留下。
*.yaml merge=union
"""


def starter(year: int) -> dict[str, str]:
    """File names and contents of a new workspace for a year."""
    return {
        "tasks.yaml": TASKS.format(year=year),
        "units.yaml": UNITS,
        "progress/.gitattributes": ATTRIBUTES,
    }


_NONE: Mapping[Address, Number] = MappingProxyType({})
_HEAD = """\
# {year} 年政府信息公开工作年度报告的统计数，照{document}的格式。
# 在冒号后面空一格填数。空着是还不知道，不算 0；确实没有的填 0。
# 填好用 gkcli check 核对勾稽关系。
year: {year}
"""


def statistics_text(form: Form, year: int, figures: Mapping[Address, Number] = _NONE) -> str:
    """The file for a year's report, with the figures that are known already."""
    head = _HEAD.format(year=year, document=form.document)
    return head + "".join(line for sheet in form.sheets for line in _lines(sheet, figures))


def _lines(sheet: Sheet, figures: Mapping[Address, Number]) -> Iterator[str]:
    yield f"\n# {f'{sheet.chapter}、' if sheet.chapter else ''}{sheet.title}\n"
    above: Address = ()
    for figure in sheet.figures:
        inside = figure.address[:-1]
        for depth in range(1, len(inside) + 1):
            if inside[:depth] != above[:depth]:
                yield _line(inside[:depth], figure.row if depth > 1 else "")
        above = inside
        unit = f"，单位：{figure.unit}" if figure.unit else ""
        yield _line(figure.address, (figure.column or figure.row) + unit, figures)


def _line(address: Address, words: str, figures: Mapping[Address, Number] = _NONE) -> str:
    key = address[-1]
    filled = f" {digits(figures[address])}" if address in figures else ""
    comment = f"  # {words}" if words not in ("", key) else ""
    return f"{'  ' * (len(address) - 1)}{key}:{filled}{comment}\n"
