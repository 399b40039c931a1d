"""Traditional and Simplified, phrase by phrase, in both directions; what is written by hand wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files import own_data
from generator.i18n.conversion import completer, converter

SENTENCES: list[list[str]] = own_data(Path(__file__).parents[1] / "cases" / "conversion.yml")
MUST_OCCUR = "幹乾干發髮裡里後后製制覆復複"


def test_the_sentences_cover_what_conversion_confuses() -> None:
    assert len(SENTENCES) >= 60
    assert set(MUST_OCCUR) <= set("".join(traditional for traditional, _ in SENTENCES))


@pytest.mark.parametrize(("traditional", "simplified"), SENTENCES)
def test_both_directions(traditional: str, simplified: str) -> None:
    assert converter("zh-Hans")(traditional) == simplified
    assert converter("zh-Hant")(simplified) == traditional


@pytest.mark.parametrize(("target", "given", "converted"), [
    ("zh-Hans", "會議紀錄由文秘人員記錄", "会议记录由文秘人员记录"),
    ("zh-Hans", "公文程式條例", "公文程式条例"), ("zh-Hans", "同仁曠職，到職未滿三個月", "同事旷工，入职未满三个月"), ("zh-Hans", "報到職員", "报到职员"),
    ("zh-Hans", "訂單程式每月更新", "订单程序每月更新"),
    ("zh-Hans", "寬不逾 2 公厘，距牆 1 公尺", "宽不逾 2 毫米，距墙 1 米"),
    ("zh-Hans", "辦公分工由主任厘清", "办公分工由主任厘清"),
    ("zh-Hans", "物品質地與服務品質", "物品质地与服务质量"),
    ("zh-Hans", "所列印信一律上鎖", "所列印信一律上锁"),
    ("zh-Hans", "註明『急』者先聯絡", "注明‘急’者先联系"),
    ("zh-Hant", "着手机构调整前先登记", "著手機構調整前先登記"),
    ("zh-Hant", "手机置于室外", "手機置於室外"),
    ("zh-Hant", "残疾人优先办理", "身心障礙者優先辦理"),
])
def test_what_has_no_single_way_back(target: str, given: str, converted: str) -> None:
    assert converter(target)(given) == converted


@pytest.mark.parametrize(("given", "converted"), [
    ("辦理衞生及公廁淸潔", "办理卫生及公厕清洁"), ("枱面與粧容", "台面与妆容"), ("着手辦理，價値另計", "着手办理，价值另计")])
def test_other_shapes_of_a_character_are_converted(given: str, converted: str) -> None:
    assert converter("zh-Hans")(given) == converted


@pytest.mark.parametrize(("given", "converted"), [
    ("余科长、郁主任、范局长、于副局长，分机 12", "余科長、郁主任、范局長、于副局長，分機 12"),
    ("请岳处长签字，报涂部长", "請岳處長簽字，報涂部長"), ("丑先生与仆女士", "丑先生與仆女士"), ("游老师", "游老師"),
    # The same characters as words:
    ("由于主任外出", "由於主任外出"), ("其余科长列席", "其餘科長列席"), ("干部长期驻守", "幹部長期駐守"), ("郁闷时与主任谈", "鬱悶時與主任談"),
    ("余款于三日内缴回", "餘款於三日內繳回"), ("范围由主任核定", "範圍由主任核定"), ("会后主任务必签字", "會後主任務必簽字"), ("于主任务完成后", "於主任務完成後"),
    ("老师傅", "老師傅"), ("以后经理事会核定", "以後經理事會核定")])
def test_a_surname_before_a_title_stays(given: str, converted: str) -> None:
    assert converter("zh-Hant")(given) == converted


def test_only_what_is_missing_is_added() -> None:
    complete = completer(("zh-Hant", "zh-Hans", "en"))
    assert complete is not None
    assert complete({"zh-Hant": "列印", "en": "print"}) == {"zh-Hant": "列印", "en": "print", "zh-Hans": "打印"}
    assert complete({"zh-Hant": "列印", "zh-Hans": "印出来"})["zh-Hans"] == "印出来"
    assert complete({"zh-Hans": "打印"}) == {"zh-Hans": "打印", "zh-Hant": "列印"}
    assert complete({"en": "print"}) == {"en": "print"}


def test_a_handbook_without_both_scripts_is_left_alone() -> None:
    assert completer(("zh-Hant", "en")) is None


def test_a_handbooks_own_words_come_first() -> None:
    complete = completer(("zh-Hant", "zh-Hans"), [{"zh-Hant": "列印", "zh-Hans": "印出"}])
    assert complete is not None
    assert complete({"zh-Hant": "列印後取件"})["zh-Hans"] == "印出后取件"
