"""The one entry that describes the organisation: its languages, units, scopes, scale of levels, forms and registers."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from enum import Enum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.model.common import Audiences, Entry, OneOrMany, Part, Posts, Texts, for_all
from generator.model.degree import MOST_TIMES
from generator.model.doers import Outsider, Role
from generator.model.duration import Spread
from generator.model.frequency import is_period
from generator.model.named_day import WEEKDAYS
from generator.model.numbers import Count, Number
from generator.model.own_period import OwnPeriod
from generator.model.retention import Retention
from generator.model.risk_scale import RiskScale
from generator.model.scale import Remedy, Scale
from generator.model.side import Side
from generator.model.text import (
    LANGUAGE_TAG,
    Date,
    DoerRef,
    Id,
    LevelRef,
    Link,
    PostRef,
    ProcedureRef,
    Prose,
    RegisterRef,
    SingleLine,
    Text,
    UnitRef,
    Word,
)
from generator.model.time_of_day import DAY_MINUTES, Hours, TimeOfDay

MOST_LANGUAGES = 12
MOST_HOLIDAYS = 100
"""Days off of its own in a year: with the weekends and public holidays of any country some working days are always left."""
_CHINESE = {"zh": "zh-Hant", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans"}
"""Tags of places where Chinese is written → the script that is meant, which is what the two kinds of text differ in."""
_BY_NAME = {
    **dict.fromkeys(("繁體中文", "正體中文", "繁體", "正體", "繁体中文", "traditional chinese"), "zh-Hant"),
    **dict.fromkeys(("简体中文", "簡體中文", "简体", "簡體", "simplified chinese"), "zh-Hans"),
    **dict.fromkeys(("英文", "英語", "英语", "english"), "en")}
"""What people call a language → its tag."""
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Calendar(Part):
    """Which days are working days: a country's public holidays, and the exceptions of this organisation."""

    country: Word = Field("TW", description="Country whose public holidays count (ISO 3166: TW, CN, HK, …)")
    subdivision: Word | None = Field(None, description="Province or state, where its holidays differ")
    weekend: Annotated[tuple[Weekday, ...], OneOrMany] = Field(("Saturday", "Sunday"), description="Days of the week without work")
    holidays: tuple[Date, ...] = Field((), description="Further days off")
    workdays: tuple[Date, ...] = Field((), description="Further working days, such as make-up days")
    hours: Annotated[float, Field(ge=0.25, le=24, allow_inf_nan=False)] = Field(
        8, description="Working hours in a working day; time limits in hours run day and night, those in working hours do not")
    office_hours: Annotated[tuple[Hours, ...], OneOrMany] = Field(
        (), description="From when to when the office is open; the last hour is what rules call close of business")
    last_day_moves: bool = Field(
        True, description="Whether a time limit in days, weeks, months or years that would end on a day off ends on the next working day")
    periods: tuple[OwnPeriod, ...] = Field((), description="Periods that the organisation names itself, such as terms, with their dates")

    @property
    def closes(self) -> TimeOfDay | None:
        """When the office closes."""
        return self.office_hours[-1].end if self.office_hours else None

    @field_validator("office_hours")
    @classmethod
    def _in_order(cls, found: tuple[Hours, ...]) -> tuple[Hours, ...]:
        return tuple(sorted(found, key=lambda hours: hours.start))

    @model_validator(mode="after")
    def _same_hours(self) -> Calendar:
        """A working day is as long as the office is open."""
        for earlier, later in zip(self.office_hours, (*self.office_hours[1:], *self.office_hours[:1]), strict=True):
            if earlier.minutes > (earlier.start.until(later.start) or DAY_MINUTES):
                raise PydanticCustomError("overlapping_office_hours", "overlapping office hours", {
                    "given": ", ".join(map(str, self.office_hours)), "hours": f"{self.hours:g}",
                    "earlier": str(earlier), "later": str(later)})
        minutes = sum(hours.minutes for hours in self.office_hours)
        if self.office_hours and abs(minutes - self.hours * 60) >= 1:
            raise PydanticCustomError("bad_office_hours", "bad office hours", {
                "given": ", ".join(map(str, self.office_hours)), "hours": f"{self.hours:g}", "meant": f"{minutes / 60:g}"})
        return self

    @field_validator("weekend")
    @classmethod
    def _some_work(cls, weekend: tuple[str, ...]) -> tuple[str, ...]:
        """Without a single working day no deadline ends."""
        if len(set(weekend)) == len(WEEKDAYS):
            raise PydanticCustomError("no_working_day", "no working day")
        return weekend

    @field_validator("periods")
    @classmethod
    def _names_of_their_own(cls, periods: tuple[OwnPeriod, ...]) -> tuple[OwnPeriod, ...]:
        """A name has one meaning, and none that frequencies give it already."""
        known: set[str] = set()
        for number, period in enumerate(periods):
            for name in sorted({name.lower() for name in period.names}):
                if name in known or is_period(name):
                    raise PydanticCustomError("bad_period", "bad period", {
                        "reason": "twice" if name in known else "taken", "given": name, "index": number})
                known.add(name)
        return periods

    @field_validator("holidays")
    @classmethod
    def _no_endless_closure(cls, holidays: tuple[datetime.date, ...]) -> tuple[datetime.date, ...]:
        years = Counter(day.year for day in set(holidays))
        if any(number > MOST_HOLIDAYS for number in years.values()):
            raise PydanticCustomError("too_long", "too many holidays", {"max_length": MOST_HOLIDAYS})
        return holidays


class Unit(Part):
    """A part of the organisation."""

    id: Id = Field(description="Id of the unit")
    title: SingleLine = Field(description="Name of the unit")
    parent: UnitRef | None = Field(None, description="Unit it belongs to")
    head: PostRef | None = Field(None, description="Post that leads it")


class Scope(Part):
    """A scope of work. The post that answers for it says so itself (`answers_for`)."""

    id: Id = Field(description="Id of the scope")
    title: SingleLine = Field(description="Name of the scope")
    summary: Text | None = Field(None, description="What belongs to it")


class Equivalence(Part):
    """So many of a lower level count as one of this level: three reprimands make a demerit."""

    count: Annotated[Count, Field(ge=2)] = Field(description="How many of the lower level")
    level: LevelRef = Field(description="The lower level")


class Level(Part):
    """A level of reward, penalty, grade or class."""

    id: Id = Field(description="Id of the level")
    title: SingleLine = Field(description="Name of the level")
    side: Side = Field(description="Reward, penalty or grade of people, class of things, fee for a service, or benefit that is paid out")
    rank: Annotated[Count, Field(ge=0)] = Field(description="Order on its side; a higher number weighs more")
    scale: Word | None = Field(None, description="Scale it belongs to, where one side has several")
    times: Annotated[Count, Field(ge=1, le=MOST_TIMES)] = Field(
        1, description="How often it may be given at one time: each is a degree of its own (reprimand, reprimand x2, demerit)")
    unit: SingleLine | None = Field(None, description="What is counted where it is given several times, such as points; times if left out")
    equals: Equivalence | None = Field(None, description="How many of a lower level make one of this")
    mirror: LevelRef | None = Field(None, description="The level of the same weight on the other side")
    duration: Spread | None = Field(None, description="How long it lasts; where that is decided case by case, from how long to how long")
    points: Number | None = Field(None, description="Points it adds or takes")
    summary: Text | None = Field(None, description="What it means")
    effects: Texts = Field((), description="What follows from it: for appraisal, pay, promotion")
    decides: DoerRef | None = Field(None, description="Post, body or outside party that decides on it")
    remedies: Annotated[tuple[Remedy, ...], OneOrMany] = Field((), description="How and until when to object or appeal")


class Medium(Enum):
    PAPER = "paper"
    SYSTEM = "system"
    BOTH = "both"


class Form(Part):
    """A form that somebody fills in."""

    id: Id = Field(description="Id of the form")
    title: SingleLine = Field(description="Name of the form")
    number: Word | None = Field(None, description="Number of the form")
    link: Link | None = Field(None, description="Where the form can be had")
    retention: Retention | None = Field(None, description="How long it is kept")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Register(Part):
    """A register or ledger in which something is recorded."""

    id: Id = Field(description="Id of the register")
    title: SingleLine = Field(description="Name of the register")
    keeper: PostRef | None = Field(None, description="Post that keeps it")
    medium: Medium = Field(Medium.BOTH, description="On paper, in a system or both")
    retention: Retention | None = Field(None, description="How long it is kept")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Approval(Part):
    """A place where something is approved: a step of a procedure, or all its approvals and decisions."""

    procedure: ProcedureRef = Field(description="Procedure in which it is approved")
    step: Word | None = Field(None, description="Step that approves; every approval and decision of the procedure if left out")


class Conflict(Part):
    """Two duties that one person must not hold: who keeps the seal, the money or the record, and who approves its use."""

    title: SingleLine = Field(description="What is kept apart")
    keeps: Annotated[tuple[RegisterRef, ...], OneOrMany] = Field(
        min_length=1, description="Registers whose keepers it binds: of a seal, of money, of a record")
    approves: Annotated[tuple[Approval, ...], OneOrMany] = Field(min_length=1, description="What these keepers must not approve")
    audience: Audiences = for_all("Who may read it; everyone if left out")


class Audience(Part):
    """A group of readers, for whom an edition can be made: without everything that is meant for other readers only."""

    id: Id = Field(description="Id of the audience")
    title: SingleLine = Field(description="Name of the audience")
    internal: bool = Field(True, description="Whether they belong to the organisation")


_SCRIPTS = ("zh-Hant", "zh-Hans")


def _of_both_scripts(pair: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages = (info.context or {}).get("languages", _SCRIPTS)
    for tag in pair:
        if tag not in languages:
            raise PydanticCustomError("unknown_language", "unknown language", {"given": tag, "known": list(languages)})
        if tag not in _SCRIPTS:
            raise PydanticCustomError("unknown_script", "unknown script", {"given": tag, "known": list(_SCRIPTS)})
    for tag in _SCRIPTS:
        if tag not in pair:
            raise PydanticCustomError("missing_script", "missing script", {"field": tag})
    return pair


_SCHEMA_OF_A_PAIR = {"type": "object", "required": list(_SCRIPTS), "additionalProperties": False,
                     "properties": {tag: {"type": ["string", "number"], "minLength": 1} for tag in _SCRIPTS}}
Conversion = Annotated[dict[Word, Word], AfterValidator(_of_both_scripts), WithJsonSchema(_SCHEMA_OF_A_PAIR)]
"""The same word in Traditional and in Simplified Chinese."""


class Paper(Enum):
    """The paper that an office prints on: A4, or US Letter."""

    A4 = "a4"
    LETTER = "letter"


def _of_known_languages(words: dict[str, dict[str, str]], info: ValidationInfo) -> dict[str, dict[str, str]]:
    languages = (info.context or {}).get("languages", tuple(words))
    for tag in words:
        if tag not in languages:
            raise PydanticCustomError("unknown_language", "unknown language", {"given": tag, "known": list(languages)})
    return words


OwnWords = Annotated[dict[Word, dict[Word, Word]], AfterValidator(_of_known_languages)]
"""Language → word of the program → the organisation's own."""


class Years(Enum):
    COMMON = "common"
    ROC = "roc"


class HandbookEntry(Entry):
    """The handbook itself: exactly one in a folder of rules."""

    kind: Literal["handbook"]
    preface: Prose | None = Field(None, description="Preface of the internal-control volume; the summary if left out")
    organisation: SingleLine = Field(description="Name of the organisation")
    languages: Annotated[tuple[Word, ...], OneOrMany] = Field(
        ("zh-Hant",), min_length=1, max_length=MOST_LANGUAGES, description="Languages of the handbook; the first is the main one")
    calendar: Calendar = Field(default_factory=lambda: Calendar.model_validate({}), description="Working days")
    years: Years = Field(Years.COMMON, description="How years are counted in Chinese dates: common (2026) or roc (Minguo 115)")
    paper: Paper = Field(Paper.A4, description="Paper that the office prints on: a4 or letter")
    units: tuple[Unit, ...] = Field((), description="Units of the organisation")
    roles: tuple[Role, ...] = Field((), description="Roles that are taken for a case")
    outsiders: tuple[Outsider, ...] = Field((), description="Parties outside the organisation that take part in procedures")
    scopes: tuple[Scope, ...] = Field(min_length=1, description="Scopes of work")
    levels: tuple[Level, ...] = Field((), description="Scale of rewards, penalties, grades and classes")
    scales: tuple[Scale, ...] = Field((), description="What holds for all levels of a scale")
    forms: tuple[Form, ...] = Field((), description="Forms")
    registers: tuple[Register, ...] = Field((), description="Registers and ledgers")
    risk_scale: RiskScale | None = Field(None, description="How risks are weighed; likelihood and impact of 1 to 3 if left out")
    conflicts: Annotated[tuple[Conflict, ...], OneOrMany] = Field((), description="Duties that one person must not hold together")
    audiences: tuple[Audience, ...] = Field((), description="Groups of readers")
    principles: tuple[Text, ...] = Field((), description="Principles shown on the first page")
    conversions: tuple[Conversion, ...] = Field(
        (), description="Words of its own in Traditional and Simplified Chinese, where conversion would err")
    synonyms: tuple[Annotated[tuple[Word, ...], Field(min_length=2)], ...] = Field(
        (), description="Everyday words of one meaning, by which the search finds the same: [seal, stamp]")
    words: OwnWords = Field(
        default_factory=dict,
        description="The organisation's own words for those of this program, by language; such as post: role, below en")
    contacts: Posts = Field((), description="Posts a reader may ask")

    @field_validator("languages")
    @classmethod
    def _tags(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        for number, tag in enumerate(languages):
            meant = meant_language(tag)
            if meant != tag or not LANGUAGE_TAG.fullmatch(tag):
                details = {"given": tag, "meant": meant if meant != tag else "", "index": number}
                raise PydanticCustomError("bad_language", "bad language", details)
            if tag in languages[:number]:
                raise PydanticCustomError("named_twice", "named twice", {"given": tag, "index": number})
        return languages


def meant_language(tag: str) -> str:
    """The tag as this handbook writes it: `zh_tw`, `zh-Hant-TW` and 繁體中文 are zh-Hant, `EN` is en."""
    if named := _BY_NAME.get(tag.strip().lower()):
        return named
    language, *rest = re.split("[-_]", tag.strip())
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    if language.lower() == "zh" and parts and parts[0] in ("Hant", "Hans"):
        return f"zh-{parts[0]}"
    whole = "-".join([language.lower(), *parts])
    return _CHINESE.get(whole, whole)
