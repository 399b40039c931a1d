"""A folder or a file anywhere fsspec reaches: this computer, an S3-compatible store, or what other extras bring."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import HandbookError
from generator.files import write_whole


@dataclass(frozen=True, slots=True)
class Location:
    """`system` is a file system of fsspec, `path` a path on it, without protocol and without a slash at the end."""

    system: Any
    path: str

    def __truediv__(self, inner: str) -> Location:
        return Location(self.system, f"{self.path}/{inner}")

    @property
    def name(self) -> str:
        return posixpath.basename(self.path)

    @property
    def address(self) -> str:
        return str(self.system.unstrip_protocol(self.path))

    @property
    def local(self) -> Path | None:
        """As a path, where it is on this computer or on a disk that it shares."""
        protocols = self.system.protocol
        return Path(self.path) if "file" in ((protocols,) if isinstance(protocols, str) else protocols) else None

    def files(self) -> dict[str, Mapping[str, Any]]:
        """Path below here → what the store says of the file, for all files; one listing. Empty where there is nothing."""
        self.system.invalidate_cache()
        try:
            with self._reached():
                found = self.system.find(self.path, detail=True)
        except FileNotFoundError:
            return {}
        start = len(self.path) + 1
        return {path[start:]: details for path, details in found.items() if len(path) > start}

    def read(self) -> bytes | None:
        """The content of a file; None where there is none."""
        try:
            with self._reached():
                return bytes(self.system.cat_file(self.path))
        except FileNotFoundError:
            return None

    def write(self, data: bytes) -> None:
        """Writes a file; on a store of objects it is there whole or not at all."""
        if (local := self.local) is not None:
            local.parent.mkdir(parents=True, exist_ok=True)
            write_whole(local, data)
        else:
            with self._reached():
                self.system.pipe_file(self.path, data)

    def fetch(self, paths: Sequence[str], into: Path) -> None:
        """Brings files below here to this machine, where their folders are."""
        if paths:
            with self._reached():
                self.system.get([(self / path).path for path in paths], [str(into / path) for path in paths])

    def send(self, paths: Sequence[str], source: Path) -> None:
        """Puts files below `source` here."""
        if paths:
            with self._reached():
                self.system.put([str(source / path) for path in paths], [(self / path).path for path in paths])

    def remove(self, paths: Sequence[str]) -> None:
        if paths:
            with self._reached():
                self.system.rm([(self / path).path for path in paths])

    def remove_all(self) -> None:
        with self._reached():
            self.system.rm(self.path, recursive=True)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Each library of a store raises what it likes where nobody answers, or the key is wrong or missing."""
        try:
            yield
        except FileNotFoundError:
            raise
        except Exception as error:
            if self.local is not None:
                raise
            raise HandbookError("{address} cannot be reached: {said}", "check the address, and the name and key by which the store knows "
                                                                       "you; for S3 they are AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and "
                                                                       "AWS_SECRET_ACCESS_KEY in the environment",
                                address=self.address, said=str(error) or type(error).__name__) from error


def located(address: str) -> Location:
    """Raises HandbookError for an address that no installed library understands."""
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError, OSError) as error:
        raise HandbookError("{address} cannot be reached: {said}", "for an S3 store: pip install \"handbook-generator[s3]\"",
                            address=address, said=str(error)) from error
    return Location(system, str(path).rstrip("/"))
