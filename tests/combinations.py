"""Combinations of parameters of which the tests take as many as have every value once, and the sweep all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest


def combined(*values: Sequence[Any]) -> list[Any]:
    """Every combination of one value of each list, for `parametrize`; those beyond the ones that have every value once are slow."""
    often = {tuple(turn % len(each) for each in values) for turn in range(max(map(len, values)))}
    return [pytest.param(*(each[place] for each, place in zip(values, places, strict=True)), marks=() if places in often else pytest.mark.slow)
            for places in product(*(range(len(each)) for each in values))]
