"""From a report's templates and a view to the finished text."""

from functools import partial

from gkcli.errors import GkcliError
from gkcli.frozen import fields_of
from gkcli.model.directory import Directory
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import Form, Report, builtin_folder
from gkcli.paper.deferred import later
from gkcli.paper.document.page import Document
from gkcli.paper.view import GROUP, UnitView, View
from gkcli.text import printable

LIMITS = Limits()
"""What a report may take."""

_BASE = "base.html.j2"


def produce(
    report: Report, view: View, directory: Directory, form: Form, limits: Limits = LIMITS
) -> str:
    """The report as Markdown or as a page of HTML, "" as a page where it says nothing.

    GkcliError when it needs a unit and has none, is made by administrative organs only, is never
    made public and should be, has no template for the form, or when its template is wrong, takes
    too long or writes too much.
    """
    variables = _variables(report, view)
    if form == "html" and form in report.forms:
        return _written(report, f"{report.name}.html.j2", variables, directory, limits)
    text = _markdown(report, variables, directory, limits)
    if form == "md":
        from gkcli.paper.markdown.plain import plain_tables

        return plain_tables(text)
    from gkcli.paper.html import to_html

    document = _read(report, text, view, limits)
    if document.blank:
        return ""
    more = {"title": document.title or report.name, "content": to_html(document)}
    return _written(report, _BASE, variables | more, directory, limits)


def compose(report: Report, view: View, directory: Directory, limits: Limits = LIMITS) -> Document:
    """The report as a document, from which other files are written; GkcliError as above."""
    variables = _variables(report, view)
    return _read(report, _markdown(report, variables, directory, limits), view, limits)


def _variables(report: Report, view: View) -> dict[str, object]:
    if report.needs_unit and view.unit is None:
        raise GkcliError(
            f"“{report.name}”要说明是哪个单位",
            f"加上 --unit，如 gkcli report {report.name} --unit 单位名称",
        )
    if report.organs and view.unit is not None and not view.unit.administrative:
        raise GkcliError(
            f"“{report.name}”只由行政机关编制，{view.unit.name}按名册{_kind_words(view.unit)}不是",
            f"落实情况出 gkcli report summary --unit {view.unit.name}；类别不对，改名册里的 kind",
        )
    if report.private and view.public:
        raise GkcliError(
            f"“{report.name}”不能加 --public：{report.private}", "去掉 --public，只在内部使用"
        )
    return {field.name: later(partial(getattr, view, field.name)) for field in fields_of(view)}


def _kind_words(unit: UnitView) -> str:
    return "里的成员都" if unit.kind == GROUP else f"是{unit.kind}，"


def _markdown(
    report: Report, variables: dict[str, object], directory: Directory, limits: Limits
) -> str:
    from gkcli.paper.markdown.marks import with_gap_list

    if "md" not in report.forms:
        raise GkcliError(f"报表“{report.name}”没有 Markdown 模板", "用 -f html 出网页")
    text = _written(report, f"{report.name}.md.j2", variables, directory, limits)
    return with_gap_list(text)


def _read(report: Report, text: str, view: View, limits: Limits) -> Document:
    from gkcli.paper.bounds import ExhaustedError
    from gkcli.paper.faults import explained
    from gkcli.paper.markdown.assemble import read_document
    from gkcli.paper.markdown.marks import MarkupError

    try:
        if len(text) > limits.document:
            raise ExhaustedError(f"排版的内容超过 {limits.document} 字")
        return read_document(text, view.as_of)
    except (ExhaustedError, MarkupError, MemoryError) as error:
        raise explained(error, report.folder / f"{report.name}.md.j2") from error


def _written(
    report: Report,
    template: str,
    variables: dict[str, object],
    directory: Directory,
    limits: Limits,
) -> str:
    from gkcli.paper.environment import ReportEnvironment
    from gkcli.paper.faults import explained

    folders = list(dict.fromkeys((report.folder, builtin_folder())))
    environment = ReportEnvironment(folders, directory, limits)
    try:
        return printable("".join(environment.written(template, variables)))
    except Exception as error:
        raise explained(error, report.folder / template) from error
