"""How long a record is kept, and from when that counts: `6 years`, `7 years after closing`, 自結案之日起10年."""

from __future__ import annotations

import re
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import core_schema

from generator.model.common import Part
from generator.model.duration import Lasting
from generator.model.limit_words import split_limit
from generator.model.text import SingleLine, as_written
from generator.patterns import pattern_of

_KEPT = pattern_of(
    r"^(?:kept|keep|retained?)(?: for)? |[應应]?(?:保存|保管|留存|保留)(?:期限|年限|期間|期间)?[為为]?"
    r"(?=[0-9一二三四五六七八九十兩两半]+[ 個个]*[年月日天週周]|永久)|(?<=永久)保[存管]", re.IGNORECASE)
"""Words before a length of time that say what the field says: 自結案之日起保存5年, kept for 5 years."""


class Retention(Part):
    """How long something is kept; written as a text, `7 years` or `7 years after closing`."""

    time: Lasting = Field(description="How long it is kept")
    since: SingleLine | None = Field(None, description="Event from which that time counts")

    @model_validator(mode="before")
    @classmethod
    def _written_as_text(cls, data: Any) -> Any:
        written = as_written(data)
        if not isinstance(written, str):
            return data
        bare = _KEPT.sub("", written)
        found = split_limit(bare)
        if found.keys() == {"time", "after"}:
            return {"time": found["time"], "since": found["after"]}
        return {"time": data if bare == written else bare}

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        """As the length of time alone where that says it all."""
        return str(self.time) if self.since is None else handler(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["6 years", "7 years after closing", "permanent"]}, handler(schema)]}
