"""HB619 outsider-not-named: criteria that speak of somebody outside, and hold for every post, since they do not say to whom they apply.

Criteria that leave out to whom they apply are for the posts of the organisation; who judges suppliers or applicants names these. Only
what surely is the act of somebody outside is found: an appraisal of suppliers, a courier who is late.
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
from generator.model import Criteria
from generator.model.doers import Outsider
from generator.model.side import Side

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

_DONE = (r"評[鑑核分選]|评[鉴核分选]|考[核評评]|履[約约]|逾[期時时]|[遲迟]延|延[遲迟]|[違违][約约規规反]|未|"
         r"(?:evaluation|appraisal|rating|assessment|performance|late|delay|breach|fail|delivers|does not)")
"""What follows the name of the one who does it."""

FAULT = Descriptor(
    code="HB619", name="outsider-not-named", severity=Severity.WARNING,
    message="this speaks of \"{outsider}\", but applies to every post of the organisation",
    hint="write \"applies_to: {id}\", or name the posts that are meant",
    why="It would stand on the score sheet of every post, and on nothing of those it is about.",
    invalid=_LATE.replace("APPLIES\n", ""), valid=_LATE.replace("APPLIES", "applies_to: courier"))


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    if not handbook.entry.outsiders:
        return
    for criteria in current(handbook.criteria, handbook):
        if not criteria.applies_to and criteria.side is not Side.CLASS:
            found = next((each for each in handbook.entry.outsiders if _speaks_of(criteria, each)), None)
            if found:
                yield Diagnostic(descriptor=FAULT, span=criteria.source.span(("act",) if criteria.act else ("title",)),
                                 details={"outsider": found.title, "id": found.id})


def _speaks_of(criteria: Criteria, outsider: Outsider) -> bool:
    """Whether what is judged is done by somebody outside."""
    names = "|".join(re.escape(words) for words in outsider.title.by_language.values())
    acts = re.compile(rf"(?:the |an? )?(?:{names})s?(?:'s?|的|之)? ?(?:{_DONE})", re.IGNORECASE)
    return any(acts.match(words) for text in (criteria.act, criteria.title) if text for words in text.by_language.values())


CHECK = of_entries(FAULT, find)
