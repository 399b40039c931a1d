"""What every entry has in common, and the record of where it was written."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from operator import not_
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, PrivateAttr
from pydantic_core import PydanticCustomError, core_schema

from generator.model.duration import Duration
from generator.model.later import ValuesLater
from generator.model.text import AudienceRef, Date, Id, Link, PostRef, SameKindRef, ScopeRef, SingleLine, SubjectRef, TermRef, Text, Word


class Part(BaseModel):
    """A piece of an entry. Frozen, and strict about the names of its fields."""

    # What validates a kind is built when its first entry is validated: most runs take most entries from an earlier one.
    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False, defer_build=True)


def _one_or_many(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) or value is None else [value]


class _OneOrMany:
    """Lets an author leave out the brackets around a single item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


OneOrMany = _OneOrMany()


class _PlainForOne:
    """With a single measure or level an author need not name it (see `measured_values`, `tier_amounts`): tells the editor's schema so."""

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        by_measure = handler(schema)
        return {"anyOf": [by_measure["additionalProperties"], by_measure]}


PLAIN_FOR_ONE = _PlainForOne()


def refuse_repeated(names: Sequence[str]) -> None:
    """Raises PydanticCustomError for the first name that stands in a list twice."""
    for number, name in enumerate(names):
        if name in names[:number]:
            raise PydanticCustomError("named_twice", "named twice", {"given": str(name), "index": number})


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    refuse_repeated(names)
    return names


EachOnce = AfterValidator(_each_once)
"""Nobody can be named twice in a list: a step is no work of two people because it names a post twice."""


def for_all(description: str) -> Any:
    """A list that holds for everyone or everything where it is left out. Nobody may write it empty, which could be read as nobody."""
    return Field((), min_length=1, exclude_if=not_, description=description)


Posts = Annotated[tuple[PostRef, ...], OneOrMany, EachOnce]
Subjects = Annotated[tuple[SubjectRef, ...], OneOrMany]
Texts = Annotated[tuple[Text, ...], OneOrMany]
Labels = Annotated[tuple[SingleLine, ...], OneOrMany]
Audiences = Annotated[tuple[AudienceRef, ...], OneOrMany]


class Waiver(Part):
    """A stated exception from a check, with its reason; both are shown on the page of checks."""

    check: Word = Field(description="Code of the check, such as HB401")
    reason: Text = Field(description="Why the rule may stand as it is")
    at: Word | None = Field(None, description="Where in the entry, such as steps.2.within; everywhere in it if left out")


class Status(Enum):
    DRAFT = "draft"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    RETIRED = "retired"


class Basis(Part):
    """The law, regulation or decision that a rule rests on."""

    cite: SingleLine = Field(description="Name of the law, regulation or decision")
    article: Word | None = Field(None, description="Article or paragraph")
    version: Word | None = Field(None, description="Version or date of the text cited")
    link: Link | None = Field(None, description="Address where the text can be read")


class Entry(ValuesLater, Part):
    """An entry of the handbook: one YAML document.

    `source` is set once, when the entry has been validated; it knows the line and column of every value.
    """

    kind: str = Field(description="What this entry is")
    id: Id = Field(description="Name in addresses and references: lower-case words joined by hyphens")
    title: SingleLine = Field(description="Title")
    summary: Text | None = Field(None, description="One or two sentences: what it is for")
    scope: ScopeRef | None = Field(None, description="Scope of work it belongs to")
    owner: PostRef | None = Field(None, description="Post that keeps this entry up to date")
    basis: Annotated[tuple[Basis, ...], OneOrMany] = Field((), description="Laws and regulations it rests on")
    version: Word | None = Field(None, description="Version of this entry")
    effective: Date | None = Field(None, description="First day in force")
    expires: Date | None = Field(None, description="Last day in force")
    review: Duration | None = Field(None, description="How often it must be reviewed")
    reviewed: Date | None = Field(None, description="Day of the last review; the effective date if left out")
    status: Status = Field(Status.IN_FORCE, description="State of the entry")
    supersedes: Annotated[tuple[SameKindRef, ...], OneOrMany] = Field((), description="Older entries of the same kind that it replaces")
    audience: Audiences = for_all("Who may read it; everyone if left out")
    terms: Annotated[tuple[TermRef, ...], OneOrMany] = Field((), description="Terms a reader should know first")
    tags: Labels = Field((), description="Words to find it by")
    waivers: Annotated[tuple[Waiver, ...], OneOrMany] = Field((), description="Stated exceptions from checks, with reasons")

    _source: Any = PrivateAttr(None)
    _later: Any = PrivateAttr(None)

    @property
    def source(self) -> Any:
        private = self.__pydantic_private__  # asked for at every finding and link; pydantic's own way to it takes four times as long
        return private["_source"] if private else None

    @property
    def place(self) -> tuple[str, int]:
        """The file that it is written in, and the line in which it begins there."""
        source = Entry.source.fget(self)  # type: ignore[attr-defined]  # not what a watched entry notes: of the source only these are read
        return source.file, source.line

    def written_in(self, source: Any) -> Any:
        """This entry, knowing the document it was written in."""
        self._source = source
        return self

    @property
    def key(self) -> tuple[str, str]:
        """(kind, id): unique in a handbook."""
        return self.kind, self.id
