"""Whose hands something must not lie in as well: of whoever did another step, here or in another procedure, or drafted the matter."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core import PydanticCustomError, core_schema

from generator.model.common import OneOrMany, Part
from generator.model.text import ProcedureRef, Word, as_written

DRAFTER = "drafter"
"""What names, in place of a step, whoever drafts the matter by the delegation table of the procedure."""


class OtherDoer(Part):
    """Whoever did a step; written as the name of the step where it is one of the same procedure."""

    procedure: ProcedureRef | None = Field(None, description="Procedure that the step belongs to; the same one if left out")
    step: Word | None = Field(None, description="Id of the step, or drafter; every step of the other procedure if left out")

    @model_validator(mode="before")
    @classmethod
    def _written_as_name(cls, data: Any) -> Any:
        written = as_written(data)
        return {"step": written} if isinstance(written, str) else data

    @model_validator(mode="after")
    def _is_named(self) -> OtherDoer:
        if self.procedure is None and self.step is None:
            raise PydanticCustomError("missing_name", "missing_name", {"field": "step"})
        return self

    @model_serializer(mode="wrap")
    def _shortest(self, handler: SerializerFunctionWrapHandler) -> Any:
        """As the name alone where that says it all."""
        return self.step if self.procedure is None else {name: value for name, value in handler(self).items() if value is not None}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": ["string", "number"], "minLength": 1, "examples": [DRAFTER]}, handler(schema)]}


OtherDoers = Annotated[tuple[OtherDoer, ...], OneOrMany]
