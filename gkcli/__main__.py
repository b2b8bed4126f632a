"""Start gkcli: ``gkcli …`` or ``python -m gkcli …``."""

import gc
import sys


def main() -> int:
    """Run the command line that the process was called with and return its exit code."""
    # A command is over in a moment, and what it makes is needed until then.
    gc.disable()
    try:
        from gkcli.cli.app import run
    except KeyboardInterrupt:
        return 130
    code = run(sys.argv[1:])
    # Nor need anything be searched for cycles on the way out.
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
