"""A comparison or review as a page to read, print and sign."""

from gkcli.comparison.compared import Comparison
from gkcli.comparison.review import Review
from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.report.bounds import Limits
from gkcli.report.catalogue import builtin_folder
from gkcli.report.changes_view import chapter_views, concern_views, finding_views
from gkcli.report.faults import explained

_TEMPLATE = "_changes.html.j2"


def comparison_page(found: Comparison) -> str:
    """Old and new side by side; GkcliError where there is too much for one page."""
    return _written(_variables(found) | {"title": "改动对照", "review": None})


def review_page(found: Review) -> str:
    """The same behind what a reviewer must look at, with room to sign."""
    review = {
        "verdict": found.verdict,
        "concerns": concern_views(found),
        "findings": finding_views(found),
        "known": len(found.known),
    }
    return _written(_variables(found.comparison) | {"title": "改动审核单", "review": review})


def _variables(found: Comparison) -> dict[str, object]:
    return {
        "notice": {"number": found.between},
        "old_name": found.old_name,
        "new_name": found.new_name,
        "summary": found.summary,
        "left_out": found.left_out,
        "faults": len(found.faults),
        "chapters": chapter_views(found),
    }


def _written(variables: dict[str, object]) -> str:
    from gkcli.report.environment import ReportEnvironment

    environment = ReportEnvironment([builtin_folder()], Directory(Registry(())), Limits())
    try:
        return "".join(environment.written(_TEMPLATE, variables))
    except Exception as error:
        raise explained(error, builtin_folder() / _TEMPLATE) from error
