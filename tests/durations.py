"""Lengths of time of every form, for properties."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from generator.model.duration import WITHOUT_NUMBER, Duration

_OF_CLOCK = ("year", "month", "week", "day", "hour", "minute", "second")
_OF_WORK = ("working day", "working hour", "minute", "second")
WORDS = st.sampled_from(WITHOUT_NUMBER).map(lambda word: Duration.of(1, word))


@st.composite
def _of_parts(draw: st.DrawFn) -> Duration:
    """Parts from the largest to the smallest; the last may have a fraction."""
    order = draw(st.sampled_from((_OF_CLOCK, _OF_WORK)))
    units = sorted(draw(st.sets(st.sampled_from(order), min_size=1, max_size=3)), key=order.index)
    numbers = [Decimal(draw(st.integers(1, 99))) for _ in units[:-1]] + [Decimal(draw(st.integers(1, 1999))) / 10]
    return Duration(tuple(zip(numbers, units, strict=True)))


DURATIONS = _of_parts()
