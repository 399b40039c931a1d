"""What `handbook explain` prints."""

from __future__ import annotations

import pytest

from generator.cli.explain import explain, explain_fields, list_faults
from generator.errors import HandbookError
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.model import KINDS


def test_an_explanation_has_everything_an_author_needs() -> None:
    assert explain("HB003", catalogue("en")) == """\
HB003 duplicate-key (error)

"…" is written twice here (first on line …)

Why it matters
  Of two values only one could count, and nobody would know which.

Wrong
  kind: term
  id: seal
  title: Official seal
  title: Stamp
  definition: The seal of the office

Right
  kind: term
  id: seal
  title: Official seal
  definition: The seal of the office

What to do
  keep one of the two and delete the other"""


def test_it_speaks_chinese() -> None:
    text = explain("duplicate-key", catalogue("zh-Hant"))
    assert "「…」在這裡寫了兩次（第一次在第 … 行）" in text
    assert "為什麼重要" in text
    assert "Wrong" not in text


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("code", DESCRIPTORS)
def test_every_fault_can_be_explained(code: str, language: str) -> None:
    text = explain(code, catalogue(language))
    assert text.startswith(f"{code} {DESCRIPTORS[code].name} (")
    assert "{" not in text.split("\n")[2].replace("{{", "") or "{ }" in text


def test_characters_that_cannot_be_seen_are_shown() -> None:
    text = explain("unseen-character", catalogue("en"))
    assert "Se�al" in text
    assert "\u200b" not in text


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_list_has_every_fault_under_its_family(language: str) -> None:
    words = catalogue(language)
    blocks = list_faults(words).split("\n\n")
    for block in blocks:
        head, *rows = block.split("\n")
        prefix = head[:3]
        assert head == f"{prefix}xx  {words.text(FAMILIES[prefix])}"
        assert rows
        assert all(row.startswith(f"  {prefix}") for row in rows)
    assert sum(block.count("\n") for block in blocks) == len(DESCRIPTORS)


@pytest.mark.parametrize(("given", "hint"), [
    ("HB999", "\"handbook explain\" lists them all"), ("unknwn-reference", "did you mean \"{nearest}\"?")])
def test_an_unknown_name_is_answered_with_a_way_on(given: str, hint: str) -> None:
    with pytest.raises(HandbookError) as caught:
        explain(given, catalogue("en"))
    assert caught.value.hint == hint
    assert caught.value.details["given"] == given


def test_the_fields_of_a_kind_and_the_kinds_are_explained() -> None:
    words = catalogue("en")
    assert "| `trigger` | text of one line | yes |  | What sets the procedure off |" in explain_fields("procedure", words)
    assert "| `owner` | post (its id) |" in explain_fields("entries", words)
    assert "`criteria` (handbook explain --fields criteria)" in explain_fields("", words)
    with pytest.raises(HandbookError, match="no kind of entry"):
        explain_fields("procedur", words)


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_fields_in_a_terminal_have_no_links_and_examples_of_the_reader(language: str) -> None:
    pages = [explain_fields(kind, catalogue(language)) for kind in ("", "entries", *KINDS)]
    example = f"\n\n{catalogue(language).text('For example')}\n"  # texts in it may lead somewhere
    assert not [page for page in pages if "](" in page.partition(example)[0]]
    assert sum(example in page for page in pages) == len(KINDS)
    times = next(row for row in explain_fields("criteria", catalogue(language)).splitlines() if row.startswith("| `period` |"))
    assert {"zh-Hant": "`1小時30分鐘`", "zh-Hans": "`1小时30分钟`", "en": "`1 hour 30 minutes`"}[language] in times


def test_who_asks_for_a_field_is_told_where_fields_are_explained() -> None:
    with pytest.raises(HandbookError) as stop:
        explain("within", catalogue("en"))
    assert "handbook explain --fields handbook|post|procedure|oversight" in stop.value.hint.format(**stop.value.details)
