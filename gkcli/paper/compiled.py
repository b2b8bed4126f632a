"""Built-in templates that were compiled to Python when gkcli was built or installed."""

from collections.abc import MutableMapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from zlib import crc32

from jinja2 import Environment, FileSystemLoader, Template
from jinja2.bccache import bc_version

from gkcli.paper.catalogue import builtin_folder

ENCODING = "utf-8-sig"
"""How templates are encoded: UTF-8, with or without a mark at its beginning."""


def compiled_folder() -> Path:
    """Where compiled templates lie: beside the built-in ones, and trusted as gkcli itself is."""
    return builtin_folder() / "compiled"


def compiled_name(name: str, source: str, rules: bytes) -> str:
    """What the file is called that a template of that very ``source`` is compiled to.

    ``rules`` tell what compiling does besides what jinja2 does, whose own mark is ``bc_version``.
    What was compiled from something else or otherwise has another name, and so is not used. The
    sum tells edits apart on every Python; it guards against nobody, as the folder is gkcli's own.
    """
    made_from = f"{bc_version}\n{source}".encode() + rules
    return f"{Path(name).name}.{len(made_from)}-{crc32(made_from):08x}.py"


class BuiltinLoader(FileSystemLoader):
    """Loads templates of ``folder``, as Python from ``compiled`` where they are in there.

    Python is executed, so ``compiled`` must be a folder of gkcli's own.
    """

    def __init__(self, folder: Path, compiled: Path, rules: bytes) -> None:
        super().__init__(folder, encoding=ENCODING)
        self._compiled = compiled
        self._rules = rules

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as jinja2 calls it
    ) -> Template:
        """The template; an error in it names the line of its source in either case."""
        source, filename, _ = self.get_source(environment, name)
        path = self._compiled / compiled_name(name, source, self._rules)
        spec = spec_from_file_location(path.stem, path) if path.is_file() else None
        if spec is None or spec.loader is None:
            return super().load(environment, name, globals)
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        vars(module).update(name=name, __file__=filename)
        return environment.template_class.from_module_dict(
            environment, vars(module), {} if globals is None else globals
        )
