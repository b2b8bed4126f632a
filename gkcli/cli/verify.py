"""gkcli verify: a workspace against the document it came from."""

from pathlib import Path

import click

from gkcli.cli.command import Command, option
from gkcli.cli.output import answer
from gkcli.cli.params import DIRECTORY, FILE, format_option
from gkcli.cli.settings import Settings
from gkcli.errors import FINDINGS


@click.command(
    cls=Command,
    help="""拿原件逐字核对数据：一个字不同就指出来。

    核对标题、单位、工作要求、正文、主送、抄送；空格、断行、页码不算不同。
    退出码：一致为 0，有不同为 1。
    能读的文件同 gkcli import。
    """,
    examples=[
        ("gkcli verify 通知.docx", "当前的任务表同这份通知对一遍"),
        ("gkcli -d 2019年 verify 通知.html", "核对“2019年”文件夹里的"),
    ],
)
@click.argument("document", type=FILE, metavar="文件")
@option("-d", "--dir", "folder", type=DIRECTORY, help="数据文件夹；也可写在命令前面")
@format_option(("text", "json"))
@click.pass_obj
def command(settings: Settings, document: Path, folder: Path | None, output: str) -> int:
    """Print every difference; the exit code is 1 where words differ."""
    from gkcli.errors import Severity
    from gkcli.model.cycles import as_written
    from gkcli.office.read.open import document_of, read_bytes
    from gkcli.office.verify.comparing import verify
    from gkcli.terminal.findings import finding_record
    from gkcli.terminal.intake import verified_page
    from gkcli.workspace.open import open_workspace, shown

    table = as_written(open_workspace(folder or settings.directory).table)
    data = read_bytes(document)
    differences = verify(table, data, document_of(data, document.suffix, shown(document)))
    answer(
        lambda: verified_page(table, differences),
        lambda: list(map(finding_record, differences)),
        output,
    )
    return FINDINGS if any(one.severity is Severity.ERROR for one in differences) else 0
