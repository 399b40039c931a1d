"""How long a record is kept, and from when that counts: `6 years`, `7 years after closing`, 自結案之日起10年."""

from __future__ import annotations

from typing import Any

from pydantic import Field, GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import core_schema

from generator.model.common import Part
from generator.model.duration import Lasting
from generator.model.limit_words import split_limit
from generator.model.text import SingleLine, as_written


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
        found = split_limit(written)
        return {"time": found["time"], "since": found["after"]} if found.keys() == {"time", "after"} else {"time": data}

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        """As the length of time alone where that says it all."""
        return str(self.time) if self.since is None else handler(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "examples": ["6 years", "7 years after closing", "permanent"]}, handler(schema)]}
