"""Which items of a list are the same in an older and a newer form of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from generator.facts.same_items import naming_field, paired
from generator.model import KINDS
from generator.model.limit import Limit
from generator.model.other_doer import OtherDoer
from generator.model.post import Authority
from generator.model.text import Text

TOLD_WHOLE = (Limit, OtherDoer)
"""What is not compared part by part."""


def authority(decide: str, limit: str) -> Authority:
    return Authority(decide=Text({"en": decide}), limit=Text({"en": limit}))


def items_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """The models of which the lists of a model, and of its parts, consist."""
    if model in seen or issubclass(model, TOLD_WHOLE):
        return
    seen.add(model)
    waiting: list[tuple[Any, bool]] = [(info.annotation, False) for info in model.model_fields.values()]
    while waiting:
        annotation, in_list = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if in_list and not issubclass(annotation, TOLD_WHOLE):
                yield annotation
            yield from items_of(annotation, seen)
        waiting += [(each, in_list or getattr(annotation, "__origin__", None) is tuple) for each in get_args(annotation)]


def test_every_item_of_a_list_is_known_by_something() -> None:
    seen: set[type[BaseModel]] = set()
    found = {item for kind in KINDS.values() for item in items_of(kind, seen)}
    assert Authority in found
    assert {item for item in found if naming_field(item.model_construct(**dict.fromkeys(item.model_fields, "said"))) is None} == set()


@pytest.mark.parametrize(("before", "after", "pairs"), [
    ("ab", "nab", [(None, 1), (1, 2), (2, 3)]),
    ("ab", "b", [(2, 1), (1, None)]),
    ("aa", "a", [(1, 1), (2, None)]),
])
def test_authority_is_known_by_what_may_be_decided(before: str, after: str, pairs: list[tuple[int | None, int | None]]) -> None:
    old, new = (tuple(authority(name, "alike") for name in names) for names in (before, after))
    assert [(place, number if item is not None else None) for place, item, number in paired(old, new)] == pairs


def test_of_items_of_one_name_the_one_that_says_the_same_is_the_same() -> None:
    small, large = authority("Approve", "up to 10"), authority("Approve", "over 10")
    assert [(place, item) for place, item, _ in paired((small, large), (large,))] == [(2, large), (1, None)]
