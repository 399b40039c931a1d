"""Words that say that something is decided; they differ in what an English one may be, which Chinese words do not show."""

from __future__ import annotations

import re

from generator.patterns import pattern_of

_CHINESE = "核定|核准|核可|裁定|裁決|裁决|批准|審批|审批|決定|决定|決行|决行"
_DOES = r"approv(?:es?|ing)|decid(?:es?|ing)|authori[sz](?:es?|ing)|sign(?:s|ing)? off"
_WHAT = r"approvals?|decisions?|authori[sz]ations?"
_DONE = r"approved|decided|authori[sz]ed|signed off"

DECIDING = pattern_of(rf"{_CHINESE}|\b(?:{_DOES}|{_WHAT})\b", re.IGNORECASE)
"""Somebody decides here; to file what was approved is not to approve it."""

DECIDED = pattern_of(rf"{_CHINESE}|\b(?:{_DOES}|{_WHAT}|{_DONE})\b", re.IGNORECASE)
"""Something is decided, here or elsewhere."""

TAKING_IN = pattern_of(
    r"(?:決定|决定|裁定)(?:應否|应否|是否|可否|要不要)?(?:予以|給予|给予)?(?:受理|立案|收件|收案)"
    r"|decid(?:es?|ing) (?:whether|if) to (?:admit|open|register|take (?:in|up|on)"
    r"|accept (?:an?|the) (?:appeal|application|case|complaint|petition))\b",
    re.IGNORECASE)
"""Whether a matter is taken in is decided before the matter itself is."""
