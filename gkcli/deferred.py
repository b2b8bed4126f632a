"""Stand-ins for modules that libraries import for things that gkcli never asks of them.

Those of click and pathlib, with what they import in turn, would take a sixth of the time of a
query, those of jinja2 and markdown-it a tenth of the time of a report.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType


class DeferredModule(ModuleType):
    """Stands in for a module of the standard library until something of it is used.

    Each of ``functions`` can be imported from it by name, and looks for the module when it is
    called. The name of each of ``classes`` is known, for use in annotations, until the stand-in
    is told to :meth:`settle`. ``importlib.util.LazyLoader`` does not help: before Python 3.12 it
    loads at the ``import``.
    """

    def __init__(
        self, name: str, functions: tuple[str, ...] = (), classes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(name)
        self._classes = classes
        vars(self).update({name: self._calling(name) for name in functions})
        vars(self).update({name: type(name, (), {}) for name in classes})

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._load(), name)

    def put(self) -> None:
        """Stand where the module would be looked for, unless that is there already."""
        if sys.modules.setdefault(self.__name__, self) is self:
            package, _, name = self.__name__.rpartition(".")
            if package:
                vars(import_module(package))[name] = self

    def settle(self) -> None:
        """Know no class any more: who names one from now on means to use it."""
        for name in self._classes:
            vars(self).pop(name, None)

    def _calling(self, name: str) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            function: Callable[..., object] = getattr(self._load(), name)
            return function(*arguments, **named)

        return call

    def _load(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)


def defer_modules() -> Callable[[], None]:
    """Put the stand-ins; what is given back is to be called when click has been imported."""
    stand_ins = (
        DeferredModule("fnmatch"),
        # Its import compiles a pattern, and click's messages are translated otherwise.
        DeferredModule("gettext", functions=("gettext", "ngettext")),
        # It loads the library of OpenSSL.
        DeferredModule("hashlib", functions=("sha1",)),
        DeferredModule("inspect", functions=("getattr_static",)),
        # urllib.parse imports it for addresses in brackets.
        DeferredModule("ipaddress"),
        DeferredModule("linecache"),
        DeferredModule("ntpath"),
        DeferredModule("random", functions=("choice", "randrange")),
        DeferredModule("tempfile"),
        DeferredModule("tokenize"),
        DeferredModule("traceback"),
        DeferredModule("urllib.parse", functions=("quote_from_bytes",)),
        # Before Python 3.12 it imports platform, which takes twice its own time.
        DeferredModule("uuid", classes=("UUID",)),
    )
    for stand_in in stand_ins:
        stand_in.put()

    def settle() -> None:
        for stand_in in stand_ins:
            stand_in.settle()

    return settle
