"""Workspaces with documents above them, made of a few words."""

from datetime import date
from pathlib import Path

from gkcli.model.basis import item_reference
from gkcli.model.notice import Basis, Notice, Part, Section, Table, Task
from gkcli.yaml.canonical.emit import canonical


def number_of(name: str) -> str:
    """The number of the document called so."""
    return f"{name}〔2024〕1号"


def task(number: int, words: str, *basis: str, **fields: object) -> Task:
    """A task that rests on items written as 省#3."""
    references = (item_reference(f"{number_of(n)}#{i}") for n, i in (b.split("#") for b in basis))
    return Task(
        number=number,
        title=words[:8],
        lead=(),
        responsible=(),
        requirement=words,
        basis=tuple(references),
        **fields,
    )


def table(name: str, *tasks: Task, above: tuple[Basis, ...] = ()) -> Table:
    """The table of the document called so, all tasks in one section."""
    notice = Notice(
        title=f"{name}通知",
        number=number_of(name),
        issuer=f"{name}办",
        year=2024,
        signed_on=date(2024, 1, 2),
        table_title=f"{name}表",
        addressees=(),
        body="落实。",
        basis=above,
    )
    return Table(notice, (Part("一", "节", (Section("一", "目", tasks),)),))


def write(folder: Path, made: Table) -> Path:
    """Write a table as the one of a workspace."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tasks.yaml").write_text(canonical(made), encoding="utf-8")
    return folder
