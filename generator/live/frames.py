"""Frames of pages, rendered through the theme one by one, when a page of their kind is asked for first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.page import Page
from generator.site import theme
from generator.site.frame import Frame, FrameKey, Site, context, mark_root

_STYLESHEETS = "assets/stylesheets"


def _as_it_is(engine: Environment) -> Environment:
    return engine


class Frames:
    """The theme of one mkdocs.yml. A frame stays until what it shows of the site changes."""

    def __init__(self, config: MkDocsConfig, root: Path, engine: Callable[[Environment], Environment] = _as_it_is) -> None:
        """`engine` gives another engine for that of the theme."""
        theme.configure(config, root)
        self._config = config
        self._engine = engine(config.theme.get_env())
        theme.prepare(self._engine)
        self._made: dict[tuple[FrameKey, str], Frame] = {}

    def fill(self, site: Site, page: Page, address: str) -> str:
        """The whole page at an address of the site. Raises HandbookError where the theme leaves no place for its content."""
        key = FrameKey.of(page, address.removesuffix(page.address))
        shown = context(site, key)
        years = site.handbook.entry.years
        known = key, repr((shown["frame"], years))
        if known not in self._made:
            file = File(address.removesuffix(".html") + ".md", "", self._config.site_dir, use_directory_urls=False)
            whole = get_context(Navigation([], []), Files([]), self._config, theme.Sample(page.title, file, self._config))
            whole.update(shown)  # type: ignore[typeddict-item]
            html = self._engine.get_template("main.html").render(whole)
            self._made[known] = Frame.split(mark_root(html, "../" * key.depth, key.language, years))
        return self._made[known].fill(page)

    def file(self, address: str) -> Path | None:
        """A file of the theme's own, as far as pages use it."""
        folder, _, name = address.rpartition("/")
        if folder != _STYLESHEETS or not name.endswith(".css"):
            return None
        return next((path for place in self._config.theme.dirs if (path := Path(place, folder, name)).is_file()), None)
