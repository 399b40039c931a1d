"""HB703 several-actions: one duty or step, and so one item of a checklist, asks for two things.

Found are a verb joined to another by 並, 然後, 再 and the like or by "and", "then". What is only listed ("the keys and the
log") is one action with several objects, and so is what a check is about (「查對均已簽收並編號」).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache

from generator.alternation import alternation
from generator.analysis.passages import own_passages
from generator.checks.shared.base import of_texts
from generator.checks.shared.ruled import ITEMS
from generator.checks.shared.vague_words import lexicon_name, verbs
from generator.checks.shared.verb_places import joined_ends
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.patterns import pattern_of

_POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - {id: mail, do: DO, when: daily}\n"

FAULT = Descriptor(
    code="HB703", name="several-actions", severity=Severity.WARNING,
    message="\"{word}\" adds a second action to the item",
    hint="make two items of it, each with its own time and record",
    why="When only one of two things is done, nobody knows whether to tick the item off.",
    invalid=_POST.replace("DO", "清點郵件並分送各崗位"), valid=_POST.replace("DO", "清點郵件"))

# A thing to be found out may have two parts: 「查對均已轉交並載明回覆日」.
_CHINESE_AND = pattern_of(
    "[，、]?(?:(?<![合兼一吞歸])並(?!非|無|未|不|敘明|說明理由|列|行|排|聯|進|存|重|案|入)|(?<![合兼一吞归])并(?!非|无|未|不|叙明|说明理由|列|行|排|联|进|存|重|案|入|购|轨)"
    "|然後|然后|接著|接着|隨後|随后|(?:，|後|后)再(?=[送交報报登填發发通])).{0,2}")
_STATE_BEFORE = pattern_of("均|皆|是否|有無|有无|已[^，。]{1,12}$")
_OBJECT = (r"(?:the|a|an|it|them|its|their|his|her|each|every|all|any|this|that|these|those|both|one|two|three|\d+"
           r"|whether|if|what|who|which)\b")
_AWAY = r"(?:up|off|back|over|away|out)\b"


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in own_passages(handbook, ITEMS):
        name = lexicon_name(passage.language)
        if name is None:
            continue
        found = _in_english(passage.text) if name == "en" else _in_chinese(passage.text, name)
        if found:
            yield Diagnostic(descriptor=FAULT, span=passage.span(*found), details={"word": passage.text[slice(*found)]})


def _in_chinese(text: str, name: str) -> tuple[int, int] | None:
    """An item may begin with two verbs: 「清點及登記郵件」."""
    if end := next(joined_ends(text, 0, name), None):
        return 0, end
    found = next((f for f in _CHINESE_AND.finditer(text) if not _STATE_BEFORE.search(text, 0, f.start())), None)
    return found.span() if found else None


def _in_english(text: str) -> tuple[int, int] | None:
    found = _english_and().search(text)
    return found.span(found.lastindex or 0) if found else None


@cache
def _english_and() -> re.Pattern[str]:
    verb = f"(?:{alternation(sorted(verbs('en'), key=len, reverse=True))})"
    return re.compile(
        rf"^{verb} (and {verb})\b(?! (?:of|in|for|by)\b)|[,;]? (and {verb})(?= {_OBJECT}| {_AWAY})|[,;]? ((?:and )?then {verb})\b",
        re.IGNORECASE)


CHECK = of_texts(FAULT, find)
