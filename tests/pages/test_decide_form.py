"""The page decides a case as Python does: the same tables of cases and a property hold both, on the very data and script of a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analysis.decide import Beside, decide
from generator.analysis.measured import Unfit, is_comparable, read_value
from generator.analysis.moves import conflict
from generator.facts.beside import key_of
from generator.facts.criteria import criteria_facts
from generator.facts.payments import paid_said
from generator.facts.words import HandbookWords
from generator.files import own_data
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model.amounts import reader_of
from generator.model.duration import Duration
from generator.model.measure import Measure
from generator.pages.decide_fields import decide_fields
from generator.pages.decide_form import decide_data
from generator.pages.links import Links
from tests.check_cases import handbook
from tests.scripts import Scripts

FOLDER = Path(__file__).parents[1] / "cases/decide"
OUTCOMES: list[dict[str, Any]] = own_data(FOLDER / "outcomes.yml")
VALUES: list[dict[str, Any]] = own_data(FOLDER / "values.yml")
PROPERTY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def handbook_of(levels: Sequence[Any], criteria: dict[str, Any]) -> Handbook:
    entries = ({"kind": "handbook", "id": "office", "title": "Office", "organisation": "Office", "languages": ["en"],
                "scopes": [{"id": "all", "title": "All"}], "levels": list(levels)},
               {"kind": "criteria", "id": "set", "title": "Set", "side": "penalty", **criteria})
    return handbook("\n---\n".join(json.dumps(entry) for entry in entries))


def by_python(handbook: Handbook, given: dict[str, str], modifiers: Sequence[str]) -> dict[str, Any]:
    criteria = handbook.criteria["set"]
    decision = decide(criteria, handbook, {name: Decimal(value) for name, value in given.items()}, modifiers)
    both = conflict(criteria, modifiers)
    return {"tier": next((n for n, tier in enumerate(criteria.tiers) if tier is decision.tier), None),
            "results": [[result.degree and str(result.degree), result.duration and formatting.duration(result.duration, "en")]
                        for result in decision.results],
            "paid": [paid_said(result, criteria, HandbookWords.of(handbook, "en")) or None for result in decision.results],
            "points": None if decision.points is None else formatting.signed(decision.points),
            "leans": sorted(decision.moves.leans) if decision.tier else [], "capped": decision.capped, "topped": decision.topped,
            "unpriced": [*map(str, decision.unpriced)], "beside": [_beside(each, handbook) for each in decision.beside],
            "unlimited": any(result.unlimited for result in decision.results),
            "conflict": [modifier.id for modifier in both] if both else None}


def _beside(each: Beside, handbook: Handbook) -> list[Any]:
    """The text in which it is said, in which case it is given, and each degree with its time and what it costs."""
    criteria, words = handbook.criteria["set"], HandbookWords.of(handbook, "en")
    return [key_of(each, criteria.side), words.said(each.where).text if each.where else "",
            [[str(result.degree), result.duration and formatting.duration(result.duration, "en"), paid_said(result, criteria, words) or None]
             for result in each.results]]


def data_of(handbook: Handbook) -> Any:
    links, criteria = Links(handbook, "en"), handbook.criteria["set"]
    return json.loads(decide_data(criteria, criteria_facts(criteria, links.words), links))


def by_page(handbook: Handbook, given: dict[str, str], modifiers: Sequence[str], scripts: Scripts) -> Any:
    return scripts.ask("decide", data_of(handbook), given, [m.id for m in handbook.criteria["set"].modifiers for _ in range(modifiers.count(m.id))])


@pytest.mark.parametrize(("rule", "case"), [(rule, case) for rule in OUTCOMES for case in rule["cases"]],
                         ids=lambda found: found.get("name") or "+".join([*(found["given"] if isinstance(found["given"], str) else found["given"].values()), *found.get("with", ())]))
def test_a_case_comes_out_as_it_says_in_python_and_on_the_page(rule: dict[str, Any], case: dict[str, Any], scripts: Scripts) -> None:
    made = handbook_of(rule["levels"], rule["criteria"])
    tiers = [tier["id"] for tier in rule["criteria"]["tiers"]]
    results = [[None if degree == "none" else degree, duration] for degree, duration in case.get("to", {}).items()]
    expected = {"tier": tiers.index(case["tier"]) if "tier" in case else None, "results": results, "points": case.get("points"),
                "leans": case.get("leans", []), "capped": case.get("capped", False), "topped": case.get("topped", False), "conflict": case.get("conflict")}
    expected["paid"] = case.get("paid", [None] * len(results))
    expected |= {"unpriced": case.get("unpriced", []), "beside": case.get("beside", []), "unlimited": case.get("unlimited", False)}
    given = case["given"] if isinstance(case["given"], dict) else {"count": case["given"]}
    assert by_python(made, given, case.get("with", ())) == expected
    assert by_page(made, given, case.get("with", ()), scripts) == expected


# --- Any criteria, any case ---------------------------------------------------------------------------------------

PLAIN = st.one_of(st.integers(0, 9), st.decimals(0, 9, places=1))
NUMBERS = st.one_of(PLAIN, st.decimals(0, 9, places=6)).map(lambda n: f"{abs(n):f}")
"""As rules may have them; a zero drawn below zero would get a second sign."""
GIVEN = st.one_of(PLAIN, st.decimals(0, 9, places=6), st.decimals(0, 9, places=38)).map(lambda n: f"{n:f}")
"""As anybody may write them."""
SIGNED = st.one_of(NUMBERS, NUMBERS.map(lambda n: f"-{n}"))
DURATIONS = st.sampled_from([None, "6 months", "1 year", "3 working days"])
NAMES = ("count", "share")
EFFECTS = ("up", "down", "weigh-up", "weigh-down", "exempt")


@st.composite
def ranges(draw: st.DrawFn) -> str:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)), key=Decimal)
    forms = ["any", f">= {low}", f"> {low}", f"<= {high}", f"< {high}", f"= {low}"]
    return draw(st.sampled_from(forms if Decimal(low) == Decimal(high) else [*forms, f">= {low}, < {high}", f"> {low}, <= {high}"]))


@st.composite
def level_lists(draw: st.DrawFn) -> list[dict[str, Any]]:
    ranks = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5, unique=True))
    return [given_only(id=f"l{rank}", title=f"L{rank}", side="penalty", rank=rank, scale=draw(st.sampled_from([None, None, "other"])),
                       times=draw(st.integers(1, 3)),
                       duration=draw(DURATIONS)) for rank in ranks]


def given_only(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def written_degrees(scale: list[dict[str, Any]]) -> list[str]:
    """The degrees of a scale as an author writes them, the lightest first."""
    return [level["id"] + (f" x{times}" if times > 1 else "") for level in sorted(scale, key=lambda level: level["rank"])
            for times in range(1, level["times"] + 1)]


AMOUNTS = st.sampled_from((
    "5000 yuan", "under 0.5 yuan", "over 2 to 7.5 yuan", "5% to 10% of share", "over 1% of count", "1 to 3 times the count, at most 8 yuan",
    "100 to 200 yuan per count", "3% of count per share, at most share", "0.3 yuan or more, at most count", "under 20 yuan per count per share",
    "5% to 10% of share, at least 0.3 yuan, at most 0.9 yuan", "2 yuan plus over 1 to 2.5 yuan per count, rounded down to 2 yuan",
    "under 7% of share plus 1 times the count, at least share, rounded to 0.1 yuan", "over 0.5 yuan per count, rounded up to 0.5 yuan",
    "up to 3 yuan plus over 2 yuan per share, rounded to 1 yuan, at least 4 yuan", "2 yuan plus 1.5 yuan per count over 2.5",
    "5% of share per full 2 count", "1/3 of share per count plus one seventh of count, at most share", "0.5 to 1 yuan per 0.3 share or part of it over 4 per full count"))


ADJUSTMENTS = st.sampled_from(("half", "30% less", "20% more, at most 3 yuan", "up to half more", "plus 0.5 yuan", "less 2 yuan, at least 1 yuan", "up to 15% less"))


@st.composite
def sets(draw: st.DrawFn) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    levels = draw(level_lists())
    points = st.one_of(st.none(), SIGNED)
    scales = [written_degrees([x for x in levels if x.get("scale") == scale]) for scale in {x.get("scale"): None for x in levels}]
    degrees = st.sampled_from([degree for scale in scales for degree in scale])
    chosen = st.sampled_from(scales).flatmap(lambda scale: st.sets(st.sampled_from(scale), min_size=1, max_size=3).map(
        lambda found: sorted(found, key=scale.index)))
    further = st.builds(
        lambda level, duration, amount, may, where: given_only(level=level, duration=duration, amount=amount and {level[0]: amount}, may=may, where=where),
        chosen, DURATIONS, st.one_of(st.none(), AMOUNTS), st.booleans(), st.sampled_from([None, "in serious cases"]))
    tier = st.builds(
        lambda when, level, number, duration, amount, also: given_only(
            when=when, level=level, points=number and Decimal(number), duration=duration, amount=level and amount and {level[-1]: amount},
            also=(level or None) and also),
        st.dictionaries(st.sampled_from(NAMES), ranges(), min_size=1), st.one_of(st.none(), chosen), points, DURATIONS, st.one_of(st.none(), AMOUNTS),
        st.lists(further, max_size=2))
    modifier = st.tuples(st.lists(st.sampled_from(EFFECTS), min_size=1, max_size=2, unique=True), st.integers(0, 3), points, st.booleans(),
                         st.lists(st.sampled_from(["m0", "m1", "m2"]), max_size=1), st.one_of(st.none(), ADJUSTMENTS),
                         st.fixed_dictionaries({}, optional={"highest": degrees, "lowest": degrees}))
    tiers = draw(st.lists(tier, min_size=1, max_size=5))
    paid = any("amount" in part for found in tiers for part in (found, *found.get("also", ())))
    rest = [{"when": "otherwise", "title": "Else"}] if not paid and draw(st.booleans()) else []
    return levels, {
        "measures": [{"id": name, "title": name, "unit": "yuan"} for name in NAMES],
        "tiers": [{**found, "points": str(found["points"])} if "points" in found else found for found in tiers] + rest,
        "modifiers": [given_only(id=f"m{n}", title=f"M{n}", effect=ways, levels=size, points=number, may=may, excludes=excluded, amount=change, **held)
                      for n, (ways, size, number, may, excluded, change, held) in enumerate(draw(st.lists(modifier, min_size=3, max_size=3)))],
        "cap": draw(st.fixed_dictionaries({}, optional={
            "up": st.integers(0, 2), "down": st.integers(0, 2), "highest": degrees, "lowest": degrees})),
    }


@PROPERTY
@given(made=sets(), cases=st.lists(st.tuples(GIVEN, GIVEN, st.sets(st.sampled_from(["m0", "m1", "m2"]))), min_size=1, max_size=8))
def test_any_case_is_decided_alike(made: tuple[list[Any], dict[str, Any]], cases: list[tuple[str, str, set[str]]], scripts: Scripts) -> None:
    found = handbook_of(*made)
    for count, share, modifiers in cases:
        values = {"count": count, "share": share}
        assert by_page(found, values, sorted(modifiers), scripts) == by_python(found, values, sorted(modifiers))


# --- Values that a measure cannot have ------------------------------------------------------------------------------

def unfit_by_python(text: str, measure: Measure) -> str:
    value = read_value(text, measure)
    return value.value if isinstance(value, Unfit) else ""


def measure_of(fields: dict[str, Any]) -> Measure:
    return Measure.model_validate({"id": "count", "title": "Count", "unit": "times", **fields})


def unfit_by_page(text: str, measure: Measure, scripts: Scripts) -> Any:
    bounds = {"lowest": measure.minimum, "highest": measure.maximum}
    return scripts.ask("unfit", text, {"whole": measure.whole, **{name: None if n is None else f"{n:f}" for name, n in bounds.items()}})


@pytest.mark.parametrize(("fields", "text", "expected"), [
    (group["measure"], text, expected) for group in VALUES for text, expected in group["values"].items()])
def test_a_value_is_refused_for_the_same_reason(fields: dict[str, Any], text: str, expected: str, scripts: Scripts) -> None:
    measure = measure_of(fields)
    assert (unfit_by_python(text, measure), unfit_by_page(text, measure, scripts)) == (expected, expected)


@PROPERTY
@given(text=st.one_of(SIGNED, GIVEN, st.text("0123456789.-+−０９．－ \u3000\n,eE_²٣x", max_size=8), st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=4)),
       whole=st.booleans(), lowest=st.one_of(st.none(), SIGNED), highest=st.one_of(st.none(), SIGNED))
def test_any_text_is_read_alike(text: str, whole: bool, lowest: str | None, highest: str | None, scripts: Scripts) -> None:
    if lowest and highest and Decimal(lowest) > Decimal(highest):
        lowest, highest = highest, lowest
    measure = measure_of({"whole": whole, "minimum": lowest, "maximum": highest})
    assert unfit_by_page(text, measure, scripts) == unfit_by_python(text, measure)


# --- Measures that are no numbers -------------------------------------------------------------------------------------

MIXED = {
    "measures": [{"id": "time", "title": "Absence", "type": "working-time"}, {"id": "gravity", "title": "Gravity", "choices": ["slight", "serious", "grave"]}],
    "tiers": [{"id": "a", "when": {"time": "< 4 hours"}, "level": "l1"}, {"id": "b", "when": {"time": "4 hours to under 2 days", "gravity": "slight"}},
              {"id": "c", "when": {"time": "4 hours to under 2 days", "gravity": "serious or more"}, "level": "l2"},
              {"id": "d", "when": {"time": "2 days or more"}, "level": "l2"}, {"id": "words", "title": "In words", "level": "l1"}],
}
MIXED_LEVELS = [{"id": "l1", "title": "L1", "side": "penalty", "rank": 1}, {"id": "l2", "title": "L2", "side": "penalty", "rank": 2}]


MONTHS: dict[str, Any] = {"measures": [{"id": "time", "title": "Absence", "type": "time"}],
                          "tiers": [{"id": "a", "when": "< 6 months", "level": "l1"}, {"id": "b", "when": "6 months or more", "level": "l2"}]}
HOURS: dict[str, Any] = {"measures": [{"id": "time", "title": "Absence", "type": "time"}],
                         "tiers": [{"id": "a", "when": "< 4 hours", "level": "l1"}, {"id": "b", "when": "4 hours or more", "level": "l2"}]}
TIMES = own_data(FOLDER.parent / "time/durations.yml")
UNLIKE = ["1 month 28 days", "27 days", "1 week", "1 month 27 days 23 hours", "2 working days", "0", "none", "無", "0分鐘", "0 hours", "0小時0分", "0:00", "00:00:00",
          "0個工作日", "0 minutes 5", "1 working day 4 hours", "90 minutes"]


@pytest.mark.parametrize(("text", "gravity", "tier"), [
    ("3 hours 59 minutes", "grave", 0), ("4h", "slight", 1), ("1 working day 7 hours 59.5 minutes", "serious", 2), ("兩日", "slight", 3),
    ("16 working hours", "grave", 3), ("half a day", "slight", 1), ("239.999999 minutes", "grave", 0), ("3:59", "grave", 0), ("無", "slight", 0),
    ("0分鐘", "slight", 0), ("0:00", "slight", 0)])
def test_a_time_as_people_write_it_and_a_word_fall_into_the_same_tier(text: str, gravity: str, tier: int, scripts: Scripts) -> None:
    made = handbook_of(MIXED_LEVELS, MIXED)
    criteria = made.criteria["set"]
    _, words = decide_fields(criteria, HandbookWords.of(made, "en"))
    units, places = scripts.ask("minutes", scripts.ask("timeParts", text, data_of(made)["measures"]["time"]["time"]))
    values = {"time": f"{Decimal(units).scaleb(-places):f}", "gravity": str([word.text for word in words.options].index(gravity))}
    assert by_python(made, values, ())["tier"] == by_page(made, values, (), scripts)["tier"] == tier


@pytest.mark.parametrize("text", [*TIMES["read"], *TIMES["refused"]])
def test_a_length_of_time_is_read_alike(text: str, scripts: Scripts) -> None:
    expected = TIMES["read"].get(text)
    found = scripts.ask("time", text)
    assert (found and Duration(tuple((Decimal(number), unit) for number, unit in found))) == (Duration.parse(expected) if expected else None)


_WORDS = st.sampled_from([*TIMES["read"], *TIMES["refused"], " ", "又", "半", "and", "個", "十", "兩百零五", "一百十", "0.5", "小時", "working days", "h", ":"])


@PROPERTY
@given(text=st.lists(_WORDS, min_size=1, max_size=4).map("".join))
def test_any_words_are_read_alike(text: str, scripts: Scripts) -> None:
    found = scripts.ask("time", text)
    try:
        expected = Duration.parse(text)
    except ValueError:
        expected = None
    assert (found and Duration(tuple((Decimal(number), unit) for number, unit in found))) == expected


@pytest.mark.parametrize("text", [*TIMES["read"], *UNLIKE])
@pytest.mark.parametrize("rule", [MIXED, MONTHS, HOURS], ids=["working-time", "months", "hours"])
def test_a_page_takes_the_times_that_the_command_line_takes(rule: dict[str, Any], text: str, scripts: Scripts) -> None:
    made = handbook_of(MIXED_LEVELS, rule)
    criteria = made.criteria["set"]
    read = reader_of(rule["measures"][0], made.entry.calendar.hours)
    try:
        expected = read and read(text)
    except ValueError:
        expected = None
    if expected and not is_comparable(expected[1], criteria.measures[0], criteria):
        expected = None
    parts = scripts.ask("timeParts", text, data_of(made)["measures"]["time"]["time"])
    found = scripts.ask("minutes", parts) if parts else None
    assert (found and Decimal(found[0]).scaleb(-found[1])) == (expected and expected[0])


@pytest.mark.parametrize("rule", [MIXED, MONTHS, HOURS], ids=["working-time", "months", "hours"])
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_the_example_beside_a_field_can_be_read(rule: dict[str, Any], language: str, scripts: Scripts) -> None:
    made = handbook_of(MIXED_LEVELS, rule)
    field, *_ = decide_fields(made.criteria["set"], HandbookWords.of(made, language))
    assert field.example and scripts.ask("timeParts", field.example, data_of(made)["measures"]["time"]["time"])


def test_a_tier_in_words_is_named(scripts: Scripts) -> None:
    made = handbook_of(MIXED_LEVELS, MIXED)
    assert scripts.ask("decide", data_of(made), {}, [], 4)["results"] == [["l1", None]]
    assert str(decide(made.criteria["set"], made, {}, (), "words").results[0].degree) == "l1"
