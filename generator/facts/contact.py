"""How a post is reached: its room or telephone as its author wrote it, with the numbers in it that can be dialled; and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.facts.showing import Output, shown
from generator.facts.words import HandbookWords, Named, Words
from generator.i18n import formatting, frequencies
from generator.model.text import Text
from generator.patterns import pattern_of

_EXTENSION = r"(?:分機|分机|轉|转|內線|内线|ext(?:ension)?\.?|#)"
_NUMBER = pattern_of(
    rf"(?P<number>\+?\(?\d[\d() \-]{{4,}}\d)(?:[ ,，]*{_EXTENSION}\s*(?P<extension>\d+))?"
    rf"|(?:{_EXTENSION}|電話|电话|熱線|热线|專線|专线|hotline|helpline|tel(?:ephone)?\.?|phone)[:：]?\s*(?P<short>\d{{2,}})"
    r"|^\s*(?P<alone>\d{3,})\s*$", re.IGNORECASE)
"""A number of six digits or more, a shorter one behind a word that says what it is, or digits that are all there is.

A room has few digits too, and cannot be dialled.
"""

_TO_CALL = pattern_of(
    r"(?:[撥拨]打?|[致打][電电](?:話|话)?給?给?|\b(?:call|dial|ring|phone))\s*"
    r"(?P<numbers>\d{2,}(?:\s*(?:[或、及/,]|or|and)\s*\d{2,})*)", re.IGNORECASE)
"""What an action says to call, short numbers too."""


class Reached(NamedTuple):
    """A piece of a contact; `dial` is what a telephone dials, empty where the piece is no number."""

    words: Words
    dial: str


class Contact(NamedTuple):
    """A post and how it is reached, nothing where it is not said."""

    post: Named
    reached: tuple[Reached, ...]


def contacts(posts: Iterable[str], words: HandbookWords) -> tuple[Contact, ...]:
    """The posts of those ids, each once, in order."""
    return tuple(Contact(words.named("post", name), reached(_contact_of(name, words), words)) for name in dict.fromkeys(posts))


def contacts_of_handbook(words: HandbookWords) -> tuple[Contact, ...]:
    """The posts to turn to in general, as far as they are in force."""
    book = words.handbook
    posts = (book.posts[name] for name in book.entry.contacts if name in book.posts)
    return contacts((post.id for post in shown(posts, book, Output.FIRST_PAGE)), words)


def office_hours(words: HandbookWords) -> str:
    """`every working day, 08:00–12:00, 13:30–17:30`; empty where the handbook does not say when the office is open."""
    found = [frequencies.hours(hours, words.language) for hours in words.handbook.entry.calendar.office_hours]
    often = formatting.sentence(words.text("every working day"))
    return words.text("{frequency}, {time}", frequency=often, time=words.text(", ").join(found)) if found else ""


def call_label(found: Iterable[Contact]) -> str:
    """What a list of contacts is called, as a catalogue key: there is nothing to call where no contact says how it is reached."""
    return "Whom to call" if any(contact.reached for contact in found) else "Whom to ask"


def _contact_of(name: str, words: HandbookWords) -> Text | None:
    post = words.handbook.posts.get(name)
    return post.contact if post else None


def reached(contact: Text | None, words: HandbookWords) -> tuple[Reached, ...]:
    """A contact in pieces, so that a number in it can be dialled."""
    if contact is None:
        return ()
    said = words.said(contact)
    return tuple(Reached(Words(said.language, piece), dial) for piece, dial in _pieces(said.text))


def numbers_to_call(action: Words) -> tuple[Reached, ...]:
    """An action in pieces, so that the numbers that it says to call can be dialled: `Call 119 or 110`."""
    found, end = list[Reached](), 0
    for call in _TO_CALL.finditer(action.text):
        for number in re.finditer(r"\d+", call["numbers"]):
            start = call.start("numbers") + number.start()
            found += [Reached(Words(action.language, action.text[end:start]), ""), Reached(Words(action.language, number[0]), number[0])]
            end = start + len(number[0])
    return (*found, *([Reached(Words(action.language, action.text[end:]), "")] if action.text[end:] else []))


def can_be_dialled(contact: Text | None) -> bool:
    """Whether a contact has a telephone number in any language."""
    return contact is not None and any(_NUMBER.search(words) for words in contact.by_language.values())


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    end = 0
    for found in _NUMBER.finditer(text):
        if found.start() > end:
            yield text[end:found.start()], ""
        yield found[0], _dialled(found)
        end = found.end()
    if end < len(text):
        yield text[end:], ""


def _dialled(found: re.Match[str]) -> str:
    number = re.sub(r"[^\d+]", "", found["number"] or found["short"] or found["alone"])
    return f"{number};ext={found['extension']}" if found["extension"] else number
