"""Which reports there are: templates of the workspace first, then the built-in ones."""

import re
from pathlib import Path
from typing import Literal

from gkcli.errors import GkcliError
from gkcli.frozen import frozen
from gkcli.workspace.layout import Layout, shown

Form = Literal["md", "html"]
"""What a template can be written in."""

FORMS: tuple[Form, ...] = ("md", "html")

Output = Literal["md", "html", "docx"]
"""What a report can be had in."""

OUTPUTS: tuple[Output, ...] = ("md", "html", "docx")

_TEMPLATE = re.compile(r"(?P<name>[^_.][^.]*)\.(?P<form>md|html)\.j2")
_HEAD = re.compile(r"\A\s*\{#[-+]?(.*?)[-+]?#\}", re.DOTALL)
_NOT_A_REPORT = "base"
_ENOUGH = 4000


@frozen
class Report:
    """A report one can print: where its templates are and what their first comment says.

    ``forms`` are the forms it has a template for; from Markdown comes whatever has no template of
    its own. ``blank`` says what it means when nothing is in it, ``private`` why it is never made
    public, ``recorded`` as what its sending is put down in the ledgers; each may be "". ``organs``
    is whether only administrative organs make such a report.
    """

    name: str
    folder: Path
    forms: tuple[Form, ...]
    purpose: str
    needs_unit: bool
    builtin: bool
    blank: str = ""
    private: str = ""
    recorded: str = ""
    organs: bool = False

    @property
    def origin(self) -> str:
        """Where it comes from, as a list of reports says it."""
        return "内置" if self.builtin else shown(self.folder)

    def template(self, form: Output) -> Path:
        """The file that the form is made from."""
        written: Form = "html" if form in self.forms and form == "html" else "md"
        return self.folder / f"{self.name}.{written}.j2"

    @property
    def offered(self) -> tuple[Output, ...]:
        """The forms it can be had in: all where its template is Markdown."""
        return OUTPUTS if "md" in self.forms else self.forms


def builtin_folder() -> Path:
    """The folder of the built-in templates: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def own_folder(layout: Layout) -> Path | None:
    """The workspace's folder of templates, None where it has none but the built-in one."""
    folder = layout.templates
    if not folder.is_dir() or folder.resolve() == builtin_folder():
        return None
    return folder


def reports(layout: Layout) -> tuple[Report, ...]:
    """Every report by name; one of the workspace's hides the built-in one of the same name."""
    own = own_folder(layout)
    found = _in_folder(builtin_folder(), builtin=True)
    if own is not None:
        found |= _in_folder(own, builtin=False)
    return tuple(found[name] for name in sorted(found))


def find_report(layout: Layout, name: str) -> Report:
    """The report of that name; GkcliError names the likely ones when there is none."""
    return _named(name, {report.name: report for report in reports(layout)})


def builtin_report(name: str) -> Report:
    """The built-in report of that name; GkcliError names the likely ones when there is none."""
    return _named(name, _in_folder(builtin_folder(), builtin=True))


def _named(name: str, known: dict[str, Report]) -> Report:
    if name in known:
        return known[name]
    import difflib

    begun = [other for other in known if name and other.startswith(name)]
    near = list(dict.fromkeys([*begun, *difflib.get_close_matches(name, known, 3)]))
    meant = f"您是不是要找：{'、'.join(near)}？" if near else ""
    raise GkcliError(f"没有报表“{name}”", f"{meant}用 gkcli report --list 查看全部报表")


def report_names(folder: Path | None = None) -> list[tuple[str, str]]:
    """Every report's name and purpose, for completion on the command line."""
    from gkcli.workspace.layout import locate

    return [(report.name, report.purpose) for report in reports(locate(folder))]


def _in_folder(folder: Path, *, builtin: bool) -> dict[str, Report]:
    forms: dict[str, list[Form]] = {}
    for form in FORMS:
        for path in sorted(folder.glob(f"*.{form}.j2")):
            match = _TEMPLATE.fullmatch(path.name)
            if match and match["name"] != _NOT_A_REPORT and path.is_file():
                forms.setdefault(match["name"], []).append(form)
    return {name: _described(folder, name, tuple(has), builtin) for name, has in forms.items()}


def _described(folder: Path, name: str, forms: tuple[Form, ...], builtin: bool) -> Report:  # noqa: FBT001 - a fact about the report, not a switch
    with (folder / f"{name}.{forms[0]}.j2").open(encoding="utf-8-sig", errors="replace") as file:
        head = _HEAD.match(file.read(_ENOUGH))
    lines = (line.partition("：") for line in (head[1] if head else "").splitlines())
    said = {key.strip(): value.strip() for key, colon, value in lines if colon}
    return Report(
        name,
        folder,
        forms,
        purpose=said.get("用途", ""),
        needs_unit=said.get("需要") == "单位",
        builtin=builtin,
        blank=said.get("空时", ""),
        private=said.get("不公开", ""),
        recorded=said.get("登记", ""),
        organs=said.get("只限") == "行政机关",
    )
