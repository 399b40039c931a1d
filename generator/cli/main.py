"""Where the command `handbook` begins. Everything else is loaded where an interruption ends it without a word."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line; exits 0 (clean), 1 (findings), 2 (could not run), 75 (another build is running) or 130 (interrupted)."""
    try:
        from generator.cli.run import run

        run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        if arguments is None:  # the program ends with the command
            from generator.collector import pass_over_what_is_there

            pass_over_what_is_there()
