"""The one base exception for what stops a run. Findings in the rules are not exceptions: see `diagnostics`."""

from __future__ import annotations


class HandbookError(Exception):
    """A run cannot go on, for a reason the reader can act on.

    `message` and `hint` are English catalogue keys with `{placeholders}`; `details` fills them. The command line and
    the plugin print them in the reader's language and exit with `exit_code` (2: could not run; 75: try again later).
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "", **details: object) -> None:
        super().__init__(message.format(**details))
        self.message = message
        self.hint = hint
        self.details = details


def cannot_listen(address: str, error: OSError) -> HandbookError:
    """What a server says that does not get its address."""
    return HandbookError("cannot listen at {address}: {said}", "choose another with --address", address=address,
                         said=error.strerror or str(error))


class SiteLocked(HandbookError):
    """Another build of the same site is running."""

    exit_code = 75  # EX_TEMPFAIL of sysexits.h: the same command may succeed later
