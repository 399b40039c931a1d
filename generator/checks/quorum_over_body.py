"""HB239 quorum-over-body: a body that needs more members to decide than it has.

The members of a body are the holders (`headcount`) of its posts and of its chair. Only a quorum that is said as a number (`5`, `5 members`,
五人以上出席) can be held against them; a share of the members (半數以上) always can be met.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.checks.shared.base import of_kinds
from generator.checks.shared.small_office import CLERK, COUNTS_MAIL, HEAD, TAKE_IN_MAIL
from generator.diagnostics import Descriptor, Diagnostic
from generator.handbook import Handbook
from generator.model.doers import Role
from generator.model.numbers import LARGEST_NUMERAL, NUMERAL
from generator.model.written import number_in_words
from generator.patterns import pattern_of

_NUMBER = pattern_of(
    rf"(?:at least |至少|不少[於于])?(?P<number>[0-9]{{1,4}}|{NUMERAL})\s*"
    r"(?:[個个]?(?:人|名|位|委員|委员|成員|成员|members?|people|persons?))*(?:以上)?(?:之|的)?"
    r"(?:出席|到會|到会|到場|到场|present|attend(?:ing)?|or more|委員|委员|成員|成员|\s)*", re.IGNORECASE)
_HEAD = ("kind: handbook\nid: office-handbook\ntitle: 辦公室手冊\norganisation: 機關辦公室\nlanguages: [zh-Hant]\n"
         "scopes: [{id: mail, title: 收發}]\nroles: [{id: panel, title: 審查小組, posts: [clerk], quorum: 2人}]\n---\n")

_OFFICE = HEAD + "---\n" + CLERK + COUNTS_MAIL + "---\n" + TAKE_IN_MAIL.replace("basis:", "scope: mail\nbasis:")

FAULT = Descriptor(
    code="HB239", name="quorum-over-body",
    message="\"{body}\" needs {needed} members to decide, and has only {available}",
    hint="write a smaller number, name more posts, or write the headcount of the posts",
    why="The body can never decide, and everything that waits for it stays undone.",
    invalid=_HEAD + _OFFICE, valid=_HEAD.replace("2人", "1人") + _OFFICE)


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for number, role in enumerate(handbook.entry.roles):
        members = [post for name in role.members if (post := handbook.posts.get(name)) and is_current(post, handbook)]
        needed, available = _needed(role), sum(post.headcount for post in members)
        if members and needed > available:
            yield Diagnostic(descriptor=FAULT, span=handbook.entry.source.span(("roles", number, "quorum")), details={
                "body": role.title, "needed": needed, "available": available})


def _needed(role: Role) -> int:
    """How many members a body needs, the most of what its quorum says in any language; 0 where it says no number."""
    said = role.quorum.by_language.values() if role.quorum else ()
    return max((_number(match["number"]) for words in said if (match := _NUMBER.fullmatch(words.strip()))), default=0)


def _number(words: str) -> int:
    try:
        found = int(number_in_words(words))
    except ValueError:
        return 0
    return found if found <= LARGEST_NUMERAL else 0


CHECK = of_kinds(FAULT, find, "handbook", "post")
