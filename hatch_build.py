"""The build compiles the templates: into a wheel, and into the checkout of an editable install."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TemplateHook(BuildHookInterface[Any]):
    """Leaves the Python of the templates beside them, from where the wheel takes both."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them with this source tree, which is not installed yet."""
        del version, build_data
        sys.path.insert(0, self.root)
        from gkcli.paper.compile_templates import compile_templates

        templates = Path(self.root, "templates")
        compile_templates(templates, templates / "compiled")
