"""Random handbooks: every kind of entry and every optional field, drawn from the models themselves, so that a new field is drawn too.

Names resolve, and texts are hostile but legal.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel
from yaml import SafeDumper, dump_all

from generator.model import HANDBOOK_LISTS, KINDS
from generator.model.duration import Duration
from generator.model.flow import END
from generator.model.frequency import Frequency
from generator.model.limit import Extension, Limit
from generator.model.ranges import Range
from generator.model.text import Ref, Text
from generator.model.time_of_day import Hours, TimeOfDay

NAMES = {kind: [f"{kind}-{n}" for n in range(3)] for kind in (*KINDS, *HANDBOOK_LISTS) if kind != "handbook"}
TEXTS = ["公文", "a", "0", "[x](javascript:alert(1))", "<script>alert(1)</script>", "</script><!--", "{{ 7*7 }}{% raw %}", "#set text(red)", "$x$ `y` *z* _w_ @q",
         "\\n\\t\\", "%s %(a)s {0} {x}", "=1+1", "@SUM(A1)", "-2+3", "\"'“”‘’「」", "& &amp; &#38;", "BEGIN:VCALENDAR;,:", "../../etc/passwd", "C:\\con", "　全形　", "a\u00a0b",
         "公文" * 240, "W" * 480, "a b " * 110, "（請填寫：）", "123456789012345678901234567890", "1e400", "null", "~", "true", "- a", ": b", "～＃＆＊！｜＞", "Ωλ Ж ệ",
         "第一條", "㎡％①½", "https://example.org/a?b=c&d#e", "0912-345-678", "#ff0000", "//x", "---", "…", "|", ">", "'", "\"", "`", "\\", "登記 สวัสดี", "שָׁלוֹם", "مرحبا", "नमस्ते", "👍🏽"]
TEXT = st.sampled_from(TEXTS)
WORDS = st.sampled_from(["1", "A-1", "第 3 條", "2.1", "<b>", "\"'", "a b", "#x", "%20", "七"])
DURATIONS = st.sampled_from(["30 minutes", "2 hours", "3 working days", "15 days", "12 months", "半小時", "二十五日", "0.5 days", "100000 days", "200 years", "1 week", "0.000001 hours", "14小時10分", "1 working day 4 hours", "3:59"])
FREQUENCIES = st.sampled_from(["daily", "每日兩次（07:30、16:30）", "daily 17:00-07:10", "every 30 minutes", "each shift", "每週二、五", "每旬",
                               "quarterly by the last working day", "monthly on the 25th, or earlier", "daily at 08:00", "every working day", "weekly on Friday", "monthly on the 31st", "monthly on the last day", "yearly on 02-29", "每月25日前", "yearly by 02-29", "every 2 weeks",
                               "3 times a day", "quarterly", "half-yearly", "yearly", "on event", {"event": "收到 <b>公文</b>"}, "every 1000 years", "每日 23:59"])
RANGES = st.sampled_from(["any", "< 4", ">= 4, < 16", "16 or more", "exactly 3", "> -1000000000", "<= 0.000001", "未滿4"])
MONEY = st.sampled_from(["60000 yuan", "不超過5萬元", "3,000元以上5,000元以下", "£200"])
NUMBERS = st.sampled_from([0, 1, -1, 2.5, 1000000000, -1000000000, 0.000001, 7])
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)).map(str) | st.sampled_from(["2026-01-01", "2026-06-01", "2027-01-01"])
LINKS = st.sampled_from(["https://law.example/?a=1&b=%20", "mailto:a@example.org", "tel:+886-2-12345678"])
LANGUAGES = st.sampled_from([["zh-Hant"], ["en"], ["zh-Hant", "en"], ["zh-Hant", "zh-Hans", "en"], ["zh-Hans", "zh-Hant"], ["fr"], ["en", "ja"]])
CALENDARS = st.fixed_dictionaries({}, optional={
    "country": st.sampled_from(["TW", "CN", "HK", "US", "AE"]), "weekend": st.sampled_from([["Friday", "Saturday"], ["Sunday"], "Saturday", []]),
    "holidays": st.lists(DAYS, max_size=3), "workdays": st.lists(DAYS, max_size=3), "hours": st.sampled_from([0.25, 7.5, 24])})
LEFT_OUT = {"kind", "id", "waivers", "conversions", "words", "languages", "calendar", "when", "given", "tier", "modifiers", "next", "goto", "then", "at_most", "together", "same_as", "other_than", "pause", "step", "duty", "supersedes", "parent",
            "equals", "reports_to", "status", "times", "cap", "type", "choices", "whole", "judge"}
"""What depends on something else in the handbook: `_finished` draws it."""


@st.composite
def handbooks(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The entries of a handbook as an author would write them."""
    languages = draw(LANGUAGES)
    head = {**_model(draw, KINDS["handbook"], languages), "kind": "handbook", "id": "office", "languages": languages, "calendar": draw(CALENDARS)}
    for kind, field in HANDBOOK_LISTS.items():
        items = [dict(item, id=name) for item, name in zip(_fill(draw, field, languages), NAMES[kind], strict=True)]
        head[field] = _in_line(draw, items, {"unit": "parent"}.get(kind))
    for side, scale in zip(("penalty", "reward", "grade"), head.get("scales") or (), strict=False):
        scale |= {"id": side, "side": side}
        scale.pop("cases", None)
    for number, level in enumerate(head["levels"]):
        level.pop("mirror", None)
        level["times"] = draw(st.integers(1, 3))
        if number and draw(st.booleans()):
            level["equals"] = {"count": 3, "level": head["levels"][number - 1]["id"]}
    entries = [_entry(draw, kind, name, number, languages) for kind in KINDS if kind != "handbook" for number, name in enumerate(NAMES[kind])]
    steps = {entry["id"]: entry["steps"][0]["id"] for entry in entries if entry["kind"] == "procedure"}
    for control in (control for entry in entries if entry["kind"] == "risk" for control in entry.get("controls", ())):
        control["step"] = steps[control["procedure"]]
    for stage in (stage for entry in entries if entry["kind"] == "oversight" for stage in entry["stages"].values()):
        stage |= {"duty": "d0"} if draw(st.booleans()) else {}
    return [head, *entries]


def _fill(draw: st.DrawFn, field: str, languages: list[str]) -> list[dict[str, Any]]:
    model = next(_models(KINDS["handbook"].model_fields[field].annotation))
    return [_model(draw, model, languages) for _ in range(3)]


def _entry(draw: st.DrawFn, kind: str, name: str, number: int, languages: list[str]) -> dict[str, Any]:
    entry = {**_model(draw, KINDS[kind], languages), "kind": kind, "id": name}
    earlier = NAMES[kind][:number]
    entry["status"] = draw(st.sampled_from(["in-force", "in-force", "draft", "suspended", "retired"]))
    if earlier and draw(st.booleans()):
        entry["supersedes"] = [earlier[-1]]
    if kind == "post" and earlier and draw(st.booleans()):
        entry["reports_to"] = earlier[-1]
    for field in ("substitutes", "related", "see", "terms"):  # nobody stands in for himself
        if field in entry:
            entry[field] = [each for each in dict.fromkeys(entry[field]) if each != name] or earlier
    _number_parts(entry)
    return {"procedure": _procedure, "criteria": _criteria, "post": _post}.get(kind, lambda draw, entry: entry)(draw, entry)


def _number_parts(entry: dict[str, Any]) -> None:
    """Ids of parts, which must differ."""
    for field in ("duties", "steps", "pause_points", "measures", "tiers", "clauses", "shifts"):
        for number, part in enumerate(entry.get(field) or ()):
            part["id"] = f"{field[0]}{number}"
            if field == "clauses" and "number" in part:
                part["number"] = f"{part['number']} {number}"
                del part["id"]


def _post(draw: st.DrawFn, entry: dict[str, Any]) -> dict[str, Any]:
    """The limit of a duty counts from nothing but what sets the duty off."""
    for duty in entry["duties"]:
        within = duty.get("within")
        if isinstance(within, dict) and not {"after", "before"}.isdisjoint(within):
            happens = isinstance(duty["when"], dict) and "after" in within
            counted = {field: value for field, value in within.items() if field not in ("restart", "stops", "latest")}
            duty["within"] = {**counted, "after": "trigger"} if happens else within["time"]
    return entry


def _procedure(draw: st.DrawFn, entry: dict[str, Any]) -> dict[str, Any]:
    steps = [step["id"] for step in entry["steps"]]
    _moments(entry, steps)
    for step in (step for step in entry["steps"] if "pass_to" in step):  # no procedure passes to itself
        step["pass_to"] = draw(st.sampled_from([name for name in NAMES["procedure"] if name != entry["id"]]))
    for number, step in enumerate(entry["steps"]):
        onward = st.sampled_from([*steps[number + 1:], END])
        if step.get("branches"):
            for branch in step["branches"]:
                branch["goto"] = draw(onward)
                if draw(st.integers(0, 3)) == 0:
                    branch |= {"at_most": draw(st.integers(1, 3)), "then": draw(onward)}
        elif number + 3 < len(steps) and draw(st.booleans()):
            step |= {"together": steps[number + 1:number + 3], "next": steps[number + 3]}
        elif draw(st.integers(0, 3)) == 0:
            step["next"] = draw(onward)
        if number and draw(st.integers(0, 3)) == 0:
            step[draw(st.sampled_from(["same_as", "other_than"]))] = draw(st.sampled_from(steps[:number]))
        if entry.get("pause_points") and draw(st.booleans()):
            step["pause"] = draw(st.sampled_from([pause["id"] for pause in entry["pause_points"]]))
    return entry


CHOICES = ("輕微", "<b>嚴重</b>", "重大")
MEASURED: dict[str, tuple[st.SearchStrategy[Any], st.SearchStrategy[Any]]] = {
    "number": (RANGES, NUMBERS), "words": (st.sampled_from([*CHOICES, "輕微以上", "any", list(CHOICES[:2])]), st.sampled_from(CHOICES)),
    "time": (st.sampled_from(["any", "未滿4小時", "4 hours to under 2 days", "= 0", "二日以上"]), st.sampled_from(["3小時59分", "0", "1 day", "3:59"]))}
"""Of each type of measure what a range and what a value may be."""
EFFECTS = ("up", "down", "weigh-up", "weigh-down", "exempt")


def _amounts(kinds: dict[str, str]) -> st.SearchStrategy[str]:
    """What may be paid, by measures of these kinds."""
    shares = ["5% to 10% of {name}, at most {name}", "{name}的千分之五", "0.5‰ of {name}, at least 20元, rounded to 1元"]
    each = ["100元以上 per {name}", "2元，另加超過180{name}的部分每{name}3元", "20元 per 10 {name} or part thereof over 5", "每逾期2{name}按100元"]
    return st.sampled_from(["5,000 to 50,000 yuan", *(form.format(name=name) for name, kind in kinds.items() if kind == "number" for form in shares),
                            *(form.format(name=name) for name in kinds for form in each)])


def _criteria(draw: st.DrawFn, entry: dict[str, Any]) -> dict[str, Any]:
    measures = [measure["id"] for measure in entry.get("measures") or ()]
    kinds = {name: draw(st.sampled_from(["number", "number", "time", "words"])) for name in measures}
    for measure in entry.get("measures") or ():
        for field in ("minimum", "maximum", "unit"):
            measure.pop(field, None)
        measure |= {"number": {"unit": draw(TEXT), "whole": draw(st.booleans())}, "time": {"type": "time"}, "words": {"choices": list(CHOICES)}}[kinds[measure["id"]]]
    for tier in entry["tiers"]:
        tier["when"] = draw(st.fixed_dictionaries({}, optional={name: MEASURED[kind][0] for name, kind in kinds.items()}))
        if tier["when"]:
            tier.pop("otherwise", None)
        if tier.get("level"):
            tier["level"] = draw(st.sampled_from([tier["level"][0], tier["level"][:1], [tier["level"][0], f"{tier['level'][0]} x2"]]))
        tier.pop("amount", None)
        tier.pop("also", None)
        if tier.get("level") and draw(st.booleans()):
            also = draw(st.sampled_from(NAMES["level"]))
            tier["also"] = draw(st.one_of(st.just(also), st.fixed_dictionaries({"level": st.just(also)}, optional={
                "amount": _amounts(kinds), "duration": st.just("1 to 6 months"), "may": st.booleans(), "where": TEXT})))
        if tier.get("level") and draw(st.booleans()):
            first = tier["level"] if isinstance(tier["level"], str) else tier["level"][0]
            tier["amount"] = {first: draw(_amounts(kinds))}
        elif not tier.get("level") and entry["side"] in ("fee", "benefit") and draw(st.booleans()):
            tier["amount"] = draw(_amounts(kinds))
    entry.pop("modifiers", None)
    entry["modifiers"] = [{"id": f"m{n}", "title": draw(TEXT), "effect": draw(st.lists(st.sampled_from(EFFECTS), min_size=1, max_size=3, unique=True)), "may": draw(st.booleans()),
                           "excludes": [f"m{other}" for other in range(n)][:1], "levels": draw(st.integers(0, 3)), "each_time": draw(st.booleans()),
                           **draw(st.fixed_dictionaries({}, optional={"amount": st.sampled_from(["half", "減收30%", "up to half more, at most 5,000 yuan", "plus 500 yuan"]),
                               **({"adds": st.fixed_dictionaries({}, optional={name: st.integers(-5, 5) for name, kind in kinds.items() if kind == "number"})} if "number" in kinds.values() else {})}))}
                          for n in range(draw(st.integers(0, 3)))]
    entry["cap"] = draw(st.fixed_dictionaries({}, optional={"up": st.integers(0, 3), "down": st.integers(0, 3)}))
    for case in entry.get("cases") or ():
        case["given"] = {name: draw(MEASURED[kind][1]) for name, kind in kinds.items()}
        case["modifiers"] = [m["id"] for m in entry["modifiers"][:draw(st.integers(0, 2))]]
    return entry


def _in_line(draw: st.DrawFn, items: list[dict[str, Any]], field: str | None) -> list[dict[str, Any]]:
    for number, item in enumerate(items):
        if field and number and draw(st.booleans()):
            item[field] = items[number - 1]["id"]
    return items


def _model(draw: st.DrawFn, model: type[BaseModel], languages: list[str]) -> dict[str, Any]:
    """The fields of a model: those it needs, and of the others some."""
    return {name: _value(draw, info.annotation, tuple(info.metadata), languages) for name, info in model.model_fields.items()
            if name not in LEFT_OUT or (info.is_required() and name == "when" and info.annotation is not dict)
            if info.is_required() or draw(st.booleans())} | ({"id": "x"} if "id" in model.model_fields and model.model_fields["id"].is_required() else {})


def _limit(draw: st.DrawFn, languages: list[str]) -> Any:
    """A limit in each of its forms; moments that it names are made right by `_procedure`."""
    form = draw(st.sampled_from(["text", "text", "from", "before", "cases", "extended", "restart", "stops", "latest", "at"]))
    if form == "cases":
        by_level = st.dictionaries(st.sampled_from(["high", "low"]), DURATIONS, min_size=1)
        extended = {"extend": {"cases": draw(by_level)}} if draw(st.booleans()) else {}
        return {"criteria": draw(st.sampled_from(NAMES["criteria"])), "cases": draw(by_level), **extended}
    plain = {"time": draw(DURATIONS | st.sampled_from(["same day", "即時"]))}
    if form == "extended":
        return {**plain, "extend": {"by": draw(DURATIONS), **_model(draw, Extension, languages)}}
    if form == "latest":
        return {**plain, "after": draw(st.sampled_from(["step", "event"])), "latest": {"time": draw(DURATIONS), "after": "trigger"}}
    if form == "at":
        return {"time": draw(st.sampled_from(["same day", "3 working days", "1 month"])), "at": draw(st.sampled_from(["17:00", "下午5時"]))}
    if form == "stops":
        return {**plain, "after": "trigger", "stops": {"since": "event", "until": "event"}}
    return {"restart": {**plain, "after": "trigger", "restart": "event"}, "text": plain["time"], "from": {**plain, "after": draw(st.sampled_from(["trigger", "step", "event"]))}, "before": {**plain, "before": "event"}}[form]


def _moments(entry: dict[str, Any], steps: list[str]) -> None:
    """Limits name a step that there is, or the one event."""
    limits = [limit for limit in (entry.get("within"), *(step.get("within") for step in entry["steps"])) if isinstance(limit, dict)]
    entry["events"] = [{"id": "event", "title": "收到 <b>公文</b>"}]
    for limit in limits:
        if limit.get("after") == "step":
            limit["after"] = steps[0]


def _value(draw: st.DrawFn, annotation: Any, metadata: tuple[Any, ...], languages: list[str]) -> Any:
    ref = next((m for m in metadata if isinstance(m, Ref)), None)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if ref is not None and origin is not tuple:
        return draw(LINKS if "file" in ref.targets else st.sampled_from([n for t in ref.targets for n in NAMES.get(t, NAMES["term"])]))
    if origin is Annotated:
        return _value(draw, arguments[0], tuple(arguments[1:]), languages)
    if origin in (Union, UnionType):
        return _value(draw, next(a for a in arguments if a is not type(None)), metadata, languages)
    if origin is tuple:
        least = 1 if any(getattr(m, "min_length", None) for m in metadata) else 0
        return _each_once([_value(draw, arguments[0], (), languages) for _ in range(draw(st.integers(max(least, 1), 3)))])
    if origin in (Literal, dict):  # by class: see `_limit`
        return draw(st.sampled_from(arguments)) if origin is Literal else {}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _limit(draw, languages) if annotation is Limit else _model(draw, annotation, languages)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return draw(st.sampled_from([member.value for member in annotation]))
    if annotation is Text and not metadata and draw(st.integers(0, 30)) == 0:
        return draw(st.sampled_from(["字" * 9_000, "word " * 1_500, "一、甲\n二、乙\n\n三、丙"]))
    if annotation is Text:
        return draw(TEXT | st.fixed_dictionaries(dict.fromkeys(languages, TEXT)))
    return draw(MONEY if annotation is Range and metadata else st.integers(2, _largest(metadata)) if annotation is int else _SIMPLE[annotation])


def _each_once(items: list[Any]) -> list[Any]:
    """Nobody is named twice in a list, and no two parts of one have the same id."""
    found = [item for place, item in enumerate(items) if not isinstance(item, str) or item not in items[:place]]
    return [{**item, "id": f"x{place}"} if isinstance(item, dict) and item.get("id") == "x" else item for place, item in enumerate(found)]


def _largest(metadata: tuple[Any, ...]) -> int:
    """The largest whole number that a field may have."""
    return min((bound.le for each in metadata for bound in getattr(each, "metadata", (each,)) if hasattr(bound, "le")), default=100_000)


_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS, bool: st.booleans(), float: NUMBERS, Decimal: NUMBERS, Duration: DURATIONS, Frequency: FREQUENCIES, Range: RANGES,
    datetime.date: DAYS, TimeOfDay: st.sampled_from(["08:00", "00:00", "23:30"]),
    Hours: st.sampled_from(["08:00-16:00", "17:00-07:10", "08:00-08:00"])}


class Plain(SafeDumper):
    """YAML as authors write it, without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(entries: list[dict[str, Any]]) -> str:
    return str(dump_all(entries, Dumper=Plain, allow_unicode=True, sort_keys=False))


def _models(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
