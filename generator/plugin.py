"""The MkDocs plugin: a thin door to the pipeline. Public parts of MkDocs' interface only.

MkDocs renders a sample page of every kind of frame through the theme, and copies ordinary files; the pipeline does the rest.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.base import Config
from mkdocs.config.config_options import ListOfItems, Optional, Type
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.utils import CountHandler

from generator import door, pipeline, unchanged
from generator.cli.for_people import full, summary
from generator.cli.reader_language import reader_language, spoken_language
from generator.cli.report import Report
from generator.cli.terminal import safe, say
from generator.collector import collector_paused
from generator.configuration import CACHE, SET_ASIDE
from generator.diagnostics import Diagnostic, Severity
from generator.errors import HandbookError
from generator.i18n.catalogue import catalogue
from generator.reading import history
from generator.site import neighbours, theme
from generator.site.assembly import Assembly
from generator.site.blame import blamed
from generator.site.frame import FrameKey, Site, mark_root
from generator.site.publish import Publication
from generator.site.serve import allow_reload_script, guard, tolerant

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.handbook import Handbook

FIRST, LAST = 100, -100
NOT_FOUND = "404.html"


class Stopped(Abort):
    """Ends MkDocs' run with a message and an exit code, whichever of its commands is running."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.code = exit_code
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the object


@dataclass(slots=True)
class BuildRun:
    """One build: what is true until the next one."""

    root: Path
    settings: door.Settings
    publication: Publication
    warnings: CountHandler
    plugins: Mapping[str, Any] = field(default_factory=dict)
    hooks: Any = None
    checked: pipeline.Checked | None = None
    assembly: Assembly | None = None
    samples: dict[str, FrameKey] = field(default_factory=dict)
    """Name of a sample among MkDocs' files → its kind of frame."""
    shown: list[File] = field(default_factory=list)
    """Every page that other plugins may look at."""
    published: bool = False
    refused: bool = False


def show_findings(checked: pipeline.Checked, root: Path, language: str, again: bool) -> None:
    """Prints the findings as the command line does. When the same rules are built again and again, errors, else a count."""
    report = Report(checked.diagnostics, root, language, checked.files, door.coloured(sys.stderr), checked.not_run)
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    if again:
        say(full(replace(report, diagnostics=errors)) if errors else summary(report), err=True)
    elif checked.diagnostics:
        say(full(report), err=True)


class Options(Config):  # type: ignore[no-untyped-call]
    """What may stand in mkdocs.yml under the plugin; `door` decides what it means, for `handbook check` as well."""

    select = Type((str, list), default=[])
    ignore = Type((str, list), default=[])
    pedantic = Type(bool, default=False)
    audience = Optional(Type(str))
    documents = Optional(ListOfItems(Type(str)))
    compress = Type(bool, default=False)


class HandbookPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Builds a handbook where MkDocs builds documentation. The object lives as long as `mkdocs serve` does."""

    def __init__(self) -> None:
        self.run: BuildRun | None = None
        self.awaited = pipeline.NOTHING
        self._begin()

    def _begin(self) -> None:
        self.progress: pipeline.Progress = pipeline.silent
        self.show: Callable[[pipeline.Checked, Path, str, bool], None] | None = show_findings
        self.previewed = False
        self.serving = False
        self.notice = ""
        self.asked = pipeline.NOTHING

    @property
    def refused(self) -> bool:
        """Whether findings stopped the last build."""
        return self.run is not None and self.run.refused

    def built(self) -> unchanged.Built:
        """How the last build went."""
        checked = self.run.checked if self.run else None
        assembly = self.run.assembly if self.run else None
        printed = [document for document in assembly.documents if document.address.endswith(".pdf")] if assembly else []
        return unchanged.Built(
            published=self.run is not None and self.run.published,
            pages=len(assembly.pages) if assembly else 0, documents=len(printed),
            diagnostics=checked.diagnostics if checked else (), files=checked.files if checked else 0,
            language=checked.language if checked else None, site=self.run.publication.site if self.run else None,
            not_run=checked.not_run if checked else (), others=self.run.publication.others if self.run else (),
            put_aside=self.run.publication.put_aside if self.run else (), aside=self.run.publication.aside if self.run else None)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs keeps the object while it serves, and for as long as the process lives: nothing of another run may remain."""
        self._begin()
        self.previewed = command == "serve"
        self.asked, self.awaited = self.awaited, pipeline.NOTHING

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent.resolve()
        self.notice = ""
        door.unset_empty_epoch()
        with self._stopping():
            neighbours.set_aside(config.plugins)
            theme.configure(config, root)
            settings = door.decided(root, self.config, config.site_url or "", theme.rules_folder(config, root), self.asked)
            if self.asked.audience:  # beside the site of the whole handbook, which it must not replace
                config.site_dir = f"{config.site_dir}-{settings.audience}"
            site = Path(config.site_dir)
            record = None if self.previewed else root / CACHE / f"published-{site.name}.json"
            publication = Publication(site, record, root / SET_ASIDE / site.name)
            self.run = BuildRun(root, settings, publication, CountHandler(level=logging.WARNING), config.plugins, config.hooks)
            logging.getLogger("mkdocs").addHandler(self.run.warnings)
            config.site_dir = str(self.run.publication.folder)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        run = self._running
        with self._stopping():
            self.progress("check", 0, 0)
            handbook, found = self._read_rules(run, config.strict)
            rendered = pipeline.render(handbook, found, run.settings, self.progress)
            addresses = {page.address for page in rendered.pages}
            site = Site.of(handbook, addresses, rendered.documents, config.site_name or "", config.site_url or "")
            run.assembly = Assembly(site, rendered.pages, rendered.documents)

    def _read_rules(self, run: BuildRun, strict: bool) -> tuple[Handbook, Sequence[Diagnostic]]:
        """What is published, with its history, and what was found in it. Nothing that is known of files or the past stays in memory."""
        with pipeline.kept_files(run.settings) as files:
            run.checked = pipeline.check(run.settings, files)
            self._refuse_faulty(run.checked, strict)
            checked = pipeline.published(run.checked, run.settings)
            self._tell(checked)
            assert checked.handbook is not None, "errors stopped the build before"
            run.checked = replace(checked, past=None)
            return pipeline.with_history(checked.handbook, checked, run.settings), checked.diagnostics

    def _refuse_faulty(self, checked: pipeline.Checked, strict: bool) -> None:
        """Stops if findings forbid publishing, and shows them. MkDocs does not count warnings under --quiet; we do.

        What stops a build is told whole, to whoever can put it right; what is told of a build that goes on is of its edition.
        """
        if checked.faulty or (strict and checked.diagnostics):
            self._tell(checked)
            language = self._language(checked)
            self.notice = full(Report(checked.diagnostics, self._running.root, language, checked.files, False, checked.not_run))
            self._running.refused = True
            raise Stopped(catalogue(language).text("Not built. The site of an earlier build, if there is one, is unchanged."))

    def _tell(self, checked: pipeline.Checked) -> None:
        if self.show:
            self.show(checked, self._running.root, self._language(checked), self.serving)

    def _language(self, checked: pipeline.Checked) -> str:
        return spoken_language() or checked.language or reader_language()

    @event_priority(FIRST)
    def _show_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Other plugins see every page, so that one can lead to it; MkDocs renders the samples only."""
        theme.select_files(files, config, self._running.root)
        samples = {id(page): key for key, page in self._assembly.samples.items()}
        others = neighbours.has_others(config.plugins, "files", self)
        for page in self._assembly.pages if others else self._assembly.samples.values():
            file = theme.add_sample(files, config, self._assembly.address(page), page.title)
            self._running.shown.append(file)
            if id(page) in samples:
                self._running.samples[file.src_uri] = samples[id(page)]
        return files

    @event_priority(LAST)
    def _leave_samples(self, files: Files, *, config: MkDocsConfig) -> Files:
        neighbours.leave_only(files, self._running.samples, self._running.shown)
        return files

    on_files = CombinedEvent(_show_pages, _leave_samples)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        theme.prepare(env, changed=neighbours.has_others(config.plugins, "env", self))
        with self._stopping():
            neighbours.refuse_pages(files, self._running.samples, config.plugins)
        return env

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        context.update(self._assembly.context(self._running.samples[page.file.src_uri]))  # type: ignore[typeddict-item]
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        if template_name == NOT_FOUND:
            context.update(self._assembly.not_found_context(_base(config)))  # type: ignore[typeddict-item]
        return context

    @event_priority(LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name != NOT_FOUND:
            return output_content
        return mark_root(output_content, _base(config), self._assembly.site.handbook.language, self._assembly.site.handbook.entry.years)

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        with self._stopping():
            return self._assembly.add_frame(self._running.samples[page.file.src_uri], output)

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        run, publication = self._running, self._running.publication
        with self._stopping(), collector_paused():
            self.progress("publish", 0, 0)
            publication.write(self._assembly.files(publication.left))
            publication.note(self._assembly.made)
            if run.settings.compress:
                publication.compress()
            self._assembly.check_links(publication.files(), publication.still_lead)
            if config.strict and run.warnings.counts:
                raise HandbookError("MkDocs warned of something, and --strict was given")
            publication.publish()
            run.published = True
            if run.settings.audience is None and not self.previewed:  # a preview publishes nothing: what it shows may never hold
                assert run.checked is not None, "what is published was read"
                history.keep(run.root, run.settings.today, run.checked.raw)
        config.site_dir = str(publication.site)
        self._end()

    @event_priority(LAST)
    def on_build_error(self, *, error: Exception) -> None:
        self._end()
        if not isinstance(error, (Abort, BuildError)) and (known := self._blamed(error)):
            with self._stopping():
                raise known from error

    def _blamed(self, error: Exception) -> HandbookError | None:
        return blamed(error, self.run.root, self.run.plugins, self.run.hooks) if self.run else None

    def on_shutdown(self) -> None:
        self._end()

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
        self.serving = True
        server.builder = tolerant(server.builder, Abort, self._say_why)
        app = server.get_app()
        assert app is not None
        server.set_app(guard(allow_reload_script(app, lambda: self.notice), config.dev_addr.host))
        templates = self._running.root / "templates"
        if templates.is_dir():
            server.watch(str(templates))
        language = self._assembly.site.handbook.language
        print(catalogue(language).text("The handbook is shown at {address}; Ctrl+C ends this.", address=server.url), flush=True)
        return server

    def _say_why(self, failure: BaseException) -> None:
        say(failure, err=True)
        self.notice = f"{failure}\n\n{self.notice}".strip()

    @property
    def _running(self) -> BuildRun:
        assert self.run is not None, "MkDocs calls on_config first"
        return self.run

    @property
    def _assembly(self) -> Assembly:
        assert self._running.assembly is not None, "MkDocs calls on_pre_build first"
        return self._running.assembly

    @contextmanager
    def _stopping(self) -> Iterator[None]:
        """MkDocs knows how to end on its own kind of exception only."""
        try:
            yield
        except HandbookError as error:
            words = catalogue(reader_language(("-C", str(self.run.root)) if self.run else ()))
            lines = [words.text(key, **error.details) for key in (error.message, error.hint) if key]
            raise Stopped(safe("\n".join(lines)), error.exit_code) from error

    def _end(self) -> None:
        """Whatever happened, no stage and no lock stays behind."""
        if self.run:
            self.run.publication.close()
            logging.getLogger("mkdocs").removeHandler(self.run.warnings)


def _base(config: MkDocsConfig) -> str:
    """The path of the site on its host, as far as it is known."""
    return urlsplit(config.site_url or "/").path
