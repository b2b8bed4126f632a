"""Workbooks as people see them, read by openpyxl, and saved by LibreOffice."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

HEAD = 3
"""The row with the heads of the columns."""

Shown = list[dict[str, Any]]


def shown(path: Path, name: str) -> Shown:
    """The rows of a sheet below its head, by what the columns are called."""
    sheet = openpyxl.load_workbook(path)[name]
    heads = [cell.value for cell in sheet[HEAD]]
    rows = sheet.iter_rows(min_row=HEAD + 1, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows if any(v is not None for v in row)]


def saved_by_libreoffice(path: Path, folder: Path, form: str = "xlsx") -> Path:
    """The same workbook opened and saved by LibreOffice; the test is skipped where that is not."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
    )
    target = folder / f"{path.stem}.{form}"
    if not target.exists():
        pytest.skip("LibreOffice has no Calc here")
    return target


class Desk:
    """A workbook opened to be changed as people change it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def column(self, name: str, head: str) -> int:
        """The number of a column of a sheet by what it is called."""
        cells = self.book[name][HEAD]
        return next(cell.column for cell in cells if cell.value == head)

    def put(self, name: str, key: object, head: str, value: object, *, by: str = "") -> None:
        """Change a cell in every row whose first column, or that called ``by``, says ``key``."""
        sheet = self.book[name]
        known = self.column(name, by) if by else 1
        rows = [r for r in range(HEAD + 1, sheet.max_row + 1) if sheet.cell(r, known).value == key]
        assert rows, key
        for row in rows:
            self.write(name, row, head, value)

    def write(self, name: str, row: int, head: str, value: object) -> None:
        """Write into a cell; a text is a text, whatever it begins with."""
        cell = self.book[name].cell(row, self.column(name, head))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    def report(self, **said: object) -> None:
        """Fill in the first empty row of the ledger's sheet."""
        sheet = self.book["进展"]
        subject = self.column("进展", "任务/事项")
        row = next(
            r for r in range(HEAD + 1, sheet.max_row + 2) if not sheet.cell(r, subject).value
        )
        for head, value in said.items():
            self.write("进展", row, head, value)

    def save(self, path: Path | None = None) -> Path:
        """Save it, under another name where one is given."""
        self.book.save(path or self.path)
        return path or self.path
