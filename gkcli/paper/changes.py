"""A page of changes as HTML: old and new side by side, for a reviewer to print and sign."""

from gkcli.compare.page import ChangePage
from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.faults import explained

_TEMPLATE = "_changes.html.j2"


def html_page(changes: ChangePage) -> str:
    """The whole page; GkcliError where there is too much for one page."""
    from gkcli.paper.environment import ReportEnvironment

    environment = ReportEnvironment([builtin_folder()], Directory(Registry(())), Limits())
    variables: dict[str, object] = {
        "title": "改动审核单" if changes.review else "改动对照",
        "notice": {"number": changes.comparison.between},
        "comparison": changes.comparison,
        "review": changes.review,
        "questions": changes.questions,
        "chapters": changes.chapters,
    }
    try:
        return "".join(environment.written(_TEMPLATE, variables))
    except Exception as error:
        raise explained(error, builtin_folder() / _TEMPLATE) from error
