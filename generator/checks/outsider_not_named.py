"""HB619 outsider-not-named: criteria or rules of conduct that speak of somebody outside, and hold for every post, since they do not say to
whom they apply.

What leaves out to whom it applies is for the posts of the organisation; who judges suppliers or tells visitors what to do names these.
Only what surely is about somebody outside is found: an appraisal of suppliers, a courier who is late, rules for visitors, clauses that all
begin with what visitors must do.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.current import current
from generator.checks.shared.base import of_entries
from generator.checks.shared.small_office import MAIL_CLERK, OFFICE
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model import Conduct, Criteria
from generator.model.doers import Outsider
from generator.model.english import plural
from generator.model.text import Text

_LATE = OFFICE + """\
scopes:
  - {id: mail, title: 收發}
outsiders:
  - {id: courier, title: 快遞公司}
levels:
  - {id: warning, title: 警告, side: penalty, rank: 1}
---
""" + MAIL_CLERK + """\
---
kind: criteria
id: late-courier
title: 快遞公司逾時
side: penalty
act: 快遞公司逾時送達
APPLIES
measures: [{id: hours, title: 逾時, unit: 小時}]
tiers:
  - {when: ">= 4", level: warning}
"""

_NAME = r"(?:the |an? |every |late )?(?:{names})(?:'s?|的|之)? ?"
_DONE = (r"評[鑑核分選]|评[鉴核分选]|考[核評评]|履[約约]|逾[期時时]|[遲迟]延|延[遲迟]|[違违][約约規规反]|未|"
         r"(?:evaluation|appraisal|rating|assessment|performance|late|delay|breach|fail|delivers|does not)")
"""What follows the name of the one who does it."""
_JUDGED = (_NAME + f"(?:{_DONE})",
           "(?:evaluations?|appraisals?|ratings?|assessments?|performance|penalt(?:y|ies)|sanctions?) (?:of|for|on|against) " + _NAME,
           "[對对]" + _NAME + "(?:[評评考處处獎奖懲惩])")
_RULED = (_NAME + "(?:守[則则]|[須须]知|[規规][則则範范]|行[為为]|rules|conduct|code)",
          "(?:rules|conduct|code(?: of conduct)?|notice) for " + _NAME)
_TOLD = (_NAME + "(?:必?[應应須须]|不得|禁止|must|shall|may not|should|do(?:es)? not)",)

FAULT = Descriptor(
    code="HB619", name="outsider-not-named", severity=Severity.WARNING,
    message="this speaks of \"{outsider}\", but applies to every post of the organisation",
    hint="write \"applies_to: {id}\", or name the posts that are meant",
    why="It would be on the score sheet of every post, and on none of the sheets of those it is about.",
    invalid=_LATE.replace("APPLIES\n", ""), valid=_LATE.replace("APPLIES", "applies_to: courier"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not handbook.entry.outsiders:
        return
    judging = (each for each in current(handbook.criteria, handbook) if each.side.judges_people)
    entries: tuple[Criteria | Conduct, ...] = (*judging, *current(handbook.conduct, handbook))
    for entry in entries:
        found = None if entry.applies_to else next((each for each in handbook.entry.outsiders if _speaks_of(entry, each)), None)
        if found:
            span = entry.source.span(("act",) if isinstance(entry, Criteria) and entry.act else ("title",))
            yield Diagnostic(descriptor=FAULT, span=span, details={"outsider": found.title, "id": found.id})


def _speaks_of(entry: Criteria | Conduct, outsider: Outsider) -> bool:
    """Whether what is judged, or told, is done by somebody outside."""
    said = {name for words in outsider.title.by_language.values() for name in (words, plural(words) if words.isascii() else words)}
    names = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    if isinstance(entry, Criteria):
        return any(_is_said(text, _JUDGED, names) for text in (entry.act, entry.title) if text)
    return _is_said(entry.title, _RULED, names) or all(_is_said(clause.text, _TOLD, names) for clause in entry.clauses)


def _is_said(text: Text, ways: tuple[str, ...], names: str) -> bool:
    """In any language."""
    return any(re.match(way.format(names=names), words, re.IGNORECASE) for way in ways for words in text.by_language.values())


CHECK = of_entries(FAULT, find)
