"""What is true of a set of criteria, as data; and that every output says the same of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.analysis.given_case import decide_case
from generator.analysis.moves import Moves, Way
from generator.exports.data import handbook_data
from generator.facts.caps import cap_notes
from generator.facts.consequences import decider_of
from generator.facts.criteria import criteria_facts
from generator.facts.decision import explained
from generator.facts.effects import effect, moved, together
from generator.facts.levels import notes_on, scales, sets_earning
from generator.facts.outcomes import nothing_said
from generator.facts.words import HandbookWords, Named, PrintedWords, Words, flat, plain
from generator.forms.score_sheet import score_sheet_jobs
from generator.handbook import Handbook
from generator.model.criteria import Criteria
from generator.model.degree import Degree
from generator.model.modifier import Effect, LevelBounds
from generator.model.side import Side
from generator.pages.builder import PageBuilder
from generator.pages.entries import EntryValues
from generator.printing.print_context import PrintContext
from generator.reads import reading
from generator.templates import BUILT_IN
from generator.watched import watch
from tests.checklist_cases import handbook, post
from tests.criteria_said import OUTPUTS, bare, on_page
from tests.forms.printed_form import assert_in_order, typeset

HEAD, *ENTRIES = yaml.safe_load_all((Path(__file__).parents[1] / "cases" / "criteria" / "two-scales.yml").read_text("utf-8"))
SMALL = handbook(*ENTRIES, **HEAD)
WORDS = HandbookWords.of(SMALL, "zh-Hant")
ENGLISH = HandbookWords.of(SMALL, "en")


def facts_of(name: str, words: HandbookWords = WORDS) -> Any:
    return criteria_facts(words.handbook.criteria[name], words)


# --- As data -------------------------------------------------------------------------------------------------------

def test_measures_have_their_unit_and_period_in_words() -> None:
    late = facts_of("late")
    assert [(measure.number, plain(measure.full)) for measure in late.measures] == [("(1)", "逾期件數（件，每1個月計）"), ("(2)", "最長日數（日）")]
    assert [(measure.number, plain(measure.full)) for measure in facts_of("words").measures] == [("", "情節（等）")]


def test_tiers_keep_their_order_and_say_what_they_require_and_earn() -> None:
    assert [(tier.number, tier.title.text, [plain(found) for found in tier.requires], plain(tier.outcome.said))
            for tier in facts_of("late").tiers] == [
        (1, "無逾期", ["逾期件數：0件"], "不予獎懲"),
        (2, "第2級", ["逾期件數：1件以上", "最長日數：未滿3日"], "申誡、−1 分、6個月"),
        (3, "第3級", ["逾期件數：1件以上", "最長日數：3日以上", "另有損害"], "記過、24個月"),
    ]


def test_a_duration_is_the_levels_where_the_tier_states_none() -> None:
    durations = [tier.outcome.duration for tier in facts_of("late").tiers]
    assert durations == [None, Words("zh-Hant", "6個月"), Words("zh-Hant", "24個月")]


def test_any_value_is_said_only_where_nothing_else_is() -> None:
    made = handbook(post(), {**ENTRIES[1], "tiers": [{"when": {"items": "any", "days": "any"}}, {"when": {"items": ">= 1", "days": "any"}}]}, **HEAD)
    ranges = [[value.words.text for value in tier.ranges] for tier in facts_of("late", HandbookWords.of(made, "zh-Hant")).tiers]
    assert ranges == [["不限", "不限"], ["1件以上"]]


@pytest.mark.parametrize(("language", "expected"), [
    ("zh-Hant", ["加重 1 級", "減輕 2 級、+1 分", "−1 分"]), ("en", ["heavier penalty, 1 level", "lighter penalty, 2 levels, +1 point", "−1 point"])])
def test_a_circumstance_has_one_wording(language: str, expected: list[str]) -> None:
    assert [modifier.effect.text for modifier in facts_of("late", HandbookWords.of(SMALL, language)).modifiers] == expected


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("shift", [2, -2])
def test_moving_a_level_is_never_called_weighing_within_it(shift: int, side: Side, language: str) -> None:
    """從重 and 從輕 stay within the level; to leave it is 加重 and 減輕."""
    said = moved(shift, side, PrintedWords(language))
    assert "2" in said and not any(word in said for word in ("從", "从"))


PENALTIES = Criteria.model_validate({
    "kind": "criteria", "id": "late", "title": "逾期", "side": "penalty", "tiers": [{"id": "some", "description": "逾期"}],
    "modifiers": [{"id": "a", "title": "甲", "effect": Effect.UP, "levels": 0}]}, context={"languages": ("zh-Hant",)})


def test_a_circumstance_that_moves_nothing_says_which_way_it_weighs() -> None:
    assert effect(PENALTIES.modifiers[0], PENALTIES, ENGLISH) == "no change of level" and moved(0, Side.PENALTY, PrintedWords("zh-Hant")) == "等級不變"


def test_cases_give_their_values_and_circumstances_in_the_order_of_the_set() -> None:
    first, second = facts_of("late").cases
    assert (first.title.text, [plain(found) for found in first.given]) == ("二件", ["逾期件數：2件", "最長日數：4日"])
    assert [title.text for title in first.modifiers] == ["故意", "自陳"]
    assert plain(second.outcome.said) == "申誡、6個月" and second.title.text == "案例 2"
    [named] = facts_of("words").cases
    assert [plain(found) for found in named.given] == ["輕微"]


NOT_ABOVE = (LevelBounds(highest=Degree("reprimand")),)


@pytest.mark.parametrize(("moves", "said"), [
    (Moves((Way(0), Way(1)), exempt=True), "no change of level, heavier penalty, 1 level or exempt from penalty"),
    (Moves((Way(0),), exempt=True), "no change of level or exempt from penalty"), (Moves((), exempt=True), "exempt from penalty"),
    (Moves((Way(0),)), "no change of level"), (Moves((Way(0),), leans=frozenset({1})), "towards the heavier end of the range"),
    (Moves((Way(0, NOT_ABOVE),)), "no level above Reprimand"),
    (Moves((Way(0), Way(1, NOT_ABOVE))), "no change of level or heavier penalty, 1 level, no level above Reprimand"),
    (Moves((Way(0), Way(1)), leans=frozenset({1})), "no change of level or heavier penalty, 1 level, towards the heavier end of the range")])
def test_all_that_circumstances_may_come_to_together_is_said(moves: Moves, said: str) -> None:
    assert together(moves, PENALTIES, ENGLISH) == said


def test_posts_are_named_or_are_every_post() -> None:
    assert facts_of("late").subjects == (Named("zh-Hant", "收發員", "post", "clerk"),)
    assert facts_of("words").subjects == (Words("zh-Hant", "全部崗位"),)


def test_texts_keep_the_language_they_are_in() -> None:
    late = facts_of("late", ENGLISH)
    assert late.act == Words("zh-Hant", "逾期")
    assert late.measures[1].unit == Words("zh-Hant", "日") and late.tiers[1].ranges[1].words == Words("zh-Hant", "under 3日")
    assert flat(late.measures[0].full) == Words("en", "Late items (items, over 1 month)")


def test_scales_stand_apart_and_begin_with_the_lightest_level() -> None:
    assert [(scale.side, scale.title.text, [title.text for title in scale.order]) for scale in scales(WORDS)] == [
        (Side.REWARD, "獎勵", ["嘉獎"]), (Side.PENALTY, "懲處：申誡至記過", ["申誡", "記過"]), (Side.PENALTY, "懲處：警告至降級", ["警告", "降級"])]
    assert [level.text for scale in facts_of("words").scales for level in scale.order] == ["警告", "降級"]


def test_a_level_says_what_it_counts_as_and_which_sets_earn_it() -> None:
    _, first, second = scales(WORDS)
    assert [plain(level.equals) for level in first.levels] == ["", "申誡 3 次"]
    assert plain(scales(ENGLISH)[1].levels[1].equals) == "3 × Reprimand"
    earning = sets_earning(WORDS)
    assert [[title.name for title in earning[level.id]] for level in second.levels] == [["words"], []]
    assert notes_on([first], WORDS, shifted=False) == ("等級由低至高：申誡、記過。", "折算：申誡 3 次作為記過 1 次。")


def test_what_is_said_of_a_set_does_not_follow_from_what_other_sets_are() -> None:
    """Else an edit of one would make the pages of all of them anew. Its levels say only which limits differ by some of them."""
    seen = watch(SMALL)
    with reading() as read:
        criteria_facts(seen.criteria["late"], HandbookWords.of(seen, "zh-Hant"))
    assert {name for _, kind, name in read if kind == "criteria"} == {"late"}


def test_who_decides_on_one_level_only_is_said_of_that_level_and_of_several_scales_each_names_itself() -> None:
    levels = [{"id": "warning", "title": "警告", "side": "penalty", "rank": 1}, {"id": "thanks", "title": "嘉勉", "side": "reward", "rank": 1},
              {"id": "dismissal", "title": "免職", "side": "penalty", "rank": 2, "decides": "chief"}]
    remedy = {"do": "申訴", "within": "5 working days"}
    deciding = [{"id": "penalty", "title": "懲處", "side": "penalty", "decides": "clerk", "remedies": remedy},
                {"id": "reward", "title": "獎勵", "side": "reward", "decides": "clerk"}]
    words = HandbookWords.of(handbook(post(title="收發員"), post(name="chief", title="主任"), levels=levels, scales=deciding), "zh-Hant")
    reward, penalty = scales(words)
    of_levels, of_all = ("警告：核定：收發員", "免職：核定：主任"), "救濟：於5個工作日內申訴"
    assert notes_on([penalty], words, shifted=False)[1:] == (*of_levels, of_all)
    assert notes_on([reward, penalty], words, shifted=False)[1:] == ("獎勵：核定：收發員", *of_levels, f"懲處：{of_all}")


def test_a_party_outside_may_decide() -> None:
    levels = {"id": "fine", "title": "罰款", "side": "penalty", "rank": 1, "decides": "county"}
    made = handbook(post(title="收發員"), levels=[levels], outsiders=[{"id": "county", "title": "縣政府"}])
    words = HandbookWords.of(made, "zh-Hant")
    decides = decider_of(made.entry.levels[0], words)
    assert decides and (decides.text, decides.kind) == ("縣政府", "outsider")
    assert notes_on(scales(words), words, shifted=False) == ("核定：縣政府",)


# --- Every output says the same --------------------------------------------------------------------------------------

def assert_all_say_the_same(made: Handbook, language: str) -> None:
    for criteria in made.criteria.values():
        page = on_page(made, criteria, language)
        assert len(page.tiers) == len(criteria.tiers) and len(page.modifiers) == len(criteria.modifiers)
        for name, read in OUTPUTS.items():
            if name == "score sheet" and not criteria.side.judges_people:
                continue
            assert read(made, criteria, language) == page, f"{criteria.id} in {name}"


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_output_says_the_same_of_the_small_handbook(language: str) -> None:
    assert_all_say_the_same(SMALL, language)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_output_says_the_same_of_the_sample(language: str, sample: Handbook) -> None:
    assert_all_say_the_same(sample, language)


def test_the_data_has_the_same_tiers_levels_and_effects_in_the_same_order(sample: Handbook) -> None:
    found = {entry["id"]: entry for entry in json.loads(handbook_data(sample))["entries"] if entry["kind"] == "criteria"}
    words = HandbookWords.of(sample, "zh-Hant")
    assert [*found] == [*sample.criteria]
    for name, criteria in sample.criteria.items():
        facts, data = criteria_facts(criteria, words), found[name]
        assert [tier["title"]["zh-Hant"] for tier in data["tiers"]] == [tier.title.text for tier in facts.tiers]
        names = [[piece.name for piece in tier.outcome.level if isinstance(piece, Named)] for tier in facts.tiers]
        assert [[degree.partition(" x")[0] for degree in tier["level"]] for tier in data["tiers"]] == names
        assert [item["title"]["zh-Hant"] for item in data["modifiers"]] == [modifier.title.text for modifier in facts.modifiers]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_printed_sheets_say_it_in_the_same_order(language: str) -> None:
    words = HandbookWords.of(SMALL, language)
    jobs = {job.address: job for job in score_sheet_jobs(PrintContext(SMALL, language))}
    for name in SMALL.criteria:
        facts = criteria_facts(SMALL.criteria[name], words)
        [of_set] = (job for address, job in jobs.items() if address.endswith(f"criteria/{name}.pdf"))
        [of_post] = (job for address, job in jobs.items() if address.endswith("scores/clerk.pdf"))
        tiers = [[*(value.words.text for value in tier.ranges), *(flat(tier.outcome.level).text.split("或") if tier.outcome.level else ()),
                  *(part.text for part in (tier.outcome.points, tier.outcome.duration) if part)] for tier in facts.tiers]
        effects = [text for modifier in facts.modifiers for text in (modifier.title.text, modifier.effect.text)]
        for data in typeset(of_set, of_post):
            assert_in_order(data, *(text for tier in tiers for text in tier), *effects)


# --- And of sets that nobody wrote -------------------------------------------------------------------------------------

TEXT = st.text("公文逾期件數時abcdeXYZ019<&", min_size=1, max_size=12).map(lambda text: f"甲{text}")
TEXTS = TEXT | st.builds(lambda own, other: {"zh-Hant": own, "en": f"x{other}"}, TEXT, TEXT)
NUMBER = st.integers(-99, 99999) | st.decimals(0, 1000, places=2).map(float)
LENGTH = st.builds(lambda number, unit: f"{number} {unit}", st.integers(2, 40), st.sampled_from(["days", "months", "working days"]))


def ranges(least: int) -> st.SearchStrategy[str]:
    upper = st.integers(least + 1, least + 900)
    return st.sampled_from(["any", f">= {least}", f"< {least}", f"= {least}"]) | upper.map(lambda high: f">= {least}, < {high}")


@st.composite
def sets(draw: st.DrawFn) -> dict[str, Any]:
    measures = [f"m{number}" for number in range(draw(st.integers(1, 3)))]
    when = st.fixed_dictionaries({}, optional={name: st.integers(0, 5000).flatmap(ranges) for name in measures})
    tier = st.fixed_dictionaries({"when": when}, optional={
        "title": TEXTS, "description": TEXTS, "level": st.sampled_from(["reprimand", "demerit", "warning", "praise"]), "points": NUMBER,
        "duration": LENGTH})
    modifier = st.fixed_dictionaries({"title": TEXTS, "effect": st.sampled_from(["up", "down"])},
                                     optional={"levels": st.integers(0, 3), "points": NUMBER})
    return {
        "kind": "criteria", "id": "case", "title": draw(TEXTS), "side": draw(st.sampled_from([side.value for side in Side])),
        "measures": [{"id": name, "title": draw(TEXTS), "unit": draw(TEXTS)} for name in measures],
        "tiers": draw(st.lists(tier, min_size=1, max_size=6)),
        "modifiers": [{"id": f"x{number}", **found} for number, found in enumerate(draw(st.lists(modifier, max_size=4)))]}


@given(sets(), st.sampled_from(["zh-Hant", "en"]))
@settings(max_examples=80, deadline=None)
def test_every_output_has_the_same_words_of_any_set(made: dict[str, Any], language: str) -> None:
    assert_all_say_the_same(handbook(post(), made, **HEAD), language)


@pytest.mark.parametrize(("language", "effect_said", "note"), [
    ("zh-Hant", "加重 3 級、不受合併上限之限制", "有下列情節者，不受此限：情節重大。"),
    ("en", "heavier penalty, 3 levels, not limited by the cap", "None of this holds where the case is: 情節重大."),
])
def test_a_circumstance_that_lifts_the_cap_says_so_and_so_does_the_cap(language: str, effect_said: str, note: str) -> None:
    criteria = Criteria.model_validate({
        "kind": "criteria", "id": "late", "title": "逾期", "side": "penalty", "tiers": [{"id": "some", "description": "逾期"}],
        "modifiers": [{"id": "grave", "title": "情節重大", "effect": "up", "levels": 3, "lifts_cap": True}], "cap": {"up": 1}},
        context={"languages": ("zh-Hant", "en")})
    words = HandbookWords.of(WORDS.handbook, language)
    assert effect(criteria.modifiers[0], criteria, words) == effect_said
    assert cap_notes(criteria, words)[-1].text == note


def test_a_tier_in_words_is_named_by_them_in_answers_and_examples() -> None:
    tiers = [{"id": "badge", "description": "Badge not worn", "level": "reprimand"}, {"id": "plate", "title": "Plate", "description": "Not shown"}]
    made = handbook(post(), {"kind": "criteria", "id": "breach", "title": "x", "side": "penalty", "tiers": tiers,
                             "cases": [{"tier": "badge", "expect": {"level": "reprimand"}}, {"tier": "plate", "expect": {}}]}, **HEAD)
    words = HandbookWords.of(made, "en")
    said = [line for name in ("badge", "plate") for line in explained(decide_case(made, "breach", [], [], name), words) if "Tier" in line]
    assert said == ["Tier: Badge not worn", "Tier: Plate (Not shown)"]
    measured = {"kind": "criteria", "id": "late", "title": "Lateness", "side": "penalty", "measures": [{"id": "n", "title": "Times", "unit": "times"}],
                "tiers": [{"when": "< 3"}, {"when": ">= 3", "level": "reprimand"}], "cases": [{"given": 3, "expect": {"level": "reprimand"}}]}
    late = handbook(post(), measured, **HEAD)
    assert "Tier: tier 2 (3 times or more)" in explained(decide_case(late, "late", ["4"], [], None), HandbookWords.of(late, "en"))
    assert [case.tier and case.tier.text for case in criteria_facts(made.criteria["breach"], words).cases] == ["Badge not worn", "Plate"]


def test_the_amount_that_a_case_expects_is_that_of_the_level_that_costs_it() -> None:
    made = handbook(post(), {
        "kind": "criteria", "id": "sign", "title": "x", "side": "penalty", "measures": [{"id": "size", "title": "面積", "unit": "㎡"}],
        "tiers": [{"when": "< 5", "level": ["reprimand", "demerit"], "amount": {"demerit": "每㎡100元以上200元以下"}}],
        "cases": [{"given": 2, "expect": {"level": ["reprimand", "demerit"], "amount": "200元以上400元以下"}}]}, **HEAD)
    found = facts_of("sign", HandbookWords.of(made, "zh-Hant"))
    assert plain(found.tiers[0].outcome.said) == "申誡（6個月）或記過：每㎡100元以上200元以下（12個月）"
    assert plain(found.cases[0].outcome.said) == "申誡（6個月）或記過：200元以上400元以下（12個月）"


@pytest.mark.parametrize(("side", "said"), [("fee", "收費事項"), ("benefit", "給付事項"), ("penalty", "評定事項")])
def test_a_table_of_fees_judges_nothing(side: str, said: str) -> None:
    tier = {"id": "any", "when": {"days": ">= 0"}, **({"points": 1} if side == "penalty" else {"amount": "5元"})}
    made = handbook(post(), {"kind": "criteria", "id": "set", "title": "標準", "side": side, "act": "使用場地",
                             "measures": [{"id": "days", "title": "日數", "unit": "日"}], "tiers": [tier]})
    assert criteria_facts(made.criteria["set"], HandbookWords.of(made, "zh-Hant")).act_label.text == said


@pytest.mark.parametrize(("applies_to", "language", "exempt", "nothing"), [
    (["citizen"], "zh-Hant", "得免除處罰", "不予處罰"), (["citizen"], "zh-Hans", "可以免予处罚", "不予处罚"),
    (["clerk"], "zh-Hant", "得免除懲處", "不予獎懲"), (["citizen", "clerk"], "zh-Hans", "可以免予处分", "不予奖惩")])
def test_people_outside_are_spared_a_penalty_and_staff_a_disciplinary_one(applies_to: list[str], language: str, exempt: str, nothing: str) -> None:
    made = handbook(post(), {"kind": "criteria", "id": "late", "title": "逾期", "side": "penalty", "applies_to": applies_to,
                             "tiers": [{"id": "some", "description": "逾期"}],
                             "modifiers": [{"id": "first", "title": "初次", "effect": "exempt", "may": True}]},
                    outsiders=[{"id": "citizen", "title": "民眾"}])
    criteria, words = made.criteria["late"], HandbookWords.of(made, language)
    assert effect(criteria.modifiers[0], criteria, words) == exempt
    assert nothing_said(criteria, words).text == nothing


def test_a_tier_in_words_is_called_by_them_where_it_has_no_title() -> None:
    described = {"description": "口出惡言", "points": -1}
    office = handbook({"kind": "criteria", "id": "manners", "title": "服務態度", "side": "penalty", "tiers": [
        {"id": "rude", **described}, {"id": "named", "title": "言語", **described}]}, **HEAD)
    said = facts_of("manners", HandbookWords.of(office, "zh-Hant")).tiers
    assert [(tier.title.text, [plain(each) for each in tier.requires]) for tier in said] == [("口出惡言", []), ("言語", ["口出惡言"])]
    builder = PageBuilder.of(office, "zh-Hant", [BUILT_IN / "pages"])
    manners = office.criteria["manners"]
    page = builder.page("criteria.html", "criteria/manners.html", manners.title, **EntryValues(office, builder.links).of(manners))
    rows = html.fromstring(str(page.content)).xpath("//section[h2[@id='tiers']]//tbody/tr")
    assert [[bare(cell.text_content()) for cell in row][:-1] for row in rows] == [["口出惡言"], ["言語", "口出惡言"]]
