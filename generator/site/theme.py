"""Everything about MkDocs and Material that a handbook sets for itself, so that its mkdocs.yml can be a few lines."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme

from generator.errors import HandbookError
from generator.pages.compiled import compiled_templates
from generator.templates import template_folders

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

THEME = "material"
_NEEDED = ("assets/stylesheets/main.*.css",)
"""Of Material's own files. Its scripts are not used: they need inline scripts, and bring a search that we replace."""


class Sample(Page):
    """A page whose content we fill in later; there is no Markdown to convert."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def configure(config: MkDocsConfig, root: Path) -> None:
    """Material with our templates before its own, addresses that work without a server, nothing asked from other hosts."""
    if config.theme.name != THEME:
        config.theme = Theme(name=THEME)
    theme = config.theme
    ours = [str(folder) for folder in template_folders(root, "theme")]
    theme.dirs[:] = [*ours, *(folder for folder in theme.dirs if folder not in ours)]
    theme.static_templates.discard("sitemap.xml")  # it holds the day of the build; ours does not
    theme["font"] = False
    theme["palette"] = None
    config.use_directory_urls = False
    config.nav = None


def prepare(engine: Environment, changed: bool = False) -> None:
    """What is put into the theme's templates is text. They stay compiled from run to run where no other plugin has `changed` the engine."""
    engine.autoescape = True
    if not changed:
        engine.bytecode_cache = compiled_templates(f"theme {type(engine)} {sorted(engine.extensions)}")


def rules_folder(config: MkDocsConfig, root: Path) -> str:
    """The folder of rules relative to `root`. Raises HandbookError if it is elsewhere or holds links to folders.

    MkDocs follows such links, and there need be no end to that.
    """
    folder = Path(config.docs_dir)
    if not folder.is_relative_to(root):
        raise HandbookError("the rules folder, {folder}, is not in {root}", "write in mkdocs.yml: docs_dir: rules",
                            folder=folder, root=root)
    for parent, folders, _ in os.walk(folder):
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink():
                raise HandbookError("{path} is a link to a folder", "put the folder itself here; links are not followed",
                                    path=path.relative_to(root).as_posix())
    return folder.relative_to(root).as_posix()


def select_files(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Leaves what we need of Material: files of the folder of rules are published by us, as far as a rule links to them."""
    own = {config.theme.custom_dir, *map(str, template_folders(root, "theme"))}
    for file in list(files):
        if file.src_dir == config.docs_dir:
            keep = False
        elif file.src_dir in config.theme.dirs and file.src_dir not in own:
            keep = any(fnmatch(file.src_uri, pattern) for pattern in _NEEDED)
        else:
            keep = True
        if not keep:
            files.remove(file)


def add_sample(files: Files, config: MkDocsConfig, address: str, title: str) -> File:
    """Lets MkDocs render the page at `address` (`posts/clerk.html`) through the theme."""
    file = File.generated(config, address.removesuffix(".html") + ".md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    Sample(title, file, config)
    files.append(file)
    return file
