"""The one base exception for what stops a run. Findings in the rules are not exceptions: see `diagnostics`."""

from __future__ import annotations

import os

from generator.diagnostics import Term

_REASONS: dict[str, Term] = {term: term for term in (
    Term("Permission denied"), Term("Operation not permitted"), Term("Read-only file system"), Term("No space left on device"),
    Term("Disk quota exceeded"), Term("File name too long"), Term("No such file or directory"), Term("File exists"),
    Term("Is a directory"), Term("Not a directory"), Term("Input/output error"), Term("Address already in use"),
    Term("Cannot assign requested address"))}
"""What systems say whose words the catalogue has; of other reasons the system's own words are shown."""


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
                         said=reason(error))


def reason(error: OSError) -> str:
    """Why the system refused, to be translated with the message that tells of it."""
    known = _REASONS.get(os.strerror(error.errno)) if error.errno else None
    return known or error.strerror or str(error)


class SiteLocked(HandbookError):
    """Another build of the same site is running."""

    exit_code = 75  # EX_TEMPFAIL of sysexits.h: the same command may succeed later
