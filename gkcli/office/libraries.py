"""Says how to install what is needed to write a workbook, where it is not there."""

from gkcli.errors import GkcliError
from gkcli.office.read.kinds import INSTALL


def require_xlsxwriter(instead: str) -> None:
    """GkcliError where XlsxWriter is not installed; ``instead`` is what to do without it."""
    try:
        import xlsxwriter  # noqa: F401 - only to see whether it is there
    except ModuleNotFoundError as error:
        if error.name != "xlsxwriter":
            raise
        raise GkcliError(
            "写 .xlsx 文件要用的 XlsxWriter 没有安装", f"请运行 {INSTALL}，或{instead}"
        ) from None
