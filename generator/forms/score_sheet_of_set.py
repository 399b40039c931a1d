"""The score sheet of a set of criteria: what is judged and how, and a row for every person. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.charts.tier_picture import cuts_of
from generator.facts.applying import for_outsiders, posts_named
from generator.facts.basis import cited
from generator.facts.criteria import CriteriaFacts, criteria_facts
from generator.facts.levels import notes_on
from generator.facts.showing import Output, Showing, showing
from generator.facts.words import HandbookWords, Words, unnamed
from generator.forms import score_sheet_parts as parts
from generator.forms.form_parts import Fact, bounded, in_rows, one, state
from generator.model import Criteria
from generator.printing.print_context import PrintContext

TIERS = "tiers.json"
"""The file that the template reads the picture of the tiers from."""
ROWS, HIGH_ROWS = 12, 9
"""So many people have a row on the sheet of a set; for more it is copied. Several measures make rows higher, of which fewer fill a page."""


def set_sheet(context: PrintContext, criteria: Criteria) -> dict[str, Any]:
    """Data of the sheet."""
    own, facts = context.words, criteria_facts(criteria, context.words)
    outside = for_outsiders(criteria, context.handbook)
    return {
        "title": heading("Decision sheet: {title}" if outside else "Score sheet: {title}", criteria, own),
        "name": own.said(criteria.title),
        **context.identity(criteria, f"criteria/{criteria.id}.html"),
        "state": state(context, criteria),
        "facts": in_rows(_set_facts(context, criteria, facts)),
        "tiers": parts.tiers(facts),
        "chart": {"name": TIERS, "cuts": cuts} if (cuts := cuts_of(criteria)) else None,
        "modifiers": parts.modifiers(facts),
        "notes": [*notes_on(facts.scales, own, shifted=facts.shifted, outside=outside), *(note.text for note in facts.notes)],
        "rows": _rows(context, criteria),
        "units": parts.units(facts),
        "columns": parts.columns(facts),
        "signers": [own.text(key) for key in ("Drafted by" if outside else "Scored by", "Reviewed by", "Decided by")],
    }


def heading(form: str, criteria: Criteria, words: HandbookWords) -> Words:
    """What the form is called; what the title ends with and the form begins with is said once: 年度考核表, and not 年度考核考核表."""
    title = words.said(criteria.title).text
    said = words.text(form, title=title)
    rest = said.removeprefix(title)
    twice = max((length for length in range(2, len(rest)) if title.endswith(rest[:length])), default=0)
    return words.own(form, title=title[:len(title) - twice]) if said.startswith(title) else Words(words.language, said)


def _set_facts(context: PrintContext, criteria: Criteria, facts: CriteriaFacts) -> Iterator[Fact]:
    own = context.words
    yield Fact(own.text("Type"), [facts.side], short=True)
    yield Fact(own.text("Scope of work"), unnamed([facts.scope]), short=True)
    yield Fact(own.text("Applies to"), bounded(context, unnamed(facts.subjects)))
    yield Fact(facts.act_label.text, one(facts.act))
    yield Fact(own.text("Measure"), parts.measures(facts))
    yield Fact(own.text("Note"), one(own.optional(criteria.summary)))
    yield Fact(own.text("Basis"), [cited(basis, own).named for basis in criteria.basis])


def _rows(context: PrintContext, criteria: Criteria) -> list[Words | None]:
    """A row for each post that the set names, as far as there is room, and empty ones; none on a marked sheet: nobody is scored by it."""
    if showing(criteria, context.handbook, Output.FORM) is not Showing.PLAIN:
        return []
    named: list[Words | None] = [*context.words.titles("post", posts_named(criteria, context.handbook)[:ROWS])]
    return named + [None] * ((HIGH_ROWS if len(criteria.measures) > 1 else ROWS) - len(named))
