"""HB401 to HB409: words that leave open when, how much, who, how well, whether, what else, by which rule or how bindingly.

More standards, fewer concepts; more quantity, less quality: whoever can read a rule in two ways can shift the blame. The words
stand in a lexicon of each language (`lexicon/`), each with advice on what to write instead, in the language of the text. Of a text in
another language than the handbook's own, the advice for all words of the kind is given, which every reader of findings understands.

| code | name | asks | for example |
| --- | --- | --- | --- |
| HB401 | vague-time | when? | 及時, promptly |
| HB402 | vague-degree | from where on? | 情節重大, serious |
| HB403 | vague-quantity | how many? | 若干, several |
| HB404 | unnamed-actor | who? | 相關單位, the persons concerned |
| HB405 | vague-judgement | by which test? | 妥善, appropriate |
| HB406 | escape-clause | on which condition? | 必要時, as far as possible |
| HB407 | open-list | what else? | 其他臨時交辦事項, etc. |
| HB408 | unclear-reference | which rule? | 依相關規定, the usual procedure |
| HB409 | unclear-modal | must or may? | 最好, should |

Checked are duties, triggers, evidence, authority and its limits, steps, controls, decisions and branches, margins of
discretion, tiers, modifiers, the stages of oversight and its closing condition; of clauses on conduct, whether they say who (HB404)
and whether it binds (HB409), which is not asked of answers to a question.
Titles, summaries, principles, definitions and notes are not: principle is the point there. Nor are quotations
(`text: {quote: …}`): a law is cited as it stands.

No finding where the same clause answers the question: a time for HB401, a number with a unit for HB402, HB403, HB405 and the
conditions among HB406, an article or a law's name for HB408; for HB402 moreover the answers to a question, where several
of them name cases (有無異常？ 漏水, 斷電). A number answers neither who, nor what else, nor whether ("in
principle within 3 days" is still open). No finding either for a word in quotation marks, for a term of the handbook (title or
alias), and for a part of the title of a level, post, scope, form, register or unit.

Some words are reported only where the handbook asks for pedantic findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain

from generator.analysis.passages import Passage
from generator.checks.shared.base import of_texts
from generator.checks.shared.defined_names import covered
from generator.checks.shared.ruled import clauses, ruled_passages
from generator.checks.shared.vague_words import VagueWord, lexicon
from generator.diagnostics import Descriptor, Diagnostic, Severity, Term
from generator.handbook import Handbook
from generator.model import Procedure

_POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - id: mail\n    do: 清點郵件\n    when: daily\n"
_CRITERIA = ("kind: criteria\nid: lateness\ntitle: 遲到\nside: penalty\nmeasures: [{id: minutes, title: 遲到時間, unit: 分鐘}]\n"
             "tiers: [{when: any, level: reprimand}]\ncases: [{given: 1, expect: {level: reprimand}}]\nmodifiers:\n")


_ADVICE = "{write}"
"""What the lexicon says to write instead of that very word; a fault's own hint is for all words of its kind."""
_OF_A_RULE = "{write}; where these are the words of the regulation, mark them as quoted: {field}: {{quote: {given}}}"
"""The same of what criteria and margins of discretion name as a regulation does, which may leave the degree to whoever decides."""
_LONGEST_SHOWN = 40
_NAMED_BY_RULES = frozenset({"tiers.title", "tiers.description", "modifiers.title", "modifiers.options.title", "discretion.may"})
_QUESTION = "steps.decision"
_YES_OR_NO = frozenset({"是", "否", "有", "無", "无", "不是", "沒有", "没有", "yes", "no"})
_ANSWER = "steps.branches.when"
"""It says what is the case, or was decided (予以受理), and binds nobody."""


def _fault(code: str, name: str, message: str, hint: str, why: str, invalid: str, valid: str) -> Descriptor:
    return Descriptor(code=code, name=name, severity=Severity.WARNING, message=message, hint=hint, why=why, invalid=invalid, valid=valid)


def _evidence(text: str) -> str:
    return f"{_POST}    evidence: {text}\n"


DESCRIPTORS = (
    _fault("HB401", "vague-time", "\"{word}\" does not say when",
           "write by when: a time of day, a date, or a number of hours or days",
           "What is due at no time is never late, so nobody can be held to it.",
           _evidence("收文簿及時登錄"), _evidence("收文簿於 2 小時內登錄")),
    _fault("HB402", "vague-degree", "\"{word}\" does not say from what point on",
           "write the threshold: an amount, a number or a level",
           "Two people draw the line at two places, and both are right.",
           _CRITERIA + "  - {id: harm, title: 影響嚴重, effect: up}\n",
           _CRITERIA + "  - {id: harm, title: 致會議延後 10 分鐘以上, effect: up}\n"),
    _fault("HB403", "vague-quantity", "\"{word}\" does not say how many",
           "write the number, or a range",
           "A number that is not written cannot be checked.",
           _evidence("簽收單若干"), _evidence("簽收單 3 份")),
    _fault("HB404", "unnamed-actor", "\"{word}\" does not say who",
           "name the post or the unit",
           "Where nobody is named, nobody answers.",
           _evidence("相關單位的簽收單"), _evidence("受文單位的簽收單")),
    _fault("HB405", "vague-judgement", "\"{word}\" does not say by which test",
           "write what is done, or by which test or table it is judged",
           "What is judged by taste is judged differently each time.",
           _evidence("郵件妥善保管"), _evidence("郵件鎖於收發室的鐵櫃，鑰匙登記在冊")),
    _fault("HB406", "escape-clause", "\"{word}\" does not say on which condition, or who decides",
           "write the condition, and who decides",
           "A way out that everybody may take makes the rule optional.",
           _evidence("必要時附照片"), _evidence("封口破損時附照片")),
    _fault("HB407", "open-list", "\"{word}\" leaves the list open",
           "list everything, or write who decides what else belongs to it",
           "What else belongs to it is found out only in the quarrel about it.",
           _evidence("簽收單、收據及其他文件"), _evidence("簽收單、收據")),
    _fault("HB408", "unclear-reference", "\"{word}\" does not say which",
           "write the article, or the id of the entry",
           "Readers cannot follow a rule that they cannot find.",
           _evidence("依相關規定簽名"), _evidence("依文書處理手冊第 30 條簽名")),
    _fault("HB409", "unclear-modal", "\"{word}\" leaves open whether it must be done",
           "for a duty write \"must\"; move mere advice to a note",
           "Advice and duty look alike, and each reader takes one or the other for the rule.",
           _evidence("最好附照片"), _evidence("附照片")),
)
_CIRCUMSTANCES = frozenset({"modifiers.title", "modifiers.options.title"})
_OF_ONE_S_OWN_ACCORD = frozenset({"主動", "主动"})
"""What somebody does of their own accord, before being asked, is a circumstance by that alone: 主动腾退, 主動繳還."""
_OF_CLAUSES = frozenset({"unnamed-actor", "unclear-modal"})
"""What even a clause on conduct must say: principle is its point, but it leaves open neither who is meant nor whether it binds."""
_BY_NAME = {descriptor.name: descriptor for descriptor in DESCRIPTORS}


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for passage in chain(ruled_passages(handbook), clauses(handbook)):
        words = lexicon(passage.language)
        if words is None:
            continue
        for hit in words.find(passage.text):
            suits = hit.word.descriptor in _OF_CLAUSES if passage.entry.kind == "conduct" else (
                passage.field != _ANSWER or hit.word.descriptor != "unclear-modal") and (
                passage.field not in _CIRCUMSTANCES or passage.text[hit.start:hit.end] not in _OF_ONE_S_OWN_ACCORD) and not (
                hit.word.descriptor == "vague-degree" and _is_answered(passage, passage.text[hit.start:hit.end]))
            if suits and not covered(handbook, passage.language, passage.text, hit.start, hit.end):
                of_rule = passage.field in _NAMED_BY_RULES
                yield Diagnostic(
                    descriptor=_BY_NAME[hit.word.descriptor], span=passage.span(hit.start, hit.end), pedantic=hit.word.pedantic,
                    hint=_OF_A_RULE if of_rule else _ADVICE, details={
                        "word": passage.text[hit.start:hit.end], "write": _advice(handbook, passage.language, hit.word),
                        **({"field": passage.field.rpartition(".")[2], "given": _short(passage.text)} if of_rule else {})})


def _advice(handbook: Handbook, language: str, word: VagueWord) -> str | Term:
    """What to write instead of a word, to authors of the language in which it stands; of its kind, to others."""
    own = language.partition("-")[0] == handbook.language.partition("-")[0]
    return word.write if own else Term(_BY_NAME[word.descriptor].hint or "")


def _is_answered(passage: Passage, word: str) -> bool:
    """Whether a question has the word whose answers name several cases, and so say what is meant: 有無異常？ 漏水, 斷電, 無異常."""
    if passage.field not in (_QUESTION, _ANSWER) or not isinstance(passage.entry, Procedure):
        return False
    step, meant = passage.entry.steps[int(passage.path[1])], word.lstrip("有無无").casefold()
    answers = [branch.when.best(passage.language)[1].casefold() for branch in step.branches]
    asked = step.decision is not None and meant in step.decision.best(passage.language)[1].casefold()
    return asked and sum(meant not in answer and answer not in _YES_OR_NO for answer in answers) > 1


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else "…"


CHECK = of_texts(DESCRIPTORS[0], find, also=DESCRIPTORS[1:])
