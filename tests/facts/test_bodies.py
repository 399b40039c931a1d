"""Bodies that decide together: their members, what each of them does for it, and where they are said to decide."""

from __future__ import annotations

from checklist_cases import handbook, post, procedure

from generator.analysis.current import deciders
from generator.analysis.owed_duties import duties_of, is_shared
from generator.checks import role_not_held
from generator.facts.consequences import decider_line
from generator.facts.delegation import LevelledDelegation
from generator.facts.participation import post_view
from generator.facts.parties import role_facts
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords, flat

PANEL = {"id": "panel", "title": {"zh-Hant": "考績委員會", "en": "Appraisal panel"}, "posts": ["clerk", "chief"], "chair": "head",
         "quorum": "過半數委員", "duties": {"id": "meet", "do": "出席會議", "when": "quarterly"}}
MADE = handbook(
    post(), post(name="chief", reports_to="head"), post(name="head"),
    procedure({"approve": "panel", "by": "chief"}, {}, scope="mail",
              delegation=[{"matter": "年終考績", "draft": "clerk", "review": "chief", "decide": "panel"}]),
    roles=[PANEL, {"id": "keeper", "title": "值日", "posts": ["chief"], "taken": "輪流"}],
    levels=[{"id": "praise", "title": "嘉獎", "side": "reward", "rank": 1, "decides": "panel"}])
WORDS = HandbookWords.of(MADE, "zh-Hant")


def test_who_presides_is_a_member_and_stands_first() -> None:
    panel, keeper = role_facts(WORDS)
    assert panel.is_body and not keeper.is_body
    assert [member.text for member in panel.posts] == ["收發員"] * 3
    assert [*MADE.entry.roles[0].members] == ["head", "clerk", "chief"]
    assert panel.quorum and panel.quorum.text == "過半數委員"


def test_a_post_reads_of_which_bodies_it_is_a_member() -> None:
    for name in ("head", "clerk", "chief"):
        assert post_view(MADE, name).bodies == ("panel",)
    assert post_view(MADE, "chief").case_names == ("keeper",)


def test_what_a_member_does_itself_and_with_the_body_stands_in_the_order_of_the_steps() -> None:
    made = handbook(post(), post(name="chief", reports_to="head"), post(name="head"),
                    procedure({"by": "panel"}, {"by": "head"}, {"by": ["chief", "panel"]}, {"by": "chief"}, scope="mail"), roles=[PANEL])
    assert [number for _, number in post_view(made, "chief").procedures["incoming"].roles["does"]] == [1, 3, 4]


def test_every_member_attends_the_meeting() -> None:
    for name in ("head", "clerk", "chief"):
        duty = duties_of(MADE.posts[name], MADE)[-1]
        assert duty.do.by_language["zh-Hant"] == "考績委員會成員：出席會議"
        assert not is_shared(duty, MADE)


def test_a_body_decides_a_matter_and_on_a_level() -> None:
    found = procedure_facts(MADE.procedures["incoming"], WORDS).delegation[0].posts["decide"]
    assert [each.text for each in found] == ["考績委員會"]
    assert [flat(line).text for line in decider_line(MADE.entry.levels[0], WORDS)] == ["核定：考績委員會"]


def test_its_matters_stand_on_the_level_of_its_highest_member() -> None:
    levelled, row = LevelledDelegation(WORDS), MADE.procedures["incoming"].delegation[0]
    assert levelled.is_of_the_head(row)
    assert [(cell.level, cell.post.text) for cell in levelled.cells(row) if cell.decides] == [(1, "考績委員會")]


def test_no_member_decides_alone_and_nobody_takes_it_for_a_case() -> None:
    assert list(deciders(MADE.procedures["incoming"], MADE)) == []
    assert list(role_not_held.find(MADE, MADE.day)) == []
