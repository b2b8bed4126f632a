"""A closed year is as it was when it was sealed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gkcli.check.facts import Checked
from gkcli.errors import Diagnostic, Severity
from gkcli.model.seal import Seal
from gkcli.workspace.layout import Layout
from gkcli.workspace.seal import digests

if TYPE_CHECKING:
    from gkcli.yaml.draft import DataPath

_HINT = "改回封存时的样子；确要更正的，办公室看过、同意以后重新封存：gkcli seal --again。"


def check(seal: Checked[Seal], layout: Layout) -> Iterator[Diagnostic]:
    """Report files that were changed, removed or added since the year was sealed."""
    now = digests(layout)
    day = seal.value.on
    for index, file in enumerate(seal.value.files):
        path: DataPath = ("files", index, "path")
        if file.path not in now:
            yield _broken(seal, path, f"{day} 封存的 {file.path} 没有了。")
        elif now[file.path] != file.digest and not seal.stands_in(("files", index, "digest")):
            yield _broken(seal, path, f"{file.path} 在 {day} 封存以后改过。")
    sealed = {file.path for file in seal.value.files}
    for name in sorted(now.keys() - sealed):
        yield _broken(seal, ("files",), f"{name} 是 {day} 封存以后添的。")


def _broken(seal: Checked[Seal], path: "DataPath", message: str) -> Diagnostic:
    return seal.find(Severity.ERROR, "seal-broken", path, message, _HINT)
