"""Which choice somebody means who writes it in Chinese, 程序 for procedure, and what the choices are called in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diagnostics import Worded
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.i18n.conversion import SIMPLIFIED, converter

_EVERYDAY = {
    "post": "職務 職位 崗位 職稱", "procedure": "流程 作業程序 標準作業程序 辦法", "criteria": "標準 獎懲 獎懲標準 評分標準",
    "conduct": "行為規範 守則 規範", "oversight": "督導 稽核 監督 檢查", "risk": "風險",
    "guide": "指引 說明 文件 範本", "term": "名詞 用語 術語 定義", "handbook": "手冊",
    "draft": "草案 草稿 擬訂中 研擬中", "in-force": "施行 施行中 現行 有效 生效 生效中 實施中", "suspended": "暫停 停用 停止適用 中止",
    "retired": "廢止 已廢止 失效 作廢 停止使用",
    "reward": "獎勵 獎", "penalty": "懲處 懲罰 處分 罰", "grade": "考績 等第 考核", "class": "分級 分類 等級 級別",
    "fee": "收費 規費 費用 收費標準", "benefit": "給付 補助 救助 津貼 補償 發給 給付標準 補助標準 發給標準 救助金 補助金",
    "up": "加重 提高 加一級 加重一級 加重一檔", "down": "減輕 降低 減一級 減輕一級 減輕一檔", "weigh-up": "從重", "weigh-down": "從輕",
    "heaviest": "最重 擇重 從一重 擇一重處 取其重 吸收", "sum": "合計 累計 併計 累加 相加 併科", "up-to-sum": "限制加重",
    "add": "相加 合計 合併計算 接續執行", "beside": "同時執行 併行 分別執行",
    "exempt": "免予 免除 免罰 不予處分 免予處分",
    "urgent-important": "緊急且重要 重要且緊急 特急", "urgent": "緊急 急件", "important": "重要", "routine": "一般 常規 普通 日常",
    "sudden": "突發 突發事項 緊急 緊急事項", "special": "專題 專題事項 專案", "concrete": "具體 具體事項",
    "read-do": "邊讀邊做", "do-confirm": "做完核對", "common": "西元 公元", "roc": "民國 中華民國",
    "paper": "紙本 紙質 紙", "system": "系統 電子", "both": "兩者 都有 皆有",
}
"""Choice → words of offices for it, besides those that the program itself uses."""


def meant_choice(words: str, known: Iterable[str]) -> str | None:
    """The one of `known` that the words name; None where they name none, or several."""
    if words.isascii():
        return None
    fold = converter(SIMPLIFIED)
    wanted = fold(words.strip())
    spoken = [catalogue(language).texts for language in ("zh-Hant", "zh-Hans")]
    found = [name for name in known
             if wanted in map(fold, (*_EVERYDAY.get(name, "").split(), *(texts.get(name, "") for texts in spoken)))]
    return found[0] if len(found) == 1 else None


def explained(known: Sequence[str]) -> Worded:
    """The choices, in Chinese each with its word, since its name is English: urgent（緊急）."""
    return Worded({language: catalogue(language).text(", ").join(_with_word(name, language) for name in known)
                   for language in INTERFACE_LANGUAGES}, ", ".join(known))


def _with_word(name: str, language: str) -> str:
    texts = catalogue(language).texts
    everyday = _EVERYDAY.get(name, "").partition(" ")[0]
    word = texts.get(name) or texts.get(name.replace("-", " ")) or (converter(SIMPLIFIED)(everyday) if language == SIMPLIFIED else everyday)
    return f"{name}（{word}）" if word and language != "en" else name
