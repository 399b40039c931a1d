"""The score sheet of a set of criteria: what is judged and how, and a row for every person. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import wording
from generator.forms.form_parts import Fact, bounded, in_rows, one, state
from generator.forms.score_sheet_words import ScoreWords
from generator.model import Criteria
from generator.model.common import Basis, Status
from generator.printing.edition import Edition
from generator.printing.words import Words

ROWS = 12
"""So many people have a row on the sheet of a set; for more it is copied."""


def set_sheet(words: ScoreWords, criteria: Criteria) -> dict[str, Any]:
    """Data of the sheet."""
    edition, own = words.edition, words.edition.words
    return {
        "title": own.own("Score sheet: {title}", title=own.said(criteria.title).text),
        "name": own.said(criteria.title),
        **edition.identity(criteria, f"criteria/{criteria.id}.html"),
        "state": state(edition, criteria),
        "facts": in_rows(_set_facts(words, criteria)),
        "tiers": [{"title": words.title(tier, number), "ranges": words.ranges(criteria, tier), **words.outcome(tier)}
                  for number, tier in enumerate(criteria.tiers, 1)],
        "modifiers": words.modifiers(criteria),
        "notes": words.notes(words.scales(criteria), shifted=words.shifted(criteria)),
        "rows": [] if criteria.status is Status.RETIRED else _rows(edition, criteria),
        "units": words.units(criteria),
        "signers": [own.text(key) for key in ("Scored by", "Reviewed by", "Decided by")],
    }


def _set_facts(words: ScoreWords, criteria: Criteria) -> Iterator[Fact]:
    edition, own = words.edition, words.edition.words
    side = wording.sentence(wording.choice(criteria.side, edition.language))
    posts = edition.words.titles("post", criteria.applies_to) or [Words(edition.language, wording.sentence(own.text("every post")))]
    yield Fact(own.text("Side"), [Words(edition.language, side)], short=True)
    yield Fact(own.text("Scope of work"), edition.words.titles("scope", [criteria.scope] if criteria.scope else []), short=True)
    yield Fact(own.text("Applies to"), bounded(edition, posts))
    yield Fact(own.text("What is judged"), one(own.optional(criteria.act)))
    yield Fact(own.text("Measure"), words.measures(criteria))
    yield Fact(own.text("Note"), one(own.optional(criteria.summary)))
    yield Fact(own.text("Basis"), [_cited(edition, basis) for basis in criteria.basis])


def _cited(edition: Edition, basis: Basis) -> Words:
    cite = edition.words.said(basis.cite)
    article = edition.words.text("article {article}", article=basis.article) if basis.article else ""
    return Words(cite.language, " ".join(filter(None, (cite.text, article))))


def _rows(edition: Edition, criteria: Criteria) -> list[Words | None]:
    """A row for each post that the set names, as far as there is room, and empty ones."""
    named: list[Words | None] = [*edition.words.titles("post", criteria.applies_to[:ROWS])]
    return named + [None] * (ROWS - len(named))
