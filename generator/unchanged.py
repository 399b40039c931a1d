"""Whether a build would make just the site that is there already: then there is nothing to do.

Only where the rules, the templates, the settings, the day and the program decide what is in the site. Where mkdocs.yml lets others have
a say in it, such as a plugin that may read anything, every build is done.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.configuration import CACHE, CONFIGURATION, FILE_DIGESTS
from generator.diagnostics import Descriptor, Diagnostic
from generator.door import Asked, Settings, own_site, settings
from generator.errors import HandbookError
from generator.file_digests import FileDigests
from generator.inputs import NotOrdinary, inputs_digest
from generator.reading.file_names import KEPT_HISTORY
from generator.reading.git import position
from generator.site import last_build
from generator.site.exchange import lock_path
from generator.site.last_build import LastBuild


@dataclass(frozen=True, slots=True)
class Built:
    """How a build went. If it was not published, `diagnostics` say why, and the site of the last build is as it was."""

    published: bool
    pages: int
    documents: int
    diagnostics: Sequence[Diagnostic]
    files: int
    seconds: float = 0
    language: str | None = None
    """The handbook's main language, where that is known."""
    site: Path | None = None
    """The folder of the site."""
    not_run: Sequence[Descriptor] = ()
    """What was not looked for, because errors hide what it needs."""
    others: Sequence[str] = ()
    """Files of the site that no build made: they were there, and stay."""
    put_aside: Sequence[str] = ()
    """Files of the old site of which nobody knows who made them. They are no longer in the site, but in the folder `aside`."""
    aside: Path | None = None


@dataclass(frozen=True, slots=True)
class OwnBuild:
    """A build in which nobody else has a say."""

    settings: Settings
    site: Path
    record: Path
    strict: bool
    files: FileDigests

    @classmethod
    def of(cls, root: Path, asked: Asked, strict: bool) -> OwnBuild | None:
        """None where others have a say, or where something is wrong that the build itself will tell of."""
        root = root.resolve()
        try:
            site, decided = own_site(root), settings(root, asked)
        except (HandbookError, OSError, UnicodeDecodeError):
            return None
        if site is None:
            return None
        suffix = f"-{decided.audience}" if asked.audience else ""
        record = root / CACHE / f"last-build{suffix}.json"
        return cls(decided, site.with_name(site.name + suffix), record, strict, FileDigests(root / FILE_DIGESTS))

    def inputs(self) -> str | None:
        """A digest of everything the site is made of; None where nobody can tell."""
        root = self.settings.root
        try:
            settled = (self.settings, self.strict, position(root))
            return inputs_digest([root / self.settings.rules, root / "templates"], [root / CONFIGURATION], settled, self.files.of)
        except (NotOrdinary, OSError):
            return None

    def last(self) -> LastBuild | None:
        """The last build, if it was made of the same, its site is as it left it, and no other build is at work."""
        inputs = self.inputs()
        if not inputs or lock_path(self.site).exists():
            return None
        return last_build.read(self.record, inputs, self.site, self.settings.root / KEPT_HISTORY)

    def keep(self, inputs: str, built: Built) -> None:
        """Notes a build of these inputs, if it was published just now and nothing was changed meanwhile."""
        if built.published and built.language and not built.not_run and self.inputs() == inputs:
            self.files.close()
            counts = {"pages": built.pages, "documents": built.documents, "files": built.files}
            last = LastBuild(inputs, built.language, counts, tuple(built.diagnostics))
            last_build.keep(self.record, last, self.site, self.settings.root / KEPT_HISTORY)


def built_already(root: Path, asked: Asked, strict: bool = False) -> Built | None:
    """How the last build went, if another would make the same and find the same; else None."""
    started = time.monotonic()
    own = OwnBuild.of(root, asked, strict)
    last = own.last() if own else None
    return Built(published=True, **last.counts, diagnostics=last.diagnostics, language=last.language, site=own.site,
                 seconds=time.monotonic() - started) if own and last else None
