"""The export of all tables: one command for each form, alike but for what they write."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gkcli.cli.command import Command, option
from gkcli.cli.export.request import DataForm, ExportRequest
from gkcli.cli.params import DIRECTORY, PathParam, as_of_option, unit_option
from gkcli.cli.settings import Settings

if TYPE_CHECKING:
    from datetime import date


def data_command(
    name: str,
    form: DataForm,
    *,
    help: str,  # noqa: A002  click's name for it
    examples: Sequence[tuple[str, str]],
) -> click.Command:
    """The command that exports all tables in a form."""
    prints = "；不写就打印" if form.printable else ""

    @click.command(name, cls=Command, help=help, examples=examples)
    @click.argument("folders", nargs=-1, type=DIRECTORY, metavar="[工作区…]")
    @option(
        "-o",
        "--output",
        "target",
        type=PathParam("dir" if form.ending else "file"),
        required=not form.printable,
        help=f"写到哪里{prints}",
    )
    @unit_option()
    @as_of_option()
    @option("--public", is_flag=True, help="供公开的：没有状态、台账和内部说明")
    @option("--rollup", is_flag=True, help="汇总 rollup.yaml 里列的；写了工作区就不用写")
    @option("--force", is_flag=True, help="-o 的已经有了也换成新的")
    @click.pass_obj
    def command(
        settings: Settings,
        folders: tuple[Path, ...],
        target: Path | None,
        unit: str | None,
        as_of: "date",
        public: bool,  # noqa: FBT001 - a flag on the command line
        rollup: bool,  # noqa: FBT001
        force: bool,  # noqa: FBT001
    ) -> int:
        """Export all tables; the exit code is 1 where something could not be read."""
        from gkcli.cli.export.run import export

        if unit and (folders or rollup):
            raise click.UsageError("汇总许多工作区时不能写 --unit：各区的单位不同。")
        several = folders if folders or rollup else None
        return export(settings, form, ExportRequest(target, as_of, unit, several, public, force))

    return command
