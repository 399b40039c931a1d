"""A handbook with one of everything that can be withheld, each of its texts a canary: a word that stands nowhere else.

Withheld entries are filled field by field from the models, so that a new field brings its own canary.
"""

from __future__ import annotations

import copy
import datetime
import itertools
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from handbook_strategies import as_yaml
from page_cases import ENTRIES
from pydantic import BaseModel

from generator.model import KINDS
from generator.model.adjustment import Adjustment
from generator.model.common import Entry, Part
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.model.limit import Extension, Limit
from generator.model.others import Stage
from generator.model.ranges import Range
from generator.model.text import FILE, Ref, Text
from generator.model.time_of_day import Hours, TimeOfDay

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
BEAST = "貔貅"
"""Before every canary in Chinese: two characters that no text of the program has, for what is made of single characters and pairs."""
KEEP = {"kind", "status", "effective", "expires", "audience", "supersedes", "waivers", "reports_to"}
"""Fields of a withheld entry that are written by hand, below."""
NO_DUTY = (Stage, "duty")
"""A stage is no duty that its post lists already; else it would say nothing by itself."""
VISIBLE = {"post": "clerk", "procedure": "circulation", "criteria": "late", "conduct": "manners", "oversight": "deadlines", "term": "fast",
           "unit": "office", "scope": "mail", "level": "reprimand", "form": "slip", "register": "log",
           "role": "commander", "outsider": "applicant"}
NO_OTHER_STEPS = dict.fromkeys(("same_as", "other_than", "together", "pass_to", "counts", "people"))
FAMILIES = ("HB2", "HB3", "HB4", "HB5", "HB6", "HB7")


_WORD = re.compile(r"zq[a-z]{4}q(?=z)")
"""A canary without its last letter, with which another may begin."""


def heard(text: str) -> set[str]:
    """The canaries that stand in a text, and of the beast and its characters those that do."""
    return {f"{found}z" for found in _WORD.findall(text)} | {each for each in (BEAST, *BEAST) if each in text}


class Canaries:
    """Hands out words that stand nowhere else, and knows which field each was for."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._letters = itertools.product("bcdfghjkmnprstvwx", repeat=4)

    def word(self, field: str) -> str:
        """A word of eight letters that may be an id, and of which no two neighbours are alike in another word."""
        word = f"zq{''.join(next(self._letters))}qz"
        self.fields[word] = field
        return word

    def text(self, field: str) -> dict[str, str]:
        return {language: f"{BEAST if language != 'en' else ''}{self.word(f'{field} ({language})')}" for language in LANGUAGES}


class Filler:
    """Fills every field of a model. `names` are what references lead to."""

    def __init__(self, canaries: Canaries, names: dict[str, str], file: str) -> None:
        self.canaries, self.names, self.file = canaries, names, file

    def part(self, model: type[BaseModel], field: str, **given: Any) -> dict[str, Any]:
        """Every field that is not `given`; of an entry, those that are of no interest here are left out."""
        left = [name for name in model.model_fields if name not in given and not (name in KEEP and issubclass(model, Entry)) and name != "audience"
                and (model, name) != NO_DUTY]
        filled = {name: self.value(model.model_fields[name].annotation, tuple(model.model_fields[name].metadata), f"{field}.{name}") for name in left}
        return {**filled, **given}

    def value(self, annotation: Any, metadata: tuple[Any, ...], field: str) -> Any:
        ref = next((each for each in metadata if isinstance(each, Ref)), None)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if ref is not None and origin is not tuple:
            return self.file if ref.targets == FILE else next(self.names[kind] for kind in ref.targets if kind in self.names)
        if origin is Annotated:
            return self.value(arguments[0], tuple(arguments[1:]), field)
        if origin in (Union, UnionType):
            return self.value(next(each for each in arguments if each is not type(None)), metadata, field)
        if origin is tuple:
            return [self.value(arguments[0], (), field)]
        if origin is dict:
            return {}  # its names and values are no texts
        if origin is Literal:
            return arguments[0]
        if annotation is Limit:
            return {"time": "2 working days", "after": "trigger", "extend": self.part(Extension, f"{field}.extend", cases={})}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.part(annotation, field)
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return next(iter(annotation)).value
        return self._simple(annotation, field)

    def _simple(self, annotation: Any, field: str) -> Any:
        if annotation is Text:
            return self.canaries.text(field)
        if annotation is str:
            return self.canaries.word(field)
        if annotation is Frequency:
            return {"event": self.canaries.text(f"{field}.event")}
        return {bool: True, int: 2, float: 8, Decimal: 1, Duration: "2 working days", Range: "any", TimeOfDay: "08:00", Hours: "08:00-16:00",
                datetime.date: "2026-02-01", Adjustment: "half"}[annotation]


class CanaryHandbook:
    """What stands in the files, with what is withheld and without it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.canaries = Canaries()
        self.files: dict[str, list[dict[str, Any]]] = {}
        """File of the rules → the entries in it, some of them or some of their parts withheld."""
        self.attachment = f"{self.canaries.word('file of an attachment')}.txt"
        self.attached = f"{self.canaries.word('content of an attachment')}\n"
        self.names = {kind: self.canaries.word(f"{kind}.id") for kind in (*(kind for kind in KINDS if kind != "handbook"), "form", "register")}
        self.filler = Filler(self.canaries, {**VISIBLE, **self.names}, self.attachment)
        self.files["handbook.yml"], self.files["all.yml"] = self._visible()
        for kind, name in self.names.items():
            if kind in KINDS:
                self.files[f"{self.canaries.word(f'file of a {kind}')}.yml"] = [self._entry(kind, name)]

    def _visible(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """One of everything that everyone may read, with withheld parts between, and references that may be left out."""
        head, *entries = copy.deepcopy(ENTRIES)
        entries.append({"kind": "post", "id": "keeper", "title": "監印員", "duties": [{"id": "lock", "do": "鎖櫃", "when": "daily"}]})
        head |= {"languages": list(LANGUAGES), "audiences": [
            {"id": self.canaries.word("audience.id"), "title": self.canaries.text("audience.title")},
            {"id": "public", "title": {"zh-Hant": "民眾", "zh-Hans": "公众", "en": "Public"}, "internal": False}]}
        self.staff = head["audiences"][0]["id"]
        head["contacts"].insert(0, f"{self.names['post']}?")
        head["units"][1]["head"] = f"{self.names['post']}？"
        head["conflicts"] = [{"title": "印信與簽核", "keeps": "seal", "approves": {"procedure": "circulation", "step": "send"}}]
        head["roles"] = [{"id": "commander", "title": "指揮官", "posts": [f"{self.names['post']}?", "chief"], "taken": "事件發生時", "released": "事件結束時"}]
        head["scales"] = [{"id": "penalty", "title": "懲處等級", "side": "penalty", "decides": f"{self.names['post']}?",
                           "remedies": {"do": "申訴", "to": "機關", "within": "30 days", "since": "收到處分之日"}}]
        head["outsiders"] = [{"id": "applicant", "title": "申請人"}]
        head["registers"].append({"id": "seal", "title": "印信簿", "keeper": "keeper"})
        for field, kind in (("forms", "form"), ("registers", "register")):
            head[field].insert(0, self._part(KINDS["handbook"], field, id=self.names[kind]))
        head["conflicts"].insert(0, self._part(KINDS["handbook"], "conflicts", keeps="log", approves=[
            {"procedure": self.names["procedure"], "step": self.step}]))
        for entry in entries:
            entry.pop("audience", None)
            self._add_parts(entry)
        return [head], entries

    def _add_parts(self, entry: dict[str, Any]) -> None:
        model = KINDS[entry["kind"]]
        for field, item in _lists_of_parts(model):
            present = entry.setdefault(field, [])
            if field == "steps":
                present.append(self._step_part(entry))
            elif "audience" in item.model_fields:
                part = self._part(model, field, **({"step": None} if field == "duties" else {}))
                present.insert(len(present) // 2, _without_none(part))
            elif not present:
                del entry[field]
        self._add_droppable(entry)

    def _step_part(self, entry: dict[str, Any]) -> dict[str, Any]:
        """A withheld step at the end, where it changes no way."""
        pause = {"pause": entry["pause_points"][0]["id"]} if "pause_points" in entry else {"pause": None}
        part = self._part(KINDS["procedure"], "steps", next="end", branches=None, decision=None, judge=None, **NO_OTHER_STEPS, approve="chief", within="1 working day", wait="1 hour", **pause)
        return _without_none(part)

    def _add_droppable(self, entry: dict[str, Any]) -> None:
        """Visible references to what is withheld, which may be left out."""
        for field, kind in (("substitutes", "post"), ("related", "procedure"), ("terms", "term"), ("see", "term"), ("forms", "form")):
            if field in KINDS[entry["kind"]].model_fields:
                there = entry.get(field, [])
                entry[field] = [f"{self.names[kind]}?", *(there if isinstance(there, list) else [there])]
        if entry["kind"] == "procedure":
            entry["steps"][0]["consult"] = [f"{self.names['post']}?"]
        if entry["id"] == "circulation":
            entry["steps"][1] |= {"by": "chief", "approve": "clerk", "within": "1 hour"}

    def _part(self, model: type[Entry], field: str, **given: Any) -> dict[str, Any]:
        item = dict(_lists_of_parts(model))[field]
        return {**self.filler.part(item, f"{model.model_fields['kind'].annotation.__args__[0]}.{field}", **given), "audience": self.staff}

    @property
    def step(self) -> str:
        """The id of a step of the withheld procedure."""
        if not hasattr(self, "_step"):
            self._step = self.canaries.word("procedure.steps.id")
        return self._step

    def _entry(self, kind: str, name: str) -> dict[str, Any]:
        model = KINDS[kind]
        given: dict[str, Any] = {"kind": kind, "id": name, "audience": self.staff, "waivers": [
            {"check": family, "reason": self.canaries.text(f"{kind}.waivers.reason")} for family in FAMILIES]}
        given |= getattr(self, f"_{kind}", dict)()
        others = Filler(self.canaries, {**VISIBLE, **self.names, kind: VISIBLE.get(kind, name)}, self.attachment)
        return others.part(model, kind, **given)

    def _procedure(self) -> dict[str, Any]:
        pause = self.canaries.word("procedure.pause_points.id")
        model = dict(_lists_of_parts(KINDS["procedure"]))["steps"]
        first = self.filler.part(model, "procedure.steps", id=self.step, pause=pause, within="1 hour", wait="1 hour", next=None, **NO_OTHER_STEPS, branches=[
            {"when": self.canaries.text("procedure.steps.branches.when"), "level": "reprimand", "goto": "end"},
            {"when": self.canaries.text("procedure.steps.branches.when"), "goto": "step-2"}])
        return {"pause_points": [{"id": pause, "title": self.canaries.text("procedure.pause_points.title")}],
                "within": {"time": "1 working day", "extend": self.filler.part(Extension, "procedure.within.extend", cases={})},
                "steps": [_without_none(first), {"do": self.canaries.text("procedure.steps.do"), "by": self.names["post"]}]}

    def _post(self) -> dict[str, Any]:
        model = dict(_lists_of_parts(KINDS["post"]))["duties"]
        daily = {"id": self.canaries.word("post.duties.id"), "do": self.canaries.text("post.duties.do"), "when": "daily at 09:00"}
        return {"duties": [self.filler.part(model, "post.duties", step=self.step), daily], "effective": "2026-02-01"}

    def _risk(self) -> dict[str, Any]:
        """Controlled at a step of the withheld procedure."""
        return {"impact": 3, "residual": {"likelihood": 1, "impact": 2},
                "controls": [{"procedure": self.names["procedure"], "step": self.step, "evidence": self.names["register"]}]}

    def _criteria(self) -> dict[str, Any]:
        """A counted measure, and one of which a word is chosen."""
        measure, chosen, modifier, tier = (self.canaries.word(f"criteria.{part}.id") for part in ("measures", "measures", "modifiers", "tiers"))
        parts = dict(_lists_of_parts(KINDS["criteria"]))
        choice = self.canaries.text("criteria.measures.choices")
        counted = self.filler.part(parts["measures"], "criteria.measures", id=measure, maximum=9, choices=[])
        return {"side": "penalty",
                "measures": [counted, {"id": chosen, "title": self.canaries.text("criteria.measures.title"), "choices": [choice]}],
                "tiers": [self.filler.part(parts["tiers"], "criteria.tiers", id=tier, when={measure: "any"}, otherwise=False)],
                "modifiers": [self.filler.part(parts["modifiers"], "criteria.modifiers", id=modifier, effect="up", levels=0, excludes=[])],
                "cases": [{"title": self.canaries.text("criteria.cases.title"), "given": {measure: 1, chosen: choice["en"]},
                           "expect": {"level": "reprimand", "points": 1}}]}

    def write(self, *, withheld: bool, mkdocs: str) -> Path:
        """Writes the handbook, or the one in which nothing of what is withheld was ever written."""
        rules = self.folder / "rules"
        rules.mkdir(parents=True, exist_ok=True)
        (self.folder / "mkdocs.yml").write_text(mkdocs, "utf-8")
        for name, entries in self.files.items():
            left = entries if withheld else [never_written(entry, self.names.values(), "public") for entry in entries
                                             if entry.get("audience") != self.staff]
            if left:
                comment = f"# {self.canaries.word(f'comment in {name}')}\n" if withheld else ""
                (rules / name).write_text(comment + as_yaml(json.loads(json.dumps(left))), "utf-8")
        if withheld:
            (rules / self.attachment).write_text(self.attached, "utf-8")
        return self.folder


def never_written(value: Any, names: Any, audience: str) -> Any:
    """A plain value without what `audience` may not see, as an author would have written it who knew nothing of that."""
    if isinstance(value, dict):
        left = {key: never_written(inner, names, audience) for key, inner in value.items()}
        return {key: inner for key, inner in left.items() if inner is not None}
    if isinstance(value, list):
        kept = [never_written(item, names, audience) for item in value if not _is_withheld(item, audience)]
        return [item for item in kept if item is not None] or (None if value else [])
    if isinstance(value, str) and value.endswith(("?", "？")) and value[:-1] in names:
        return None
    return value


def _without_none(part: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in part.items() if value is not None}


def _is_withheld(item: Any, audience: str) -> bool:
    allowed = item.get("audience") if isinstance(item, dict) else None
    return bool(allowed) and audience not in ([allowed] if isinstance(allowed, str) else allowed)


def _lists_of_parts(model: type[BaseModel]) -> Iterator[tuple[str, type[Part]]]:
    """(field, model of its items) of every list of parts."""
    for name, info in model.model_fields.items():
        if get_origin(info.annotation) is tuple and issubclass(item := _model_in(get_args(info.annotation)[0]), Part):
            yield name, item


def _model_in(annotation: Any) -> type:
    return annotation if isinstance(annotation, type) else object
