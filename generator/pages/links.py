"""Links of pages to entries, items and parts of the handbook, with their titles.

A page at the root of a language links with `up=""`, a page in a folder with `up="../"`.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from generator.analysis.standing import State, standing, state_of
from generator.facts.addresses import address, language_folder
from generator.facts.contact import Contact, Reached, numbers_to_call
from generator.facts.limit_words import promise
from generator.facts.showing import Output, is_shown
from generator.facts.standing_words import state_sentence
from generator.facts.words import HandbookWords, MarkedWords, Named, Words
from generator.handbook import Handbook
from generator.i18n.catalogue import Catalogue
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import Entry, Post, Procedure
from generator.model.text import Text
from generator.pages.fallback import fallback
from generator.pages.marked import marked
from generator.reads import note, once


class Links:
    """Links of one language's pages of one depth. Every link is made once and kept, since thousands of pages repeat them.

    `printed` are the addresses of all documents that are printed, from the root of the site.
    """

    def __init__(self, handbook: Handbook, language: str, up: str = "../", printed: Collection[str] = ()) -> None:
        self.handbook = handbook
        self.language = language
        self.up = up
        self._printed = printed
        self._made: dict[Hashable, Any] = {}
        self._numbered: dict[tuple[str, int], Markup] = {}

    def is_printed(self, name: str) -> bool:
        """Whether there is such a document in this language: `posts/clerk.pdf`."""
        printed = language_folder(self.language, self.handbook.language) + name
        note(("printed", printed, ""))
        return printed in self._printed

    @cached_property
    def _between(self) -> str:
        return str(escape(self.spoken.text(", ")))

    @cached_property
    def spoken(self) -> Catalogue:
        return own_catalogue(self.language, own_words(self.handbook, self.language))

    @cached_property
    def words(self) -> HandbookWords:
        """What facts are made with."""
        return HandbookWords.of(self.handbook, self.language)

    def promise(self, procedure: Procedure) -> str:
        """The time that a procedure promises; empty for none."""
        return promise(procedure, self.words)

    def said(self, words: Words | Named) -> Markup:
        """A text of the facts as markup: marked where it is not in the page's language, and a link where it names something."""
        if isinstance(words, Named):
            return self.link(words.kind, words.name)
        shown = marked(words.content, self.root) if isinstance(words, MarkedWords) else escape(words.text)
        return shown if words.language == self.language else fallback(words.language, shown)

    def phrase(self, pieces: Iterable[Words | Named]) -> Markup:
        """Several in a row."""
        return Markup("").join(map(self.said, pieces))

    def all_said(self, pieces: Iterable[Words | Named]) -> Markup:
        """Several as a list within a sentence."""
        return self.join(map(self.said, pieces))

    def lines(self, phrases: Iterable[Iterable[Words | Named]]) -> Markup:
        """Several, each on a line of its own."""
        return Markup("<br>").join(map(self.phrase, phrases))

    def plain(self, text: Text) -> str:
        """The text in this language, else in the main one."""
        return text.best(self.language)[1]

    def text(self, text: Text) -> Markup:
        """The text as markup, marked where it is not in the page's language."""
        return self.said(self.words.said(text))

    def listed(self, pieces: Iterable[Words | Named]) -> Markup:
        """Several as items of a list."""
        return list_items(map(self.said, pieces))

    def dialled(self, pieces: Iterable[Reached]) -> Markup:
        """How somebody is reached, with links that dial the numbers in it."""
        return Markup("").join(map(self._reached, pieces))

    def action(self, do: Words) -> Markup:
        """What is to be done, with links that dial the numbers that it says to call."""
        return self.dialled(numbers_to_call(do))

    def _reached(self, piece: Reached) -> Markup:
        said = self.said(piece.words)
        return Markup('<a class="hb-tel" href="tel:{}">{}</a>').format(piece.dial, said) if piece.dial else said

    def called(self, contacts: Iterable[Contact]) -> Markup:
        """Posts and how each is reached, as items of a list."""
        return list_items(
            self.said(each.post) + (Markup(" ") + self.dialled(each.reached) if each.reached else Markup()) for each in contacts)

    def word(self, word: str) -> Markup:
        """A word that is the same in every language; characters in it are of the main one."""
        same = word.isascii() or self.language == self.handbook.language
        return escape(word) if same else in_language(self.handbook.language, escape(word))

    def href(self, kind: str, name: str, anchor: str = "") -> str:
        """The address from a page of this depth; `anchor` names a part of an entry's page."""
        return f"{self.up}{address(kind, name)}{f'#{anchor}' if anchor else ''}"

    def authored(self, entry: Entry, link: str) -> str:
        """The address of what an author linked to: a file of the site, or another site."""
        file = self.handbook.attached(entry, link)
        return f"{self.root}{file.href}" if file else link

    @property
    def root(self) -> str:
        """From a page of this depth to the root of the site, which languages but the main one have a folder below."""
        return self.up if self.language == self.handbook.language else f"../{self.up}"

    def title(self, kind: str, name: str) -> str:
        """The title as plain text, with the state of an entry that is not in force; the id itself where an edition leaves the entry out."""
        return self.words.title(kind, name).text

    def label(self, kind: str, name: str) -> Markup:
        """The title as markup."""
        found = self.handbook.find(kind, name)
        return escape(name) if found is None else self.text(found.title)

    def link(self, kind: str, name: str) -> Markup:
        """A link with the title as its text, and the state of an entry that is not in force; text alone where an edition leaves it out."""
        return once(self._made, (kind, name), lambda: self._link(kind, name))

    def _link(self, kind: str, name: str) -> Markup:
        found = self.handbook.find(kind, name)
        made = link(self.href(kind, name), self.label(kind, name)) if found is not None else self.label(kind, name)
        status = self.status(found) if isinstance(found, Entry) else ""
        return Markup(f"{made} {status}") if status else made

    def entry(self, entry: Entry) -> Markup:
        """The link to an entry."""
        return self.link(*entry.key)

    def status(self, entry: Entry) -> Markup:
        """A mark that says what an entry is that is not in force: a draft, suspended, expired; nothing for others."""
        state = state_of(entry, self.handbook)
        if state is State.IN_FORCE:
            return Markup()
        return Markup('<span class="hb-status hb-status--{}">{}</span>').format(state.slug, self.spoken.text(state.value))

    def notice(self, entry: Entry) -> tuple[str, str, str, Entry | None] | None:
        """Of an entry that is not in force: its style class, its state, what must be known of it, and what replaces it."""
        found = standing(entry, self.handbook)
        if found.in_force:
            return None
        return found.state.slug, self.spoken.text(found.state.value), state_sentence(found, self.words), found.replaced_by

    def has_checklist(self, post: Post) -> bool:
        """Whether the post has a checklist: who holds a post that is not in force has nothing to do."""
        return is_shown(post, self.handbook, Output.TODAY)

    def record(self, name: str) -> Markup:
        """The link to a register, or to a form of that name."""
        return self.link(self.words.record_kind(name), name)

    def form(self, name: str) -> Markup:
        """A form with a link to where it can be had, where there is such a place; its title alone otherwise."""
        found, label = self.handbook.find("form", name), self.label("form", name)
        if found is None or not found.link:
            return label
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(self.authored(self.handbook.entry, found.link), label)

    def many(self, kind: str, names: tuple[str, ...]) -> Markup:
        """Links to entries or items of one kind as a list within a sentence."""
        return once(self._made, (kind, names), lambda: self.join(self.link(kind, name) for name in names))

    def posts(self, names: Iterable[str]) -> Markup:
        """Links to posts as a list within a sentence."""
        return self.many("post", tuple(names))

    def items(self, kind: str, names: Iterable[str]) -> Markup:
        """Links to entries or items of one kind as items of a list."""
        return list_items(self.link(kind, name) for name in names)

    def entries(self, entries: Iterable[Entry]) -> Markup:
        """Links to entries as items of a list."""
        return list_items(map(self.entry, entries))

    def labels(self, kind: str, names: Iterable[str]) -> Markup:
        """Titles without links as a list within a sentence."""
        return self.join(self.label(kind, name) for name in names)

    def texts(self, texts: Iterable[Text]) -> Markup:
        """Texts as a list within a sentence."""
        return self.join(map(self.text, texts))

    def join(self, pieces: Iterable[Markup]) -> Markup:
        """Pieces as a list within a sentence: `a, b`, `甲、乙`."""
        return Markup(str.join(self._between, pieces))

    def bracketed(self, words: Markup) -> Markup:
        """Words in brackets, to stand right behind other words: ` (a)`, `（甲）`."""
        return escape(self.spoken.text(" ({words})", words="{words}")).format(words=words)

    def numbered(self, key: str, number: int) -> Markup:
        """A text of the program's own with a number in it: `step {number}`."""
        made = self._numbered.get((key, number))
        if made is None:
            made = self._numbered[key, number] = escape(self.spoken.text(key, number=number))
        return made


def link(href: str, label: Markup) -> Markup:
    """A link; the address is escaped."""
    return Markup(f'<a href="{escape(href)}">{label}</a>')


def list_items(pieces: Iterable[Markup]) -> Markup:
    """Pieces as items of a list."""
    return Markup("".join([f"<li>{piece}</li>" for piece in pieces]))


def in_language(language: str, words: Markup) -> Markup:
    """Words in a language that is not the page's."""
    return Markup(f'<span lang="{escape(language)}">{words}</span>')
