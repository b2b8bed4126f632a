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
