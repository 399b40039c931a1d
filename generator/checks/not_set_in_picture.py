"""HB422 not-set-in-picture: writing that cannot be set on a printed flow chart or picture of tiers.

Running text takes any writing that a typeface has. In a picture, Typst loses letters that take their shape from each other where they stand
beside Chinese or Latin ones, as in Arabic and Hindi. Which do, is tried.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from generator.analysis.passages import Passage, written_strings
from generator.charts.flowchart import flowchart_sheets
from generator.charts.svg import Picture
from generator.charts.tier_picture import axes_of, tier_sheet
from generator.checks.shared.base import Check
from generator.checks.shared.written_words import written_words
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Criteria, Entry, HandbookEntry, Procedure
from generator.printing.coverage import not_drawn
from generator.printing.own_fonts import own_characters
from generator.printing.picture_trial import PictureTrial, needs_trial
from generator.printing.typefaces import faces, family
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
    drawn = [*_to_be_tried(handbook)]
    if not drawn:  # as almost everywhere
        return
    trial, blamed = PictureTrial(template_folders(handbook.entry.source.root, "print")), set()
    for entry in drawn:
        for language in handbook.entry.languages:
            face = faces([language], handbook.language)[language]
            for text in trial.not_set(_pictures(entry, handbook, language), face):
                for passage, word in _written(text, entry, handbook):
                    place = (passage.span().file, passage.span().line, passage.span().column, word)
                    if place not in blamed:
                        blamed.add(place)
                        yield _finding(passage, word, entry)


def _to_be_tried(handbook: Handbook) -> Iterator[Procedure | Criteria]:
    """Of which the picture has letters that are put together; those of a post's title may be on any."""
    entries: tuple[Procedure | Criteria, ...] = (*handbook.procedures.values(), *handbook.criteria.values())
    titles = (words for entry in handbook.entries for words in entry.title.by_language.values())
    everywhere = needs_trial("\n".join((*titles, *written_words(handbook.entry))))
    yield from (entry for entry in entries if everywhere or needs_trial("\n".join(written_words(entry))))


def _pictures(entry: Procedure | Criteria, handbook: Handbook, language: str) -> Iterable[Picture]:
    font = family(language, handbook.language)
    if isinstance(entry, Procedure):
        return flowchart_sheets(entry, handbook, language, font)
    words = HandbookWords.of(handbook, language)
    return [tier_sheet(entry, criteria_facts(entry, words), words, font)] if axes_of(entry) else []


def _written(text: str, entry: Entry, handbook: Handbook) -> Iterator[tuple[Passage, str]]:
    """(where, what) of the words of a text that are put together: in the entry itself, else wherever a word of them stands.

    Of signs that no typeface has, another check tells.
    """
    own = own_characters(handbook.entry.source.root)
    for word in (word for word in text.split() if needs_trial(word) and not any(not_drawn(word, own))):
        yield from [*_places(word, entry)] or (place for other in (handbook.entry, *handbook.entries) for place in _places(word, other))


def _places(word: str, entry: Entry) -> Iterator[tuple[Passage, str]]:
    """Of entries that have no picture, the titles alone are on those of others, and of the handbook whatever it names."""
    whole = isinstance(entry, (Procedure, Criteria, HandbookEntry))
    for path, text in written_strings(entry):
        if word in text and (whole or path[0] == "title"):
            yield Passage(entry, path, "", "", text), word


def _finding(passage: Passage, word: str, entry: Entry) -> Diagnostic:
    begin = passage.text.index(word)
    return Diagnostic(descriptor=FAULT, span=passage.span(begin, begin + len(word)), details={"word": word, "title": entry.title})


CHECK = Check(FAULT, find)
