"""What the answer cards of procedures and posts say."""

from __future__ import annotations

from generator.facts.answer import AnswerCard, answer_card
from generator.facts.post_card import post_card
from generator.facts.procedure import procedure_facts
from generator.facts.words import HandbookWords
from tests.checklist_cases import handbook, post, procedure
from tests.question_cases import handbook_of

CLERK = post(contact="1119", substitutes=["chief"], reports_to="chief")
CHIEF = post(name="chief", contact="ext. 100")


def card(*steps: dict[str, object], **fields: object) -> AnswerCard:
    words = HandbookWords.of(handbook(CLERK, CHIEF, procedure(*steps, **fields)), "en")
    found = words.handbook.procedures["incoming"]
    return answer_card(found, procedure_facts(found, words), words)


def test_a_post_that_comes_in_to_decide_is_shown_with_its_step_and_limit() -> None:
    found = card({}, {"by": "chief", "decision": "可否？", "within": "2 hours", "branches": [{"when": "可", "goto": "end"}]},
                 within="4 hours", delegation=[{"matter": "用印", "draft": "clerk", "decide": "chief"}])
    [deciding] = found.decides
    assert [post.name for post in deciding.by] == ["chief"] and [matter.text for matter in deciding.matters] == ["用印"]
    assert [(moment.number, moment.within) for moment in deciding.moments] == [(2, "within 2 hours")]
    assert found.time == "4 hours" and [post.name for post in found.drafts] == ["clerk"]


def test_a_promise_says_which_step_may_be_extended_where_it_says_nothing_of_the_whole() -> None:
    step = {"within": {"time": "2 hours", "extend": {"by": "3 hours", "approve": "chief"}}}
    assert card({}, step, within="4 hours").extension.startswith("Step 2: may be extended by up to 3 hours, once; approved by")
    whole = {"time": "4 hours", "extend": {"by": "1 hour", "approve": "chief"}}
    assert card({}, step, within=whole).extension.startswith("may be extended by up to 1 hour, once")

    uncounted = {"within": {"time": "2 hours", "extend": {"by": "3 hours", "approve": "chief"}}, "counts": False}
    assert not card({}, uncounted, within="4 hours").extension  # it is none of what is promised
    assert card({}, uncounted).extension.startswith("Step 2: ")


def test_of_a_post_with_other_work_no_step_is_said_to_decide_the_matter() -> None:
    found = card({"decision": "哪一種？", "branches": [{"when": "一", "goto": "end"}]}, {}, delegation=[{"matter": "進入", "decide": "clerk"}])
    assert found.decides[0].moments == ()


def test_who_approves_a_step_decides_where_nothing_is_delegated() -> None:
    [deciding] = card({}, {"approve": "chief", "within": "1 hour"}).decides
    assert deciding.by[0].name == "chief" and deciding.matters == () and deciding.moments[0].number == 2


def test_who_approves_a_step_beside_other_work_is_said_to_decide_that_step() -> None:
    [deciding] = card({"by": "chief"}, {"approve": "chief"}).decides
    assert deciding.matters == () and [moment.number for moment in deciding.moments] == [2]


def test_whose_step_is_to_decide_decides_where_nothing_else_is_written_and_of_two_nothing_is_said() -> None:
    [deciding] = card({}, {"by": "chief", "do": {"zh-Hant": "核定換班"}, "within": "1 hour"}).decides
    assert deciding.by[0].name == "chief" and [moment.number for moment in deciding.moments] == [2]
    assert card({"do": "核定加班"}, {"by": "chief", "do": "核定專案加班"}).decides == ()


def test_whoever_decides_only_whether_a_matter_is_taken_in_does_not_decide_it() -> None:
    for act in ("決定是否受理", "决定是否立案并告知举报人", "决定予以受理", "Decide whether to accept the complaint", "Decide if to open a case"):
        assert card({}, {"by": "chief", "do": act, "within": "1 day"}).decides == (), act
        [deciding] = card({"do": act}, {"by": "chief", "do": "決定補償金額"}).decides
        assert [moment.number for moment in deciding.moments] == [2], act
    for act in ("決定是否核發", "Decide whether to accept the offer"):
        assert card({}, {"by": "chief", "do": act}).decides, act


def test_when_something_sudden_happens_the_first_step_says_how_long_it_takes() -> None:
    found = card({"within": "2 minutes"}, {}, matter="sudden", within="5 working days")
    assert found.first is not None and (found.first.number, found.first.within) == (1, "within 2 minutes")
    assert card({"within": "2 minutes"}, within="5 working days").first is None and card({}, matter="sudden").first is None


def test_the_first_response_is_that_of_the_organisation_where_outsiders_only_report() -> None:
    words = HandbookWords.of(handbook_of("market-station"), "zh-Hans")
    found = words.handbook.procedures["equipment-accident"]
    first = answer_card(found, procedure_facts(found, words), words).first
    assert first is not None and (first.number, first.within) == (2, "限10分钟")


def test_a_post_of_which_the_procedure_says_nothing_decides_as_far_as_its_own_authority_in_it_goes() -> None:
    deputy = post(name="deputy", authority=[{"decide": "核准換班", "limit": "每月 2 次以下", "procedures": ["incoming"]}, {"decide": "其他"}])
    rules = procedure({}, {}, delegation=[{"matter": "第 3 次起的換班", "decide": "chief"}])
    words = HandbookWords.of(handbook(CLERK, CHIEF, deputy, rules), "en")
    found = answer_card(words.handbook.procedures["incoming"], procedure_facts(words.handbook.procedures["incoming"], words), words)
    assert [([who.name for who in each.by], [matter.text for matter in each.matters]) for each in found.decides] == [
        (["chief"], ["第 3 次起的換班"]), (["deputy"], ["核准換班 (每月 2 次以下)"])]


def test_nothing_is_made_up_where_nothing_is_stated() -> None:
    found = card({})
    assert (found.decides, found.time, found.forms, found.exceptions, found.drafts) == ((), "", (), (), ())


def test_whoever_does_the_first_step_is_called_and_can_be_dialled() -> None:
    assert [(each.post.name, [piece.dial for piece in each.reached]) for each in card({}, {"by": "chief"}).call] == [("clerk", ["1119"])]


def test_the_card_of_a_post_says_how_it_and_its_substitutes_are_reached() -> None:
    words = HandbookWords.of(handbook(CLERK, CHIEF), "en")
    found = post_card(words.handbook.posts["clerk"], words)
    assert [piece.dial for piece in found.reached] == ["1119"]
    assert [each.post.name for each in found.substitutes] == ["chief"] and found.substitutes[0].reached[0].dial == "100"
    assert found.reports_to is not None and found.reports_to.post.name == "chief"
    assert post_card(words.handbook.posts["chief"], words).reports_to is None
