"""What is advised to the author of a value that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Advice(NamedTuple):
    """A hint and what stands in its braces."""

    hint: str
    details: Mapping[str, object] = {}
