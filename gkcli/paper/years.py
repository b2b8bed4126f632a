"""The years beside one another as a page of HTML, to read and to print."""

from collections.abc import Sequence

from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.faults import explained
from gkcli.years.fates import YearStep
from gkcli.years.units_over_years import UnitOverYears

_TEMPLATE = "_years.html.j2"


def years_html(steps: Sequence[YearStep], units: Sequence[UnitOverYears]) -> str:
    """The whole page; GkcliError where there is too much for one page."""
    from gkcli.paper.environment import ReportEnvironment

    environment = ReportEnvironment([builtin_folder()], Directory(Registry(())), Limits())
    years = units[0].years if units else ()
    told = [str(year.year) for year in years] or [str(steps[0].old.year), str(steps[-1].new.year)]
    variables: dict[str, object] = {
        "title": f"{'、'.join(told)}年任务对照" if steps else f"{'、'.join(told)}年各单位完成情况",
        "notice": {"number": " → ".join(told)},
        "steps": steps,
        "units": units,
        "years": [year.year for year in years],
    }
    try:
        return "".join(environment.written(_TEMPLATE, variables))
    except Exception as error:
        raise explained(error, builtin_folder() / _TEMPLATE) from error
