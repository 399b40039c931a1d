"""Stage 6: the only writer. The whole new site takes the place of the old one in one step, or nothing changes.

Lock → staging folder beside the site → write → verify → flush to disk → exchange → remove the old.
"""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.errors import HandbookError, SiteLocked, reason
from generator.site import published
from generator.site.assets import FOLDER
from generator.site.exchange import Lock, exchange, flush, flush_entry, lock_path
from generator.site.published import Left, Published
from generator.site.staging import StagingFolder

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a system says when nothing more can be written."""
_MAY_BE_HIDDEN = frozenset({".nojekyll"})


class Publication:
    """A site in the making. Use it as a context manager, or call `close` in the end, come what may.

    `folder` is the stage: whatever lies there when `publish` is called becomes the site.
    """

    def __init__(self, site: Path, record: Path | None = None, aside: Path | None = None) -> None:
        """Takes the lock, clears up after killed builds, and makes an empty stage.

        `record` is a file that keeps which files were published, so that what somebody puts among them is known, and stays. Where it says
        nothing of the old site, what the new one does not have goes into the folder `aside`: it may be somebody's work, and it may be the
        page of an entry that is gone, which must not stay published.
        Raises SiteLocked if another build of this site is running, and HandbookError if `site` holds something else.
        """
        self.site = _place_of(site)
        self.others: tuple[str, ...] = ()
        """Files of the old site that no build made, and that are in the new one as well."""
        self.put_aside: tuple[str, ...] = ()
        """Files of the old site of which nobody knows who made them, and that lie in `aside` now."""
        self.aside = aside
        self._record = record
        self._left: dict[str, Left] = {}
        self._lock = Lock(lock_path(self.site))
        with _told():
            self.site.parent.mkdir(parents=True, exist_ok=True)
            if not self._lock.acquire():
                raise SiteLocked("another build of {site} is running", "wait for it to end, then try again", site=self.site)
        try:
            with _told():
                self._refuse_foreign()
                self._remove_stages()
                self.folder = self._another()
                self.folder.mkdir()
                self._stage = StagingFolder(self.folder, self.site)
                self._published = Published.read(self.site, record, self._stage.mode)
        except HandbookError:
            self._lock.release()
            raise

    def __enter__(self) -> Publication:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def left(self, address: str, made_of: str) -> Left | None:
        """The file at an address as the last build left it, if it was made of the same; it can be kept as it is."""
        return self._published.find(address, made_of)

    def still_lead(self, files: Collection[str], anew: Mapping[str, Left]) -> bool:
        """Whether every link of the last build still leads somewhere; see `Published.still_lead`."""
        return self._published.still_lead(files, anew, self.folder)

    def write(self, files: Iterable[tuple[str, bytes | None]]) -> None:
        """Writes (address, content) pairs into the stage, or keeps what the last build left; see `StagingFolder.write`."""
        with _told():
            self._stage.write(files)

    def note(self, made: Mapping[str, Left]) -> None:
        """Of what the files are made, for the next build."""
        self._left.update(made)

    def files(self) -> dict[str, int]:
        """Address → size in bytes of every file in the stage."""
        return self._stage.sizes()

    def compress(self) -> None:
        """Puts a compressed copy beside each file of text in the stage."""
        with _told():
            self._stage.compress()

    def publish(self) -> None:
        """Verifies the stage and makes it the site. Raises HandbookError, and then the old site stands as it was."""
        with _told():
            made = self._stage.verify()
            if self._record:
                added, unknown = self._published.others()
                self.others = self._stage.take_over(added)
                self.put_aside = self._put_aside(sorted(set(unknown) - made.keys()))
            flush(self.folder)
            self._take_over()
            flush_entry(self.site.parent)
        if self._record:
            self._remove_stages()  # files that both have count as changed then
            published.keep(self.site, self._record, made, self._left)
        self.close()

    def close(self) -> None:
        """Removes what is not the site and lets go of the lock; nothing if done already."""
        if self._lock.held:
            self._remove_stages()
            self._lock.release()

    def _put_aside(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """What lies among the files of every site is the program's own, whatever its version."""
        if self.aside is None:
            return ()
        unknown = tuple(address for address in addresses if not address.startswith(f"{FOLDER}/"))
        for address in unknown:
            path = self.aside / address
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self.site / address, path)
        return unknown

    def _refuse_foreign(self) -> None:
        if self.site.exists() and not self.site.is_dir():
            raise HandbookError("{site} is a file", "name another folder under \"site_dir\", or move the file", site=self.site)
        refuse_foreign(self.site, [path.name for path in self.site.iterdir()] if self.site.exists() else (), (self.site / FOLDER).is_dir())

    def _take_over(self) -> None:
        if not self.site.exists() and not self.site.is_symlink():
            self.folder.rename(self.site)
        elif self.site.is_symlink() or not exchange(self.folder, self.site):
            self._take_over_by_link()

    def _take_over_by_link(self) -> None:
        """For file systems that cannot exchange: the site is a link, and the link is replaced in one step.

        A site that is still an ordinary folder is moved aside the first time; only then is there a moment without one.
        (Where there are no links either, every time.)
        """
        fresh = self._another("link")
        try:
            fresh.symlink_to(self.folder.name, target_is_directory=True)
        except OSError:
            fresh = self.folder
        aside = self._another()
        if not self.site.is_symlink():
            self.site.rename(aside)
        try:
            fresh.replace(self.site)
        except OSError:
            if aside.exists():
                aside.rename(self.site)
            raise

    def _another(self, what: str = "") -> Path:
        """A new name beside the site; what bears such a name is cleared away by the next build, if not by this one."""
        return self.site.with_name(_stage_prefix(self.site) + what + secrets.token_hex(4))

    def _remove_stages(self) -> None:
        current = self.site.readlink().name if self.site.is_symlink() else ""
        for path in self.site.parent.glob(f"{_stage_prefix(self.site)}*"):
            if path.is_symlink():
                path.unlink(missing_ok=True)
            elif path.name != current:
                shutil.rmtree(path, ignore_errors=True)


def _stage_prefix(site: Path) -> str:
    return f".{site.name}.stage-"


def _place_of(site: Path) -> Path:
    """The folder that is replaced: what a link leads to, unless the link is one of our own (see `_take_over_by_link`)."""
    site = site.absolute()
    if site.is_symlink() and not str(site.readlink()).startswith(_stage_prefix(site)):
        return site.resolve()
    return site


def refuse_foreign(site: Path | str, names: Iterable[str], ours: bool) -> None:
    """A folder with hidden things in it (a repository, settings), without a first page, or with pages that no build has made is not a site
    to be replaced: what lies in it would be lost.

    `names` are those of what is in the folder `site`, `ours` says whether files that every build writes are among them. Raises
    HandbookError.
    """
    found = sorted(names)
    hidden = [name for name in found if name.startswith(".") and name not in _MAY_BE_HIDDEN]
    if hidden or (found and "index.html" not in found):
        raise HandbookError("{site} is not a site: it holds {name}", "name another folder under \"site_dir\", or empty this one",
                            site=site, name=(hidden or found)[0])
    if found and not ours:
        raise HandbookError("the site in {site} was not made by this program, and would be lost",
                            "name another folder under \"site_dir\", or empty this one", site=site)


@contextmanager
def _told() -> Iterator[None]:
    """What the system refuses, as an error that says what became of the site."""
    try:
        yield
    except OSError as error:
        raise not_written(error) from error


def not_written(error: OSError) -> HandbookError:
    """What the system refused, and what became of the site. Where the disk is full the file says nothing: it may be the one copied from."""
    named = error.filename and error.errno not in FULL
    message = "the site could not be written: {said} ({place})" if named else "the site could not be written: {said}"
    return HandbookError(message, "the site of the last build is unchanged; check the disk and its permissions",
                         said=reason(error), place=error.filename)
