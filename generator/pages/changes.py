"""The page of what has changed in the rules, and what other pages say of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby
from typing import Any

from markupsafe import Markup, escape

from generator.facts.changes import EntryChange, FieldChange, What, changes, last_change
from generator.facts.redline import Piece
from generator.facts.showing import Output, shown
from generator.facts.words import Words
from generator.model import Entry
from generator.model.kinds import BY_NAME
from generator.pages.downloads import of_changes
from generator.pages.links import Links
from generator.reads import Declare

MOST = 300
"""Older changes are left to the history of the files."""
NEWS = 8
AT_FIRST = 3
"""So many fields of an entry are shown before somebody asks for the rest of them."""
_WORTH_FOLDING = 3
AT_ONCE = 20
"""So many entries are shown before the days that follow are folded."""
MOST_IN_A_LINE = 3
LONGEST_IN_A_LINE = 60
"""Characters of a change that still fits the line at the foot of a page."""
_MARKS = {"out": "del", "in": "ins"}

Values = dict[str, Any]


def changes_values(links: Links) -> Values:
    """The page itself: days with their changes, the newest first, and the posts among which a reader may choose."""
    found = changes(links.words)[:MOST]
    posts = shown(links.handbook.posts.values(), links.handbook, Output.NAVIGATION)
    return {
        "days": _days(found),
        "change_posts": [post for post in posts if any(post.id in change.posts or change.for_all for change in found)],
        "anchor": anchor, "redline": redline_markup, "shown_at_first": shown_at_first,
        "kind_of": lambda change: BY_NAME[change.kind].one, "home": links.handbook.entry.id,
        "downloads": of_changes(links) if found else [],
    }


def _days(found: Sequence[EntryChange]) -> list[tuple[datetime.date, list[EntryChange], bool]]:
    """(day, what changed on it, whether it is folded): who wants to know what is new looks at the newest, and finds the others."""
    days = [(day, list(group)) for day, group in groupby(found, key=lambda change: change.day)]
    before = accumulate((len(changed) for _, changed in days), initial=0)
    return [(day, changed, shown >= AT_ONCE) for (day, changed), shown in zip(days, before, strict=False)]


def declared_news(links: Links, declare: Declare) -> Callable[[], bytes]:
    """Declares what the first page says of changes as a piece: another text of what has changed already leaves it as it is."""
    return declare("news", lambda: json.dumps(
        [[change.day.isoformat(), change.what.value, change.kind, change.name, change.title[:2], change.posts, change.for_all]
         for change in changes(links.words)[:MOST]], ensure_ascii=False).encode("utf-8", "surrogatepass"))


def home_news(news: bytes) -> Values:
    """What the first page says is new, and which days and posts changes are about, so that a reader's own can be counted."""
    found = [EntryChange(datetime.date.fromisoformat(day), What(what), kind, name, Words(*title), (), tuple(posts), for_all)
             for day, what, kind, name, title, posts, for_all in json.loads(news)]
    return {"news": found[:NEWS], "news_anchor": anchor, "news_kind": lambda change: BY_NAME[change.kind].one,
            "news_data": [[change.day.isoformat(), "*" if change.for_all else " ".join(change.posts)] for change in found]}


def last_changed(entry: Entry, links: Links) -> Values:
    """When an entry changed last, where on the page of changes that stands, and in a few words what changed if that is short."""
    change = last_change(*entry.key, links.words)
    return {"last_change": change and (change.day, f"changes/index.html#{anchor(change)}", _in_a_line(change, links))}


def anchor(change: EntryChange) -> str:
    return f"{change.day.isoformat()}-{change.kind}-{change.name}"


def shown_at_first(fields: Sequence[FieldChange]) -> int:
    """How many changed fields of an entry are shown at once: a day on which much changed would be too long to look through on a phone."""
    return AT_FIRST if len(fields) >= AT_FIRST + _WORTH_FOLDING else len(fields)


def redline_markup(field: FieldChange) -> Markup:
    """What was struck out and what was put in."""
    return Markup("").join(map(_piece, field.pieces))


def _piece(piece: Piece) -> Markup:
    mark = _MARKS.get(piece.what)
    return Markup(f"<{mark}>{escape(piece.text)}</{mark}>") if mark else escape(piece.text)


def _in_a_line(change: EntryChange, links: Links) -> str:
    """`Time limit: 1 hour → 30 minutes`; where that is long, or several fields changed, which ones they are."""
    if len(change.fields) == 1:
        field = change.fields[0]
        if field.before and field.after and len(field.before.text) + len(field.after.text) <= LONGEST_IN_A_LINE:
            return links.spoken.text("{label}: {before} → {after}", label=field.label, before=field.before.text, after=field.after.text)
    named = links.spoken.text(", ").join(dict.fromkeys(field.label for field in change.fields[:MOST_IN_A_LINE]))
    number = len(change.fields)
    return links.spoken.text("{fields} and others, {number} in all", fields=named, number=number) if number > MOST_IN_A_LINE else named
