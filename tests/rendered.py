"""The pages of a handbook for tests, made at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.page import Page
from generator.pages.render import plan_pages


def render_pages(*given: Any, **stated: Any) -> Iterator[Page]:
    """Every page of a language, the first page first: what `plan_pages` plans."""
    return (page.make() for page in plan_pages(*given, **stated))
