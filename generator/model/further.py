"""What is given beside the level of a tier: 並處停業, 可以并处吊销许可证; a fine and, in repeated cases, suspension."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.common import PLAIN_FOR_ONE, OneOrMany
from generator.model.duration import Spread
from generator.model.level_alone import LevelAlone
from generator.model.modifier import DegreeRef
from generator.model.payment import Payment
from generator.model.text import SingleLine, Word


class Further(LevelAlone):
    """A further consequence of a tier; written as the level alone where nothing else is said of it."""

    level: Annotated[tuple[DegreeRef, ...], OneOrMany] = Field(
        min_length=1, description="Level that is given besides, or the levels to choose from, the lowest first")
    amount: Annotated[dict[Word, Payment], PLAIN_FOR_ONE] = Field(
        default_factory=dict, description="What is to be paid for it, as in a tier; circumstances do not change it")
    duration: Spread | None = Field(None, description="How long it lasts")
    may: bool = Field(False, description="Whether it may be given and need not be")
    where: SingleLine | None = Field(None, description="In which case it is given, in words: where the case is serious")
