"""HB805 outsiders-as-staff: an audience is called as people outside are, and counts as belonging to the organisation.

`internal` is true where it is not written, and an author who makes an edition for the public may not know of it. Whoever has written it
is not asked again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.shared.base import of_kinds
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.model.text import Text
from generator.patterns import pattern_of

_OUTSIDE = pattern_of(
    r"(?:一般|社會|社会|廣大|广大)*(?:民眾|民众|公眾|公众|大眾|大众|群眾|群众|市民|居民|村民|外界|訪客|访客|來賓|来宾|讀者|读者|旅客|病人|患者|家屬|家属|家長|家长|住戶|住户"
    r"|當事人|当事人|申請人|申请人|相對人|相对人|納稅人|纳税人|服務對象|服务对象|廠商|厂商|供應商|供应商|外部人員|外部人员)"
    r"|(?:the |general |members of the )*(?:public|citizens?|visitors?|guests?|residents?|tenants?|customers?|clients?|patients?"
    r"|passengers?|parents?|applicants?|suppliers?|contractors?|outsiders?|people outside)")
"""What an audience outside is called by itself. 讀者服務組 are staff, as are `public officers`."""

_HEAD = "kind: handbook\nid: office\ntitle: 手冊\norganisation: 機關\nscopes: [{id: mail, title: 收發}]\n"
FAULT = Descriptor(
    code="HB805", name="outsiders-as-staff", severity=Severity.WARNING,
    message="the audience \"{given}\" counts as staff, since \"internal\" is not written: its edition has checklists and findings",
    hint="add \"internal: false\" if they are people outside, \"internal: true\" if they do belong to it",
    why="The edition for people outside leaves out the lists of work, findings, substitutes and whatever else is not theirs.",
    invalid=_HEAD + "audiences: [{id: public, title: 民眾}]\n",
    valid=_HEAD + "audiences: [{id: public, title: 民眾, internal: false}]\n")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    known = {words.casefold() for outsider in handbook.entry.outsiders for words in outsider.title.by_language.values()}
    for number, audience in enumerate(handbook.entry.audiences):
        if "internal" not in audience.model_fields_set and _is_outside(audience.title, known):
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("audiences", number)), details={"given": audience.title})


def _is_outside(title: Text, known: set[str]) -> bool:
    """Whether it is called as one of the handbook's own parties outside is, or as such people are everywhere."""
    called = (words.casefold().strip() for words in title.by_language.values())
    return any(words in known or _OUTSIDE.fullmatch(words) for words in called)


CHECK = of_kinds(FAULT, find, "handbook")
