"""Which words are money, and which of them are one currency: the one table of it."""

from __future__ import annotations

from generator.patterns import pattern_of

SIGN = r"[A-Z]{0,2}[$€£¥￥₩₹]"
CURRENCY = rf"(?:{SIGN}|新臺幣|新台幣|新台币|人民幣|人民币|港幣|港币|(?:NTD|TWD|HKD|MOP|SGD|JPY|USD|EUR|GBP|CNY|RMB)\b)"
"""What may stand before an amount of money."""
IN_TEXT = r"(?:元|(?:yuan|dollars?|euros?)\b)"
"""What stands behind an amount of money in a text, where other words may be a weight (pounds) or part of a day."""

_ENGLISH = (r"(?:(?:US|Singapore|Canadian|Australian|Swiss|Japanese|British) )?"
            r"(?:yuan|dollars?|pounds?(?: sterling)?|euros?|yen|francs?|pence|penny|cents?|ringgit|won|baht|rupees?|rou?bles?|pesos?|rand"
            r"|dirhams?|ri(?:y)?als?|dong|lira|zloty|kron(?:a|or|e|er))")
_OF_A_COUNTRY = "美|日|港|歐|欧|英|加拿?大?|澳洲?|澳門|澳门|新加坡|韓|韩|新?[台臺]|紐西蘭|新西兰|瑞士"
_CHINESE = (rf"(?:{_OF_A_COUNTRY}|人民)?(?:[元圓圆円]|[幣币])|[塊块][錢钱]?|[角毛]|美金|英?[鎊镑]|(?:瑞士)?法郎|泰?[銖铢]|越南?盾"
            r"|[盧卢][布比]|比索|克朗|令吉")
_NAMED = pattern_of(rf"{SIGN}|[A-Z]{{3}}|{CURRENCY}|{_ENGLISH}|{_CHINESE}")
_WITHIN = pattern_of(rf"{CURRENCY}|[元圓圆块塊]$|円|\b{_ENGLISH}\b")

_ONE = {"元": ("圓", "圆", "塊", "块", "塊錢", "块钱", "yuan", "NT$", "HK$", "RMB", "CNY", "NTD", "TWD", "HKD", "新臺幣", "新台幣",
              "新台币", "人民幣", "人民币", "港幣", "港币", "港元"),
        "£": ("pound", "pounds", "GBP", "英鎊", "英镑"), "€": ("euro", "euros", "EUR", "歐元", "欧元"), "US$": ("USD", "美元", "美金")}
_ONE_NAME = {name: one for one, names in _ONE.items() for name in names}


def is_currency(unit: str) -> bool:
    """Whether a unit is money, and nothing else: of what somebody wrote beside it, such as `a day` or 封頂, nobody could tell the sum."""
    return _NAMED.fullmatch(unit) is not None


def is_counted_in_money(unit: str) -> bool:
    """Whether something is counted in money, maybe so much of it at once: 萬元."""
    return _WITHIN.search(unit) is not None


def one_name(unit: str) -> str:
    """The one name of a currency that has several: 圓 and yuan are 元, and NT$ is what a reader of English is shown for it."""
    return _ONE_NAME.get(unit, unit)


def may_be_same(one: str, other: str) -> bool:
    """Whether two units may be of one currency: those that nobody knows for certain may, $ and dollars."""
    names = {one_name(one), one_name(other)}
    return len(names) == 1 or not names <= _ONE.keys()
