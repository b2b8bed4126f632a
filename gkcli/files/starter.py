"""The files of a new workspace: valid, short, and to be overwritten with the real table."""

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
