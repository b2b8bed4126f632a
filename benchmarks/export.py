"""What it takes to export a whole province, in each form: time, size, and memory."""

import tempfile
from pathlib import Path

from benchmarks.process import MEBIBYTE, Job, gkcli, measure
from benchmarks.rollup import TASKS, UNITS, make_city
from benchmarks.sheet import print_sheet

RECORDS = 100
FORMS = ("csv", "json", "jsonl", "sqlite", "parquet")
_DAY = ("--as-of", "2018-10-15")


def run_export(workspaces: int) -> None:
    """Print what each form takes, of a tenth of the workspaces and of all."""
    counts = [max(workspaces // 10, 1), workspaces]
    print(
        f"{workspaces} 个工作区，各 {TASKS} 项任务、{UNITS} 个单位、每本台账 {RECORDS} 条，"
        f"共 {workspaces * UNITS * RECORDS:,} 条记录；先导十分之一，再导全部。"
    )
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_city(folder, workspaces, RECORDS)
        print_sheet(
            ("", "工作区", "秒", "处理器秒", "峰值 MB", "大小 MB"),
            (_row(folder, form, count) for form in FORMS for count in counts),
        )


def _row(folder: Path, form: str, count: int) -> tuple[str, ...]:
    names = [f"区{number + 1}" for number in range(count)]
    target = folder / f"{form}-{count}"
    sample = measure(Job((*gkcli(), "export", form, "-o", str(target), *_DAY, *names), folder))
    files = [path for path in (target, *target.rglob("*")) if path.is_file()]
    return (
        form if sample.code == 0 else f"{form}（退出码 {sample.code}：{sample.complaint}）",
        str(count),
        f"{sample.seconds:.1f}",
        f"{sample.busy:.1f}",
        f"{sample.peak / MEBIBYTE:.0f}",
        f"{sum(path.stat().st_size for path in files) / MEBIBYTE:.1f}",
    )
