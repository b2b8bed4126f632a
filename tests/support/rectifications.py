"""A year in which some things are to be put right: one closed out, one late, one at work."""

from pathlib import Path

_BY = "by: 区政务公开办"
_LINES = {
    "乙镇": (
        "on: 2024-07-10, for: 2-explain, status: 整改, item: zg-0710, "
        "problem: 第二季度的解读没有上网, measure: 补做图解并发布, due: 2024-07-31, "
        f"found: 抽查, {_BY}",
        "on: 2024-07-26, for: zg-0710, status: 已完成, note: 图解已发布, "
        'evidence: ["https://www.example.gov.cn/zcjd/202407/yz-yibao.html"]',
        f"on: 2024-08-02, for: zg-0710, status: 已销号, {_BY}",
    ),
    "丙街道": (
        "on: 2024-09-05, for: 7, status: 整改, item: zg-0905, "
        f"problem: 领导分工栏目还是去年的, due: 2024-09-20, found: 群众反映, {_BY}",
    ),
    "区行政审批局": (
        "on: 2024-10-08, for: 5-update, status: 整改, item: zg-1008, "
        f"problem: 三份办事指南的地点没有更新, due: 2024-10-25, found: 督查, {_BY}",
        "on: 2024-10-10, for: zg-1008, status: 推进中, measure: 逐份核对，月底前改完",
    ),
}


def with_rectifications(folder: Path) -> Path:
    """A copy of the made-up district with these in the ledgers of three units."""
    for unit, lines in _LINES.items():
        with (folder / f"progress/{unit}.yaml").open("a", encoding="utf-8") as file:
            file.writelines(f"- {{{line}}}\n" for line in lines)
    return folder
