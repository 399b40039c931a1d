"""Where a post stands in the organisation. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.facts.participation import PostView
from generator.facts.post import post_facts
from generator.facts.showing import Output, shown
from generator.facts.words import Words, unnamed
from generator.forms.form_parts import Fact, bounded, one
from generator.model import Post
from generator.printing.print_context import PrintContext


def place(context: PrintContext, post: Post, view: PostView) -> Iterator[Fact]:
    """What it is for, its unit, above and below it, who stands in for whom, and what it answers for and keeps."""
    words, facts = context.words, post_facts(post, context.words)
    effective = context.handbook.effective(post)
    yield Fact(words.text("Purpose"), one(words.optional(post.summary)))
    yield Fact(words.text("Post"), [words.said(post.title)], short=True)
    yield Fact(words.text("Unit"), unnamed([facts.unit]), short=True)
    yield Fact(words.text("Reports to"), unnamed([facts.reports_to]), short=True)
    yield Fact(words.text("Holders"), [facts.holders], short=True)
    yield Fact(words.text("Contact"), one(words.optional(post.contact)), short=True)
    yield Fact(words.text("In force from"), [Words(context.language, words.date(effective))] if effective else [], short=True)
    yield Fact(words.text("Heads the unit"), [words.said(unit.title) for unit in view.heads])
    yield Fact(words.text("Leads"), bounded(context, context.words.titles("post", _held(context, view.subordinates))))
    yield Fact(words.text("Substitutes (A and B posts)"), _numbered(context.words.titles("post", post.substitutes)))
    stands_in = [_stands_in(context, post, name) for name in _held(context, view.stands_in_for)]
    yield Fact(words.text("Stands in for"), bounded(context, stands_in))
    yield Fact(words.text("May take the role"), context.words.titles("role", view.case_names))
    yield Fact(words.text("Member of"), context.words.titles("role", view.bodies))
    yield Fact(words.text("Decides on the levels"), bounded(context, unnamed(facts.levels)))
    yield Fact(words.text("Answers for"), context.words.titles("scope", post.answers_for))
    yield Fact(words.text("Registers it keeps"), bounded(context, [words.said(register.title) for register in view.registers]))


def _held(context: PrintContext, names: Iterable[str]) -> Iterator[str]:
    """The posts that somebody holds now: what a person is given says nothing of those to come."""
    posts = (context.handbook.posts[name] for name in names)
    return (post.id for post in shown(posts, context.handbook, Output.DESCRIPTION))


def _numbered(values: list[Words]) -> list[Words]:
    """The values with their numbers, where there are several."""
    return [Words(language, f"{number}. {text}") for number, (language, text) in enumerate(values, 1)] if len(values) > 1 else values


def _stands_in(context: PrintContext, post: Post, name: str) -> Words:
    """A post that this one stands in for, and as which of its substitutes."""
    other = context.handbook.posts[name]
    title = context.words.title("post", name)
    if len(other.substitutes) == 1:
        return title
    order = other.substitutes.index(post.id) + 1
    return Words(title.language, context.words.text("{post} (as substitute {place})", post=title.text, place=order))
