"""Simplified Chinese from Traditional, and the reverse, phrase by phrase; texts written by hand are left as they are.

OpenCC converts by its phrase dictionaries (`tw2s`, `s2tw`). Its dictionaries of computing words are not used: in an office
檔案 are records (档案), not files (文件), and 複製 is copying on paper. What differs between offices in Taiwan and on the
mainland beyond the characters stands in `OFFICE_WORDS`; a handbook adds its own under `conversions`, which come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

TRADITIONAL, SIMPLIFIED = "zh-Hant", "zh-Hans"

OFFICE_WORDS = (
    ("列印", "打印"), ("影印", "复印"), ("軟體", "软件"), ("硬體", "硬件"), ("資料庫", "数据库"),
    ("網際網路", "互联网"), ("滑鼠", "鼠标"), ("螢幕", "屏幕"), ("伺服器", "服务器"), ("隨身碟", "U盘"),
    ("資訊", "信息"), ("計程車", "出租车"), ("簡訊", "短信"), ("帳號", "账号"),
    ("帳戶", "账户"), ("帳冊", "账册"), ("帳目", "账目"), ("臺帳", "台账"), ("記帳", "记账"),
    ("結帳", "结账"), ("覆核", "复核"), ("未覆", "未复"), ("國定假日", "法定节假日"), ("大眾運輸", "公共交通"),
    ("身心障礙者", "残疾人"), ("煞車", "刹车"), ("「", "“"), ("」", "”"),
)
"""(in Taiwan, on the mainland), in both directions: words and quotation marks that an office of the other side would not use."""

_ONLY_TO_SIMPLIFIED = (
    ("網路", "网络"), ("程式", "程序"), ("公文程式", "公文程式"), ("台帳", "台账"), ("賬目", "账目"), ("品質", "质量"),
    ("物品質", "物品质"), ("紀錄", "记录"), ("聯絡", "联系"), ("現況", "现状"), ("行動電話", "手机"), ("行事曆", "日历"),
    ("『", "‘"), ("』", "’"), (" 公厘", " 毫米"), (" 公釐", " 毫米"), (" 公分", " 厘米"), (" 公尺", " 米"),
    ("列印信", "列印信"), ("列印章", "列印章"), ("列印鑑", "列印鉴"), ("投資訊", "投资讯"),
)
"""What has several words on the other side (记录 is 紀錄 or 記錄), and longer strings in which one of the words above is none."""

_ONLY_TO_TRADITIONAL = (
    ("胡同", "胡同"), ("网络", "網路"), ("公布", "公布"), ("发布", "發布"), ("销毁", "銷毀"), ("残疾人员", "身心障礙人員"),
    ("恢复核", "恢復核"), ("修复核", "修復核"), ("重复核", "重複核"), ("简短信", "簡短信"),
)
"""(Simplified, Traditional): likewise, and what OpenCC gets wrong in office texts."""

Convert = Callable[[str], str]
Texts = Mapping[str, str]


def completer(languages: Sequence[str], conversions: Sequence[Texts] = ()) -> Callable[[Texts], Texts] | None:
    """What adds the other Chinese script to a text that has one of them; None for a handbook that does not have both.

    `conversions` are the handbook's own pairs: `{zh-Hant: …, zh-Hans: …}`.
    """
    if not {TRADITIONAL, SIMPLIFIED} <= set(languages):
        return None
    own = tuple((pair[TRADITIONAL], pair[SIMPLIFIED]) for pair in conversions if TRADITIONAL in pair and SIMPLIFIED in pair)
    to_simplified, to_traditional = converter(SIMPLIFIED, own), converter(TRADITIONAL, own)

    def complete(texts: Texts) -> Texts:
        if TRADITIONAL in texts and SIMPLIFIED not in texts:
            return {**texts, SIMPLIFIED: to_simplified(texts[TRADITIONAL])}
        if SIMPLIFIED in texts and TRADITIONAL not in texts:
            return {**texts, TRADITIONAL: to_traditional(texts[SIMPLIFIED])}
        return texts

    return complete


@cache
def converter(target: str, own: tuple[tuple[str, str], ...] = ()) -> Convert:
    """What turns a Chinese text into the script of `target`."""
    from opencc import OpenCC

    if target == SIMPLIFIED:
        pairs = dict((*OFFICE_WORDS, *_ONLY_TO_SIMPLIFIED, *own))
    else:
        pairs = dict((*((there, here) for here, there in (*OFFICE_WORDS, *own)), *_ONLY_TO_TRADITIONAL))
    by_dictionary = OpenCC("tw2s" if target == SIMPLIFIED else "s2tw").convert
    fixed = re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True))))

    def convert(text: str) -> str:
        parts, start = [], 0
        for match in fixed.finditer(text):
            parts += [by_dictionary(text[start: match.start()]), pairs[match[0]]]
            start = match.end()
        return "".join([*parts, by_dictionary(text[start:])])

    return convert
