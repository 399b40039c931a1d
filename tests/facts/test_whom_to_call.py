"""Whom to turn to about a procedure: whoever takes in what arrives, else its owner; in an emergency and for visitors somebody who can be dialled."""

from __future__ import annotations

import pytest

from generator.facts.whom_to_call import whom_to_call
from tests.question_cases import handbook_of


@pytest.mark.parametrize(("book", "procedure", "posts"), [
    ("sample", "petition-handling", ("registry-clerk",)),  # who takes in the petition
    ("sample", "seal-use", ("secretary",)),
    ("traffic-tickets", "instalments", ("counter",)),
    ("senior-high-school", "award-case", ("discipline-chief",)),  # the form teacher only proposes
    ("infection-control", "case-report", ("infection-head",)),  # whoever makes the diagnosis only reports it
    ("fire-station", "swap", ("captain",)),  # whoever does the first step is whose case it is
    ("travel-expenses", "trip", ("finance-chief",)),
    ("water-supply", "planned-stop", ("service-manager",)),  # what arrives is not taken in by the first step: it fills in a form
    ("public-property", "lending", ("chief",)),  # without an owner, the post that answers for the scope
    ("sample", "emergency-response", ("duty-officer",)),  # sudden: who acts first
    ("fire-station", "radio-loss", ("gear-keeper",)),  # sudden: who acts first has no number
    ("university-laboratories", "accident", ("safety-officer",)),  # sudden: who acts first has no number, and whom they call has one
    ("household-office", "data-breach", ("admin-head",)),  # sudden: whoever finds it only calls somebody, who is named
    ("rental-housing", "trapped", ("key-keeper",)),  # sudden: what is done first is to call somebody outside
    ("forestry", "burning-permit", ("duty-officer",)),  # who takes in what an applicant hands in as the first step
    ("ferry-port", "dangerous-goods", ("duty-master",)),  # told to visitors: the owner has no number, and who checks what a shipper hands in has one
    ("market-station", "equipment-accident", ("duty-officer",)),  # sudden: what is done first is left to whoever reports it
    ("public-library", "overdue", ("circulation-clerk",)),  # told to visitors: the owner has no number
    ("traffic-tickets", "ticket", ("counter",)),  # told to visitors: neither has one, and the handbook's contact has
    ("environment-bureau", "complaint", ("inspector",)),  # told to visitors: nobody has one
])
def test_whom_to_turn_to(book: str, procedure: str, posts: tuple[str, ...]) -> None:
    handbook = handbook_of(book)
    assert whom_to_call(handbook.procedures[procedure], handbook) == posts
