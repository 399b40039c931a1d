"""Which sets of criteria, or of conduct, apply to which posts, and to whom outside. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.facts.showing import Output, shown
from generator.facts.words import HandbookWords, Phrase, Words
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Conduct, Criteria, Guide
from generator.model.side import Side

S = TypeVar("S", Criteria, Conduct)


@dataclass(frozen=True, slots=True)
class Applying(Generic[S]):
    """Sets in the order of the handbook: those for every post, and those that name posts, by the post's id."""

    general: tuple[S, ...]
    named: Mapping[str, tuple[S, ...]]

    def to(self, post: str) -> tuple[S, ...]:
        """All that apply to a post, its own first."""
        return self.named.get(post, ()) + self.general


def scored(sets: Iterable[Criteria]) -> Iterator[Criteria]:
    """The sets by which people are judged: they stand on score sheets, and under reward and penalty. Others class things."""
    return (criteria for criteria in sets if criteria.side.judges_people)


def classing(sets: Iterable[Criteria]) -> Iterator[Criteria]:
    """The others."""
    return (criteria for criteria in sets if not criteria.side.judges_people)


def posts_named(found: Criteria | Conduct, handbook: Handbook) -> tuple[str, ...]:
    """The posts among those to whom a set applies; people outside have no page, checklist or score sheet."""
    return tuple(name for name in dict.fromkeys(found.applies_to) if handbook.doer_kind(name) == "post")


def for_every_post(found: Criteria | Conduct) -> bool:
    """Whether a set holds for everybody: it names no posts. What classes things asks something only of those whom it names."""
    return not found.applies_to and (not isinstance(found, Criteria) or found.side.judges_people)


def subjects_of(found: Criteria | Conduct | Guide, words: HandbookWords) -> Phrase:
    """The posts and the parties outside to which a set applies, or that it is every post; of what classes things nobody."""
    if not found.applies_to and isinstance(found, Criteria) and not found.side.judges_people:
        return ()
    every = Words(words.language, formatting.sentence(words.text("every post")))
    return tuple(words.named(words.handbook.doer_kind(name), name) for name in found.applies_to) or (every,)


def names_outsiders(found: Criteria | Conduct | Guide, handbook: Handbook) -> bool:
    """Whether it applies to somebody outside."""
    return any(handbook.doer_kind(name) == "outsider" for name in found.applies_to)


def for_outsiders(found: Criteria | Conduct | Guide, handbook: Handbook) -> bool:
    """Whether it applies to people outside and to nobody else: what they incur is 處罰, and no 懲處 of staff."""
    return bool(found.applies_to) and all(handbook.doer_kind(name) == "outsider" for name in found.applies_to)


def applying(sets: Iterable[S], handbook: Handbook, output: Output) -> Applying[S]:
    """Sorts the sets that are in an output by the posts they apply to. Time grows with the posts they name."""
    general: list[S] = []
    named: dict[str, list[S]] = {}
    for found in shown(sets, handbook, output):
        if for_every_post(found):
            general.append(found)
        for post in posts_named(found, handbook):
            named.setdefault(post, []).append(found)
    return Applying(tuple(general), {post: tuple(found) for post, found in named.items()})


def is_price_list(found: Criteria | Guide) -> bool:
    """Whether it says what a service costs, to whoever asks for it: a table of fees that names nobody."""
    return isinstance(found, Criteria) and found.side is Side.FEE and not found.applies_to
