"""Keeps a number and its unit on one line of a page: 10 working days, step 3, 1 May 2026, 10 個工作日, 第 3 步."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.patterns import pattern_of

# `templates/assets/handbook.js` has the words of units as well, for what scripts write; `tests/cases/pages/unbroken.yml` is put to both.
_UNIT = ("個工作小時|个工作小时|個工作日|个工作日|工作日|工作小時|工作小时|個月|个月|個小時|个小时|小時|小时|分鐘|分钟|年度|季度|日內|日内|"
         "[年月日天時时分秒週周季級级次件份頁页人項项步條条款元字歲岁號号]")
_REST = rf"[\d,.:]*(?: ?[–~～至] ?\d[\d,.:]*)? ?(?:{_UNIT})"
_CHINESE = pattern_of(rf"(?:第 ?)?[0-9](?<![A-Za-z0-9.].){_REST}(?:[0-9]{_REST})*")
"""A number with its unit, or several that make one length or date."""
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORD = "(?:working |calendar )?(?:day|hour|minute|week|month|quarter|year|point|level|person)s?|people|per cent|percent|copies"
_ENGLISH = pattern_of(rf"[0-9](?<![A-Za-z0-9.].)[\d,.:–]* (?:(?:{_MONTH})(?: [0-9]{{4}})?|{_WORD})\b")
_NUMBERED = "teps?|rticles?|evels?|arts?|ages?|ersion"
_ENGLISH_NUMBERED = pattern_of(rf"[SsAaLlPpVv](?<![A-Za-z].)(?:{_NUMBERED}) [0-9]+(?:[.–][0-9]+)*\b")
"""Steps, articles, levels, parts, pages and versions by their number. By their first letters apart, which is twice as fast."""
_UNTOUCHED = pattern_of(r"(<(?:svg|script|pre)\b[^<]*(?:<(?!/(?:svg|script|pre)>)[^<]*)*</(?:svg|script|pre)>)")
"""From tag to tag: a look at every character takes four times as long, and most of a page is its chart."""


def unbroken(content: str, language: str) -> Markup:
    """A page's content with each number and its unit marked to stay together. Time grows with the content."""
    parts = _UNTOUCHED.split(content)
    for kept in (_CHINESE,) if language.startswith("zh") else (_ENGLISH_NUMBERED, _ENGLISH):
        parts[::2] = [kept.sub(_marked, part) for part in parts[::2]]
    return Markup("".join(parts))


def _marked(found: re.Match[str]) -> str:
    return found[0] if _in_tag(found.string, found.start()) else f'<span class="hb-unbroken">{found[0]}</span>'


def _in_tag(content: str, place: int) -> bool:
    """Whether a place lies within a tag, where there are attributes."""
    return content.rfind("<", 0, place) > content.rfind(">", 0, place)
