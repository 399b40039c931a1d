"""Files of the site that are taken as they are: what every page may use, the handbook's own first, and what rules link to."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from generator.files import ordinary_files
from generator.handbook import Handbook
from generator.model.script_words import FILE as RULE_WORDS
from generator.model.script_words import rule_words_script
from generator.page import Document
from generator.templates import template_folders

FOLDER = "assets/handbook"


def asset_files(root: Path) -> dict[str, Path]:
    """Address → file of every ordinary file below the folders of assets; a file of the handbook's own counts before the package's."""
    folders = reversed(template_folders(root, "assets"))
    return {f"{FOLDER}/{path.relative_to(folder).as_posix()}": path for folder in folders for path in ordinary_files(folder)}


def made_assets() -> Iterator[Document]:
    """Assets that are no files: the words by which scripts read numbers and lengths of time."""
    yield Document(f"{FOLDER}/{RULE_WORDS}", rule_words_script())


def render_assets(root: Path, without: Container[str] = ()) -> Iterator[Document]:
    """Every asset but those whose name is in `without`, the files sorted."""
    for address, path in sorted(asset_files(root).items()):
        if address.removeprefix(f"{FOLDER}/") not in without:
            yield Document(address, path.read_bytes())
    yield from made_assets()


def render_attachments(handbook: Handbook, root: Path) -> Iterator[Document]:
    """Every file that a rule links to, once, however many rules and languages link to it."""
    attached = {found.address: found.path for found in handbook.attachments.values()}
    for address, path in sorted(attached.items()):
        yield Document(address, (root / path).read_bytes)
