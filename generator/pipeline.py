"""The whole story on one screen: load → validate → resolve → lint → render → publish.

`building` comes here by way of MkDocs, `live` for one page at a time.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.checks import ALL
from generator.collector import collector_paused
from generator.diagnostics import Descriptor, Diagnostic, Severity, in_reading_order
from generator.door import Asked, Settings, settings
from generator.edition import edition, obstacles
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.kept import Kept, Thing, things
from generator.linting.linter import Lint, judge, not_run
from generator.linting.soundness import SOUND, Soundness
from generator.page import Document, Page
from generator.reading.bounded import bounded
from generator.reading.history import history
from generator.reading.kept_files import KeptFiles
from generator.reading.load import Loaded, ReadFile, as_text, load, load_bytes
from generator.reading.local_names import check_parts
from generator.reading.memory import Memory
from generator.reading.references import Mentions
from generator.reading.resolve import follow_anew, resolve
from generator.reading.source_locations import Source
from generator.reading.validate import validate
from generator.reads import Keep, made_anew
from generator.site.inputs import NotOrdinary, program
from generator.state import FINDINGS, State
from generator.templates import template_folders
from generator.unchanged import CACHE
from generator.watched import Noted, watch

NOTHING = Asked()
Progress = Callable[[str, int, int], None]
"""(stage, done, total): `check`, `pages`, `documents`, `publish`; total is 0 where it is not known beforehand."""


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody wants to see."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The handbook, or None where errors left none; every finding in reading order; how many files were read."""

    handbook: Handbook | None
    diagnostics: Sequence[Diagnostic]
    files: int
    sources: Sequence[Source] = ()
    """Every document that could be read, with the places of its values."""
    language: str | None = None
    """The handbook's main language, even where errors left no handbook; None where nobody can tell."""
    not_run: Sequence[Descriptor] = ()
    """What was not looked for, because errors hide what it needs."""
    soundness: Soundness = SOUND
    """Which entries have errors of reading or reference."""
    raw: Mapping[str, bytes] = field(default_factory=dict)
    """Name of each file of rules → its bytes."""

    @property
    def faulty(self) -> bool:
        """Whether an error forbids publishing."""
        return self.handbook is None or any(d.severity is Severity.ERROR for d in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole site, without frames."""

    pages: list[Page]
    documents: list[Document]


@dataclass(frozen=True, slots=True)
class RulesRead:
    """The rules before they are judged: the handbook, or None where errors left none, and what was found while reading."""

    handbook: Handbook | None
    diagnostics: Sequence[Diagnostic]
    loaded: Loaded
    language: str | None


def check(at: Path | Settings, files: KeptFiles | None = None) -> Checked:
    """Reads and judges every rule. Raises HandbookError only where there is nothing to read.

    `at` is the handbook's folder, or the settings that were decided for this run. `files` are known from earlier runs, and with them
    what was found then.
    """
    decided = at if isinstance(at, Settings) else settings(at)
    return judged(read(decided, parse=files.parse if files else load_bytes), decided, keep=files is not None)


@contextmanager
def kept_files(settings: Settings) -> Iterator[KeptFiles]:
    """The files that earlier runs have read, and those that are read now for the next."""
    files = KeptFiles(settings.root / CACHE / "files", program())
    with suppress(OSError):  # a folder that is not there is told by whoever reads it
        files.parse_ahead(settings.root / settings.rules)
    yield files
    files.close()


@collector_paused()
def read(decided: Settings, memory: Memory | None = None, parse: Callable[[bytes, str, Path], ReadFile] = load_bytes) -> RulesRead:
    """Reads every rule; what `memory` knows from before is not read again. `parse` is `load_bytes`, or knows what that gave."""
    loaded = load(decided.root, decided.rules, partial(memory.parse, read=parse) if memory else parse)
    validated = validate(loaded.documents, loaded.claimed, memory.validate if memory else None)
    faulty = dict.fromkeys(d.span.file for d in (*loaded.diagnostics, *validated.diagnostics) if d.severity is Severity.ERROR)
    resolved = resolve(validated.entries, validated.claimed | loaded.claimed, decided.rules, loaded.attachable,
                       memory.mentions if memory else Mentions.of, memory.parts if memory else check_parts,
                       [as_text(loaded.raw.get(name, b""), name) for name in faulty], memory.followed if memory else follow_anew)
    handbook = resolved.handbook.on(decided.today) if resolved.handbook else None
    if handbook is not None:
        _refuse_unknown(handbook, decided.audience)
    found = [*loaded.diagnostics, *validated.diagnostics, *resolved.diagnostics]
    return RulesRead(handbook, found, loaded, next(iter(validated.languages), None))


@collector_paused()
def judged(rules: RulesRead, decided: Settings, before_each: Callable[[], None] | None = None, keep: bool = False) -> Checked:
    """The rules with what the checks find besides. `before_each` is called now and again, and may end all by raising something.

    With `keep`, what has not changed since an earlier run is not looked at again.
    """
    loaded, handbook, found = rules.loaded, rules.handbook, [*rules.diagnostics]
    soundness = Soundness.of(found, loaded.documents, loaded.lost)
    missed = not_run(ALL, None)
    if handbook is not None:
        look = partial(judge, today=decided.today, pedantic=True, soundness=soundness, before_each=before_each)
        judgement = _as_kept(look, handbook, decided) if keep and soundness == SOUND else look(handbook)
        found, missed = found + judgement.diagnostics, judgement.not_run
    return Checked(handbook, _reported(found, decided), loaded.files, loaded.documents, rules.language, missed, soundness, loaded.raw)


def _as_kept(look: Callable[..., Lint], handbook: Handbook, decided: Settings) -> Lint:
    """What the checks find in a handbook without errors, as far as it is not known from an earlier run."""
    with kept(Settings(decided.root, decided.today, audience=decided.audience, rules=decided.rules), State(handbook), "found") as store:
        return look(watch(handbook), store=store)


def unjudged(rules: RulesRead, decided: Settings) -> Checked:
    """The rules with what reading found, which is quickly told; the checks have not looked at them."""
    loaded = rules.loaded
    return Checked(rules.handbook, _reported(rules.diagnostics, decided), loaded.files, loaded.documents, rules.language, raw=loaded.raw)


def _reported(found: Iterable[Diagnostic], decided: Settings) -> list[Diagnostic]:
    return in_reading_order(bounded([d for d in found if decided.selection.reports(d) and _concerns(d, decided.audience)]))


def _concerns(diagnostic: Diagnostic, audience: str | None) -> bool:
    """Whether a finding matters to the edition that is asked for: what stands in the way of another one does not."""
    return audience is None or diagnostic.details.get("audience", audience) == audience


def published(checked: Checked, settings: Settings) -> Checked:
    """The edition that is published, with those findings that are still true of it: nothing withheld is in either.

    What is found in the edition only, such as a scope for which nobody answers there, is withheld on purpose and no finding.
    Raises HandbookError for an audience from which too much is withheld.
    """
    made = edition_of(checked, settings)
    if made is checked.handbook:
        return checked
    known = {(d.code, d.span) for d in checked.diagnostics}
    judged = [d for d in judge(made, settings.today, pedantic=True).diagnostics if (d.code, d.span) in known]
    sources = [entry.source for entry in (made.entry, *made.entries)]
    return replace(checked, handbook=made, diagnostics=in_reading_order(judged), sources=sources,
                   files=len({source.file for source in sources}))


def edition_of(checked: Checked, settings: Settings) -> Handbook:
    """The handbook as those see it for whom it is published. Raises HandbookError for an audience from which too much is withheld."""
    handbook, audience = checked.handbook, settings.audience
    assert handbook is not None, "errors stopped the build before"
    if audience is None:
        return handbook
    if found := obstacles(handbook, audience):
        raise HandbookError("the edition for {audience} cannot be made: {number} references name what is withheld from it",
                            "\"handbook check --select HB8\" lists them", audience=audience, number=len(found))
    return edition(handbook, audience)


def with_history(handbook: Handbook, raw: Mapping[str, bytes], settings: Settings) -> Handbook:
    """What is to be shown, with what has changed in it; `raw` are the files as they were read. An edition has no history, since older
    texts may say what is withheld.
    """
    return handbook if settings.audience else replace(handbook, history=history(handbook, settings.root, raw, settings.rules))


def _refuse_unknown(handbook: Handbook, audience: str | None) -> None:
    known = handbook.by_kind["audience"]
    if audience is not None and audience not in known:
        raise HandbookError("there is no audience called \"{given}\"",
                            "known: {known}" if known else "name the audiences in rules/handbook.yml, under audiences",
                            given=audience, known=", ".join(known))


@collector_paused()
def render(handbook: Handbook, diagnostics: Sequence[Diagnostic], settings: Settings, progress: Progress = silent) -> Rendered:
    """Every page and document, in every language of the handbook."""
    from generator.exports import data_exports
    from generator.exports.feeds import change_feeds
    from generator.forms.documents import plans
    from generator.pages.render import plan_pages
    from generator.printed import Printed
    from generator.printing.print_context import PrintContext
    from generator.printing.typeset import typesetter
    from generator.site.assets import render_assets, render_attachments

    root, today, watched, findings = settings.root, settings.today, watch(handbook), Noted(diagnostics, FINDINGS)
    pages: list[Page] = []
    documents = [*render_assets(root), *render_attachments(handbook, root)]
    for number, language in enumerate(handbook.languages):
        printed: set[str] = set()
        with (kept(settings, State(handbook, diagnostics, printed), language) as store,
              typesetter(template_folders(root, "print"), document_cache(settings, language)) as setter):
            context = PrintContext(watched, language, settings.site_url, keep=store.one)
            printing = Printed([*plans(context, settings.documents)], store, setter)
            exports = things(partial(data_exports, watched, language, today, settings.site_url, store.one))
            exported, alone = store.together(exports, printing.things())
            planned, feeds = printing.planned(alone), [*change_feeds(watched, language, settings.site_url)]
            printed |= {address for address, *_ in planned} | {each.name for each in exports} | {each.address for each in feeds}
            scripts = page_scripts(watched, language, today, store.one)
            search = Thing("search", partial(_bundle, scripts["assets"]))
            scripted = [*things(scripts["checklists"]), *things(scripts["cases"])]
            planning = partial(plan_pages, watched, findings, language, template_folders(root, "pages"), printed, today=today)
            [index], made, data = store.together([search], things(planning), scripted)
            pages += map(Page.of, made)
            progress("pages", len(pages), 0)
            documents += [*_unbundled(index), *feeds, *_documents(exports, exported), *_documents(scripted, data)]
            documents += printing.documents(planned, _part(progress, "documents", number, len(handbook.languages)))
    return Rendered(pages, documents)


def _documents(made: Iterable[Thing], data: Iterable[bytes]) -> Iterator[Document]:
    return (Document(thing.name, content) for thing, content in zip(made, data, strict=True))


def _bundle(make: Callable[[], Iterable[Document]]) -> bytes:
    """Documents that are made together."""
    return json.dumps([(document.address, document.data.decode()) for document in make()], ensure_ascii=False).encode()


def _unbundled(data: bytes) -> Iterator[Document]:
    return (Document(address, content.encode()) for address, content in json.loads(data))


@contextmanager
def kept(settings: Settings, state: State, part: str) -> Iterator[Kept]:
    """What earlier runs made of a part of the whole, such as the pages of a language. Of an edition nothing is kept, since what is cut
    depends on other entries.
    """
    folder, base = None, ""
    if settings.audience is None:
        with suppress(NotOrdinary, OSError):
            base = state.base(settings)
            folder = settings.root / CACHE / "made" / part
    store = Kept(folder, base, state.of)
    yield store
    store.close()


def page_scripts(handbook: Handbook, language: str, today: datetime.date,
                 keep: Keep = made_anew) -> Mapping[str, Callable[[], Iterable[Document]]]:
    """What pages of a language load besides themselves, by the folder of the addresses: under the language's own, or under `assets`."""
    from generator.pages.case_documents import case_documents
    from generator.pages.day_documents import day_documents
    from generator.searching.render import search_documents

    return {"checklists": lambda: day_documents(handbook, language, today), "cases": lambda: case_documents(handbook, language, today),
            "assets": lambda: search_documents(handbook, language, keep)}


def print_share(root: Path, asked: Asked, number: int, of: int) -> int:
    """Prints every `of`-th document, from the one with that number, counted from 0; says how many. They lie in the cache of the build.

    Several machines may each print a share, and one that has all of them in its cache builds. Nothing where errors forbid publishing.
    """
    from generator.forms.documents import plan_documents, render_documents

    decided = settings(root, asked)
    checked = check(decided)
    if checked.faulty:
        return 0
    handbook, done = with_history(edition_of(checked, decided), checked.raw, decided), 0
    for language in handbook.languages:
        jobs = plan_documents(handbook, language, decided.site_url, decided.documents)[number::of]
        done += sum(1 for _ in render_documents(jobs, document_cache(decided, language), template_folders(root, "print")))
    return done


def document_cache(settings: Settings, language: str) -> Path:
    """The folder for finished documents of earlier builds of this edition, in one language."""
    return settings.root / CACHE / "documents" / (settings.audience or "everything") / language


def _part(progress: Progress, stage: str, number: int, parts: int) -> Callable[[int, int], None]:
    """Progress of one of several parts of the same length, as progress of the whole."""
    return lambda done, total: progress(stage, number * total + done, parts * total)
