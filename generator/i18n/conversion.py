"""Simplified Chinese from Traditional, and the reverse, phrase by phrase; texts written by hand are left as they are.

OpenCC converts by its phrase dictionaries (`tw2s`, `s2tw`). Its dictionaries of computing words are not used: in an office
檔案 are records (档案), not files (文件), and 複製 is copying on paper. What differs between offices in Taiwan and on the
mainland beyond the characters stands in `OFFICE_WORDS`; a handbook adds its own under `conversions`, which come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

TRADITIONAL, SIMPLIFIED = "zh-Hant", "zh-Hans"

OFFICE_WORDS = (
    ("列印", "打印"), ("影印", "复印"), ("軟體", "软件"), ("硬體", "硬件"), ("資料庫", "数据库"),
    ("網際網路", "互联网"), ("滑鼠", "鼠标"), ("螢幕", "屏幕"), ("伺服器", "服务器"), ("隨身碟", "U盘"),
    ("資訊", "信息"), ("計程車", "出租车"), ("簡訊", "短信"), ("帳號", "账号"),
    ("帳戶", "账户"), ("帳冊", "账册"), ("帳目", "账目"), ("臺帳", "台账"), ("記帳", "记账"),
    ("結帳", "结账"), ("覆核", "复核"), ("未覆", "未复"), ("國定假日", "法定节假日"), ("大眾運輸", "公共交通"),
    ("身心障礙者", "残疾人"), ("連結", "链接"), ("煞車", "刹车"), ("「", "“"), ("」", "”"),
)
"""(in Taiwan, on the mainland), in both directions: words and quotation marks that an office of the other side would not use."""

_ONLY_TO_SIMPLIFIED = (
    ("網路", "网络"), ("程式", "程序"), ("公文程式", "公文程式"), ("台帳", "台账"), ("賬目", "账目"), ("品質", "质量"),
    ("物品質", "物品质"), ("紀錄", "记录"), ("聯絡", "联系"), ("現況", "现状"), ("行動電話", "手机"), ("行事曆", "日历"),
    ("『", "‘"), ("』", "’"), (" 公厘", " 毫米"), (" 公釐", " 毫米"), (" 公分", " 厘米"), (" 公尺", " 米"),
    ("曠職", "旷工"), ("到職", "入职"), ("報到職", "报到职"), ("同仁", "同事"), ("連結構", "连结构"),
    ("列印信", "列印信"), ("列印章", "列印章"), ("列印鑑", "列印鉴"), ("投資訊", "投资讯"),
)
"""What has several words on the other side (记录 is 紀錄 or 記錄), and longer strings in which one of the words above is none."""

_ONLY_TO_TRADITIONAL = (
    ("胡同", "胡同"), ("网络", "網路"), ("公布", "公布"), ("发布", "發布"), ("销毁", "銷毀"), ("残疾人员", "身心障礙人員"),
    ("恢复核", "恢復核"), ("修复核", "修復核"), ("重复核", "重複核"), ("简短信", "簡短信"),
)
"""(Simplified, Traditional): likewise, and what OpenCC gets wrong in office texts."""

SHAPES = str.maketrans("衞枱粧淸値敍糭衹簷靑戸尙郞飮緖塡愼槪鄕揷煕畧皐稾効勅氷廻輭艶鬪欵疎徧尅吿閙硏聼酧餠",
                        "衛檯妝清值敘粽只檐青戶尚郎飲緒填慎概鄉插熙略皋稿效敕冰迴軟豔鬥款疏遍剋告鬧研聽酬餅")
"""Other shapes of one character, as Hong Kong and older input methods give them, and the one that OpenCC's dictionaries know."""

_SURNAMES = "余郁范于岳丑仆涂干咸后游党朴种斗适台云丰冲柜术征杰"
"""Surnames that keep this shape in Traditional Chinese, although the same character as a word has another there: 余 beside 餘.

Those of the Hundred Family Surnames (百家姓) and others in use today that OpenCC changes; 云, 台 and 丰 are also Simplified forms of
the surnames 雲, 臺 and 豐, which are rarer: such a name is written by hand.
"""
_TITLES = ("(?:副|代理?)?(?:科长|主任|局长|处长|部长|组长|股长|室长|课长|所长|院长|校长|队长|站长|厅长|司长|县长|市长|镇长|乡长|区长|"
           "村长|会长|秘书长|董事长|护士长|秘书|书记|总经理|经理|主管|专员|科员|干事|先生|女士|小姐|老师|教授|医师|医生|律师|委员|警官|法官|检察官|工程师|同志)"
           "(?![期久远大务由事效产成傅])")
_SURNAME = f"(?:(?<![\u4e00-\u9fff])|(?<=[请向经报找和与及]))[{_SURNAMES}](?={_TITLES})(?!干部长)"
"""A surname before a title, where a word begins: 「请余科长」, but not 「由于主任外出」 or 「其余科长」."""

Convert = Callable[[str], str]
ByLanguage = Mapping[str, str]


def completer(languages: Sequence[str], conversions: Sequence[ByLanguage] = ()) -> Callable[[ByLanguage], ByLanguage] | None:
    """What adds the other Chinese script to a text that has one of them; None for a handbook that does not have both.

    `conversions` are the handbook's own pairs: `{zh-Hant: …, zh-Hans: …}`.
    """
    if not {TRADITIONAL, SIMPLIFIED} <= set(languages):
        return None
    own = tuple((pair[TRADITIONAL], pair[SIMPLIFIED]) for pair in conversions if TRADITIONAL in pair and SIMPLIFIED in pair)

    return partial(_completed, own)


def _completed(own: tuple[tuple[str, str], ...], texts: ByLanguage) -> ByLanguage:
    if TRADITIONAL in texts and SIMPLIFIED not in texts:
        return {**texts, SIMPLIFIED: converter(SIMPLIFIED, own)(texts[TRADITIONAL])}
    if SIMPLIFIED in texts and TRADITIONAL not in texts:
        return {**texts, TRADITIONAL: converter(TRADITIONAL, own)(texts[SIMPLIFIED])}
    return texts


@cache
def converter(target: str, own: tuple[tuple[str, str], ...] = ()) -> Convert:
    """What turns a Chinese text into the script of `target`."""
    from opencc import OpenCC

    if target == SIMPLIFIED:
        pairs = dict((*OFFICE_WORDS, *_ONLY_TO_SIMPLIFIED, *own))
    else:
        pairs = dict((*((there, here) for here, there in (*OFFICE_WORDS, *own)), *_ONLY_TO_TRADITIONAL))
    by_dictionary = OpenCC("tw2s" if target == SIMPLIFIED else "s2tw").convert
    patterns = map(re.escape, sorted(pairs, key=len, reverse=True))
    fixed = re.compile("|".join(patterns if target == SIMPLIFIED else (*patterns, _SURNAME)))

    def convert(text: str) -> str:
        parts, start = [], 0
        for match in fixed.finditer(text):
            parts += [by_dictionary(text[start: match.start()].translate(SHAPES)), pairs.get(match[0], match[0])]
            start = match.end()
        return "".join([*parts, by_dictionary(text[start:].translate(SHAPES))])

    return convert
