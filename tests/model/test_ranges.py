"""Ranges: what authors write, and what it is taken for."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest

from generator.files import own_data
from generator.model.amounts import Read, number_read, time_reader
from generator.model.ranges import EndsReversed, Range

RANGES = {
    "< 4": "< 4", "<4": "< 4", "<= 4": "<= 4", "> 4": "> 4", ">= 4, < 16": ">= 4, < 16", ">= 4 and < 16": ">= 4, < 16", "16 or more": ">= 16",
    "at least 16": ">= 16", "under 4": "< 4", "up to 4": "<= 4", "over 4": "> 4", "4 to under 16": ">= 4, < 16", "4 to 16": ">= 4, <= 16",
    "exactly 3": "= 3", "3": "= 3", "any": "any", "-5 to 5": ">= -5, <= 5", "> 0, <= 0.5": "> 0, <= 0.5",
    "未滿 4": "< 4", "4 以上未滿 16": ">= 4, < 16", "4以上，未滿16": ">= 4, < 16", "16 以上": ">= 16", "4 以下": "<= 4", "超過 4": "> 4",
    "不超過 5 件": "<= 5 件", "80至89": ">= 80, <= 89", "不限": "any", "4小時以上未滿2日": ">= 4 小時, < 2 日",
    ">= 4 hours, < 2 days": ">= 4 hours, < 2 days", "＞＝４，＜１６": ">= 4, < 16",
    "４～１６": ">= 4, <= 16", "３０㎡以上": ">= 30 ㎡", "９５％以上": ">= 95 ％",
    "over £5,000 and up to £25,000": "> 5000, <= 25000", "€500 or more": ">= 500", "from £1 million to under £2m": ">= 1000000, < 2000000",
    "£25k or less": "<= 25000", "5 m or more": ">= 5 m", "GBP 500": "= 500", "from 5 points to under 10 points": ">= 5 points, < 10 points",
    "逾5,000元至5萬元": "> 5000 元, <= 50000 元", "超过3天至5天": "> 3 天, <= 5 天",
    "80+": ">= 80", "up to and including 5": "<= 5", "up to but not including 5": "< 5", "介於5至10萬元": ">= 50000 元, <= 100000 元",
    "1至5萬元": ">= 10000 元, <= 50000 元", "1-5万元": ">= 10000 元, <= 50000 元", "一至五萬元": ">= 10000 元, <= 50000 元",
    "5000至1萬元": ">= 5000 元, <= 10000 元", "5千元以下": "<= 5000 元", "三千元以上": ">= 3000 元",
}
BOUNDS = own_data(Path(__file__).parent.parent / "cases/criteria/bounds.yml")
READERS = {"number": number_read, "time": time_reader(None), "working-time": time_reader(8)}
NO_RANGES = ("", "many", "很多", ">= 4, < 4", "5 to 3", "> 3, <= 3", "4 <", "a to b")


@pytest.mark.parametrize(("words", "expected"), RANGES.items())
def test_range_is_read(words: str, expected: str) -> None:
    assert str(Range.parse(words)) == expected
    assert Range.parse(expected) == Range.parse(words)


@pytest.mark.parametrize(("words", "meant"), [("5 to 3", ">= 3, <= 5"), (">= 16, < 4", ">= 4, < 16"), ("16以上未滿4", ">= 4, < 16")])
def test_a_range_upside_down_says_what_was_meant(words: str, meant: str) -> None:
    with pytest.raises(EndsReversed) as stop:
        Range.parse(words)
    assert str(stop.value.meant) == meant


@pytest.mark.parametrize("words", NO_RANGES)
def test_other_words_are_no_range(words: str) -> None:
    with pytest.raises(ValueError):
        Range.parse(words)


@pytest.mark.parametrize(("words", "inside", "outside"), [
    (">= 4, < 16", ("4", "15.99"), ("3.99", "16")),
    ("> 4, <= 16", ("4.01", "16"), ("4", "16.01")),
    ("any", ("-1000", "0", "1e9"), ()),
    ("= 3", ("3", "3.0"), ("2.999", "3.001")),
])
def test_bounds_are_included_as_written(words: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    range_ = Range.parse(words)
    assert all(range_.contains(Decimal(n)) for n in inside)
    assert not any(range_.contains(Decimal(n)) for n in outside)


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, cases in BOUNDS.items() for words in cases])
def test_the_words_of_a_bound_say_whether_it_is_included(kind: str, words: str) -> None:
    expected = BOUNDS[kind][words]
    read = READERS[kind]
    if expected is None:
        with pytest.raises(ValueError):
            Range.of_amounts(words, read, plain=kind == "number")
    else:
        assert str(Range.of_amounts(words, read, plain=kind == "number")) == expected


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_a_value_of_a_case_is_no_bound(read: Read) -> None:
    for words in ("3个工作日以内", "3天内", "3人以下"):
        with pytest.raises(ValueError):
            read(words)


@pytest.mark.parametrize("words", ["自" * 100_000, "3日以上" * 20_000, "3 to " * 20_000])
def test_words_without_end_are_refused_at_once(words: str) -> None:
    with pytest.raises(ValueError):
        Range.of_amounts(words, time_reader(None))


def test_what_is_not_looked_at_is_no_range(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that cannot begin a range are not read further: whatever is read without that look is read with it."""
    rng = random.Random(7)
    said = [*RANGES, "第3次以上", "third or later", "累計 5 日", "百分之三以上", "首次", "未滿", "逾", "3日（含）以上", "申請案", "由主任核定", " "]
    for _ in range(5000):
        words = "".join(piece[:rng.randint(1, len(piece))] for piece in rng.choices(said, k=rng.randint(1, 3)))
        with_look = _read_or_none(words)
        with monkeypatch.context() as everything:
            everything.setattr("generator.model.ranges.may_begin", lambda words: True)
            assert _read_or_none(words) == with_look, words


def _read_or_none(words: str) -> Range | str | None:
    try:
        return Range.parse(words)
    except EndsReversed as reversed_:
        return str(reversed_.meant)
    except ValueError:
        return None
