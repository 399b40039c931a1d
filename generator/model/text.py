"""Texts in one or several languages, and the other words an author writes: identifiers, links, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.hyperlinks import read_hyperlink

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
DEFAULT_LANGUAGES = ("zh-Hant",)
ID_LENGTH = 64
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that Windows reserves for devices: a page of that name could not be saved or unpacked there.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
_RESERVED = _DEVICES | {"index", "end"}


def as_written(value: Any) -> Any:
    """A number where words are expected, exactly as the author wrote it (`1.10` stays `1.10`)."""
    return getattr(value, "written", value)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in at least one language. The handbook's main language comes first if it is among them. Never empty."""

    by_language: Mapping[str, str]

    def __str__(self) -> str:
        return next(iter(self.by_language.values()))

    def __hash__(self) -> int:
        return hash(tuple(self.by_language.items()))

    def get(self, language: str) -> str | None:
        """The text in exactly that language, or None."""
        return self.by_language.get(language)

    def best(self, *languages: str) -> tuple[str, str]:
        """(language, text) of the first of `languages` there is, else of the main language, else of the one it was written in."""
        for language in languages:
            if language in self.by_language:
                return language, self.by_language[language]
        return next(iter(self.by_language.items()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            _to_text, serialization=core_schema.plain_serializer_function_ser_schema(lambda t: dict(t.by_language))
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string", "minLength": 1}
        by_language = {
            "type": "object", "minProperties": 1, "additionalProperties": False,
            "patternProperties": {f"^{LANGUAGE_TAG.pattern}$": words},
        }
        return {"anyOf": [words, {"type": "number"}, by_language]}


def _to_text(value: Any, info: ValidationInfo) -> Text:
    if isinstance(value, Text):
        return value
    context = info.context or {}
    languages = context.get("languages", DEFAULT_LANGUAGES)
    if isinstance(value, dict):
        if not value:
            raise PydanticCustomError("empty_text", "empty text")
        texts = {_language(key, languages): _words(text) for key, text in value.items()}
    else:
        texts = {languages[0]: _words(value)}
    complete = context.get("complete")
    found = complete(texts) if complete else texts
    main = languages[0]
    return Text({main: found[main], **found} if main in found else found)


def _language(key: str, languages: tuple[str, ...]) -> str:
    if key not in languages:
        raise PydanticCustomError("unknown_language", "unknown language", {"given": key, "known": list(languages)})
    return key


def _words(value: Any) -> str:
    words = as_written(value)
    if not isinstance(words, str):
        raise PydanticCustomError("text_type", "not a text")
    if not words.strip():
        raise PydanticCustomError("empty_text", "empty text")
    return words.strip()


def _to_word(value: Any) -> Any:
    words = as_written(value)
    if isinstance(words, str) and not words.strip():
        raise PydanticCustomError("empty_text", "empty text")
    return words


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
            return datetime.date.fromisoformat(given)
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


def _json_schema(**schema: Any) -> Any:
    """How an editor's schema describes a type that is read by a function of ours."""
    return WithJsonSchema(schema)


Word = Annotated[str, BeforeValidator(_to_word), _json_schema(type=["string", "number"], minLength=1)]
"""A short text that is the same in every language: a number of an article, a version, a code."""

Id = Annotated[str, BeforeValidator(_to_id), _json_schema(type="string", pattern=f"^{_ID.pattern}$", maxLength=ID_LENGTH)]
"""Lower-case ASCII words and digits joined by hyphens, at most 64 characters; it becomes part of an address."""

Date = Annotated[datetime.date, BeforeValidator(_to_date), _json_schema(type="string", format="date")]
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

PostRef = Annotated[Word, Ref(("post",))]
ProcedureRef = Annotated[Word, Ref(("procedure",))]
CriteriaRef = Annotated[Word, Ref(("criteria",))]
TermRef = Annotated[Word, Ref(("term",))]
UnitRef = Annotated[Word, Ref(("unit",))]
ScopeRef = Annotated[Word, Ref(("scope",))]
FormRef = Annotated[Word, Ref(("form",))]
RecordRef = Annotated[Word, Ref(("register", "form"))]
LevelRef = Annotated[Word, Ref(("level",))]
AudienceRef = Annotated[Word, Ref(("audience",))]
SameKindRef = Annotated[Word, Ref(("same",))]
