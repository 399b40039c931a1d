"""Who reports to whom, as a nested list: read aloud as a list, drawn as a tree by the style sheet."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from generator.analysis.standing import standing
from generator.charts.svg import said
from generator.facts.standing_words import state_word
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import Post
from generator.model.text import Text

MOST_POSTS = 60
"""Larger organisations are shown three levels deep, with so many posts below one another as `MOST_BELOW` says."""
MOST_LEVELS = 3
MOST_BELOW = 12


def org_chart(handbook: Handbook, language: str, href: Callable[[str, str], str] | None = None) -> Markup:
    """The tree of posts for a page: a `div` of class `hb-chart`. Posts lead to `href("post", id)`. Empty without posts."""
    if not handbook.posts:
        return Markup()
    chart = _Chart(handbook, language, href)
    return Markup('<div class="hb-chart">{}</div>').format(chart.posts_below(None, 1))


class _Chart:
    def __init__(self, handbook: Handbook, language: str, href: Callable[[str, str], str] | None) -> None:
        self.handbook, self.language, self.href = handbook, language, href
        self.words = HandbookWords.of(handbook, language)
        self.text = self.words.text
        self.below: dict[str | None, list[Post]] = {}
        for post in handbook.posts.values():
            self.below.setdefault(handbook.superior(post), []).append(post)
        self.large = len(handbook.posts) > MOST_POSTS

    def posts_below(self, post: str | None, level: int) -> Markup:
        """The list of the posts that report to `post`; None for the highest."""
        found = self.below.get(post, [])
        if not found:
            return Markup()
        if self.large and level > MOST_LEVELS:
            return self.number("{count} post reports to it" if len(found) == 1 else "{count} posts report to it", len(found))
        shown = found[:MOST_BELOW] if self.large else found
        items = [Markup("<li>{}{}</li>").format(self.card(item), self.posts_below(item.id, level + 1)) for item in shown]
        if len(shown) < len(found):
            items.append(Markup("<li>{}</li>").format(self.number("and {count} more", len(found) - len(shown))))
        name = Markup(' class="hb-org" aria-label="{}"').format(self.text("Who reports to whom")) if post is None else Markup()
        return Markup("<ul{} role=\"list\">{}</ul>").format(name, Markup().join(items))

    def card(self, post: Post) -> Markup:
        """A post with its unit and how many hold it, and its state where it is not in force."""
        title = self.marked(post.title)
        if self.href:
            title = Markup('<a href="{}">{}</a>').format(self.href("post", post.id), title)
        unit = self.handbook.find("unit", post.unit) if post.unit else None
        state = state_word(standing(post, self.handbook), self.words)
        facts = [*([escape(state)] if state else []), *([self.marked(unit.title)] if unit else [])]
        if post.headcount > 1:
            facts.append(escape(self.text("{count} people", count=post.headcount)))
        below = Markup('<span class="hb-org-facts">{}</span>').format(escape(self.text(", ")).join(facts)) if facts else Markup()
        return Markup('<div class="hb-org-post"><span class="hb-org-title">{}</span>{}</div>').format(title, below)

    def number(self, key: str, count: int) -> Markup:
        return Markup('<span class="hb-org-more">{}</span>').format(self.text(key, count=count))

    def marked(self, text: Text) -> Markup:
        """A text, marked where its language is not the page's."""
        found = said(self.words.said(text), self.language)
        return Markup('<span lang="{}">{}</span>').format(found.lang, found.text) if found.lang else escape(found.text)
