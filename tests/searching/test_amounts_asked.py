"""Who decides at an amount: the row that takes it in, as its bounds say, and no row that only holds the same digits."""

from __future__ import annotations

from typing import Any

import pytest

from generator.searching.render import search_documents
from tests.checklist_cases import handbook, post, procedure
from tests.scripts import Scripts, searched

BUYING = procedure({"do": "請購"}, {"do": "驗收"}, name="buy", title="採購", delegation=[
    {"matter": "採購未達5000元", "decide": "head"}, {"matter": "採購5000元以上未滿5萬元", "decide": "director"},
    {"matter": "採購5萬元以上", "decide": "director"}])


LATE = {"kind": "criteria", "id": "late", "title": "逾期懲處標準", "side": "penalty", "act": "公文逾期",
        "measures": [{"id": "days", "title": "逾期日數", "unit": "工作日", "whole": True}],
        "tiers": [{"when": "< 5", "level": "reprimand"}, {"when": ">= 5", "level": "demerit"}]}
BROKEN = {"kind": "criteria", "id": "broken", "title": "毀損賠償標準", "side": "penalty", "act": "毀損杯盤",
          "measures": [{"id": "cups", "title": "毀損件數", "unit": "個杯子", "whole": True}],
          "tiers": [{"when": "< 5", "level": "reprimand"}, {"when": ">= 5", "level": "demerit"}]}


@pytest.fixture(scope="module")
def said() -> Any:
    levels = [{"id": "reprimand", "title": "申誡", "side": "penalty", "rank": 1}, {"id": "demerit", "title": "記過", "side": "penalty", "rank": 2}]
    office = handbook(post(), post(name="head", title="組長"), post(name="director", title="主任"), BUYING, LATE, BROKEN, levels=levels)
    with searched(office, "zh-Hant") as ask:
        yield lambda query: [[text, note] for _, text, note, *_ in ask(query)]


@pytest.mark.parametrize(("query", "decides"), [
    ("5萬元採購誰核定", "主任"), ("5000元採購由誰核定", "主任"), ("五萬元採購誰核定", "主任"), ("採購4,999元誰核定", "組長"), ("採購三千元誰核准", "組長"),
    ("採購10萬元誰核定", "主任"), ("3件採購由誰核定", None), ("5公斤採購由誰核定", None)])
def test_the_row_that_takes_in_the_amount_is_chosen_and_none_by_its_digits(query: str, decides: str | None, said: Any) -> None:
    """Of what no row counts, nothing is said."""
    assert [text for text, _ in said(query)] == ([decides] if decides else [])


@pytest.mark.parametrize(("query", "decides"), [("3萬的採購誰核定", "主任"), ("10萬採購誰核定", "主任"), ("3萬誰核定", "主任"), ("3萬件採購誰核定", None)])
def test_a_number_of_tens_of_thousands_that_counts_nothing_else_is_money(query: str, decides: str | None, said: Any) -> None:
    assert [text for text, _ in said(query)] == ([decides] if decides else [])


def test_an_amount_that_is_asked_as_the_rules_word_it_is_answered(said: Any) -> None:
    assert said("採購5萬元以上誰核定")[0][0] == "主任"


@pytest.mark.parametrize("query", ["公文逾期7個工作日", "公文逾期 7 工作日", "毀損7個杯子", "毀損 7 杯子"])
def test_a_unit_may_be_asked_with_a_counter_or_without(query: str, said: Any) -> None:
    assert said(query)[0][0] == "記過"


TABLE = procedure({"do": "收單"}, {"do": "付款"}, name="pay", title="支付", delegation=[
    {"matter": "單件3,000元以下的零用金", "decide": "head"}, {"matter": "單筆逾3,000元至5萬元的支出", "decide": "director"}, {"matter": "帳目更正", "decide": "head"}])
PRINTING = procedure({"do": "收單"}, {"do": "印製"}, name="print", title="文印", delegation=[{"matter": "逾500張的印製", "decide": "director"}])


@pytest.mark.parametrize(("query", "decides"), [
    ("零用金2000元誰批", "組長"), ("零用金3500元誰批", "主任"), ("零用金6萬元誰批", None), ("帳目更正3500元誰批", None),
    ("印製600張誰批", "主任"), ("印製6000張誰批", None), ("印製1萬5千張誰批", None)])
def test_a_row_goes_on_where_another_ends_and_not_beyond_the_authority_of_its_post(query: str, decides: str | None) -> None:
    director = {**post(name="director", title="主任"), "authority": [{"decide": "核准印製", "limit": "單件5,000張以下", "procedures": ["print"]}]}
    with searched(handbook(post(), post(name="head", title="組長"), director, TABLE, PRINTING), "zh-Hant") as ask:
        said = ask(query)
    assert [text for _, text, *_ in said] == ([decides] if decides else [])


NOISE = {"kind": "criteria", "id": "noise", "title": "Noise at night", "side": "penalty", "act": "Noise",
         "measures": [{"id": "times", "title": "Offences within a year", "unit": "offences", "whole": True, "minimum": 1}],
         "tiers": [{"when": "= 1", "level": "warning"}, {"when": ">= 2", "level": "ban"}]}


def test_how_often_alone_is_a_case_of_the_only_criteria_that_count_it() -> None:
    levels = [{"id": "warning", "title": "Warning", "side": "penalty", "rank": 1}, {"id": "ban", "title": "Ban", "side": "penalty", "rank": 2}]
    office = handbook(post(), NOISE, levels=levels)
    asked = ["first offence", "what is the penalty for a second offence", "first floor"]
    with searched(office, "en") as ask:
        found = [*map(ask, asked)]
    assert [[text for _, text, *_ in said] for said in found] == [["Warning"], ["Ban"], []]


def test_a_result_leads_to_no_tier_where_the_query_states_a_number() -> None:
    """The tier that has the words may not be that of the number, which the row of the answer decides."""
    noise = {**NOISE, "tiers": [{"id": "first", "title": "Noise for the first time", "when": "= 1", "level": "warning"}, {"when": ">= 2", "level": "ban"}]}
    levels = [{"id": "warning", "title": "Warning", "side": "penalty", "rank": 1}, {"id": "ban", "title": "Ban", "side": "penalty", "rank": 2}]
    index = [document.data.decode() for document in search_documents(handbook(post(), noise, levels=levels), "en")]
    scripts = Scripts()
    [plain], [numbered] = scripts.ask("led", index, ["noise for the first time", "first time 5"])
    scripts.close()
    assert plain == "en/criteria/noise.html#tier-first" and numbered == "en/criteria/noise.html"


@pytest.mark.parametrize(("query", "decides"), [
    ("50000採購誰核定", "主任"), ("兩萬採購誰核", "主任"), ("採購500000誰核定", "主任"), ("超過5000元的採購誰核定", "主任"), ("超過8000元的採購誰核定", None),
    ("3000戶採購誰核定", None), ("誰核對10萬元採購", None)])
def test_a_large_number_alone_is_money_and_a_bound_has_to_be_one_of_the_rules(query: str, decides: str | None, said: Any) -> None:
    assert [text for text, _ in said(query)] == ([decides] if decides else [])


def test_what_an_amount_is_called_may_stand_between_it_and_its_bound() -> None:
    director = {**post(name="director", title="主任"), "authority": [{"decide": "核定150萬元以上之採購", "limit": "未達查核金額5000萬元"}]}
    with searched(handbook(post(), director), "zh-Hant") as ask:
        assert [text for _, text, *_ in ask("3000萬誰核准")] == ["主任（未達查核金額5000萬元）"] and ask("6000萬誰核准") == []


HARM = {"kind": "criteria", "id": "harm", "title": "事故分級", "side": "penalty", "act": "事故", "first_counts": True,
        "measures": [{"id": "hurt", "title": "受傷人數", "unit": "人", "whole": True}, {"id": "dead", "title": "死亡人數", "unit": "人", "whole": True}],
        "tiers": [{"when": {"dead": ">= 10"}, "level": "demerit"}, {"when": {"hurt": ">= 100"}, "level": "demerit"}, {"when": "otherwise", "level": "reprimand"}]}


@pytest.mark.parametrize(("query", "level"), [
    ("死亡12人受傷3人算什麼事故", "記過"), ("受傷3人死亡12人算什麼事故", "記過"), ("12人死亡3人受傷算什麼事故", "記過"), ("受傷12人死亡3人算什麼事故", "申誡")])
def test_amounts_of_one_unit_are_of_the_measures_that_the_words_around_them_call(query: str, level: str) -> None:
    levels = [{"id": "reprimand", "title": "申誡", "side": "penalty", "rank": 1}, {"id": "demerit", "title": "記過", "side": "penalty", "rank": 2}]
    with searched(handbook(post(), HARM, levels=levels), "zh-Hant") as ask:
        assert [text for _, text, *_ in ask(query)] == [level]


@pytest.mark.parametrize("query", ["3000萬公文多久", "3000萬元公文多久", "三千萬公文多久"])
def test_money_is_of_a_measure_that_counts_it_in_tens_of_thousands(query: str) -> None:
    period = {"kind": "criteria", "id": "period", "title": "公文期限", "side": "class", "act": "公文", "measures": [{"id": "price", "title": "金額", "unit": "萬元"}],
              "tiers": [{"when": "< 5000", "level": "short"}, {"when": ">= 5000", "level": "long"}]}
    levels = [{"id": "short", "title": "14日", "side": "class", "rank": 1}, {"id": "long", "title": "28日", "side": "class", "rank": 2}]
    with searched(handbook(post(), period, levels=levels), "zh-Hant") as ask:
        assert [text for _, text, *_ in ask(query)] == ["14日"]


def test_an_amount_of_which_nothing_is_said_is_not_taken_for_the_matter_that_goes_least_far() -> None:
    aid = procedure({"do": "訪視"}, {"do": "付款"}, name="aid", title="補助", delegation=[
        {"matter": "補助10萬元以下", "decide": "head"}, {"matter": "補助逾10萬元", "decide": "director"}])
    fines = procedure({"do": "查明"}, {"do": "送達"}, name="fines", title="裁罰", delegation=[
        {"matter": "罰鍰7萬元以下", "decide": "clerk"}, {"matter": "罰鍰逾7萬元", "decide": "head"}])
    posts = [post(), post(name="head", title="組長"), post(name="director", title="主任")]
    with searched(handbook(*posts, BUYING, aid, fines), "zh-Hant") as ask:
        assert ask("3萬誰核准") == [] and [text for _, text, *_ in ask("罰鍰3萬誰核准")] == ["收發員"]
