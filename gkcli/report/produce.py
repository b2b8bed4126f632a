"""From a report's templates and a view to the finished text."""

from dataclasses import fields

from gkcli.errors import GkcliError
from gkcli.model.directory import Directory
from gkcli.report.bounds import Limits
from gkcli.report.catalogue import Form, Report, builtin_folder
from gkcli.report.view import View

LIMITS = Limits()
"""What a report may take."""

_BASE = "base.html.j2"


def produce(
    report: Report, view: View, directory: Directory, form: Form, limits: Limits = LIMITS
) -> str:
    """The report as Markdown or as a page of HTML.

    GkcliError when it needs a unit and has none, has no template for the form, or when its
    template is wrong, takes too long or writes too much.
    """
    if report.needs_unit and view.unit is None:
        raise GkcliError(
            f"“{report.name}”要说明是哪个单位",
            f"加上 --unit，如 gkcli report {report.name} --unit 单位名称",
        )
    variables = {field.name: getattr(view, field.name) for field in fields(view)}
    if form in report.forms:
        return _written(report, f"{report.name}.{form}.j2", variables, directory, limits)
    if form == "md":
        raise GkcliError(f"报表“{report.name}”没有 Markdown 模板", "用 -f html 出网页")
    return _page(report, variables, directory, limits)


def _page(
    report: Report, variables: dict[str, object], directory: Directory, limits: Limits
) -> str:
    from gkcli.report.markdown import to_html

    text = _written(report, f"{report.name}.md.j2", variables, directory, limits)
    title, content = to_html(text)
    more = {"title": title or report.name, "content": content}
    return _written(report, _BASE, variables | more, directory, limits)


def _written(
    report: Report,
    template: str,
    variables: dict[str, object],
    directory: Directory,
    limits: Limits,
) -> str:
    from gkcli.report.environment import ReportEnvironment
    from gkcli.report.faults import explained

    folders = list(dict.fromkeys((report.folder, builtin_folder())))
    environment = ReportEnvironment(folders, directory, limits)
    try:
        return "".join(environment.written(template, variables))
    except Exception as error:
        raise explained(error, report.folder / template) from error
