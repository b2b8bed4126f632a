"""Compiles the built-in templates to Python, for a build or in a checkout.

After templates were changed, ``python -m gkcli.paper.compile_templates`` does it anew; until then
those that were changed are compiled whenever they are used.
"""

from pathlib import Path

from gkcli.model.directory import Directory
from gkcli.model.units import Registry
from gkcli.paper.bounds import Limits
from gkcli.paper.catalogue import builtin_folder
from gkcli.paper.compiled import ENCODING, compiled_folder, compiled_name
from gkcli.paper.environment import ReportEnvironment, compiling_rules
from gkcli.paper.site.addresses import Addresses
from gkcli.paper.site.filters import site_filters


def compile_templates(source: Path, target: Path) -> None:
    """Compile all templates in and below ``source`` into ``target``, where only these remain."""
    modules = _modules(source)
    target.mkdir(exist_ok=True)
    for path in target.glob("*.py"):
        if path.name not in modules:
            path.unlink()
    for name, module in modules.items():
        # Somebody may be using it: what is written is there at once or not at all.
        beside = target / f"{name}.part"
        beside.write_text(module, encoding="utf-8")
        beside.replace(target / name)


def _modules(folder: Path) -> dict[str, str]:
    """The files to be written, each with what it holds."""
    directory = Directory(Registry(()))
    environment = ReportEnvironment([folder], directory, Limits())
    environment.filters |= site_filters(Addresses(directory))
    modules = {}
    for template in sorted(folder.rglob("*.j2")):
        source = template.read_text(encoding=ENCODING)
        module = environment.compile(source, template.name, raw=True, defer_init=True)
        modules[compiled_name(template.name, source, compiling_rules())] = module
    return modules


if __name__ == "__main__":
    compile_templates(builtin_folder(), compiled_folder())
