"""The checks of wording (HB4xx) and of checklists (HB7xx): where they look, what they point at, what they let pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check_cases import TODAY, handbook
from work import lines_run

from generator.analysis.passages import texts
from generator.checks import ALL, Check
from generator.checks.shared import vague_words
from generator.checks.shared.ruled import FIELDS
from generator.checks.shared.scripts import foreign_among
from generator.checks.shared.vague_words import lexicon, verbs
from generator.diagnostics import Diagnostic, Term
from generator.files import own_data
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.linting.linter import judge
from generator.model import KINDS
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate

CHECKS = [check for check in ALL if check.descriptor.code[:3] in ("HB4", "HB7")]
ITEMS: dict[str, list[dict[str, Any]]] = own_data(Path(__file__).parents[1] / "cases" / "wording" / "items.yml")
LEXICON = Path(vague_words.__file__).parent / "lexicon"
POST = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n  - id: mail\n    do: 清點郵件\n    when: daily\n"
TERM = "kind: term\nid: seal\ntitle: 印信\ndefinition: 機關之印\n"


def found(text: str, *codes: str) -> list[Diagnostic]:
    """What the checks of this family find in the example, in the codes asked for or all."""
    return [d for d in judge(handbook(text), TODAY, CHECKS).diagnostics if d.span.file == "example.yml" and (not codes or d.code in codes)]


def words(text: str) -> list[tuple[str, str]]:
    return [(d.code, str(d.details.get("word", ""))) for d in found(text)]


def marked(text: str, diagnostic: Diagnostic) -> str:
    """What the caret of a finding stands under."""
    span = diagnostic.span
    return text.split("\n")[span.line - 1][span.column - 1:][:span.length]


# --- Every check -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.descriptor.code)
def test_its_code_stands_first_in_its_documentation(check: Check) -> None:
    doc = __import__((check.each or check).find.__module__, fromlist=["x"]).__doc__ or ""
    assert doc.startswith(check.descriptor.code)
    assert all(descriptor.code in doc and descriptor.name in doc for descriptor in check.descriptors)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.descriptor.code)
def test_its_texts_are_translated(check: Check, language: str) -> None:
    known = catalogue(language)
    for descriptor in check.descriptors:
        for key in (descriptor.message, descriptor.hint, descriptor.why):
            assert known.texts.get(key), key
        for diagnostic in check.find(handbook(descriptor.invalid), TODAY):
            assert known.text(descriptor.message, **diagnostic.details)
            assert known.text(diagnostic.hint or descriptor.hint, **diagnostic.details)


@pytest.mark.parametrize("descriptor", [descriptor for check in CHECKS for descriptor in check.descriptors], ids=lambda descriptor: descriptor.code)
def test_its_examples_show_it_alone(descriptor: Any) -> None:
    assert {d.code for d in found(descriptor.invalid)} == {descriptor.code}
    assert found(descriptor.valid) == []


# --- Where the caret stands --------------------------------------------------------------------------------------

@pytest.mark.parametrize("written", [
    "evidence: 收文簿及時登錄", "evidence: \"收文簿及時登錄\"", "evidence: '收文簿及時登錄'", "evidence:   收文簿及時登錄  # 註",
    "evidence: {zh-Hant: 收文簿及時登錄, en: Register}", "evidence:\n      zh-Hant: 收文簿及時登錄\n      en: Register",
    "evidence: \" 收文簿及時登錄\""])
def test_the_caret_stands_under_the_word(written: str) -> None:
    text = POST + f"    {written}\n"
    only, = found(text)
    assert marked(text, only) == "及時"


@pytest.mark.parametrize("written", [
    "evidence: >-\n      收文簿\n      及時登錄", "evidence: |\n      收文簿及時登錄",
    "evidence: \"收文簿\\u53ca\\u6642登錄\"", "evidence: '收''文簿及時登錄'"])
def test_where_the_word_cannot_be_placed_the_value_is_pointed_at(written: str) -> None:
    text = POST + f"    {written}\n"
    only, = found(text)
    assert (only.span.line, only.span.column) == (8, 15)


def test_every_language_is_judged_by_its_own_lexicon_and_advised_in_that_of_the_handbook() -> None:
    """Who reads Chinese findings is told in Chinese what an English text lacks: that of its kind of words, which is translated."""
    hits = found(POST + "    evidence: {zh-Hant: 儘速登錄, en: Entered promptly}\n")
    assert [(d.details["word"], d.details["write"]) for d in hits] == [("儘速", "改為「○個工作日內」"), ("promptly", hits[1].descriptor.hint)]
    assert isinstance(hits[1].details["write"], Term)


def test_a_script_that_was_converted_is_not_judged_again() -> None:
    base = "kind: handbook\nid: h\ntitle: 冊\norganisation: 甲\nlanguages: [zh-Hant, zh-Hans]\nscopes: [{id: a, title: 甲}]\n---\n"
    whole = handbook(base + POST + "    evidence: 及時登錄\n")
    assert whole.posts["clerk"].duties[0].evidence.by_language == {"zh-Hant": "及時登錄", "zh-Hans": "及时登录"}  # type: ignore[union-attr]
    assert [d.details["word"] for d in found(base + POST + "    evidence: 及時登錄\n")] == ["及時"]
    both = POST + "    evidence: {zh-Hant: 及時登錄, zh-Hans: 尽快登录}\n"
    assert [d.details["word"] for d in found(base + both)] == ["及時", "尽快"]


# --- What is let pass --------------------------------------------------------------------------------------------

@pytest.mark.parametrize("sentence", [
    "立即於 30 分鐘內登錄", "於三日內儘速登錄", "當日及時登錄", "儘速登錄，至遲 3 日內", "每月定期登錄", "及時於 17:00 前登錄",
    "金額逾 5 萬元的重大採購", "適當溫度為攝氏 26 度", "「及時」二字", "依相關規定（檔案法第 12 條）登錄", "必要時（金額逾 5 萬元者）簽報"])
def test_what_the_same_clause_settles_is_no_finding(sentence: str) -> None:
    assert words(POST + f"    evidence: {sentence}\n") == []


@pytest.mark.parametrize(("sentence", "word"), [
    ("儘速登錄，並附收據 3 張", "儘速"), ("原則上 3 日內登錄", "原則上"), ("相關單位於 3 日內簽名", "相關單位"),
    ("立即通知 3 人", "立即"), ("十分重要的文件", "十分"), ("依相關規定於 3 日內登錄", "依相關規定"), ("約 3 天登錄", "約")])
def test_what_a_number_does_not_settle_is_found_all_the_same(sentence: str, word: str) -> None:
    assert [w for _, w in words(POST + f"    evidence: {sentence}\n")] == [word]


@pytest.mark.parametrize("name", [
    "kind: term\nid: x\ntitle: 重大事故\ndefinition: 致人受傷的事故\n",
    "kind: term\nid: x\ntitle: 甲\naliases: [重大事故]\ndefinition: 乙\n",
    "kind: post\nid: x\ntitle: 重大事故處理員\nduties:\n  - {id: y, do: 登記, when: daily}\n"])
def test_a_part_of_a_name_of_the_handbook_is_no_finding(name: str) -> None:
    sentence = "重大事故處理員的紀錄"
    assert words(POST + f"    evidence: {sentence}\n---\n{name}") == []
    assert words(POST + f"    evidence: {sentence}\n") == [("HB402", "重大")]
    assert words(POST + f"    evidence: 重大損失的紀錄\n---\n{name}") == [("HB402", "重大")]


@pytest.mark.parametrize(("answers", "findings"), [
    (("漏水", "斷電", "無嚴重情形"), 0), (("嚴重", "一般"), 2), (("有", "無"), 1), (("漏水", "無嚴重情形"), 2)])
def test_a_question_is_clear_whose_answers_name_the_cases(answers: tuple[str, ...], findings: int) -> None:
    branches = ", ".join(f"{{when: {answer}, goto: end}}" for answer in answers)
    text = f"kind: procedure\nid: look\ntitle: 巡查\ntrigger: 上班\nsteps: [{{do: 巡查, by: clerk, decision: 有無嚴重情形？, branches: [{branches}]}}]\n---\n{POST}"
    assert [code for code, _ in words(text)] == ["HB402"] * findings


def test_the_manager_is_who_has_that_title() -> None:
    base = "kind: handbook\nid: h\ntitle: x\norganisation: x\nlanguages: [en]\nscopes: [{id: a, title: x}]\n---\n"
    told = "kind: post\nid: clerk\ntitle: Clerk\nduties:\n  - {id: mail, do: Give it to the manager, when: daily}\n"
    named = "---\nkind: post\nid: head\ntitle: Manager\nduties: [{id: x, do: Count, when: daily}]\n"
    unnamed = [[d.details["word"] for d in judge(handbook(base + text), TODAY, CHECKS, pedantic=True).diagnostics if d.code == "HB404"]
               for text in (told, told + named)]
    assert unnamed == [["the manager"], []]


def test_texts_of_principle_are_not_judged() -> None:
    vague = "及時妥善辦理"
    assert found(f"kind: conduct\nid: a\ntitle: {vague}\nsummary: {vague}\nclauses: [{{text: {vague}}}]\n") == []
    assert found(f"kind: term\nid: a\ntitle: 甲\ndefinition: {vague}\n") == []
    assert len(found(f"kind: procedure\nid: a\ntitle: {vague}\ntrigger: {vague}\nsteps: [{{do: {vague}, by: head, note: {vague}}}]\n")) == 4


def test_a_tiers_title_is_judged_only_where_nothing_else_says_what_belongs_to_it() -> None:
    head = ("kind: criteria\nid: a\ntitle: 甲\nside: penalty\nmeasures: [{id: m, title: 件數, unit: 件}]\n"
            "tiers:\n  - {id: t, title: 情節重大, level: reprimand")
    assert words(head + "}\n") == [("HB402", "情節重大")]
    assert words(head + ", when: any}\n") == []
    assert words(head + ", description: 3 件以上}\n") == []


def test_the_fields_that_are_judged_exist() -> None:
    known = {kind: set(_fields(model)) for kind, model in KINDS.items()}
    assert {kind: fields - known[kind] for kind, fields in FIELDS.items()} == {kind: set() for kind in FIELDS}


def _fields(model: Any, prefix: str = "") -> Iterator[str]:
    """Paths without numbers of every field of a model, as far as texts can stand there."""
    from typing import get_args

    from pydantic import BaseModel

    from generator.model.frequency import Frequency

    def inner(annotation: Any, name: str) -> Iterator[str]:
        yield name
        if annotation is Frequency:
            yield f"{name}.event"
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from _fields(annotation, f"{name}.")
        for argument in get_args(annotation):
            yield from inner(argument, name)

    for name, info in model.model_fields.items():
        yield from inner(info.annotation, prefix + name)


def test_pedantic_words_are_left_out_unless_asked_for() -> None:
    whole = handbook(POST + "    evidence: 依前述登錄\n")
    assert [d for d in judge(whole, TODAY, CHECKS).diagnostics if d.span.file == "example.yml"] == []
    only, = (d for d in judge(whole, TODAY, CHECKS, pedantic=True).diagnostics if d.span.file == "example.yml")
    assert (only.code, only.details["word"], only.pedantic) == ("HB408", "前述", True)


# --- The lexicon -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_entry_of_the_lexicon_can_be_found_and_says_what_to_write(language: str) -> None:
    known = lexicon(language)
    assert known is not None
    for word, entries in known.literal.items():
        assert known.expression.search(word), word
        assert any(entry.write for entry in entries)
        assert word == word.lower()
    assert len(verbs(language)) > 150


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_harmless_phrase_holds_a_word_that_would_be_found_in_it(language: str) -> None:
    known = lexicon(language)
    assert known is not None
    written = own_data(LEXICON / f"{language}.yml")["harmless"].strip()
    phrases = set(written.split("; ") if language == "en" else written.split())
    assert phrases == {phrase for places in known.harmless.values() for _, phrase in places}


@pytest.mark.parametrize(("language", "sentence", "words"), [
    ("zh-Hant", "發現嚴重藥物不良反應後 24 小時內通報", []), ("zh-Hant", "發現嚴重不良事件即通報", []), ("zh-Hant", "服務態度不良者應改正", ["不良"]),
    ("zh-Hans", "发现严重药品不良反应后报告", []), ("zh-Hans", "服务态度不良的应改正", ["不良"]),
    ("zh-Hans", "主动消除或者减轻违法行为危害后果", []), ("zh-Hans", "当事人主动履行义务的", []), ("zh-Hans", "主动履行职责", ["主动"]),
    ("zh-Hant", "主動繳回不法利得", []), ("zh-Hant", "主動履行職責", ["主動"]),
    ("en", "Report a serious adverse event", []), ("en", "Report a serious event", ["serious"])])
def test_what_a_law_calls_so_is_no_vague_word(language: str, sentence: str, words: list[str]) -> None:
    known = lexicon(language)
    assert known and [sentence[hit.start:hit.end] for hit in known.find(sentence) if hit.word.descriptor in ("vague-degree", "vague-judgement")] == words


@pytest.mark.parametrize("sentence", [
    "登記姓名以及時間", "檢查有無故障", "不得體罰", "取得當事人簽名", "不少於申請數",
    "設立即生效", "指派人員值班", "正確實施", "比重大於重量",
    "不妨礙通行", "收文日後 5 日", "平等等級", "不足量"])
def test_a_word_that_only_seems_to_stand_there_is_no_finding(sentence: str) -> None:
    assert words(POST + f"    evidence: {sentence}\n") == []


@pytest.mark.parametrize(("tag", "same"), [("zh-TW", "zh-Hant"), ("zh-CN", "zh-Hans"), ("en-GB", "en"), ("zh-Hant-HK", "zh-Hant")])
def test_a_regional_tag_has_the_lexicon_of_its_language(tag: str, same: str) -> None:
    assert lexicon(tag) is not None
    assert verbs(tag) == verbs(same)
    assert lexicon("fr") is None


def test_work_grows_with_the_length_of_the_text_only() -> None:
    known = lexicon("zh-Hant")
    assert known is not None
    list(known.find("及時"))
    text = "收發員於三十分鐘內將機密文書登錄收文簿，並附簽收單。"
    assert lines_run(lambda: list(known.find(text * 2_000))) < 11 * lines_run(lambda: list(known.find(text * 200)))
    assert list(known.find(text * 2_000)) == []
    vague = "儘速辦理，" * 2_000
    assert len(list(known.find(vague))) == 2_000


# --- Scripts, languages, punctuation -----------------------------------------------------------------------------

def test_characters_in_use_in_both_scripts_are_no_finding() -> None:
    assert foreign_among("后里干台准面只余云丑斗谷松制系表范几才乾瞭藉著", "zh-Hant") == frozenset()
    assert foreign_among("乾瞭藉著后里干台准", "zh-Hans") == frozenset()
    assert foreign_among("国发门听体", "zh-Hant") == frozenset("国发门听体")
    assert foreign_among("國發門後於", "zh-Hans") == frozenset("國發門後於")


def test_what_to_write_instead_is_chosen_by_the_phrase() -> None:
    only, = found(TERM.replace("機關之印", "头发与发文"), "HB411")
    assert only.details["instead"] == "頭髮與發"
    assert marked(TERM.replace("機關之印", "头发与发文"), only) == "头"


@pytest.mark.parametrize("line", ["definition: 見《信访工作条例》", "definition: 俗稱「关防」", "definition: 機關之印\ntags: [关防]",
                                  "definition: 機關之印\nbasis: {cite: 信访工作条例}", "definition: 機關之印\naliases: [关防]"])
def test_names_in_another_script_are_no_finding(line: str) -> None:
    assert found(TERM.replace("definition: 機關之印", line), "HB411") == []


def test_a_missing_language_is_found_where_the_author_writes_by_language() -> None:
    assert [d.details["missing"] for d in found(TERM.replace("title: 印信", "title: {zh-Hant: 印信}"))] == ["en"]
    assert [d.details["missing"] for d in found(TERM.replace("title: 印信", "title: {en: Seal}"))] == ["zh-Hant"]
    assert found(TERM) == []


def test_one_chinese_script_does_for_both() -> None:
    base = ("kind: handbook\nid: h\ntitle: 冊\norganisation: 甲\nlanguages: [zh-Hant, zh-Hans, en]\nscopes: [{id: a, title: 甲}]\n---\n")
    assert found(base + TERM.replace("title: 印信", "title: {zh-Hant: 印信, en: Seal}"), "HB412") == []
    assert len(found(base + TERM.replace("title: 印信", "title: {zh-Hant: 印信}"), "HB412")) == 1


@pytest.mark.parametrize(("text", "marks"), [
    ("機關之印,由秘書保管", ","), ("機關之印，由秘書保管.", "."), ("機關之印;分二式", ";"), ("印信:二式", ":"), ("（甲) 印信", ")"),
    ("於 08:00 用印", ""), ("上限 1,000 元", ""), ("見 https://law.example/a，第 3 條", ""), ("甲 (A) 印信", ""), ("Seal, stamp", "")])
def test_half_width_punctuation_is_found_between_chinese_characters_only(text: str, marks: str) -> None:
    written = TERM.replace("機關之印", f"\"{text}\"")
    assert "".join(str(d.details["mark"]) for d in found(written, "HB413")) == marks


@pytest.mark.parametrize(("text", "mark"), [
    ("“醫療廢物交接", "“"), ("醫療廢物”交接", "”"), ("稱為「甲『乙」丙", "『"), ("見《印信條例第三條", "《"), ("稱為“甲“者", "“"), ("「甲」與「乙", "「"),
    ("稱為「甲『乙』丙」", ""), ("“甲”與“乙”", ""), ("見《印信條例》", ""), ("the clerk’s seal", ""), ("1）用印", "")])
def test_a_quotation_has_two_ends(text: str, mark: str) -> None:
    assert "".join(str(d.details["mark"]) for d in found(TERM.replace("機關之印", text), "HB418")) == mark


# --- Items of checklists -----------------------------------------------------------------------------------------

@pytest.mark.parametrize(("language", "case"), [(language, case) for language, cases in ITEMS.items() for case in cases],
                         ids=lambda value: value["text"] if isinstance(value, dict) else value)
def test_an_item_has_one_action_and_begins_with_it(language: str, case: dict[str, Any]) -> None:
    title = "Head" if language == "en" else "主任"
    text = (f"kind: handbook\nid: h\ntitle: x\norganisation: x\nlanguages: [{language}]\nscopes: [{{id: a, title: x}}]\n---\n"
            f"kind: post\nid: head\ntitle: {title}\nduties:\n  - {{id: d, do: \"{case['text']}\", when: daily}}\n")
    assert [d.code for d in found(text, "HB703", "HB704")] == case["expect"]


def procedure(*steps: str) -> str:
    head = "kind: procedure\nid: mail\ntitle: 收文\ntrigger: 郵件送達\n"
    head += "pause_points: [{id: before, title: 分送前}, {id: after, title: 分送後}]\n"
    return head + "steps:\n" + "".join(f"  - {{do: 清點郵件, {step}}}\n" for step in steps)


def test_each_pause_point_and_post_is_counted_by_itself() -> None:
    here = ["by: head, pause: before"] * 9 + ["by: head, pause: after"] * 9
    assert found(procedure(*here), "HB701") == []
    crowded, = found(procedure(*here, "approve: head, pause: before"), "HB701")
    assert (crowded.details["count"], crowded.span.line) == (10, 5)


def test_the_first_critical_item_too_many_is_pointed_at_once() -> None:
    text = procedure(*["by: head, critical: true"] * 5)
    only, = found(text, "HB702")
    assert (only.span.line, only.details["count"]) == (10, 5)


def test_critical_duties_on_events_are_no_group() -> None:
    head = "kind: post\nid: clerk\ntitle: 收發員\nduties:\n"
    duties = [f"  - {{id: d-{n}, do: 簽收郵件, when: WHEN, critical: true}}\n" for n in range(6)]
    assert found(head + "".join(duties).replace("WHEN", "{event: 郵件送達}"), "HB702") == []
    assert len(found(head + "".join(duties).replace("WHEN", "daily"), "HB702")) == 1


def test_every_text_of_every_kind_is_walked() -> None:
    """The walk over texts sees what the model holds: nothing is left out because of how it is nested."""
    whole = handbook(POST + "    evidence: 簽名\nrequirements: 乙\nauthority: {decide: 丙, limit: 丁}\ntags: 戊\n")
    post = whole.posts["clerk"]
    assert [(path, str(text)) for path, _, text in texts(post)] == [
        (("title",), "收發員"), (("tags", 0), "戊"), (("requirements", 0), "乙"), (("authority", 0, "decide"), "丙"),
        (("authority", 0, "limit"), "丁"), (("duties", 0, "do"), "清點郵件"), (("duties", 0, "evidence"), "簽名")]


def test_the_sample_handbook_has_nothing_to_find() -> None:
    root = Path(__file__).parents[2]
    valid = validate(load(root).documents)
    whole = resolve(valid.entries, valid.claimed).handbook
    assert whole is not None
    assert [(d.code, d.span.file, d.span.line, d.details) for d in judge(whole, TODAY, CHECKS).diagnostics] == []


def test_an_answer_is_judged_only_where_no_criteria_say_what_it_means() -> None:
    text = ("kind: procedure\nid: a\ntitle: 甲\ntrigger: 收件\nsteps:\n  - do: 判定影響\n    by: head\n    decision: 影響是哪一級？\n"
            "    branches:\n      - {when: 情節重大, goto: end, LEVEL}\n      - {when: 一般, goto: end}\n")
    assert words(text.replace(", LEVEL", "")) == [("HB402", "情節重大")]
    assert words(text.replace("LEVEL", "level: reprimand")) == []


@pytest.mark.parametrize(("tier", "field", "given"), [
    ("title: 情節較輕", "title", "情節較輕"), ("description: 未妥善保管", "description", "未妥善保管"),
    (f"description: 未妥善保管{'文' * 40}", "description", "…"), ("title: {quote: 情節較輕}", "", "")])
def test_words_of_the_regulation_in_a_tier_may_be_quoted(tier: str, field: str, given: str) -> None:
    text = f"kind: criteria\nid: care\ntitle: 勤務\nside: penalty\ntiers: [{{id: light, {tier}, points: -1}}]\n"
    said = [(d.details["field"], d.details["given"]) for d in found(text, "HB402", "HB405") if d.hint and "quote" in d.hint]
    assert said == ([(field, given)] if field else [])


def test_what_somebody_does_of_their_own_accord_is_a_circumstance_by_that_alone() -> None:
    text = ("kind: criteria\nid: care\ntitle: 勤務\nside: penalty\ntiers: [{id: light, title: 輕, points: -1}]\n"
            "modifiers: [{id: own, title: 主動騰退, points: 1}]\n")
    assert [d.code for d in found(text, "HB405")] == []
    assert [d.code for d in found(f"{POST}    evidence: 主動騰退的紀錄\n", "HB405")] == ["HB405"]
