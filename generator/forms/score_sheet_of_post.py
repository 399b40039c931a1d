"""The score sheet of a post: all sets of criteria that apply to it in one table, for one person. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.facts.labels import SIDES
from generator.facts.words import Words
from generator.forms.form_parts import Fact, in_rows
from generator.forms.score_sheet_words import Scale, ScoreWords
from generator.model import Criteria, Post
from generator.model.handbook import Side
from generator.printing.print_context import PrintContext
from generator.printing.text_width import lines

_POINTS, _LINES, _COLUMNS = 10, 25, (36, 60, 50)
"""Size of the type, lines that surely fit a page, and widths in millimetres of the columns of a post's sheet; somewhat too careful."""


class SetOnPost:
    """What the sheets of posts print of a set: put into words once, since many posts share a set."""

    def __init__(self, words: ScoreWords, criteria: Criteria) -> None:
        self.side: Side = criteria.side
        self.shifted = words.shifted(criteria)
        self.scales = words.scales(criteria)
        data = {
            "title": words.context.words.said(criteria.title),
            "measures": words.measures(criteria),
            "units": words.units(criteria),
            "tiers": [{"ranges": words.ranges(criteria, tier), **words.outcome(tier)} for tier in criteria.tiers],
            "modifiers": words.modifiers(criteria),
        }
        self.data: Mapping[str, Any] = {**data, "long": _is_long(data)}


def _is_long(data: Mapping[str, Any]) -> bool:
    """Whether the row of a set may take more than a page."""
    criteria = [data["title"], *data["measures"]]
    outcomes = [words for tier in data["tiers"] for words in tier["ranges"]]
    circumstances = [item["title"] for item in data["modifiers"]]
    return any(sum(lines(words.text, _POINTS, column) for words in cell) > _LINES
               for cell, column in zip((criteria, outcomes, circumstances), _COLUMNS, strict=True))


def post_sheet(words: ScoreWords, post: Post, sets: list[SetOnPost]) -> dict[str, Any]:
    """Data of the sheet."""
    context, own = words.context, words.context.words
    scales = sorted(dict.fromkeys(scale for found in sets for scale in found.scales), key=_rank)
    return {
        "title": own.own("Score sheet of {post}", post=own.said(post.title).text),
        **context.identity(post, f"posts/{post.id}.html"),
        "facts": in_rows(_post_facts(context, post)),
        "sides": [{"title": own.text(SIDES[side.value]), "sets": [found.data for found in sets if found.side is side]}
                  for side in Side if any(found.side is side for found in sets)],
        "tally": [[words.level(level) for level in scale] for scale in _counted(scales)],
        "notes": words.notes(scales, shifted=any(found.shifted for found in sets)),
        "signers": [own.text(key) for key in ("The person judged", "Scored by", "Reviewed by", "Decided by")],
    }


def _post_facts(context: PrintContext, post: Post) -> Iterator[Fact]:
    text, blank = context.words.text, [Words(context.language, "")]
    yield Fact(text("Post"), [context.words.said(post.title)], short=True)
    yield Fact(text("Unit"), context.words.titles("unit", [post.unit] if post.unit else []), short=True)
    yield Fact(text("Reports to"), context.words.titles("post", [post.reports_to] if post.reports_to else []), short=True)
    yield Fact(text("Name of the person"), blank, short=True)
    yield Fact(text("Period"), blank, short=True)


def _rank(scale: Scale) -> tuple[int, str]:
    return [*Side].index(scale[0].side), scale[0].scale or ""


def _counted(scales: Iterable[Scale]) -> list[Scale]:
    """The scales whose levels are counted: a person gets one grade, but may get a reward or a penalty several times."""
    return [scale for scale in scales if scale[0].side is not Side.GRADE]
