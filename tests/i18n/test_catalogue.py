"""Every text the program shows has a translation, with the same placeholders and in the right characters.

Keys are found where they are written: in Python, in templates, in the registry of faults and in the model. Keys that are
put together or looked up while running are found by making the whole sample handbook in both languages.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import jinja2
import opencc
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

import generator
from generator import building
from generator.diagnostics import Severity, Term
from generator.i18n.catalogue import LOCALES, Catalogue, catalogue
from generator.i18n.po_files import translations
from generator.linting.registry import DESCRIPTORS, FAMILIES
from generator.model import HANDBOOK_LISTS, KINDS
from generator.model.duration import Duration
from generator.model.frequency import Frequency
from generator.page import Document
from generator.reading import descriptors as reading_descriptors
from generator.templates import BUILT_IN

PACKAGE = Path(generator.__file__).parent
SAMPLE = PACKAGE.parent
LANGUAGES = ("zh-Hant", "zh-Hans")
SPEAKERS = {"text", "_", "own", "phrase"}
"""Names of the functions that translate their first argument."""
ERRORS = {"HandbookError", "SiteLocked", "Stopped"}
IN_BOTH_SCRIPTS = frozenset("准占台")
"""Simplified forms of other characters that are right in Traditional texts too: 核准, 占用, 櫃台."""
PARTS = ("duty", "step", "pause point", "measure", "tier", "modifier", "clause")
PUT_TOGETHER = frozenset({"weeks", "working hours"})
"""Units of time of which the picture of a procedure makes the plural."""
LIBYAML = tuple(line for line in (Path(__file__).parents[1] / "cases" / "libyaml-messages.txt").read_text("utf-8").splitlines() if line)


def literals(node: ast.expr) -> Iterator[str]:
    """The texts an expression can be: a literal, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""


def python_keys(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = called(node)
            if name in SPEAKERS or name == "Term":
                yield from (key for argument in node.args[:1] for key in literals(argument))
            if name in ERRORS:
                yield from (key for argument in node.args[:2] for key in literals(argument))
            yield from (key for word in node.keywords if word.arg == "hint" for key in literals(word.value))
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "hint" for t in node.targets):
            yield from literals(node.value)


def template_keys(path: Path) -> Iterator[str]:
    tree = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in SPEAKERS and call.args:
            yield from (const.value for const in constants(call.args[0]))


def constants(node: nodes.Expr) -> Iterator[nodes.Const]:
    if isinstance(node, nodes.Const):
        yield node
    elif isinstance(node, nodes.CondExpr):
        yield from (const for side in (node.expr1, node.expr2) if side is not None for const in constants(side))


def model_keys() -> Iterator[str]:
    """Descriptions of fields and kinds, as the schema shows them."""
    def walk(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("description"), str):
                yield node["description"]
            for inner in node.values():
                yield from walk(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from walk(inner)

    for model in KINDS.values():
        yield from walk(model.model_json_schema())


def registry_keys() -> Iterator[str]:
    for descriptor in DESCRIPTORS.values():
        yield from (key for key in (descriptor.message, descriptor.hint, descriptor.why) if key)
    yield from FAMILIES.values()
    yield from (severity.value for severity in Severity)
    yield from (value for name, value in vars(reading_descriptors).items() if name.endswith("_HINT"))


@cache
def keys() -> dict[str, str]:
    """Key → where it stands."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        found |= {key: path.relative_to(PACKAGE).as_posix() for key in python_keys(path)}
    for path in sorted(p for p in BUILT_IN.rglob("*") if p.suffix in (".j2", ".html", ".jinja")):
        found |= {key: path.relative_to(BUILT_IN).as_posix() for key in template_keys(path)}
    found |= dict.fromkeys(registry_keys(), "the registry of faults")
    found |= dict.fromkeys(model_keys(), "the model")
    found |= dict.fromkeys((*KINDS, *HANDBOOK_LISTS, *PARTS), "names of kinds and parts")
    found |= dict.fromkeys(LIBYAML, "libyaml")
    return {key: where for key, where in found.items() if has_words(key)}


def has_words(key: str) -> bool:
    """Whether there is anything to translate besides placeholders and punctuation."""
    return bool(re.search(r"[A-Za-z]{2}", re.sub(r"\{\w*\}", "", key)))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def messages(language: str) -> tuple[tuple[str, str, str], ...]:
    """(area, key, translation) of every message in every area."""
    found = []
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            found += [(path.stem, str(m.id), str(m.string)) for m in read_po(file) if m.id]
    return tuple(found)


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/*.po")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_catalogues_are_read_as_gettext_reads_them(path: Path) -> None:
    """None has what our reader does not know: messages with a context or a plural, and translations nobody is sure of."""
    with path.open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    assert not any(message.fuzzy or message.context or message.pluralizable for message in found)
    assert translations(path.read_text("utf-8")) == {message.id: message.string for message in found if message.string}


_OF_BOTH = ("A text can be given in several languages", "write the word as pages show it in that language")
"""How the texts begin that are about several languages."""


def test_no_english_text_shows_an_example_in_chinese() -> None:
    assert [key for key in keys() if re.search("[\u4e00-\u9fff]", key) and has_words(key) and not key.startswith(_OF_BOTH)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_shows_an_example_in_english(language: str) -> None:
    """How often and how long, as an author of that language would not write it."""
    parts = ((key, part.strip()) for _, key, text in messages(language) for part in re.split("[「」“”、，；：（）\"]|\\. ", text))
    assert [(key, part) for key, part in parts if part.isascii() and " " in part and (_is_said(part, Frequency) or _is_said(part, Duration))] == []


def _is_said(words: str, kind: type[Frequency] | type[Duration]) -> bool:
    try:
        return bool(kind.parse(words))
    except ValueError:
        return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    texts = catalogue(language).texts
    missing = {key: where for key, where in keys().items() if not texts.get(key)}
    assert not missing, "\n".join(f"{where}: {key!r}" for key, where in sorted(missing.items(), key=lambda item: item[1]))


def test_keys_are_found_in_every_place() -> None:
    places = set(keys().values())
    assert {"cli/run.py", "cli/for_people.py", "scaffold/new/post.yml.j2", "the registry of faults", "the model"} <= places
    assert len(keys()) > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_placeholders_of_their_keys(language: str) -> None:
    wrong = [f"{area}: {key!r} → {text!r}" for area, key, text in messages(language)
             if text and key not in LIBYAML and placeholders(key) != placeholders(text)]
    assert not wrong, "\n".join(wrong)


def test_no_key_stands_in_two_areas() -> None:
    """All areas make one catalogue: of two translations of a key one would be lost."""
    areas: dict[str, list[str]] = {}
    for area, key, _ in messages("zh-Hant"):
        areas.setdefault(key, []).append(area)
    assert {key: found for key, found in areas.items() if len(found) > 1} == {}


def test_no_key_is_left_over() -> None:
    """Every key is a text of the program, also one that is looked up in a table while running."""
    known = keys().keys() | PUT_TOGETHER
    for path in PACKAGE.rglob("*.py"):
        known |= {node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)}
    assert [key for _, key, _ in messages("zh-Hant") if has_words(key) and key not in known] == []


@pytest.mark.parametrize(("language", "conversion"), [("zh-Hant", "s2tw"), ("zh-Hans", "t2s")])
def test_translations_are_written_in_the_right_characters(language: str, conversion: str) -> None:
    convert = opencc.OpenCC(conversion).convert
    wrong = {c: text for _, _, text in messages(language) for c in text if convert(c) != c and c not in IN_BOTH_SCRIPTS}
    assert not wrong, "\n".join(f"{character} → {convert(character)} in {text!r}" for character, text in wrong.items())


def test_both_languages_have_the_same_keys() -> None:
    assert {key for _, key, _ in messages("zh-Hant")} == {key for _, key, _ in messages("zh-Hans")}


@pytest.mark.parametrize(("language", "one", "said"), [
    ("zh-Hant", "「情節重大」", "「『情節重大』」與「逾期」不得併用"), ("zh-Hans", "“情节重大”", "“‘情节重大’”与“逾期”不得同时适用"),
    ("zh-Hant", "情節「重大」", "「情節「重大」」與「逾期」不得併用")])
def test_what_is_quoted_in_quotation_marks_has_the_inner_ones(language: str, one: str, said: str) -> None:
    assert catalogue(language).text('"{one}" and "{other}" cannot apply together', one=one, other="逾期") == said


def test_a_term_of_several_kinds_is_translated_part_by_part() -> None:
    assert catalogue("zh-Hant").term(Term("register or form")) == "簿冊或表單"
    assert catalogue("zh-Hant").term(Term("post or role or outsider")) == "崗位、任務角色或外部人員"
    assert catalogue("en").term(Term("register or form")) == "register or form"


def test_the_sample_handbook_asks_for_no_text_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Finds the keys that stand in tables and are looked up while running: everything is made once, in every language."""
    asked: set[tuple[str, str]] = set()
    original = Catalogue.text

    def recording(self: Catalogue, key: str, /, **details: object) -> str:
        if self.language != "en" and key not in self.texts and has_words(key):
            asked.add((self.language, key))
        return original(self, key, **details)

    monkeypatch.setattr(Catalogue, "text", recording)
    monkeypatch.setattr("generator.parallel.can_fork", lambda: False)  # what another process asks for would not be known here
    # Every text of a form is asked for when it is planned; typesetting takes most of the time and asks for none.
    monkeypatch.setattr("generator.rendering.typeset_ahead", lambda *_: None)
    monkeypatch.setattr("generator.rendering.typeset_all",
                        lambda ahead, parts, told: [Document(each.address, b"%PDF") for _, planned in parts for each in planned])
    shutil.copy(SAMPLE / "mkdocs.yml", tmp_path)
    shutil.copytree(SAMPLE / "rules", tmp_path / "rules")
    assert building.build(tmp_path).published
    assert (tmp_path / "site" / "zh-Hans").is_dir(), "the sample speaks both"
    assert not asked, "\n".join(map(" ".join, sorted(asked)))
