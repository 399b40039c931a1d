"""HB422 not-set-in-picture: writing that cannot be set on a printed flow chart or picture of tiers.

Running text takes any writing that a typeface has. In a picture, Typst loses letters that take their shape from each other where they stand
beside Chinese or Latin ones, as in Arabic and Hindi. Which do, is tried.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.analysis.passages import Passage, written_strings
from generator.charts.svg import Picture
from generator.charts.tier_picture import axes_of
from generator.checks.shared.base import Check
from generator.checks.shared.written_words import characters_of, written_words
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Criteria, Entry, HandbookEntry, Procedure
from generator.printing.coverage import not_drawn
from generator.printing.own_fonts import own_characters
from generator.printing.picture_trial import PictureTrial, needs_trial
from generator.printing.pictures import chart_of, tiers_of
from generator.printing.typefaces import faces
from generator.templates import template_folders

_HEAD = "kind: procedure\nid: leaflet\ntitle: 發放說明單\ntrigger: 有人詢問\nsteps:\n"

FAULT = Descriptor(
    code="HB422", name="not-set-in-picture", severity=Severity.ERROR,
    message='"{word}" cannot be printed on the picture of {title}',
    hint="write it there in other letters, and as it is in a note or description",
    why="The printed chart would lose letters, and whoever reads it would not know that anything is missing.",
    invalid=f"{_HEAD}  - {{do: 發放標題為 مرحبا 的說明單, by: deputy}}\n",
    valid=f"{_HEAD}  - {{do: 發放阿拉伯文說明單, note: 標題為 مرحبا, by: deputy}}\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not needs_trial("".join(characters_of(handbook))):  # as almost everywhere
        return
    root, blamed = handbook.entry.source.root, set()
    trial, own = PictureTrial(template_folders(root, "print")), own_characters(root)
    for entry in _to_be_tried(handbook):
        for word in (word for word in _lost(entry, handbook, trial) if not any(not_drawn(word, own))):  # no typeface has it: told by HB414
            for passage in _written(word, entry, handbook):
                found = _finding(passage, word, entry)
                if found.span not in blamed:
                    blamed.add(found.span)
                    yield found


def _to_be_tried(handbook: Handbook) -> Iterator[Procedure | Criteria]:
    """Of which the picture has letters that are put together; those of a post's title may be on any."""
    entries: tuple[Procedure | Criteria, ...] = (*handbook.procedures.values(), *handbook.criteria.values())
    titles = (words for entry in handbook.entries for words in entry.title.by_language.values())
    everywhere = needs_trial("\n".join((*titles, *written_words(handbook.entry))))
    yield from (entry for entry in entries if everywhere or needs_trial("\n".join(written_words(entry))))


def _lost(entry: Procedure | Criteria, handbook: Handbook, trial: PictureTrial) -> Iterator[str]:
    """The words of its pictures, put together of several signs, in texts that cannot be set."""
    for language, face in faces(handbook.entry.languages, handbook.language).items():
        for text in trial.not_set(_pictures(entry, handbook, language), face):
            yield from filter(needs_trial, text.split())


def _pictures(entry: Procedure | Criteria, handbook: Handbook, language: str) -> list[Picture]:
    if isinstance(entry, Procedure):
        return chart_of(entry, handbook, language)
    return tiers_of(entry, HandbookWords.of(handbook, language)) if axes_of(entry) else []


def _written(word: str, entry: Entry, handbook: Handbook) -> Iterable[Passage]:
    """Where a word stands: in the entry itself, else wherever the picture has it from."""
    return [*_passages(word, entry)] or (found for other in (handbook.entry, *handbook.entries) for found in _passages(word, other))


def _passages(word: str, entry: Entry) -> Iterator[Passage]:
    """Of entries that have no picture, the titles alone are on those of others, and of the handbook whatever it names."""
    whole = isinstance(entry, (Procedure, Criteria, HandbookEntry))
    return (Passage(entry, path, "", "", text) for path, text in written_strings(entry) if word in text and (whole or path[0] == "title"))


def _finding(passage: Passage, word: str, entry: Entry) -> Diagnostic:
    begin = passage.text.index(word)
    return Diagnostic(descriptor=FAULT, span=passage.span(begin, begin + len(word)), details={"word": word, "title": entry.title})


CHECK = Check(FAULT, find)
