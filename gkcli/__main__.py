"""Start gkcli: ``gkcli …`` or ``python -m gkcli …``."""

import gc
import os
import sys

from gkcli import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    # The module is as large as all the rest that --version needs.
    from typing import NoReturn


def main() -> "NoReturn":
    """Run the command line that the process was called with and exit with its code."""
    # A command is over in a moment, and what it makes is needed until then.
    gc.disable()
    if sys.argv[1:] == ["--version"] and _print_version():
        _exit(0)
    try:
        from gkcli.deferred import defer_modules

        settle = defer_modules()
        from gkcli.cli.app import run

        settle()
    except KeyboardInterrupt:
        _exit(130)
    _exit(run(sys.argv[1:]))


def _print_version() -> bool:
    """Print what ``--version`` does, without click; False leaves it to the long way."""
    try:
        print(f"gkcli {__version__}", flush=True)  # noqa: T201  the one line told without click
    except (OSError, ValueError):
        return False
    return sys.stdout is not None


def _exit(code: int) -> "NoReturn":
    """End the process at once: to take the interpreter down in order would take a tenth as long.

    ``run`` has flushed stdout, and whoever started a process or made a temporary folder has seen
    to its end. A profiler that writes at the end has to call ``gkcli.cli.app.run`` itself.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue
    os._exit(code)


if __name__ == "__main__":
    main()
