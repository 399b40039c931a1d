"""Criteria that class things are on no score sheet and in a part of the book of their own; what they can come to is known."""

from __future__ import annotations

import io

import openpyxl

from generator.analysis.reachable import reachable_levels
from generator.book.criteria import classes, reward_and_penalty
from generator.book.portions import Piece, portions
from generator.exports.workbook import workbook
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords, plain
from generator.forms.score_sheet import score_sheet_jobs
from generator.forms.whole_handbook import book_of
from generator.printing.print_context import PrintContext
from tests.checklist_cases import handbook, post

LEVELS = [{"id": "sev-3", "title": "SEV-3", "side": "class", "rank": 1}, {"id": "sev-2", "title": "SEV-2", "side": "class", "rank": 2},
          {"id": "sev-1", "title": "SEV-1", "side": "class", "rank": 3}, {"id": "late", "title": "Late", "side": "penalty", "rank": 1}]
SEVERITY = {"kind": "criteria", "id": "severity", "title": "Severity", "side": "class",
            "measures": [{"id": "share", "title": "Customers hit", "unit": "per cent", "maximum": 100}],
            "tiers": [{"when": "= 0"}, {"when": "> 0, < 50", "level": "sev-3"}, {"when": ">= 50", "level": "sev-2"}],
            "modifiers": [{"id": "data", "title": "Data exposed", "effect": "up"}], "cap": {"up": 1}}
LATENESS = {"kind": "criteria", "id": "lateness", "title": "Lateness", "side": "penalty",
            "measures": [{"id": "days", "title": "Days late", "unit": "days"}], "tiers": [{"when": "any", "level": "late"}]}
MADE = handbook(post(), SEVERITY, LATENESS, levels=LEVELS)


def test_only_what_judges_people_is_on_a_score_sheet() -> None:
    addresses = [job.address for job in score_sheet_jobs(PrintContext(MADE, "en"))]
    assert any(address.endswith("criteria/lateness.pdf") for address in addresses)
    assert not any("severity" in address for address in addresses)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(MADE, "en")()))["Score sheet"]
    assert {row[1] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"Lateness"}


def test_what_classes_things_is_not_said_to_hold_for_every_post() -> None:
    words = HandbookWords.of(MADE, "en")
    found = {name: plain(criteria_facts(MADE.criteria[name], words).subjects) for name in ("severity", "lateness")}
    assert found == {"severity": "", "lateness": "Every post"}


def test_the_book_has_classes_in_a_part_of_their_own() -> None:
    def sets(part: list[Piece]) -> list[str]:
        return [at for portion in portions(part) for at in portion.gist.places if at.startswith("criteria:")]

    book = book_of(PrintContext(MADE, "en"))
    assert (sets(reward_and_penalty(book)), sets(classes(book))) == (["criteria:lateness"], ["criteria:severity"])


def test_a_class_is_not_called_a_reward_or_a_penalty() -> None:
    facts = criteria_facts(MADE.criteria["severity"], HandbookWords.of(MADE, "en"))
    assert facts.side.text == "Classification" and plain(facts.tiers[0].outcome.said) == "not classed"
    assert facts.modifiers[0].effect.text == "higher class, 1 level"


def test_the_levels_that_a_set_can_come_to_are_those_of_its_tiers_and_where_circumstances_lead() -> None:
    assert reachable_levels(MADE.criteria["severity"], MADE) == ("sev-3", "sev-2", "sev-1")
