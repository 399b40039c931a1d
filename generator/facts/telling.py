"""Which acts tell somebody of something, and are no act on what is written: 口頭通報組長, and not 填寫通報單."""

from __future__ import annotations

import re

from generator.handbook import Handbook
from generator.model.procedure import Step
from generator.model.text import Text
from generator.patterns import pattern_of

_VERB = "(?:報告|报告|通報|通报|通知|告知|知會|知会|回報|回报|陳報|陈报|呈報|呈报|上報|上报|彙報|汇报|轉報|转报|反饋|反馈)"
_MANNER = ("(?:立即|即刻|即時|即时|馬上|马上|同時|同时|隨即|随即|先行|先|並|并|口頭|口头|電話|电话|書面|书面|當面|当面|以電話|以电话|"
           "以口頭|以口头|以書面|以书面|以簡訊|以短信)")
_POLICE = "(?:報案|报案|報警|报警)"
_TELLS = {
    "zh": pattern_of(f"{_MANNER}*(?:{_VERB}(?![單单書书表會会函結结事期])|[向對对].{{2,16}}?(?:{_VERB}|{_POLICE}|報備|报备)|{_POLICE})"),
    "en": pattern_of(r"(?:immediately |at once |orally |first )?(?:tell|inform|notify|alert|call|ring|warn|report (?:\w+ ){0,4}to)\b",
                     re.IGNORECASE)}
"""How such an act begins, by language."""
_DIALS = pattern_of(r"(?:撥打|拨打|撥|拨|打電話|打电话|打\s*\d|呼叫|致電|致电|dial\b|phone\b|telephone\b)", re.IGNORECASE)


def tells_somebody(act: Text) -> bool:
    """Whether an act is to tell somebody, by its words in any language that is known."""
    return any(_tells(words, language) for language, words in act.by_language.items())


def calls_somebody(act: Text) -> bool:
    """Whether an act is to tell somebody or to dial a number."""
    return any(calls(words, language) for language, words in act.by_language.items())


def calls(words: str, language: str) -> bool:
    """The same of an act as it is said in a language."""
    return _tells(words, language) or _DIALS.match(words) is not None


def _tells(words: str, language: str) -> bool:
    pattern = _TELLS.get(language.partition("-")[0])
    return pattern is not None and pattern.match(words) is not None


def concerns_outsiders(step: Step, handbook: Handbook) -> bool:
    """Whether a step has to do with a party outside, who is informed or whom its text names."""
    titles = [title for outsider in handbook.entry.outsiders for title in outsider.title.by_language.values()]
    informed = any(handbook.doer_kind(name) == "outsider" for name in step.inform)
    return informed or any(title in words for words in step.do.by_language.values() for title in titles)
