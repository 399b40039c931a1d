"""HB704 no-verb-first: a duty or step, and so an item of a checklist, does not begin with what is done.

Found are items that begin with who does it (「由收發員…」, "The clerk shall…"), with 應 or 須, with a noun that a verb follows
(「郵件的清點」, "Letters are registered"), or with a verb turned into a noun ("Checking the doors"). How something is done may
come first in Chinese (「逐層檢查」, 「將郵件…」).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterator
from functools import partial

from generator.analysis.passages import own_passages
from generator.checks.shared.base import of_texts
from generator.checks.shared.ruled import ITEMS
from generator.checks.shared.vague_words import lexicon_name, verbs
from generator.checks.shared.verb_places import verb_ends
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook
from generator.patterns import pattern_of
from generator.questions import question
from generator.reads import once

_POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - {id: mail, do: DO, when: daily}\n"

FAULT = Descriptor(
    code="HB704", name="no-verb-first", severity=Severity.WARNING,
    message="the item begins with \"{word}\", not with what is done",
    hint="begin with the verb: \"Count the mail\"; who does it stands beside it",
    why="On a list, the eye looks for the act; who acts is known.",
    invalid=_POST.replace("DO", "收發員應清點郵件"), valid=_POST.replace("DO", "清點郵件"))

_ACTOR = "(?:人員|人员|承辦人|承办人|同仁|員工|员工|單位|单位|部門|部门|主任|組長|组长|科長|科长|主管|秘書|秘书|員|员|科室|處室)"
_PARTNER = "(?:[與与和跟對对向]|[會会]?同(?!仁))"
"""Words before somebody with whom something is done: 與負責人簽訂責任書 names who does it nowhere."""
_CHINESE = pattern_of(
    rf"由(?![來来此於于])[^，。]{{1,4}}|(?!{_PARTNER})[^，。；：、「]{{0,10}}?{_ACTOR}(?:應|应|須|须|必須|必须|需|得|負責|负责)|(?:應|应|必須|必须|須|须|需)(?![急求要付變变])")
_MANNER = pattern_of("以?(?:書面|书面|口頭|口头)|[當当][場场面]")
"""How something is done, which may stand before its verb: 「書面駁回不合規定的申請」 begins with a verb, 「不合規定的申請」 does not."""
_NOUN_OF = pattern_of("(?!作[出成]|做出|[進进]行|予以|[給给]予|[開开]展)([^，。；]{1,14}[之的])([^。]+?)。?")
"""「郵件的清點」. After a verb that says only that something is done, the act is a noun as it should be: 「作出是否准予延續的決定」."""
_DETERMINER = frozenset((
    "the", "a", "an", "this", "these", "those", "that", "all", "each", "every", "any", "no", "it", "they", "he", "she", "you", "we",
    "there", "staff", "everyone", "everybody", "someone", "somebody", "one", "his", "her", "its", "their", "our", "your", "nobody", "both"))
_NOT_GERUNDS = frozenset(("bring", "ring", "swing", "sing", "wring", "sling", "spring", "string", "sting", "cling", "fling"))
_STAFFED = pattern_of(r"staff (?:the|a|an|each|every|all|both)\b")
"""Where the first word says what is done: who is meant by it is named with no article behind."""
_JOINS = "why|whether|if|what|which|who|whose|how|when|where|that|until|because|as|while"
"""Words with which a clause of its own begins: what follows them says nothing of the item itself (`Establish why it is late`)."""
_SUBJECT = pattern_of(rf"(?:(?!(?:{_JOINS})\b)[\w'’-]+ ){{1,5}}?(?:is|are|was|were|must|shall|should|has to|have to)\b")
_PLURAL = pattern_of(r"[a-z]+s (?:is|are|must|shall|should)\b")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    titles = partial(_post_titles, handbook.whole or handbook)
    for passage in own_passages(handbook, ITEMS):
        name = lexicon_name(passage.language)
        if name is None:
            continue
        length = _in_english(passage.text, titles) if name == "en" else _in_chinese(passage.text, name)
        if length:
            yield Diagnostic(descriptor=FAULT, span=passage.span(0, length), details={"word": passage.text[:length]})


@question
def _post_titles(handbook: Handbook, word: str) -> tuple[str, ...]:
    """The English titles of posts that begin with a word, in small letters. It is asked of few words: most items begin with a verb."""
    return once(handbook.derived, "titles by their first word", lambda: _by_first_word(handbook)).get(word, ())


def _by_first_word(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for title in sorted({title.lower() for post in handbook.posts.values() if (title := post.title.get("en"))}):
        first = title.partition(" ")[0]
        found[first] = (*found.get(first, ()), title)
    return found


def _in_chinese(text: str, name: str) -> int:
    """How much of the text stands where the verb should, in characters; 0 where it begins as it should."""
    if any(any(verb_ends(text, place, name)) for place in _places_of_verb(text)):
        return 0
    found = _CHINESE.match(text)
    return found.end() if found else _before_noun(text, name)


def _places_of_verb(text: str) -> tuple[int, ...]:
    manner = _MANNER.match(text)
    return (0, manner.end()) if manner else (0,)


def _before_noun(text: str, name: str) -> int:
    """Of a text such as 「會議資料的印製」 how much stands before its last word, which is a verb that has become a noun; 0 for another."""
    found = _NOUN_OF.fullmatch(text)
    return len(found[1]) if found and found[2] in verbs(name) else 0


def _in_english(text: str, titles: Callable[[str], Collection[str]]) -> int:
    """`titles` gives those of posts that begin with a word."""
    first = text.partition(" ")[0].lower()
    known = verbs("en")
    if first in known and not _PLURAL.match(text.lower()):
        return 0
    words = re.findall(r"[\w'’-]+", text.lower())
    if not words:
        return 0
    first = words[0]
    if _STAFFED.match(text.lower()):
        return 0
    if first in _DETERMINER or (first.endswith("ing") and len(first) > 4 and first not in _NOT_GERUNDS):
        return len(first)
    lowered, posts = text.lower(), titles(first)
    longest = next((length for length in range(4, 0, -1) if " ".join(words[:length]) in posts), 0)
    if longest:
        return len(" ".join(words[:longest]))
    base = {first, first.removesuffix("s"), first.removesuffix("es")}
    found = _PLURAL.match(lowered) if base & known else _SUBJECT.match(lowered)
    return found.end() if found else 0


CHECK = of_texts(FAULT, find)
