"""The list of workspaces that a city or province looks at together, as ``rollup.yaml`` gives it."""

from gkcli.model.scalars import Text
from gkcli.model.shape import shape


@shape
class ListedWorkspace:
    """A workspace of the list.

    ``folder`` is counted from where the list stands; ``url`` tells where git cloned it from, which
    is left to people.
    """

    name: Text
    folder: Text
    url: Text | None = None


@shape
class WorkspaceList:
    """The whole of ``rollup.yaml``."""

    workspaces: tuple[ListedWorkspace, ...]
