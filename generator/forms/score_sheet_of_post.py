"""The score sheet of a post: all sets of criteria that apply to it in one table, for one person. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.facts.criteria import CriteriaFacts, criteria_facts
from generator.facts.labels import SIDES
from generator.facts.levels import ScaleFacts, notes_on, scales
from generator.facts.words import HandbookWords, Words
from generator.forms import score_sheet_parts as parts
from generator.forms.form_parts import Fact, in_rows
from generator.model import Criteria, Post
from generator.model.side import Side
from generator.printing.print_context import PrintContext
from generator.printing.text_width import lines

_POINTS, _LINES = 10, 25
"""Size of the type, and lines that surely fit a page; somewhat too careful."""
_CRITERIA, _OUTCOMES, _CIRCUMSTANCES = 30, 90, 50
"""Widths in millimetres of the columns of a post's sheet; the outcomes stand in columns of their own, one more than measures."""


class SetOnPost:
    """What the sheets of posts print of a set: put into words once, since many posts share a set."""

    def __init__(self, words: HandbookWords, criteria: Criteria) -> None:
        self.side: Side = criteria.side
        self.facts: CriteriaFacts = criteria_facts(criteria, words)
        data = {
            "title": self.facts.title.words,
            "measures": parts.measures(self.facts),
            "units": parts.units(self.facts),
            "columns": parts.columns(self.facts),
            "tiers": parts.tiers(self.facts),
            "modifiers": parts.modifiers(self.facts),
        }
        self.data: Mapping[str, Any] = {**data, "long": _is_long(data)}


def _is_long(data: Mapping[str, Any]) -> bool:
    """Whether the row of a set may take more than a page."""
    criteria = _height((data["title"], *data["measures"]), _CRITERIA)
    outcomes = sum(_height_of_tier(tier) for tier in data["tiers"])
    circumstances = _height((Words("", item["title"].text + item["effect"]) for item in data["modifiers"]), _CIRCUMSTANCES)
    return max(criteria, outcomes, circumstances) > _LINES


def _height_of_tier(tier: Mapping[str, Any]) -> int:
    """What stands side by side is as high as the highest of it."""
    column = _OUTCOMES / (len(tier["values"]) + 1)
    earned = Words("", " ".join(tier[name].text for name in ("level", "points", "duration") if tier[name]))
    beside = max(_height([words], column) for words in (*tier["values"], earned) if words)
    return beside + (_height([tier["description"]], _OUTCOMES) if tier["description"] else 0)


def _height(texts: Iterable[Words], width: float) -> int:
    return sum(lines(words.text, _POINTS, width) for words in texts)


def post_sheet(context: PrintContext, post: Post, sets: list[SetOnPost]) -> dict[str, Any]:
    """Data of the sheet."""
    own = context.words
    used = {scale for found in sets for scale in found.facts.scales}
    ordered = [scale for scale in scales(own) if scale in used]
    return {
        "title": own.own("Score sheet of {post}", post=own.said(post.title).text),
        **context.identity(post, f"posts/{post.id}.html"),
        "facts": in_rows(_post_facts(context, post)),
        "sides": [{"title": own.text(SIDES[side.value]), "sets": [found.data for found in sets if found.side is side]}
                  for side in Side if any(found.side is side for found in sets)],
        "tally": [[title.text for title in scale.order] for scale in _counted(ordered)],
        "notes": [*notes_on(ordered, own, shifted=any(found.facts.shifted for found in sets)), *_notes(own, sets)],
        "signers": [own.text(key) for key in ("The person judged", "Scored by", "Reviewed by", "Decided by")],
    }


def _notes(own: HandbookWords, sets: Iterable[SetOnPost]) -> Iterator[str]:
    """How the circumstances of each set act, where that is stated."""
    for found in sets:
        if found.facts.notes:
            yield found.facts.title.text + own.text(": ") + " ".join(note.text for note in found.facts.notes)


def _post_facts(context: PrintContext, post: Post) -> Iterator[Fact]:
    text, space = context.words.text, [Words(context.language, "")]
    yield Fact(text("Post"), [context.words.said(post.title)], short=True)
    yield Fact(text("Unit"), context.words.titles("unit", [post.unit]), short=True)
    yield Fact(text("Reports to"), context.words.titles("post", [post.reports_to]), short=True)
    yield Fact(text("Name of the person"), space, short=True)
    yield Fact(text("Period"), space, short=True)


def _counted(found: Iterable[ScaleFacts]) -> list[ScaleFacts]:
    """The scales whose levels are counted: a person gets one grade, but may get a reward or a penalty several times."""
    return [scale for scale in found if scale.side in (Side.REWARD, Side.PENALTY)]
