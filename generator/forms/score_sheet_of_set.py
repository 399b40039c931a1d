"""The score sheet of a set of criteria: what is judged and how, and a row for every person. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.analysis.standing import is_in_force
from generator.facts.words import Words
from generator.forms.form_parts import Fact, bounded, in_rows, one, state
from generator.forms.score_sheet_words import ScoreWords
from generator.i18n import formatting
from generator.model import Criteria
from generator.model.common import Basis
from generator.printing.print_context import PrintContext

ROWS = 12
"""So many people have a row on the sheet of a set; for more it is copied."""


def set_sheet(words: ScoreWords, criteria: Criteria) -> dict[str, Any]:
    """Data of the sheet."""
    context, own = words.context, words.context.words
    return {
        "title": own.own("Score sheet: {title}", title=own.said(criteria.title).text),
        "name": own.said(criteria.title),
        **context.identity(criteria, f"criteria/{criteria.id}.html"),
        "state": state(context, criteria),
        "facts": in_rows(_set_facts(words, criteria)),
        "tiers": [{"title": words.title(tier, number), "ranges": words.ranges(criteria, tier), **words.outcome(tier)}
                  for number, tier in enumerate(criteria.tiers, 1)],
        "modifiers": words.modifiers(criteria),
        "notes": words.notes(words.scales(criteria), shifted=words.shifted(criteria)),
        "rows": _rows(context, criteria) if is_in_force(criteria, context.handbook) else [],
        "units": words.units(criteria),
        "signers": [own.text(key) for key in ("Scored by", "Reviewed by", "Decided by")],
    }


def _set_facts(words: ScoreWords, criteria: Criteria) -> Iterator[Fact]:
    context, own = words.context, words.context.words
    side = formatting.sentence(formatting.choice(criteria.side, context.language))
    posts = context.words.titles("post", criteria.applies_to) or [Words(context.language, formatting.sentence(own.text("every post")))]
    yield Fact(own.text("Side"), [Words(context.language, side)], short=True)
    yield Fact(own.text("Scope of work"), context.words.titles("scope", [criteria.scope] if criteria.scope else []), short=True)
    yield Fact(own.text("Applies to"), bounded(context, posts))
    yield Fact(own.text("What is judged"), one(own.optional(criteria.act)))
    yield Fact(own.text("Measure"), words.measures(criteria))
    yield Fact(own.text("Note"), one(own.optional(criteria.summary)))
    yield Fact(own.text("Basis"), [_cited(context, basis) for basis in criteria.basis])


def _cited(context: PrintContext, basis: Basis) -> Words:
    cite = context.words.said(basis.cite)
    article = context.words.text("article {article}", article=basis.article) if basis.article else ""
    return Words(cite.language, " ".join(filter(None, (cite.text, article))))


def _rows(context: PrintContext, criteria: Criteria) -> list[Words | None]:
    """A row for each post that the set names, as far as there is room, and empty ones."""
    named: list[Words | None] = [*context.words.titles("post", criteria.applies_to[:ROWS])]
    return named + [None] * (ROWS - len(named))
