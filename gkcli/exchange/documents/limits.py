"""How large a document may be before it is refused rather than read."""

from gkcli.errors import GkcliError

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file; ten thousand tasks as plain text are some 5 MB."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that the text of a .docx or .xlsx file may unpack to."""
LARGEST_RATIO = 200
"""How many times larger a packed file may become; Office files reach 20 to 50."""
LONGEST_TEXT = 200_000
"""Characters of one paragraph or cell."""
MOST_CELLS = 2_000_000
"""Cells of one table, merged ones counted in every place that they cover."""
DEEPEST = 60
"""How deep tables and other elements of a page may nest."""


class TooLargeError(GkcliError):
    """A document beyond a limit: no table of tasks is that large."""


def check_length(text: str, line: int) -> str:
    """The text, TooLargeError where no paragraph or cell is that long."""
    if len(text) > LONGEST_TEXT:
        raise TooLargeError(
            f"第 {line} 行（段）有 {len(text) // 10000} 万字连在一起，不像任务分解表",
            "请确认选对了文件；内容正常的，请用 WPS 或 Word 打开，分好段再存",
        )
    return text


def check_cells(count: int) -> None:
    """TooLargeError where a table has more cells than any table of tasks."""
    if count > MOST_CELLS:
        raise TooLargeError(
            f"表格有 {count} 格以上，超过 {MOST_CELLS} 格，不像任务分解表",
            "请确认选对了文件；有合并到几万行的单元格，请先取消合并",
        )
