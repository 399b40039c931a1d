"""The whole story on one screen: load → validate → resolve → lint → render → publish.

`building` comes here by way of MkDocs, `live` for one page at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator.calendar.public_days import remembered
from generator.checks import ALL
from generator.collector import collector_paused
from generator.configuration import CACHE
from generator.diagnostics import Descriptor, Diagnostic, Severity, in_reading_order
from generator.door import Asked, Settings, settings
from generator.edition import edition, obstacles
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.inputs import program
from generator.known_rules import known_files
from generator.linting.linter import Lint, judge, not_run
from generator.linting.soundness import SOUND, Soundness
from generator.page import Rendered
from generator.reading.anew import Anew
from generator.reading.bounded import bounded
from generator.reading.history import history
from generator.reading.kept_files import KeptFiles
from generator.reading.load import Loaded, as_text, load
from generator.reading.past import Past
from generator.reading.resolve import Attachable, resolve
from generator.reading.source_locations import Source
from generator.reading.validate import validate
from generator.state import State
from generator.stores import document_cache, kept
from generator.templates import template_folders
from generator.watched import watched

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
    past: Past | None = None
    """What is known of earlier forms of the rules, if anything."""

    @property
    def faulty(self) -> bool:
        """Whether an error forbids publishing."""
        return self.handbook is None or any(d.severity is Severity.ERROR for d in self.diagnostics)


@dataclass(frozen=True, slots=True)
class RulesRead:
    """The rules before they are judged: the handbook, or None where errors left none, and what was found while reading."""

    handbook: Handbook | None
    diagnostics: Sequence[Diagnostic]
    loaded: Loaded
    language: str | None
    past: Past
    """What is known of earlier forms of the rules."""


def check(at: Path | Settings, files: KeptFiles | None = None) -> Checked:
    """Reads and judges every rule. Raises HandbookError only where there is nothing to read.

    `at` is the handbook's folder, or the settings that were decided for this run. `files` are known from earlier runs, and with them
    what was found then.
    """
    decided = at if isinstance(at, Settings) else settings(at)
    return judged(read(decided, files), decided, keep=files is not None)


@contextmanager
def kept_files(settings: Settings, digests: Mapping[str, str] = MappingProxyType({})) -> Iterator[KeptFiles]:
    """The files that earlier runs have read, and those that are read now for the next; and what they learned of public holidays.
    `digests` are those of files, by their paths, as far as this run knows them.
    """
    files = known_files(settings, digests)
    with remembered(settings.root / CACHE / "public-days", program()):
        yield files
    files.close()


@collector_paused()
def read(decided: Settings, reader: Anew | None = None) -> RulesRead:
    """Reads every rule; what `reader` knows from before is not read again."""
    reader = reader or Anew()
    loaded = load(decided.root, decided.rules, reader)
    validated = validate(loaded.documents, loaded.claimed, reader.validate, reader.validate_ahead)
    faulty = dict.fromkeys(d.span.file for d in (*loaded.diagnostics, *validated.diagnostics) if d.severity is Severity.ERROR)
    unread = [as_text(loaded.raw.get(name, b""), name) for name in faulty]
    attachable = Attachable(decided.rules, loaded.attachable, unread)
    resolved = resolve(validated.entries, validated.claimed | loaded.claimed, attachable, reader, decided.today)
    if resolved.handbook is not None:
        _refuse_unknown(resolved.handbook, decided.audience)
    found = [*loaded.diagnostics, *validated.diagnostics, *resolved.diagnostics]
    return RulesRead(resolved.handbook, found, loaded, next(iter(validated.languages), None), reader.past())


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
    return Checked(handbook, _reported(found, decided), loaded.files, loaded.documents, rules.language, missed, soundness, loaded.raw,
                   rules.past)


def _as_kept(look: Callable[..., Lint], handbook: Handbook, decided: Settings) -> Lint:
    """What the checks find in a handbook without errors, as far as it is not known from an earlier run."""
    settings = Settings(decided.root, decided.today, audience=decided.audience, rules=decided.rules)
    with kept(settings, State(handbook), "found") as store, watched(handbook) as seen:
        return look(seen, store=store)


def unjudged(rules: RulesRead, decided: Settings) -> Checked:
    """The rules with what reading found, which is quickly told; the checks have not looked at them."""
    loaded = rules.loaded
    return Checked(rules.handbook, _reported(rules.diagnostics, decided), loaded.files, loaded.documents, rules.language, raw=loaded.raw,
                   past=rules.past)


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
        raise HandbookError("the edition for {audience} cannot be made: {number} references lead to what it may not see",
                            "\"handbook check --select HB8\" lists them", audience=audience, number=len(found))
    return edition(handbook, audience)


def with_history(handbook: Handbook, checked: Checked, settings: Settings) -> Handbook:
    """What is to be shown, with what has changed in it. An edition has no history, since older texts may say what is withheld."""
    if settings.audience:
        return handbook
    return replace(handbook, history=history(handbook, settings.root, checked.raw, settings.rules, checked.past))


def _refuse_unknown(handbook: Handbook, audience: str | None) -> None:
    known, unknown = handbook.by_kind["audience"], "there is no audience called \"{given}\""
    if audience is None or audience in known:
        return
    if known:
        raise HandbookError(unknown, "there are: {known}", given=audience, known=", ".join(known))
    hint = "write in rules/handbook.yml who reads the handbook: {example}; internal: false says that they are outside"
    raise HandbookError(unknown, hint, given=audience, example=f"audiences: [{{id: {audience}, title: …, internal: false}}]")


@collector_paused()
def render(handbook: Handbook, diagnostics: Sequence[Diagnostic], settings: Settings, progress: Progress = silent) -> Rendered:
    """Every page and document, in every language of the handbook."""
    from generator.rendering import render_all  # loads templates, forms and exports, which checking does not need

    return render_all(handbook, diagnostics, settings, progress)


def print_share(root: Path, asked: Asked, number: int, of: int) -> int:
    """Prints every `of`-th document, from the one with that number, counted from 0; says how many. They lie in the cache of the build.

    Several machines may each print a share, and one that has all of them in its cache builds. Nothing where errors forbid publishing.
    """
    from generator.forms.documents import plan_documents, render_documents

    decided = settings(root, asked)
    checked = check(decided)
    if checked.faulty:
        return 0
    handbook, done = with_history(edition_of(checked, decided), checked, decided), 0
    for language in handbook.languages:
        jobs = plan_documents(handbook, language, decided.site_url, decided.documents)[number::of]
        done += sum(1 for _ in render_documents(jobs, document_cache(decided, language), template_folders(root, "print")))
    return done
