"""What a post takes part in, and as what."""

from __future__ import annotations

from generator.facts.participation import post_view, role_at
from generator.pages.links import Links
from generator.pages.participation import roles_in_words
from tests.page_cases import small_handbook

HANDBOOK = small_handbook()


def test_places_in_the_organisation() -> None:
    chief, clerk = post_view(HANDBOOK, "chief"), post_view(HANDBOOK, "clerk")
    assert (chief.subordinates, chief.stands_in_for, [unit.id for unit in chief.heads]) == (["clerk"], ["clerk"], ["office"])
    assert [register.id for register in clerk.registers] == ["log"]
    assert not clerk.subordinates


def test_roles_in_procedures_with_their_places() -> None:
    part = post_view(HANDBOOK, "clerk").procedures["circulation"]
    assert part.roles == {
        "does": [("step-check", 1), ("step-send", 2)], "drafts": [("delegation-1", 1)], "may use": [("discretion-1", 1)]}
    assert list(post_view(HANDBOOK, "chief").procedures["circulation"].roles) == ["approves", "is informed", "decides"]


def test_roles_in_words() -> None:
    part = post_view(HANDBOOK, "chief").procedures["circulation"]
    assert roles_in_words(part, Links(HANDBOOK, "zh-Hant")) == [
        ("核定", '<a href="../procedures/circulation.html#step-check">第1步</a>'),
        ("收受告知", '<a href="../procedures/circulation.html#step-send">第2步</a>'),
        ("核定分層事項", '<a href="../procedures/circulation.html#delegation-1">第1項</a>'),
    ]


def test_oversight_criteria_and_what_it_keeps() -> None:
    clerk, chief = post_view(HANDBOOK, "clerk"), post_view(HANDBOOK, "chief")
    assert clerk.oversight["deadlines"][1] == ["responsibility", "inspection", "notification", "rectification", "assessment"]
    assert chief.oversight["deadlines"][1] == ["inspector"]
    assert [criteria.id for criteria in clerk.criteria] == ["late"]
    assert {link.entry.id for link in chief.owns} == {"clerk", "circulation", "late", "manners", "deadlines", "fast"}


def test_roles_at_paths() -> None:
    assert role_at(("steps", 2, "by", 0)) == "does"
    assert role_at(("delegation", 0, "cosign", 1)) == "co-signs"
    assert role_at(("owner",)) is None
