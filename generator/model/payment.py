"""What is to be paid: a range of money, or so much of what is measured, with what limits the whole.

It may be combined, 3% of the fine per day, and added, 2000 yuan plus 100 yuan per square metre; limits stand behind (`payment_limits`).
What is counted may be counted by tens, or above a number (`counting`). How an author writes it is read by `payment_reading`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import lcm
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.model.countable import Unpayable
from generator.model.counting import Counted, Steps, in_steps
from generator.model.payment_limits import Bound, Rounding
from generator.model.ranges import Range
from generator.model.shares import PERCENT, TIMES


@dataclass(frozen=True, slots=True)
class Share:
    """One part: `rate` is money, or a share (`%`, `times`) of the measure `of`; it is paid once for each unit of every measure in `per`.

    Digits cannot write a third: where `divisor` is 3, the rate is so many of three equal parts of the measure.
    """

    rate: Range
    of: str = ""
    per: tuple[Counted, ...] = ()
    divisor: int = 1

    @property
    def is_share(self) -> bool:
        return self.rate.unit in (PERCENT, TIMES)

    def __str__(self) -> str:
        share = f" of {self.of}" if self.of else ""
        rate = str(self.rate) if self.divisor == 1 else f"{self.rate.lower:f}/{self.divisor}"
        return f"{rate}{share}" + "".join(f" per {counted}" for counted in self.per)


def with_steps(parts: Sequence[Share], said: Mapping[str, tuple[Decimal, Steps]]) -> tuple[Share, ...]:
    """The parts with what is said of units that are not full, which must be said of one of them."""
    counted = {(each.name, each.each) for part in parts for each in part.per}
    for name, (each, _) in said.items():
        if (name, each) not in counted:
            raise Unpayable(name, "which steps", f"{each.normalize():f}")
    return tuple(replace(part, per=tuple(in_steps(each, said) for each in part.per)) for part in parts)


@dataclass(frozen=True, slots=True)
class Payment:
    """The sum of its parts, rounded, and then held between floor and ceiling."""

    parts: tuple[Share, ...]
    ceiling: Bound | None = None
    floor: Bound | None = None
    rounding: Rounding | None = None

    @property
    def bases(self) -> tuple[str, ...]:
        """The measures of which it is a share, or which are its ceiling or its floor."""
        ends = [bound.of for bound in (self.ceiling, self.floor) if bound]
        return tuple(filter(None, (*(part.of for part in self.parts), *ends)))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures without whose values nobody can say how much it is."""
        return tuple(dict.fromkeys((*(counted.name for part in self.parts for counted in part.per), *self.bases)))

    @property
    def divisor(self) -> int:
        """By what the sum of its parts is divided, so that thirds of several measures add up exactly."""
        return lcm(*(part.divisor for part in self.parts))

    @property
    def money(self) -> str:
        """The unit of the money that it names; empty where all of it is a share of what is measured."""
        return next((part.rate.unit for part in self.parts if not part.is_share), "")

    @property
    def counts(self) -> bool:
        """Whether it depends on what the case measures, apart from its limits."""
        return any(part.per or part.of for part in self.parts)

    def __str__(self) -> str:
        limits = (("at most ", self.ceiling), ("at least ", self.floor), ("", self.rounding))
        return " plus ".join(map(str, self.parts)) + "".join(f", {words}{limit}" for words, limit in limits if limit)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def convert(value: Any) -> Any:
            if isinstance(value, cls):
                return value
            raise value.error() if isinstance(value, Unpayable) else Unpayable(str(value)).error()

        return core_schema.no_info_plain_validator_function(
            convert, serialization=core_schema.plain_serializer_function_ser_schema(str))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["5000 to 50000 yuan", "5% to 10% of the cost", "1 to 3 times the gain, at most 30000 yuan",
                                               "100 to 200 yuan per square metre", "3% of the fine per day",
                                               "2000 yuan plus 100 yuan per square metre, at least 5000 yuan, rounded down to 100 yuan",
                                               "630 yuan plus 5 yuan per cubic metre over 180", "1% of the tax per full 2 days"]}


NO_LEVEL = "-"
"""As what the amount of a tier of fees is kept, which earns no level."""
