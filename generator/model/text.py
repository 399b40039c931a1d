"""Texts in one or several languages, and the other words an author writes: identifiers, links, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.hyperlinks import read_hyperlink
from generator.model.markdown import Extent, read_markup
from generator.model.markup import Content, Goal, hyperlinks_of, one_line, plain_text, with_goals
from generator.patterns import pattern_of

LANGUAGE_TAG = pattern_of(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
DEFAULT_LANGUAGES = ("zh-Hant",)
ID_LENGTH = 64
QUOTE = "quote"
"""What an author writes in place of a language before words that are quoted."""
TEXT_LENGTH, LINE_LENGTH, WORD_LENGTH = 10_000, 500, 200
"""What the narrowest outputs can hold: a cell of a workbook, an event of a calendar, a cell of a printed table."""
YEARS = range(1900, 2200)
"""Years for which deadlines and reviews can be computed; in another one a digit is wrong."""
_ID = pattern_of(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that Windows reserves for devices: a page of that name could not be saved or unpacked there.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
_RESERVED = _DEVICES | {"index", "end"}


def in_address(words: str) -> str:
    """What stands for a written number in an address: a browser decodes `%20`, and ends an address at `#`."""
    return re.sub(r"[^\w.]+", "-", words)


def as_id(words: str) -> str:
    """The id that words most likely were meant as, `Enquiry handling` → enquiry-handling; empty where they are not of these letters."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") if words.isascii() else ""


def as_written(value: Any) -> Any:
    """A number where words are expected, exactly as the author wrote it (`1.10` stays `1.10`)."""
    return getattr(value, "written", value)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in at least one language. The handbook's main language comes first if it is among them. Never empty.

    `by_language` has its words alone. `marked` has the whole text of the languages in which something is marked, with addresses as they are
    seen from `file`, in which it is written. A `quoted` text is that of a law or of somebody else, in quotation marks.
    """

    by_language: Mapping[str, str]
    marked: Mapping[str, Content] = field(default_factory=dict)
    file: str = field(default="", compare=False)
    quoted: bool = False

    def __str__(self) -> str:
        return next(iter(self.by_language.values()))

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def get(self, language: str) -> str | None:
        """The text in exactly that language, or None."""
        return self.by_language.get(language)

    def best(self, language: str) -> tuple[str, str]:
        """(language, text) in that language if there is one, else in the main language, else in the one it was written in."""
        if language in self.by_language:
            return language, self.by_language[language]
        return next(iter(self.by_language.items()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return Marked(Extent.LINE).__get_pydantic_core_schema__(source, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "minLength": 1}
        by_language = {
            "type": "object", "minProperties": 1, "additionalProperties": False,
            "patternProperties": {f"^{LANGUAGE_TAG.pattern}$": words},
        }
        plain = [words, {"type": "number"}, by_language]
        quote = {"type": "object", "required": [QUOTE], "additionalProperties": False, "properties": {QUOTE: {"anyOf": plain}},
                 "description": "The words of a law or of somebody else: shown in quotation marks, and not looked at by checks of wording"}
        return {"anyOf": [*plain, quote], "x-text": Extent.LINE.name.lower()}


_AS_WRITTEN = core_schema.plain_serializer_function_ser_schema(lambda text: dict(text.by_language))


def _to_text(value: Any, info: ValidationInfo, extent: Extent | None = None, quoted: bool = False) -> Text:
    """With what is marked in it, or exactly as it is written if no `extent` is given."""
    if isinstance(value, Text):
        return value
    if isinstance(value, dict) and set(value) == {QUOTE}:
        return _to_text(value[QUOTE], info, extent, quoted=True)
    context = info.context or {}
    languages = context.get("languages", DEFAULT_LANGUAGES)
    if isinstance(value, dict):
        if not value:
            raise PydanticCustomError("empty_text", "empty text")
        texts = {_language(key, languages, context): _words(text, key) for key, text in value.items()}
    else:
        texts = {languages[0]: _words(value)}
    complete = context.get("complete")
    found = complete(texts) if complete else texts
    main = languages[0]
    in_order = {main: found[main], **found} if main in found else found
    if quoted:
        in_order = {language: _in_quotation_marks(words, language) for language, words in in_order.items()}
    if extent is None:
        return Text(in_order, quoted=quoted)
    marked = _marked(in_order, extent, texts)
    plain = {language: plain_text(marked[language]) if language in marked else one_line(words) for language, words in in_order.items()}
    return Text(plain, marked, context.get("file", ""), quoted)


def _in_quotation_marks(words: str, language: str) -> str:
    """Words in the quotation marks of their language; those in it become the inner ones."""
    outer, inner = ("「」", "『』") if language == "zh-Hant" else ("“”", "‘’")
    return outer[0] + words.translate(str.maketrans(outer, inner)) + outer[1]


def _marked(texts: Mapping[str, str], extent: Extent, written: Collection[str]) -> dict[str, Content]:
    """What is marked, by language. What was converted has the addresses of the language in which it was `written`: converting would change
    them. Whoever writes two languages may have their links in another order in each."""
    made = {language: content for language, words in texts.items() if (content := read_markup(words, extent))}
    return {language: content if language in written else _led_as(made.get(_converted_from(language, written), ()), content)
            for language, content in made.items()}


def _converted_from(language: str, written: Collection[str]) -> str:
    return next((each for each in written if each.partition("-")[0] == language.partition("-")[0]), "")


def _led_as(written: Content, converted: Content) -> Content:
    addresses = [*hyperlinks_of(written)]
    return with_goals(converted, map(Goal, addresses)) if len(addresses) == len([*hyperlinks_of(converted)]) else converted


def _language(key: str, languages: tuple[str, ...], context: Mapping[str, Any]) -> str:
    """The key, if it is a language of the handbook, or could be one of a handbook whose languages nobody can read."""
    unread = context.get("languages_unread") and LANGUAGE_TAG.fullmatch(key)
    if key not in languages and not unread:
        raise PydanticCustomError("unknown_language", "unknown language", {"given": key, "known": list(languages)})
    return key


def _words(value: Any, language: str = "") -> str:
    """A text as the author wrote it, without space around it."""
    words = as_written(value)
    at = {"language": language} if language else {}
    if not isinstance(words, str):
        raise PydanticCustomError("text_type", "not a text", {**at, "shape": words})
    if not words.strip():
        raise PydanticCustomError("empty_text", "empty text", at)
    if len(words) > TEXT_LENGTH:
        raise PydanticCustomError("text_too_long", "text too long", {**at, "limit": TEXT_LENGTH})
    return words.strip()


def _to_word(value: Any) -> Any:
    words = as_written(value)
    if not isinstance(words, str):
        return words
    if not words.strip():
        raise PydanticCustomError("empty_text", "empty text")
    if "\n" in words.strip():
        raise PydanticCustomError("line_break", "line break")
    if len(words) > WORD_LENGTH:
        raise PydanticCustomError("text_too_long", "text too long", {"limit": WORD_LENGTH})
    return one_line(words.strip())


def _to_id(value: Any) -> str:
    given = as_written(value)
    if not isinstance(given, str):
        raise PydanticCustomError("text_type", "not a text")
    if len(given) > ID_LENGTH or not _ID.fullmatch(given) or given in _RESERVED:
        raise PydanticCustomError("bad_id", "bad id", {"given": given[:ID_LENGTH], "reserved": given in _RESERVED})
    return given


def _to_date(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    given = as_written(value)
    try:
        if isinstance(given, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", given):
            day = datetime.date.fromisoformat(given)
            if day.year in YEARS:
                return day
    except ValueError:
        pass
    raise PydanticCustomError("bad_date", "bad date", {"given": str(given)})


def _to_link(value: Any) -> str:
    given = _to_word(value)
    if not isinstance(given, str):
        raise PydanticCustomError("text_type", "not a text")
    given = given.strip()
    try:
        read_hyperlink(given)
    except ValueError:
        raise PydanticCustomError("bad_link", "bad link", {"given": given}) from None
    return given


def to_single_line(value: Any, info: ValidationInfo) -> Text:
    """Refuses what would be two lines of a title, a label or an action: no list, calendar or table has room for them."""
    text = _to_text(value, info)
    for language, words in text.by_language.items():
        if "\n" in words:
            raise PydanticCustomError("line_break", "line break", {"language": language})
        if len(words) > LINE_LENGTH:
            raise PydanticCustomError("text_too_long", "text too long", {"language": language, "limit": LINE_LENGTH})
    return replace(text, by_language={language: one_line(words) for language, words in text.by_language.items()})


@dataclass(frozen=True, slots=True)
class Marked:
    """Says how much may be marked in a text."""

    extent: Extent

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            lambda value, info: _to_text(value, info, self.extent), serialization=_AS_WRITTEN)

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**Text.__get_pydantic_json_schema__(schema, handler), "x-text": self.extent.name.lower()}


Prose = Annotated[Text, Marked(Extent.PROSE)]
"""A longer text: it may have several paragraphs, and lists."""

FreeText = Annotated[Text, Marked(Extent.PAGE)]
"""The text of a free page: it may also have tables and pictures."""


class _SingleLine:
    """Marks a text that has one line."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(to_single_line, serialization=_AS_WRITTEN)

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**Text.__get_pydantic_json_schema__(schema, handler), "x-text": "title"}


SingleLine = Annotated[Text, _SingleLine()]
"""A title, a label or an action: a text of one line in every language."""


def _json_schema(**schema: Any) -> Any:
    """How an editor's schema describes a type that is read by a function of ours."""
    return WithJsonSchema(schema)


Word = Annotated[str, BeforeValidator(_to_word), _json_schema(type=["string", "number"], minLength=1)]
"""A short text that is the same in every language: a number of an article, a version, a code."""

Id = Annotated[str, BeforeValidator(_to_id), _json_schema(type="string", pattern=f"^{_ID.pattern}$", maxLength=ID_LENGTH)]
"""Lower-case ASCII words and digits joined by hyphens, at most 64 characters; it becomes part of an address."""

Date = Annotated[datetime.date, BeforeValidator(_to_date), _json_schema(type="string", format="date", pattern="^(19|2[01])\\d\\d-")]
"""A calendar date, written 2026-01-31."""

@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that names something by id.

    `targets` are entry kinds (`post`), lists of the handbook entry (`scope`), or `same` for the kind it stands in.
    """

    targets: tuple[str, ...]

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-ref": list(self.targets)}


class FileRef(Ref):
    """Marks a link, which leads to another site or to a file beside the rules."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema)


FILE = ("file",)
Link = Annotated[str, BeforeValidator(_to_link), _json_schema(type="string", format="uri-reference"), FileRef(FILE)]
"""https, http, mailto, tel, or a file, named as it is seen from the file of rules in which the link is written."""

DROPPABLE = ("?", "？")
"""Behind the id of a reference: an edition that withholds what it names may leave the reference out."""


def _to_named(value: Any) -> Any:
    """The id that a reference names, without the mark that it may be left out."""
    words = _to_word(value)
    return words.rstrip().rstrip("".join(DROPPABLE)) or words if isinstance(words, str) else words


_Name = Annotated[str, BeforeValidator(_to_named), _json_schema(type=["string", "number"], minLength=1)]
PostRef = Annotated[_Name, Ref(("post",))]
RoleRef = Annotated[_Name, Ref(("role",))]
HolderRef = Annotated[_Name, Ref(("post", "role"))]
SubjectRef = Annotated[_Name, Ref(("post", "outsider"))]
DoerRef = Annotated[_Name, Ref(("post", "role", "outsider"))]
ProcedureRef = Annotated[_Name, Ref(("procedure",))]
CriteriaRef = Annotated[_Name, Ref(("criteria",))]
TermRef = Annotated[_Name, Ref(("term",))]
UnitRef = Annotated[_Name, Ref(("unit",))]
ScopeRef = Annotated[_Name, Ref(("scope",))]
FormRef = Annotated[_Name, Ref(("form",))]
RegisterRef = Annotated[_Name, Ref(("register",))]
RecordRef = Annotated[_Name, Ref(("register", "form"))]
LevelRef = Annotated[_Name, Ref(("level",))]
AudienceRef = Annotated[_Name, Ref(("audience",))]
SameKindRef = Annotated[_Name, Ref(("same",))]
