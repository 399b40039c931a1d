"""The answer that a reader comes to a post for: what it answers for, how it is reached, and who stands in for it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.contact import Contact, Reached, contacts, reached
from generator.facts.words import HandbookWords, Named
from generator.model import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """`substitutes` are in the order in which they stand in; `reports_to` is None for the highest post, and for readers outside, who are
    told by the contact whom they reach."""

    answers_for: tuple[Named, ...]
    reached: tuple[Reached, ...]
    substitutes: tuple[Contact, ...]
    reports_to: Contact | None


def post_card(post: Post, words: HandbookWords) -> PostCard:
    """The card of a post."""
    above = contacts((post.reports_to,), words) if post.reports_to and not words.handbook.for_outside else ()
    return PostCard(answers_for=words.all_named("scope", post.answers_for), reached=reached(post.contact, words),
                    substitutes=contacts(post.substitutes, words), reports_to=above[0] if above else None)
