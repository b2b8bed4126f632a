"""Until when the yearly report must be published, by the law of the year."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """Who must have published the report by which day of the following year, by which article."""

    who: str
    duty: str
    month: int
    day: int
    article: str

    def on(self, year: int) -> date:
        """The last day for the report on a year."""
        return date(year + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Law:
    """The regulation that a report is written under.

    ``contents`` is the article that says what the report holds.
    """

    title: str
    order: str
    contents: str
    dues: tuple[Due, ...]


REGULATION_2007 = Law(
    "中华人民共和国政府信息公开条例",
    "国务院令第492号",
    "第三十二条",
    (Due("各级行政机关", "公布本机关上一年度的年度报告", 3, 31, "第三十一条"),),
)
"""In force from 2008-05-01; articles 31 and 32 for the reports up to that on 2018."""

REGULATION_2019 = Law(
    "中华人民共和国政府信息公开条例",
    "国务院令第711号",
    "第五十条",
    (
        Due(
            "县级以上人民政府部门",
            "向本级政府信息公开工作主管部门提交本机关上一年度的年度报告并向社会公布",
            1,
            31,
            "第四十九条",
        ),
        Due(
            "县级以上地方人民政府的政府信息公开工作主管部门",
            "向社会公布本级政府上一年度的年度报告",
            3,
            31,
            "第四十九条",
        ),
    ),
)
"""As revised, in force from 2019-05-15; articles 49 and 50 for the reports from that on 2019."""
