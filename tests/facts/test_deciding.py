"""Who is said to decide a matter."""

from __future__ import annotations

from generator.facts.deciding import decides
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post, procedure
from tests.question_cases import handbook_of

POSTS = (post(), post(name="chief"), post(name="head"))


def said(*steps: dict[str, object], **fields: object) -> list[tuple[list[str], list[str], list[int]]]:
    """Whoever decides, each with its matters and steps."""
    words = HandbookWords.of(handbook(*POSTS, procedure(*steps, **fields)), "en")
    found = words.handbook.procedures["incoming"]
    return [([who.name for who in each.by], [matter.text for matter in each.matters], [moment.number for moment in each.moments])
            for each in decides(found, procedure_facts(found, words), words)]


def test_whoever_approves_only_that_a_matter_is_taken_in_does_not_decide_it() -> None:
    for act in ("決定是否受理", "决定是否立案", "Decide whether to accept the complaint"):
        assert said({"do": act, "approve": "head"}) == [], act
        assert said({"do": act, "approve": "head"}, {"do": "核定復函", "by": "chief"}) == [(["chief"], [], [2])], act
    assert said({"do": "決定是否核發", "approve": "head"}) == [(["head"], [], [1])]


def test_whose_step_is_to_decide_decides_also_where_somebody_else_approves_a_draft() -> None:
    assert said({"do": "擬具裁處書", "approve": "head"}, {"do": "核定裁處書", "by": "chief"}) == [(["chief"], [], [2]), (["head"], [], [1])]


def test_whose_decision_is_approved_does_not_decide() -> None:
    assert said({"do": "核准退費", "approve": "head"}) == [(["head"], [], [1])]


def test_of_a_post_with_other_work_the_step_that_says_so_decides_what_is_delegated_to_it() -> None:
    rows = [{"matter": "罰鍰", "decide": "chief"}, {"matter": "退費", "decide": "head"}]
    found = said({"do": "召開會議", "by": "chief"}, {"do": "核定裁處書", "by": "chief"}, {"by": "head"}, delegation=rows)
    assert found == [(["chief"], ["罰鍰"], [2]), (["head"], ["退費"], [])]


def test_of_what_is_delegated_no_step_decides_that_only_takes_a_matter_in() -> None:
    step = {"do": "決定是否受理", "by": "chief", "decision": "是否受理", "branches": [{"when": "是", "goto": "end"}, {"when": "否", "goto": "end"}]}
    assert said({}, step, delegation=[{"matter": "罰鍰", "decide": "chief"}]) == [(["chief"], ["罰鍰"], [])]


def test_whoever_says_only_of_which_class_a_matter_is_does_not_decide_it() -> None:
    words = HandbookWords.of(handbook_of("household-office"), "en")
    found = words.handbook.procedures["data-breach"]
    assert found.steps[1].do.by_language["en"] == "Decide the class" and found.steps[1].judge
    assert [each.by[0].name for each in decides(found, procedure_facts(found, words), words)] == ["director"]
