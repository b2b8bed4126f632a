"""What is to be put right (整改) is said whole, and nowhere else."""

from collections.abc import Iterator

from gkcli.check.records.context import RecordFault, error, warning
from gkcli.model.record import Record
from gkcli.model.shape import LABELS

_NEEDED = ("item", "problem", "due")
_OWN = (*_NEEDED, "found")


def rectification_faults(record: Record) -> Iterator[RecordFault]:
    """Report what an item that is to be put right lacks, and its fields on other records."""
    if record.status == "整改":
        missing = [field for field in _NEEDED if getattr(record, field) is None]
        if missing:
            names = "、".join(f"{field}（{LABELS[field]}）" for field in missing)
            yield error(
                "rectification-incomplete",
                ("status",),
                f"“整改”没有写 {names}，立不了项。",
                "补上；编号用 zg-月日 的写法，在这本台账里不重复。",
            )
        return
    for field in _OWN:
        if getattr(record, field) is not None:
            yield warning(
                "needless-rectification",
                (field,),
                f"{field}（{LABELS[field]}）只写在“整改”的记录里。",
                "立整改事项的，状态写“整改”；不是，就删去。",
            )
