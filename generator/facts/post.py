"""What a post says of itself besides its duties: its place, who holds it, what it may decide alone, and what it asks of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from generator.analysis.scale import decider
from generator.facts.words import HandbookWords, Named, Words
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Post
from generator.model.post import Authority
from generator.questions import question


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFacts:
    """What a post decides alone; `limit` says how far, or that nothing is stated, `holds` for which scopes and procedures."""

    decide: Words
    limit: Words
    holds: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """`reports_to` says that there is nobody for the highest post; `holders` how many people hold it; `levels` are those on which it
    decides."""

    unit: Named | None
    reports_to: Named | Words
    holders: Words
    levels: tuple[Named, ...]
    authority: tuple[AuthorityFacts, ...]
    requirements: tuple[Words, ...]


def post_facts(post: Post, words: HandbookWords) -> PostFacts:
    """The facts of one post."""
    return PostFacts(
        unit=words.optional_named("unit", post.unit),
        reports_to=words.named("post", post.reports_to) if post.reports_to else Words(
            words.language, formatting.sentence(words.text("nobody: the highest post"))),
        holders=words.own("{count} person" if post.headcount == 1 else "{count} people", count=post.headcount),
        levels=words.all_named("level", _levels_decided(words.handbook, post.id)),
        authority=tuple(_authority(each, words) for each in post.authority), requirements=tuple(words.every(post.requirements)))


@question
def _levels_decided(handbook: Handbook, post: str) -> tuple[str, ...]:
    """The levels on which a post decides by itself, in the order of the handbook."""
    return tuple(level.id for level in handbook.by_kind["level"].values() if decider(level, handbook) == post)


def _authority(authority: Authority, words: HandbookWords) -> AuthorityFacts:
    return AuthorityFacts(
        decide=words.said(authority.decide), limit=words.optional(authority.limit) or words.own("none stated"),
        holds=(*words.all_named("scope", authority.scopes), *words.all_named("procedure", authority.procedures)))
