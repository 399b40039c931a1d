"""Which language the command line speaks, and click's own words in it."""

from __future__ import annotations

import io
import locale
import sys
from pathlib import Path

import click
import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from generator.cli.reader_language import asked_language, reader_language, spoken_language, teach_click
from generator.i18n.catalogue import LOCALES, nearest_language

SOURCES = sorted(LOCALES.glob("*/LC_MESSAGES/click.po"))


@pytest.mark.parametrize(("arguments", "language"), [
    ([], None), (["check"], None), (["check", "--lang", "zh-TW"], "zh-TW"), (["--lang", "en", "check"], "en"),
    (["check", "--lang=zh-Hans"], "zh-Hans"), (["check", "--lang"], None), (["new", "--", "--lang", "en"], None),
    (["check", "--language", "en"], None),
])
def test_the_language_asked_for(arguments: list[str], language: str | None) -> None:
    assert asked_language(arguments) == language


@pytest.mark.parametrize(("environment", "language"), [
    ({"LANG": "zh_TW.UTF-8"}, "zh-Hant"), ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"), ({"LANG": "en_GB.UTF-8"}, "en"),
    ({"LANG": "zh_TW.UTF-8", "LC_ALL": "C.UTF-8"}, "zh-Hant"), ({"LANG": "zh_TW.UTF-8", "HANDBOOK_LANG": "en"}, "en"),
    ({"LC_MESSAGES": "zh_HK.UTF-8", "LANG": "en_US.UTF-8"}, "zh-Hant"), ({"LANG": "de_DE.UTF-8"}, "en"),
])
def test_the_language_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert spoken_language(environment) == language


@pytest.mark.parametrize(("called", "language"), [("中文", "zh-Hant"), ("繁體中文", "zh-Hant"), ("简体中文", "zh-Hans"), ("Chinese", "en")])
def test_a_language_that_is_called_in_chinese_is_answered_in_chinese(called: str, language: str) -> None:
    assert nearest_language(called) == language


@pytest.mark.parametrize(("system", "language"), [
    ("Chinese (Traditional)_Taiwan", "zh-Hant"), ("Chinese (Simplified)_China", "zh-Hans"), ("Chinese_China", "zh-Hans"),
    ("zh_TW", "zh-Hant"), ("English_United States", "en"), (None, "en")])
def test_the_language_of_a_system_that_sets_no_variables(system: str | None, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: (system, "950"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert (spoken_language({}) or "en") == language


@pytest.mark.parametrize("environment", [{}, {"LANG": "C.UTF-8"}, {"LC_ALL": "C", "LANG": "POSIX"}])
def test_where_nobody_chose_a_language_the_handbook_at_hand_decides(environment: dict[str, str], tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: ("en_US", "UTF-8"))
    assert spoken_language(environment) is None
    monkeypatch.chdir(tmp_path)
    assert reader_language(["check"], environment) == "en"
    (tmp_path / "rules" / "a").mkdir(parents=True)
    (tmp_path / "rules" / "a" / "head.yml").write_text("kind: handbook\ncolour: red\nlanguages: [zh-Hans, en]\n", "utf-8")
    assert reader_language(["check"], environment) == "zh-Hans"
    assert reader_language(["check", "-C", "elsewhere"], environment) == "en"
    monkeypatch.chdir("/")
    for where in (["-C", str(tmp_path)], [f"-C{tmp_path}"], ["--folder", str(tmp_path)], [f"--folder={tmp_path}"]):
        assert reader_language(["check", *where], environment) == "zh-Hans"
    assert reader_language(["check", "-C", str(tmp_path), "--lang", "zh-TW"], environment) == "zh-TW"
    assert reader_language(["check", "-C", str(tmp_path)], {"LANG": "en_GB.UTF-8"}) == "en"


def test_click_speaks_the_language_it_was_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    said = {}
    for language in ("zh-Hant", "zh-Hans", "en"):
        teach_click(language)
        said[language] = click.NoSuchOption("--x").format_message()
    assert said == {"zh-Hant": "沒有 '--x' 這個選項。", "zh-Hans": "没有 '--x' 这个选项。", "en": "No such option '--x'."}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_that_of_the_source(source: Path, request: pytest.FixtureRequest) -> None:
    """gettext reads only the compiled form. With --accept it is made anew."""
    with source.open("rb") as file:
        messages = read_po(file)
    compiled = source.with_suffix(".mo")
    if request.config.getoption("--accept"):
        buffer = io.BytesIO()
        write_mo(buffer, messages)
        compiled.write_bytes(buffer.getvalue())
    with compiled.open("rb") as file:
        found = {str(message.id): tuple(message.string) for message in read_mo(file) if message.id}
    assert found == {str(message.id if isinstance(message.id, str) else [*message.id]): tuple(message.string)
                     for message in messages if message.id}


def test_both_kinds_of_chinese_have_a_catalogue() -> None:
    assert [path.parts[-3] for path in SOURCES] == ["zh-Hans", "zh-Hant"]
