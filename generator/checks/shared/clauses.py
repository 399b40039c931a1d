"""Clauses of a sentence: what stands beside a word, and whether a time, a number or a source there settles what it leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.patterns import pattern_of

_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_NUMERAL = "[二兩两三四五六七八九十百千萬万零〇半]"

_TIME_UNITS = "分鐘|分钟|個?小時|个?小时|[個个]?工作[天日]|[天日週周年季秒]|星期|[個个]?月|時|时|點|点"
_ZH_TIME = (
    rf"(?:{_DIGITS}|(?<!第){_NUMERAL}+)\s*(?:{_TIME_UNITS})(?![間间常候])"
    r"|(?<!第)一\s*(?:分鐘|分钟|[個个]?小時|[個个]?小时|[個个]?工作[天日]|[天日週周年季]|星期|[個个]月)(?!般)"
    r"|\d{1,2}[:：]\d{2}|[當当同次翌即][日天]|每[日天週周月季年班次晨晚半]|每[個个]?(?:工作[天日]|星期|月)"
    r"|下班前|上班前|[上下]午|半(?:天|日|年|小時|小时|個月|个月)|月底|年底|月初|年初")
_ZH_UNITS = (
    "[%％]|個百分點|个百分点|萬?元|万元|億|亿|倍|[級级]|分|成|件|次|人|名|份|[頁页]|[張张]|枚|本|[冊册]|[筆笔]|[項项]|箱|卷|台|[輛辆]|[間间]|[層层]|位|"
    "[戶户]|字|[欄栏]|度|組|组|遍|班|格|公尺|公分|公釐|公里|公斤|公克|毫米|厘米|米|[個个](?!別|别)|[條条]|支|包|桶|[處处]|封|套|批|冊")
_ZH_NUMBER = (
    rf"{_ZH_TIME}|{_DIGITS}\s*(?:{_ZH_UNITS})|(?<!第)(?:{_NUMERAL})+\s*(?:{_ZH_UNITS})(?<!十分)(?<!万分)(?<!萬分)(?<!百分)"
    rf"|(?<!第)一\s*(?:次|倍|[級级]|成|[萬万]?元)|[三四五]分之[一二三四]|百分之|[0-9]+\s*(?:分|°|℃|cm|mm|m|km|kg|g|MB|GB)")
_ZH_CITATION = (
    r"第\s*[0-9０-９一二三四五六七八九十百]+\s*(?:條|条|項|项|款|點|点|章)|《[^》]+》|〈[^〉]+〉"
    r"|附[表件]\s*[0-9一二三四五六七八九十]+")

_WORDS = (r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|"
          r"(?:a |one )?hundred|half (?:an?)?)")
_EN_TIME_UNIT = (
    r"(?:(?:working|calendar|business|full|clear|consecutive)\s+)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|seconds?)")
_EN_TIME = (
    rf"(?:\d[\d.,]*|\b(?:{_WORDS}|one|an?))[\s-]*{_EN_TIME_UNIT}\b|\b\d{{1,2}}[:.]\d{{2}}\b|\b\d{{1,2}}\s*(?:a\.?m|p\.?m|o'clock)\b"
    r"|\b(?:daily|weekly|monthly|quarterly|half-yearly|yearly|annually)\b"
    r"|\b(?:every|each|the same|the next|next|the following|the first|the last)\s+(?:working\s+)?"
    r"(?:day|week|month|quarter|year|shift|morning|evening)\b"
    r"|\bby (?:noon|midnight)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bsame[- ]day\b")
_EN_NUMBER = (
    rf"{_EN_TIME}|(?:NT\$|TWD|USD|EUR|\$|€|£)\s*\d|\d\s*(?:%|per ?cent\b)|\b\d[\d.,]*[\s-]+(?!or\b|and\b|to\b|of\b)[a-z]+"
    rf"|\b{_WORDS}[\s-]+(?!or\b|and\b|to\b|of\b)[a-z]+|\b(?:once|twice)\b")
_EN_CITATION = r"\b(?:article|section|clause|paragraph|annex|schedule|chapter|rule|act|regulations? (?:on|of))\s+[\dA-Z]|§\s*\d"

# A comma does not end a clause between digits, nor before words that only say more exactly what was said: "promptly, within an hour".
_ZH_END = pattern_of(r"[。；！？;!?\n]|[，,](?!(?:最遲|最迟|至遲|至迟|不得?逾|不超過|不超过|最多|最晚|至少|即|並不逾|并不超过)|[0-9０-９])")
_EN_END = pattern_of(
    r"[;!?\n]|\.(?!\d)|,(?!\d|\s*(?:within|by|at (?:the )?(?:latest|least|most)|no(?:t)? later|in any case|that is|i\.e\.|namely|up to)\b)")


@dataclass(frozen=True, slots=True)
class Clauses:
    """How sentences of a language are divided, and what in a clause settles a word."""

    end: re.Pattern[str]
    time: re.Pattern[str]
    number: re.Pattern[str]
    citation: re.Pattern[str]
    quote: re.Pattern[str]

    @classmethod
    def of(cls, language: str) -> Clauses:
        return _ENGLISH if language == "en" else _CHINESE

    def around(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Where the clause of `text[start:end]` begins and ends."""
        begin = 0
        for found in self.end.finditer(text, 0, start):
            begin = found.end()
        after = self.end.search(text, end)
        return begin, after.start() if after else len(text)

    def settled(self, text: str, start: int, end: int, by: str) -> bool:
        """Whether what `by` names (`time`, `number`, `citation`, `nothing`) stands in the clause of `text[start:end]`."""
        pattern = {"time": self.time, "number": self.number, "citation": self.citation}.get(by)
        if pattern is None:
            return False
        begin, finish = self.around(text, start, end)
        return bool(pattern.search(text, begin, start) or pattern.search(text, end, finish))

    def quoted(self, text: str, place: int) -> bool:
        """Whether `place` lies within quotation marks: what is quoted is a name or an example."""
        return any(found.start() < place < found.end() for found in self.quote.finditer(text))


CHINESE_QUOTE = pattern_of("「[^」]*」|『[^』]*』|《[^》]*》|“[^”]*”|\"[^\"]*\"")
_CHINESE = Clauses(_ZH_END, pattern_of(_ZH_TIME), pattern_of(_ZH_NUMBER), pattern_of(_ZH_CITATION), CHINESE_QUOTE)
_ENGLISH = Clauses(_EN_END, pattern_of(_EN_TIME, re.IGNORECASE), pattern_of(_EN_NUMBER, re.IGNORECASE),
                   pattern_of(_EN_CITATION, re.IGNORECASE), pattern_of("“[^”]*”|\"[^\"]*\"|‘[^’]*’"))
