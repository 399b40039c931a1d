"""What is written as a level alone where nothing else is said of it."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import core_schema

from generator.model.common import Part
from generator.model.degree import Degree
from generator.model.text import as_written


class LevelAlone(Part):
    """A part with a field `level`, which may stand for all of it."""

    @model_validator(mode="before")
    @classmethod
    def _written_as_level(cls, data: Any) -> Any:
        written = as_written(data)
        return {"level": written} if isinstance(written, str | Degree) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "minLength": 1}, handler(schema)]}
