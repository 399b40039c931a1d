"""A baseline: findings stay known while lines move, and become new when their own text changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_cases import BASE, TODAY

from generator.diagnostics import Diagnostic
from generator.errors import HandbookError
from generator.linting.baseline import Baseline, Compared
from generator.linting.entry_at import Places
from generator.linting.linter import judge
from generator.reading.load import load_text
from generator.reading.resolve import resolve
from generator.reading.validate import validate

POST = """\
kind: post
id: clerk
title: 收發員
duties:
  - {id: mail, do: 清點郵件, when: daily, evidence: 及時登錄}
  - {id: book, do: 登記郵件, when: daily, evidence: 妥善保管}
"""
STEPS = "kind: procedure\nid: incoming\ntitle: 收文\ntrigger: 郵件送達\nsteps:\n" + (
    "  - {do: 儘速登記, by: clerk}\n  - {do: 分送郵件, by: clerk}\n")


def check(*texts: str, file: str = "x.yml") -> tuple[list[Diagnostic], Places]:
    documents, found = load_text("---\n".join(texts), file, Path(file))
    valid = validate([*BASE, *documents])
    resolved = resolve(valid.entries, valid.claimed)
    everything = [*found, *valid.diagnostics, *resolved.diagnostics]
    if resolved.handbook:
        everything += [d for d in judge(resolved.handbook, TODAY).diagnostics if d.span.file == file and d.code.startswith("HB4")]
    return everything, Places(documents)


def compared(before: tuple[str, ...], *after: str, file: str = "x.yml") -> Compared:
    return Baseline.of(*check(*before)).compare(*check(*after, file=file))


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return sorted(d.code for d in diagnostics)


@pytest.mark.parametrize("after", [
    (POST, STEPS), ("# 註\n\n" + POST, STEPS), (STEPS, POST), (POST.replace("收發員", "收發"), STEPS),
    (POST.replace("duties:", "duties:\n  - {id: new, do: 校對公文, when: daily}"), STEPS),
    (POST.replace("evidence: 及時登錄", "evidence: \"及時登錄\""), STEPS),
    (POST, STEPS.replace("steps:", "steps:\n  - {do: 簽收郵件, by: clerk}")), (POST, STEPS.replace("by: clerk", "by: head", 1))])
def test_edits_elsewhere_leave_findings_known(after: tuple[str, ...]) -> None:
    result = compared((POST, STEPS), *after)
    assert (codes(result.new), result.known, result.fixed) == ([], 3, [])


def test_moving_to_another_file_leaves_findings_known() -> None:
    result = compared((POST, STEPS), POST, STEPS, file="rules/other.yml")
    assert (codes(result.new), result.known) == ([], 3)


def test_a_new_finding_is_reported() -> None:
    result = compared((POST, STEPS), POST.replace("清點郵件", "儘快清點郵件"), STEPS)
    assert (codes(result.new), result.known, result.fixed) == (["HB401"], 3, [])


def test_a_text_that_was_changed_is_judged_anew_and_what_was_mended_is_told() -> None:
    result = compared((POST, STEPS), POST.replace("及時登錄", "及時登記"), STEPS)
    assert (codes(result.new), result.known) == (["HB401"], 2)
    assert [(m.code, m.entry, m.at) for m in result.fixed] == [("HB401", "post/clerk", "duties.mail.evidence")]


def test_the_same_word_twice_in_a_text_is_two_findings() -> None:
    twice = POST.replace("及時登錄", "及時登錄，及時歸檔")
    assert codes(compared((twice,), twice).new) == []
    assert len(compared((twice,), twice.replace("，及時歸檔", "")).fixed) == 2  # the text is another


def test_items_without_an_id_are_told_apart_by_their_text() -> None:
    both = STEPS.replace("分送郵件", "儘速登記")
    assert compared((POST, both), POST, both).new == []
    assert len(compared((POST, STEPS), POST, both).new) == 1


def test_what_cannot_be_read_is_never_in_a_baseline() -> None:
    broken = POST.replace("when: daily", "when: sometimes")
    assert [d.descriptor.name for d in compared((broken,), broken).new] == ["bad-frequency", "bad-frequency"]
    assert Baseline.of(*check(broken)).findings.total() == 0


def test_a_baseline_is_written_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    baseline = Baseline.of(*check(POST, STEPS))
    baseline.write(path)
    assert Baseline.read(path) == baseline
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 2 + 3
    assert '"entry": "post/clerk", "at": "duties.book.evidence"' in lines[3]
    baseline.write(path)
    assert path.read_text("utf-8").splitlines() == lines
    assert [p.name for p in tmp_path.iterdir()] == ["baseline.json"]


def test_what_was_mended_is_taken_out() -> None:
    baseline = Baseline.of(*check(POST, STEPS))
    result = baseline.compare(*check(POST.replace("及時登錄", "當日登錄"), STEPS))
    assert baseline.without(result.fixed).findings.total() == 2


@pytest.mark.parametrize("content", [
    "", "{", "[]", "{\"version\": 9, \"findings\": []}", "{\"version\": 1}", "{\"version\": 1, \"findings\": [1]}"])
def test_another_file_is_refused_with_advice(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, "utf-8")
    with pytest.raises(HandbookError) as stop:
        Baseline.read(path)
    assert "--write-baseline" in stop.value.hint
