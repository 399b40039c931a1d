"""The search index: script files that a page loads when its reader first wants to search, so that it works without a server.

A small first file brings the interface's words and how to fold texts; the others bring the entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from generator.analysis.standing import State, state_of
from generator.facts.addresses import language_folder
from generator.facts.showing import Output, is_there, shown
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.i18n.catalogue import Catalogue
from generator.i18n.folding import Folding, folding_pairs
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Criteria, Entry
from generator.model.duration import DURATION_UNITS, Duration
from generator.model.handbook import Calendar
from generator.model.kinds import BY_NAME
from generator.page import Document
from generator.reads import Declare, as_declared, in_groups
from generator.searching.answer import ASPECTS
from generator.searching.answers import answers_of
from generator.searching.entry_passages import PARTS, passages_of
from generator.searching.everyday import built_in, questions, synonyms, words_of
from generator.searching.facets import Facets
from generator.searching.index_files import index_files, texts_of
from generator.searching.passages import IndexPassage, Passages, names_of
from generator.searching.rules import rule_of
from generator.searching.search_words import ASPECT_LABELS, DAY_LABELS, KINDS, QUESTION_WORDS, STATES, TEXTS
from generator.searching.synonyms import Synonyms

FOLDER = "assets/handbook"
SUGGESTIONS = 8


Texts = Callable[[], dict[str, Any]]
"""Gives what `_texts` gives of each entry of a kind, by its id."""


def search_documents(handbook: Handbook, language: str) -> Iterator[Document]:
    """The index of one language: the first file, then the files with the entries."""
    return search_index(handbook, language)()


def search_index(handbook: Handbook, language: str, declare: Declare = as_declared) -> Callable[[], Iterator[Document]]:
    """Gives what makes the same. The texts of entries are declared as pieces: an edit that changes none leaves the index as it is."""
    read = Passages(handbook, language)
    texts = {kind: in_groups(declare, f"search {kind}", handbook.by_kind[kind], partial(_texts, handbook.by_kind[kind], read))
             for kind in KINDS if kind != "checklist"}
    return partial(_documents, handbook, language, texts)


def _documents(handbook: Handbook, language: str, texts: Mapping[str, Texts]) -> Iterator[Document]:
    said: dict[str, int] = {}
    entries = list(_entries(handbook, language, said, texts))
    words = own_catalogue(language, own_words(handbook, language))
    for name, content in index_files(language, {**_head(handbook, language, words, entries), "said": [*said]}, entries):
        yield Document(f"{FOLDER}/{name}", content)


def _head(handbook: Handbook, language: str, words: Catalogue, entries: list[dict[str, Any]]) -> dict[str, Any]:
    read = Passages(handbook, language)
    texts = [*dict.fromkeys(text for entry in entries for text in texts_of(entry))]  # many entries say the same
    asking = questions(handbook.languages)
    pairs = folding_pairs([*texts, *words_of(asking), *(word for group in built_in() for word in group)])
    folding = Folding(pairs)
    return {
        "language": language,
        "languages": _languages(handbook, language),
        "root": language_folder(language, handbook.language),
        "texts": {name: words.unfilled(key) for name, key in TEXTS.items()},
        "kinds": [{"id": kind, "title": words.text(title), "address": address, "tells": kind in BY_NAME and BY_NAME[kind].tells}
                  for kind, (title, address) in KINDS.items()],
        "parts": [{"label": words.unfilled(label) if label else "", "anchor": anchor} for label, anchor in PARTS.values()],
        "states": [formatting.sentence(words.text(state.value)) for state in STATES],
        "questions": QUESTION_WORDS,
        "folding": pairs,
        "asking": asking | {"halves": _has_equal_halves(handbook.entry.calendar), "units": _units(language)},
        "days": {name: words.text(label) for name, label in DAY_LABELS.items() if is_there(Output.TODAY, handbook)},
        "aspects": {name: words.text(label) for name, label in ASPECT_LABELS.items()},
        "synonyms": synonyms(handbook, language, folding, folding.fold("\n".join(texts))),
        "home": handbook.entry.id,
        "suggestions": [read.words(post.title) for post in islice(shown(handbook.posts.values(), handbook, Output.TODAY), SUGGESTIONS)],
        **{f"{kind}s": [{"id": name, "title": read.title(kind, name)} for name in handbook.by_kind[kind]] for kind in ("post", "scope")},
    }


def _has_equal_halves(calendar: Calendar) -> bool:
    """Whether half a day is as long before the break as after it; otherwise nobody can say how long it is."""
    return len(calendar.office_hours) == 2 and calendar.office_hours[0].minutes == calendar.office_hours[1].minutes


def _units(language: str) -> dict[str, tuple[str, ...]]:
    """One and several of each unit of time in words, as a field on a page takes them."""
    return {unit: tuple(formatting.duration(Duration.of(number, unit), language).replace(str(number), "{number}") for number in (1, 2))
            for unit in DURATION_UNITS}


def _languages(handbook: Handbook, language: str) -> list[str]:
    """The page's language, then the others: the order of an entry's titles."""
    return [language, *(other for other in handbook.languages if other != language)]


def _entries(handbook: Handbook, language: str, said: dict[str, int], indexed: Mapping[str, Texts]) -> Iterator[dict[str, Any]]:
    """What the index knows of each entry, kind by kind. `said` numbers the texts of answers, many of which are the same."""
    read, belonging, others = Passages(handbook, language), Facets.of(handbook), Synonyms(handbook, language)
    for number, kind in enumerate(KINDS):
        for entry, titles, texts in _checklists(read) if kind == "checklist" else _of_kind(kind, read, indexed[kind]):
            key = ("post" if kind == "checklist" else kind, entry.id)
            about = {"posts": belonging.posts(*key), "scopes": belonging.scopes(*key, getattr(entry, "scope", None)),
                     "context": read.context(entry)}
            found = {"kind": number, "id": entry.id, "titles": titles, **{name: value for name, value in about.items() if value}}
            found |= _numbered(texts, said)
            if alike := others.of(texts_of(found)):
                found["alike"] = alike
            yield found


_Indexed = tuple[Any, list[str], dict[str, Any]]
"""An entry, its title in each language (empty where it has none), and what `_texts` gives of it."""


def _of_kind(kind: str, read: Passages, indexed: Texts) -> Iterator[_Indexed]:
    """Every entry of a kind, or item of a list of the handbook's own entry."""
    entries, languages = read.handbook.by_kind[kind], _languages(read.handbook, read.language)
    texts = indexed()
    for name, entry in entries.items():
        yield entry, [entry.title.get(tag) or "" for tag in languages], texts[name]


def _checklists(read: Passages) -> Iterator[_Indexed]:
    """The posts that have a checklist, which is found by its title; what is on it is found with its post and procedures."""
    said = {tag: own_catalogue(tag, own_words(read.handbook, tag)) for tag in _languages(read.handbook, read.language)}
    for post in shown(read.handbook.posts.values(), read.handbook, Output.TODAY):
        titles = [(words, post.title.get(tag)) for tag, words in said.items()]
        yield post, [words.text("{post} checklist", post=title) if title else "" for words, title in titles], {}


def _texts(entries: Mapping[str, Any], read: Passages, name: str) -> dict[str, Any]:
    """Names and passages of an entry, its state, and what it answers; what is not in force says so and answers nothing."""
    entry = entries[name]
    state = state_of(entry, read.handbook) if isinstance(entry, Entry) else State.IN_FORCE
    passages = list(passages_of(read, entry))
    found = {"names": names_of(entry), "passages": [_row(passage) for passage in passages]}
    if state is not State.IN_FORCE:
        return {"state": STATES.index(state), **found}
    places = {(passage.part, passage.key): number for number, passage in enumerate(passages)}
    return found | _answers(entry, read.vocabulary, places)


def _answers(entry: Any, words: HandbookWords, places: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Rows of [aspect, text, number of the passage if it is of a part, what stands beside it]; and the rule of criteria that
    go by numbers."""
    rows = [[ASPECTS.index(answer.aspect), answer.text, *((places[answer.part, answer.key],) if answer.part else ()),
             *((answer.beside,) if answer.beside else ())]
            for answer in answers_of(entry, words)]
    rule = rule_of(entry, words) if isinstance(entry, Criteria) else None
    return {**({"answers": rows} if rows else {}), **({"rule": rule} if rule else {})}


def _numbered(found: dict[str, Any], said: dict[str, int]) -> dict[str, Any]:
    """The same, with the numbers of its texts in each answer instead of the texts."""
    rows = [[said.setdefault(each, len(said)) if isinstance(each, str) else each for each in row] for row in found.get("answers", ())]
    return found | ({"answers": rows} if rows else {})


def _row(passage: IndexPassage) -> list[Any]:
    """Number of the part, text, key, number, language; what is empty at the end is left out."""
    row = [_PART_NUMBERS[passage.part], passage.text, passage.key, passage.number, passage.language]
    while not row[-1]:
        row.pop()
    return row


_PART_NUMBERS = {part: number for number, part in enumerate(PARTS)}
