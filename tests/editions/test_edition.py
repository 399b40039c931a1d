"""The edition for an audience: what is withheld is gone with everything that belongs to it, and nothing visible names it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from checklist_cases import HEAD, post, written
from page_cases import handbook

from generator import pipeline
from generator.door import Settings
from generator.edition import changed_ways, edition, emptied_lists, withheld_references, withheld_replacements
from generator.errors import HandbookError
from generator.handbook import Handbook
from generator.model.text import DROPPABLE

AUDIENCES = [{"id": "staff", "title": "同仁"}, {"id": "public", "title": "民眾", "internal": False}]


def of(*entries: dict[str, Any], **head: Any) -> Handbook:
    return handbook(*entries, audiences=AUDIENCES, **head)


def term(name: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "term", "id": name, "title": name, "definition": "意義", **fields}


def procedure(*steps: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"kind": "procedure", "id": "loan", "title": "調閱", "trigger": "申請", "steps": [{"do": "辦理", **step} for step in steps], **fields}


def names(made: Handbook, kind: str) -> list[str]:
    return list(made.by_kind[kind])


def named(made: Handbook, audience: str = "public") -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(found.entry.id, found.path, found.name) for found in withheld_references(made, audience)]


def test_an_entry_for_others_is_gone_and_so_is_what_it_names() -> None:
    made = of(term("seal", audience="staff", see="stamp"), term("stamp"))
    assert named(made) == []
    public = edition(made, "public")
    assert names(public, "term") == ["stamp"] and public.links_to("term", "stamp") == ()
    assert names(edition(made, "staff"), "term") == ["seal", "stamp"]


@pytest.mark.parametrize(("audience", "left"), [("public", False), ("staff", True)])
def test_readers_outside_are_told_no_principles_and_no_substitutes(audience: str, left: bool) -> None:
    """Nor do these stand in the way of their edition, where they name what is withheld."""
    made = of(post(substitutes=["chief"]), post(name="chief", title="主任", audience="staff"), principles=["先到先辦"])
    assert named(made) == []
    seen = edition(made, audience)
    assert (bool(seen.entry.principles), bool(seen.posts["clerk"].substitutes)) == (left, left)


@pytest.mark.parametrize(("kind", "fields"), [("form", {"forms": [{"id": "a", "title": "甲", "audience": "staff"}]}),
                                              ("register", {"registers": [{"id": "a", "title": "甲", "audience": "staff"}]})])
def test_forms_and_registers_can_be_withheld(kind: str, fields: dict[str, Any]) -> None:
    assert names(edition(of(**fields), "public"), kind) == []


def test_steps_are_numbered_anew_and_called_by_their_new_numbers() -> None:
    """A gap in the names of steps would say how many are withheld."""
    made = of(procedure({"do": "受理"}, {"do": "查密", "audience": "staff"}, {"do": "交付", "next": "step-5"}, {"do": "催還"}, {"do": "歸還"}),
              {"kind": "post", "id": "clerk", "title": "辦事員", "duties": [
                  {"id": "a", "do": "交付", "when": "daily", "procedure": "loan", "step": "step-3"}]},
              registers=[{"id": "log", "title": "登記簿", "keeper": "clerk"}],
              conflicts=[{"title": "職能", "keeps": "log", "approves": [{"procedure": "loan", "step": "step-5"}]}])
    public = edition(made, "public")
    loan = public.procedures["loan"]
    assert [(str(step.do), step.id, step.next) for step in loan.steps] == [
        ("受理", None, None), ("交付", None, "step-4"), ("催還", None, None), ("歸還", None, None)]
    assert public.posts["clerk"].duties[0].step == "step-2"
    assert public.entry.conflicts[0].approves[0].step == "step-4"


def test_steps_whose_doers_must_be_others_are_called_by_their_new_numbers() -> None:
    made = of(procedure({"do": "查密", "audience": "staff"}, {"do": "交付"}, {"do": "歸還", "other_than": "step-2"}),
              procedure({"do": "用印", "other_than": [{"procedure": "loan", "step": "step-3"}, {"procedure": "loan"}]}, id="seal"))
    public = edition(made, "public")
    assert [str(other.step) for step in public.procedures["loan"].steps for other in step.other_than] == ["step-1"]
    assert [(other.procedure, other.step) for other in public.procedures["seal"].steps[0].other_than] == [("loan", "step-2"), ("loan", None)]


def test_who_must_not_do_a_step_is_never_left_out() -> None:
    """A mark that a reference may be left out is no leave to leave out a rule of two pairs of eyes."""
    made = of(procedure({}, id="loan", audience="staff"), procedure({"do": "查密", "audience": "staff"}, {"do": "歸還"}, id="give"),
              procedure({"do": "用印", "other_than": [{"procedure": "loan?"}, {"procedure": "give", "step": "step-1"}]}, id="seal"))
    assert [(entry, path[-1], name) for entry, path, name in named(made)] == [("seal", "procedure", "loan"), ("seal", "step", "step-1")]


def test_the_written_words_of_what_is_withheld_are_gone_too_and_places_still_lead_to_the_right_lines() -> None:
    made = of(procedure({"do": "受理"}, {"do": "查密", "audience": "staff"}, {"do": "交付"}))
    source = edition(made, "public").procedures["loan"].source
    assert source.data["steps"] == [{"do": "受理"}, {"do": "交付"}]
    assert source.span(("steps", 1, "do")) == made.procedures["loan"].source.span(("steps", 2, "do"))


@pytest.mark.parametrize(("at", "left"), [("steps.2", None), ("steps.2.do", None), ("steps.secret", None), ("steps.secret.do", None), ("steps.3", "steps.2"),
                                          ("steps.3.within", "steps.2.within"), ("steps.last.do", "steps.last.do"), ("steps.1", "steps.1"),
                                          ("steps", "steps"), ("discretion", None), ("discretion.may", None), ("nonsense.7", "nonsense.7")])
def test_a_waiver_goes_with_its_place_or_is_told_the_new_number(at: str, left: str | None) -> None:
    made = of(procedure({}, {"id": "secret", "audience": "staff"}, {"id": "last"}, discretion={"by": "clerk", "may": "另辦", "audience": "staff"},
                        waivers={"check": "HB4", "reason": "另有規定", "at": at}),
              {"kind": "post", "id": "clerk", "title": "辦事員", "duties": [{"id": "a", "do": "辦", "when": "daily"}]})
    assert [waiver.at for waiver in edition(made, "public").procedures["loan"].waivers] == ([left] if left else [])


def test_nobody_is_told_of_other_readers() -> None:
    made = of(term("seal", audience=["staff", "public"]), forms=[{"id": "a", "title": "甲", "audience": "public"}])
    public = edition(made, "public")
    assert public.terms["seal"].audience == () and public.by_kind["form"]["a"].audience == ()
    assert names(public, "audience") == ["public"] and public.audience is public.entry.audiences[0]
    assert made.audience is None


@pytest.mark.parametrize(("steps", "found"), [
    ([{}, {"next": "last", "audience": "staff"}, {}, {"id": "last"}], [("loan", ("steps", 1, "next"), "step-2")]),
    ([{"next": "end", "audience": "staff"}, {}, {"id": "last"}], [("loan", ("steps", 0, "next"), "step-1")]),
    ([{}, {"decision": "可否？", "audience": "staff", "branches": [{"when": "可", "goto": "last"}, {"when": "否", "goto": "end"}]}, {}, {"id": "last"}],
     [("loan", ("steps", 1, "branches"), "step-2")]),
    ([{}, {"next": "last", "audience": "staff"}, {"id": "last"}], []),
    ([{}, {"next": "end", "audience": "staff"}], []),
    ([{"next": "last"}, {"next": "end", "audience": "staff"}, {"id": "last"}], []),
])
def test_a_withheld_step_may_only_lead_to_the_next_one(steps: list[dict[str, Any]], found: list[Any]) -> None:
    assert [(each.entry.id, each.path, each.name) for each in changed_ways(of(procedure(*steps)), "public")] == found


def test_a_list_that_must_hold_something_is_not_emptied() -> None:
    """What stands in the way is the list, not a reference to something withheld."""
    made = of(procedure({"audience": "staff"}, {"audience": "staff"}))
    assert [(each.entry.id, each.path) for each in emptied_lists(made, "public")] == [("loan", ("steps",))]
    assert withheld_references(made, "public") == emptied_lists(made, "staff") == emptied_lists(of(procedure({"audience": "staff"}, {})), "public") == []


def test_an_older_rule_does_not_come_into_force_again() -> None:
    made = of(term("seal"), term("seal-2027", supersedes="seal", audience="staff"))
    assert [(each.entry.id, each.name) for each in withheld_replacements(made, "public")] == [("seal", "seal-2027")]
    assert withheld_replacements(made, "staff") == []


def test_a_visible_rule_that_names_a_withheld_one_is_found_in_its_place() -> None:
    made = of(term("audit", audience="staff"), term("seal", see="audit"), procedure({"record": "log"}, terms=["audit"]),
              registers=[{"id": "log", "title": "登記簿", "audience": "staff"}])
    assert named(made) == [("loan", ("terms", 0), "audit"), ("loan", ("steps", 0, "record"), "log"), ("seal", ("see", 0), "audit")]
    assert named(made, "staff") == []


@pytest.mark.parametrize("mark", DROPPABLE)
def test_a_marked_reference_is_left_out(mark: str) -> None:
    made = of(term("audit", audience="staff"), term("seal", see=[f"audit{mark}", "stamp"]), term("stamp"), procedure({"record": f"log{mark}"}),
              registers=[{"id": "log", "title": "登記簿", "audience": "staff"}])
    assert named(made) == []
    public = edition(made, "public")
    assert public.terms["seal"].see == ("stamp",) and public.procedures["loan"].steps[0].record is None
    assert made.terms["seal"].see == ("audit", "stamp")


def test_a_reference_that_must_be_there_cannot_be_left_out() -> None:
    made = of({"kind": "post", "id": "guard", "title": "警衛", "audience": "staff", "duties": [{"id": "a", "do": "巡視", "when": "daily"}]},
              procedure({}, discretion=[{"by": "guard?", "may": "另辦"}]))
    assert named(made) == [("loan", ("discretion", 0, "by"), "guard")]


def test_criteria_by_which_a_limit_differs_cannot_be_left_out() -> None:
    """The times by case would be of nobody knows what."""
    made = of({"kind": "criteria", "id": "speed", "title": "速別", "side": "class", "audience": "staff", "tiers": [{"title": "急件", "level": "fast"}]},
              procedure({"within": {"criteria": "speed?", "cases": {"fast": "1 day"}}}),
              levels=[{"id": "fast", "title": "急件", "side": "class", "rank": 1}])
    assert named(made) == [("loan", ("steps", 0, "within", "criteria"), "speed")]


def test_what_is_left_out_never_widens_what_is_left() -> None:
    """`applies_to` of which nothing is left would mean every post."""
    guard = {"kind": "post", "id": "guard", "title": "警衛", "audience": "staff", "duties": [{"id": "a", "do": "巡視", "when": "daily"}]}
    made = of(guard, {"kind": "conduct", "id": "manners", "title": "儀節", "applies_to": ["guard?"], "clauses": [{"text": "有禮"}]})
    assert named(made) == []
    assert [(each.entry.id, each.path) for each in emptied_lists(made, "public")] == [("manners", ("applies_to",))]


def test_branches_and_duties_do_not_lead_to_a_withheld_step() -> None:
    made = of(procedure({"decision": "可否？", "branches": [{"when": "可", "goto": "end"}, {"when": "否", "goto": "secret"}]},
                        {"id": "secret", "audience": "staff"}),
              {"kind": "post", "id": "clerk", "title": "辦事員", "duties": [
                  {"id": "a", "do": "辦", "when": "daily", "procedure": "loan", "step": "secret"}]})
    assert named(made) == [("clerk", ("duties", 0, "step"), "secret"), ("loan", ("steps", 0, "branches", 1, "goto"), "secret")]


def test_nothing_is_rebuilt_where_nothing_is_withheld() -> None:
    made = of(procedure({}), term("seal"))
    assert edition(made, "public").procedures["loan"] is made.procedures["loan"]


def test_check_tells_what_stands_in_the_way_of_the_edition_that_is_asked_for(tmp_path: Path) -> None:
    head = {**HEAD, "audiences": AUDIENCES}
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "all.yml").write_text(written(head, term("audit", audience="staff"), term("seal", see="audit")), "utf-8")

    def found(audience: str | None) -> list[object]:
        checked = pipeline.check(Settings(tmp_path, datetime.date(2026, 6, 1), audience=audience))
        return [d.details["audience"] for d in checked.diagnostics if d.code == "HB801"]

    assert (found(None), found("public"), found("staff")) == (["public"], ["public"], [])
    with pytest.raises(HandbookError) as refused:
        found("nope")
    assert refused.value.details == {"given": "nope", "known": "staff, public"}
