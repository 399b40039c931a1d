"""What lets a browser keep the site for use without a network: a service worker with the list of files, and a manifest for installing.

Browsers allow that over https and on this computer (localhost) only. A site that is opened from a folder needs none of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.handbook import Handbook
from generator.page import Document
from generator.site.assets import FOLDER

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
MOST = 30_000_000
"""Bytes that a browser is asked to keep unasked; of a larger site it keeps what is needed on duty, and what was read."""
_KEPT = (".html", ".js", ".css", ".svg")
_ON_DUTY = ("index.html", "checklists/", "cases/", "records/", "procedures/", f"{FOLDER}/")
_NOT = (WORKER, f"{FOLDER}/offline-worker.js", "404.html")


@dataclass(slots=True)
class Offline:
    """Collects the files of a site as they are written."""

    _sizes: dict[str, int] = field(default_factory=dict)
    _seen: Any = field(default_factory=hashlib.sha256)

    def wants(self, address: str) -> bool:
        """Whether a file is of use without a network. Printed documents are large, and are opened one by one."""
        return address.endswith(_KEPT) and address not in _NOT

    def add(self, address: str, size: int, digest: str) -> None:
        """A file of the site, with a digest of its content: another content gives another version."""
        if self.wants(address):
            self._sizes[address] = size
            self._seen.update(f"{address}\0{digest}".encode())

    def documents(self, handbook: Handbook, name: str) -> Iterator[Document]:
        """The worker's list and the manifest. `name` is the title of the site."""
        said = {"version": self._seen.hexdigest()[:16], "files": self.files()}
        yield Document(WORKER, f"self.HANDBOOK_OFFLINE = {json.dumps(said, ensure_ascii=False)};\n"
                               f'importScripts("{FOLDER}/offline-worker.js");\n'.encode())
        yield Document(MANIFEST, json.dumps(manifest(handbook, name), ensure_ascii=False, indent=1).encode())

    def files(self) -> list[str]:
        """What is kept, sorted: everything, or as much as has room, what is needed on duty first."""
        kept, total = [], 0
        for address in sorted(self._sizes, key=lambda address: (not _on_duty(address), address)):
            total += self._sizes[address]
            if total > MOST:
                break
            kept.append(address)
        return sorted(kept)


def manifest(handbook: Handbook, name: str) -> dict[str, Any]:
    """What a device shows of an installed site. Addresses are relative to the manifest."""
    return {
        "name": name, "short_name": name[:24], "lang": handbook.language, "start_url": "index.html", "scope": "./", "display": "minimal-ui",
        "background_color": "#ffffff", "theme_color": "#17425a",
        "icons": [{"src": f"{FOLDER}/emblem.svg", "sizes": "any", "type": "image/svg+xml"},
                  *({"src": f"{FOLDER}/emblem-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (180, 512))],
    }


def _on_duty(address: str) -> bool:
    """In any language: those but the main one have a folder."""
    return address.startswith(_ON_DUTY) or address.partition("/")[2].startswith(_ON_DUTY)
