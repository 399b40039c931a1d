"""What is to be paid is read as regulations say it, and written back so that it is read again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.files import own_data
from generator.model.adjustment import read_adjustment
from generator.model.countable import Countable, Unpayable
from generator.model.payment_reading import read_payment

CASES: dict[str, Any] = own_data(Path(__file__).parents[1] / "cases/criteria/payments.yml")
MEASURES = [Countable(name, frozenset({name, title}), frozenset(units)) for name, title, units in (
    ("cost", "工程造价", ("元",)), ("gain", "违法所得", ("元",)), ("area", "面积", ("平方米", "square metres")),
    ("late", "逾期天数", ("日", "days")), ("fine", "罚款数额", ("元",)),
    ("overtime", "加班时数", ("小时",)), ("handling", "处理费", ("元",)), ("loss", "Damage", ("元",)),
    ("guests", "Guests", ("children",)))] + [Countable("time", frozenset({"time", "逾期时间"}), frozenset(), False)]


@pytest.mark.parametrize(("words", "kept"), CASES["read"].items())
def test_a_payment_is_read_and_read_again(words: str, kept: str) -> None:
    found = read_payment(words, MEASURES)
    assert str(found) == kept
    assert read_payment(kept, MEASURES) == found


@pytest.mark.parametrize(("words", "why"), CASES["refused"].items())
def test_other_words_are_no_payment(words: str, why: list[str]) -> None:
    with pytest.raises(Unpayable) as refused:
        read_payment(words, MEASURES)
    assert [refused.value.reason, refused.value.part] == why


@pytest.mark.parametrize(("words", "kept"), CASES["changed"].items())
def test_what_a_circumstance_makes_of_an_amount_is_read_and_read_again(words: str, kept: str) -> None:
    found = read_adjustment(words)
    assert str(found) == kept
    assert read_adjustment(kept) == found


@pytest.mark.parametrize(("words", "why"), CASES["unchanged"].items())
def test_other_words_change_no_amount(words: str, why: str) -> None:
    with pytest.raises(Unpayable) as refused:
        read_adjustment(words)
    assert refused.value.reason == why
