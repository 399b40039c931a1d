"""What pages hand to their scripts: data as JSON, within the page or as a file of its own."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.facts.words import Named, Words


def in_page(data: Any) -> Markup:
    """For a `<script type="application/json">`, which nothing in it can end."""
    return Markup(json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026"))


def as_script(taken_by: str, data: Any) -> bytes:
    """A file that calls a function of the page: a page opened from a folder may read nothing else."""
    return f"{taken_by}({json.dumps(data, ensure_ascii=False)});\n".encode()


def with_language(name: str, words: Words | Named | None, language: str) -> dict[str, str]:
    """A text under its name, and its language where that is not the page's; nothing for none."""
    if words is None:
        return {}
    return {name: words.text, **({f"{name}Language": words.language} if words.language != language else {})}
