"""A limit that says in one sentence how it may be extended: 自受理之日起60日内办结，情况复杂的可延长，至多30日.

Who approves is named by id, as elsewhere: 经director批准可延长30日."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.model.duration import Duration
from generator.model.limit_words import is_time, split_limit
from generator.model.written import half_width
from generator.patterns import pattern_of

_LONGEST = 500
"""More characters than this are no limit."""
_IN_ALL = pattern_of(r"[合共總总累][計计]|連同|连同|\b(?:in (?:total|all)|altogether|overall|including|original)\b", re.IGNORECASE)
"""The most that a limit and its extensions come to: by how much it is extended stays to be said."""
_SO_OFTEN = "[一二兩两三1-9]次"
_ONCE = rf"(?P<times>{_SO_OFTEN}|once|twice|(?:two|three) times)"
_LONGER = "(?:延[长長]|展延)"
_MAY_IN_CHINESE = f"(?:可以?|得)(?:再|予以?|酌予)?{_LONGER}"
_IN_CASES = rf"(?<=[下时時形況况要者的准可意定]),?(?:再)?{_LONGER}(?![的者])"
"""Behind a case in which it is longer, a sentence that does without `may`: 特殊情况下延长10个工作日."""
_AT_MOST_SO_OFTEN = rf"(?:[,;；](?:但|惟|且)?(?:以|最多|至多)?(?:得?可?以?延[长長])?(?P<most_times>{_SO_OFTEN})(?:[为為]限)?)?"
"""Behind by how much: 惟以一次為限."""
_JOINING = pattern_of("[並并但惟且](?:且)?|亦")
"""At the beginning of a clause, which says no case in which it may be extended."""
_MAY_IN_ENGLISH = "(?:may|can) be extended|extend(?:able|ible)|extensible"
_BY_HOW_MUCH = (rf"(?: {_ONCE})?(?:(?P<more> (?:by|for))|(?P<until> to))?(?: (?:a further|another))?"
                r"(?P<most>(?: (?:up to|at most|(?:no|not) more than|a maximum of))*)(?: (?:a further|another))? (?P<by>.+?)")
_CHINESE = pattern_of(
    r"(?P<limit>.+?)[,;；。] ?(?P<when>[^,;；。]*?)[的者]?,?"
    r"(?P<approval>[经經由报報](?P<approve>[^,;；。]*?)(?:批准|核准|核定|核可|許可|许可|同意)[後后]?)?,?"
    rf"(?:{_MAY_IN_CHINESE}|{_IN_CASES})(?P<until>[至到])?(?:{_ONCE}|期限|[办辦]理期限)*[,;；。]?(?:但|且|以)?(?P<more>延[长長]期?[间間限]?)?(?:但|且|以)?"
    rf"(?P<most>[应應]?不得?(?:超[过過]|逾)|最[长長多](?:不得?(?:超[过過]|逾))?|至多)?(?P<by>.+?)(?:[为為]限)?{_AT_MOST_SO_OFTEN}")
_APPROVED = r"(?:,? with (?:the )?(?:prior )?(?:approval|consent|agreement|permission) of (?:the )?(?P<approve>[^,;.]+?))?"
_ENGLISH = pattern_of(
    rf"(?P<limit>.+?)[,;.]? (?:(?:and |which |it |this |the (?:time|period) )*{_MAY_IN_ENGLISH}){_BY_HOW_MUCH}{_APPROVED}"
    r"(?:,? (?P<when>(?:in|if|where|when|for) .+?))?", re.IGNORECASE)
_ENGLISH_FIRST = pattern_of(
    r"(?P<limit>.+?)[,;.] ?(?:and )?(?P<when>(?:in|if|where|when|for) [^,;.]+?),? (?:(?:it|this|the (?:time|period)) )?"
    rf"(?:{_MAY_IN_ENGLISH}|(?:is )?extended){_BY_HOW_MUCH}{_APPROVED}", re.IGNORECASE)
_IN_BRACKETS = pattern_of(r" ?[(（]([^()（）]+)[)）]$")
_MAY_BE = pattern_of(f"{_MAY_IN_CHINESE}|{_MAY_IN_ENGLISH}", re.IGNORECASE)
_FORMS = (_CHINESE, _ENGLISH_FIRST, _ENGLISH)
_TIMES = {"once": 1, "twice": 2, "two times": 2, "three times": 3, **{f"{digit}次": number for number, digits in enumerate(
    ("一1", "二兩两2", "三3", "4", "5", "6", "7", "8", "9"), 1) for digit in digits}}
_OF_CASES = pattern_of(r"(?:in|for) (?:an? )?([a-z-]+) cases?|(?:if|where|when) (?:(?:it|this) is )?([a-z-]+)", re.IGNORECASE)
_IN_WHICH = pattern_of("(?:if|where|when) ", re.IGNORECASE)
_DONE = pattern_of(
    r"(?P<limit>.+[內内])(?:[办辦](?:[结結畢毕]|理完[畢毕竣])|完成|[为為]之|答[复復覆]|作[出成](?:[决決]定|[处處]理)|[决決]定)")
"""A limit and what is done within it."""


def with_extension(words: str) -> tuple[str, dict[str, Any]]:
    """The limit by itself, and the fields that say how it may be extended; empty where the words say nothing of that."""
    plain = _IN_BRACKETS.sub(r", \1", half_width(words).rstrip("。."))
    if len(plain) > _LONGEST or _IN_ALL.search(plain):
        return words, {}
    for pattern in _FORMS:
        match = pattern.fullmatch(plain)
        if match and (by := _by(match)) and not _may_be_all(match):
            return without_what_is_done(match["limit"].strip()), {"extend": {"by": by, **_else_said(match.groupdict())}}
    return without_what_is_done(words), {}


def _by(match: re.Match[str]) -> str:
    """By how much it may be extended, also where it is said until when: 7日內，得延長至15日; empty where nobody can tell."""
    by = match["by"].strip()
    if not is_time(by):
        return ""
    if not match["until"]:
        return by
    try:
        whole, limit = Duration.parse(by), Duration.parse_bound(_time_of(match), "up to")
    except ValueError:
        return ""
    ((all_of_it, unit), *others), ((first, same), *more) = whole.parts, limit.parts
    return f"{all_of_it - first} {unit}s" if unit == same and all_of_it > first and not (others or more) else ""


def _else_said(found: Mapping[str, str | None]) -> dict[str, Any]:
    """In which cases, how often, and who approves it. That it must be approved, by whom nobody says, is a case in which it may."""
    when, approve = _when((found["when"] or "").strip()), (found["approve"] or "").strip()
    if (approval := found.get("approval")) and not approve:
        when = "，".join(filter(None, (when, approval)))
    times = _TIMES.get((found["times"] or found.get("most_times") or "once").lower(), 1)
    return {**({"when": when} if when else {}), **({"times": times} if times > 1 else {}), **({"approve": approve} if approve else {})}


def says_more(words: str) -> bool:
    """Whether words that are no limit by themselves say that something may be extended: they name no event."""
    return bool(_MAY_BE.search(words))


def _may_be_all(match: re.Match[str]) -> bool:
    """Whether a most that is longer than the limit, and of which nothing says that it is the extension's, may be what both come to."""
    if not match["most"] or match["more"]:
        return False
    try:
        whole = Duration.parse_bound(_time_of(match), "up to")
        return Duration.parse(match["by"].strip()).is_over(whole)
    except ValueError:
        return False


def _time_of(match: re.Match[str]) -> str:
    return split_limit(without_what_is_done(match["limit"].strip())).get("time", "")


def _when(words: str) -> str:
    """In which cases, as a clause of its own: in complex cases is `the case is complex`."""
    if joining := _JOINING.match(words):
        words = words[joining.end():]
    if match := _OF_CASES.fullmatch(words):
        return f"the case is {match[1] or match[2]}"
    return _IN_WHICH.sub("", words, count=1)


def without_what_is_done(words: str) -> str:
    """60日内办结 is a limit of 60日内."""
    match = _DONE.fullmatch(half_width(words))
    return match["limit"] if match else words
