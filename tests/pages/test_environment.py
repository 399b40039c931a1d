"""The template engine: words of the language, escaping, a handbook's own templates."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from generator.pages.environment import environment


def rendered(tmp_path: Path, source: str, language: str = "zh-Hant", **values: object) -> str:
    (tmp_path / "page.html").write_text(source, "utf-8")
    return environment(language, (tmp_path,)).get_template("page.html").render(**values)


@pytest.mark.parametrize(("source", "expected"), [
    ('{{ _("Steps") }}', "步驟"),
    ("{{ _('Steps') }}", "步驟"),
    ('<td data-label="{{ _("Steps") }}">', '<td data-label="步驟">'),
    ('{{ _("no such <key>") }}', "no such &lt;key&gt;"),
    ('{{ _("step {number}", number=3) }}', "第3步"),
    ('{{ _(name) }}', "步驟"),
    ('{{ _("Steps" if many else "Stage") }}', "步驟"),
    ('{{ _ ("Steps") }}{{ _("Steps")|length }}', "步驟2"),
    ('{{ repeat("Steps") }}', "StepsSteps"),
    ("{{ words }}", "&lt;b&gt;"),
    ("{{ safe }}", "<b>"),
    ('{{ "every day"|sentence }}', "Every day"),
])
def test_words_and_escaping(tmp_path: Path, source: str, expected: str) -> None:
    assert rendered(tmp_path, source, name="Steps", many=True, words="<b>", safe=Markup("<b>"), repeat=lambda text: text * 2) == expected


def test_a_template_that_comes_to_stand_before_another_is_seen(tmp_path: Path) -> None:
    """As a preview goes on, in which a template was used before; and the other one again where it is gone."""
    own, others = tmp_path / "own", tmp_path / "others"
    own.mkdir()
    others.mkdir()
    (others / "page.html").write_text("{% include 'part.html' %}", "utf-8")
    (others / "part.html").write_text("theirs", "utf-8")
    engine, said = environment("en", (own, others)), []
    for content in ("", "ours", ""):
        if content:
            (own / "part.html").write_text(content, "utf-8")
        else:
            (own / "part.html").unlink(missing_ok=True)
        said.append(engine.get_template("page.html").render())
    assert said == ["theirs", "ours", "theirs"]


def test_every_language_has_its_own_words(tmp_path: Path) -> None:
    assert [rendered(tmp_path, '{{ _("Steps") }}', language) for language in ("zh-Hant", "zh-Hans", "en")] == ["步驟", "步骤", "Steps"]


def test_unknown_names_are_faults(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered(tmp_path, "{{ nothing }}")


def test_an_earlier_folder_counts_and_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own, built_in = tmp_path / "own", tmp_path / "built-in"
    for folder in (own, built_in):
        folder.mkdir()
        (folder / "page.html").write_text(folder.name, "utf-8")
    (built_in / "other.html").write_text("other", "utf-8")
    folders = (own, built_in)
    assert environment("en", folders).get_template("page.html").render() == "own"
    assert environment("en", folders).get_template("other.html").render() == "other"
    (own / "page.html").unlink()
    assert environment("en", folders).get_template("page.html").render() == "built-in"


def test_texts_are_those_of_the_page(tmp_path: Path) -> None:
    links = SimpleNamespace(text=lambda text: Markup(f"<i>{text}</i>"))
    assert rendered(tmp_path, "{{ 'a'|text }}", links=links) == "<i>a</i>"
