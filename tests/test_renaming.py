"""Renaming: everything that led to a thing leads to it under its new id, and nothing else changes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.door import Asked, Settings, settings
from generator.errors import HandbookError
from generator.pipeline import read
from generator.renaming import rename

SAMPLE = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 27)
HEAD = """\
kind: handbook
id: office
title: Office
organisation: Office
languages: [en]
scopes: [{id: letters, title: Letters}]
levels:
  - {id: minor, title: Minor, side: penalty, rank: 1, times: 2}
roles:
  - {id: lead, title: Lead, posts: [clerk, "head"]}
"""
CLERK = """\
kind: post
id: clerk  # the clerk
title: Clerk
reports_to: head
duties: [{id: read, do: read every letter, when: daily}]
"""
BOM_AND_WINDOWS = "\ufeff" + CLERK.replace("\n", "\r\n")
REST = """\
kind: post
id: head
title: Head
substitutes: ['clerk']
duties: [{id: sign, do: sign every letter, when: daily}]
---
kind: guide
id: clerk
title: For the clerk
sections:
  - title: Whom to ask
    text: |
      Ask the [clerk](post:clerk), not the [guide](guide:clerk); a clerk-like word and post:clerks stay.
---
kind: criteria
id: errors
title: Errors
side: penalty
applies_to: [head, clerk]
act: errors in a letter
measures: [{id: errors, title: Errors, unit: errors, minimum: 1}]
tiers:
  - {id: few, title: Few, when: "< 3", level: minor}
  - {id: many, title: Many, when: ">= 3", level: minor x2}
---
kind: procedure
id: answer
title: Answer
trigger: a letter comes
within: 20日，经clerk批准可延长10日
steps: [{id: write, do: Write, by: head}]
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A small handbook; `clerk` is a post and a guide."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ndocs_dir: rules\ntheme: {name: material}\nplugins: [handbook]\n")
    posts = tmp_path / "rules" / "posts"
    posts.mkdir(parents=True)
    (tmp_path / "rules" / "handbook.yml").write_text(HEAD)
    (posts / "clerk.yml").write_bytes(BOM_AND_WINDOWS.encode())
    (posts / "rest.yml").write_text(REST)
    return tmp_path


def asked(root: Path) -> Settings:
    return settings(root, Asked(TODAY))


def test_a_post_is_renamed_wherever_it_is_named_and_nowhere_else(office: Path) -> None:
    rename(asked(office), "post:clerk", "registrar")
    files = {path.name: path.read_bytes().decode() for path in (office / "rules").rglob("*.yml")}
    assert set(files) == {"handbook.yml", "registrar.yml", "rest.yml"}
    assert files["handbook.yml"] == HEAD.replace("[clerk,", "[registrar,")
    assert files["registrar.yml"] == BOM_AND_WINDOWS.replace("id: clerk", "id: registrar")
    assert files["rest.yml"] == (REST.replace("'clerk'", "'registrar'").replace("post:clerk)", "post:registrar)")
                                 .replace("[head, clerk]", "[head, registrar]").replace("经clerk", "经registrar"))


def test_a_level_is_renamed_with_its_number(office: Path) -> None:
    rename(asked(office), "Minor", "reprimand")
    text = (office / "rules" / "posts" / "rest.yml").read_text()
    assert text == REST.replace("level: minor", "level: reprimand") and "reprimand x2" in text


@pytest.mark.parametrize(("name", "new", "said"), [
    ("clerk", "registrar", "several things are called \"{given}\""),
    ("clark", "registrar", "no {kind} is called \"{given}\""),
    ("duty:clerk", "registrar", "there is no kind of entry called \"{given}\""),
    ("post:clerk", "Registrar", "\"{given}\" cannot be an id"),
    ("post:clerk", "head", "there is already a {kind} called \"{id}\""),
    ("post:clerk", "rest", "{path} already exists; nothing was written"),
    ("role:lead", "errors", None),
])
def test_what_cannot_be_renamed_is_told_and_nothing_is_written(office: Path, name: str, new: str, said: str | None) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*.yml")}
    if said is None:
        assert rename(asked(office), name, new, write=False)
    else:
        with pytest.raises(HandbookError) as stop:
            rename(asked(office), name, new)
        assert stop.value.message == said
    assert {path: path.read_bytes() for path in office.rglob("*.yml")} == before


def test_an_id_that_would_catch_references_to_something_else_is_refused(office: Path) -> None:
    """A reference may lead to a post or to a role: the post comes first."""
    (office / "rules" / "posts" / "way.yml").write_text(
        "kind: procedure\nid: way\ntitle: Way\ntrigger: a letter\nsteps:\n  - {id: read, do: read it, by: lead}\n")
    with pytest.raises(HandbookError) as stop:
        rename(asked(office), "role:lead", "clerk")
    assert stop.value.message == "with the id \"{given}\" some references would lead elsewhere; nothing was written"


def test_rules_with_errors_are_not_renamed_in(office: Path) -> None:
    (office / "rules" / "broken.yml").write_text("kind: post\nid: [\n")
    with pytest.raises(HandbookError) as stop:
        rename(asked(office), "post:clerk", "registrar")
    assert stop.value.message == "the rules have errors, which may hide places where the name stands"


def test_what_cannot_be_written_is_put_back(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in office.rglob("*.yml")}
    monkeypatch.setattr(Path, "rename", lambda path, target: (_ for _ in ()).throw(PermissionError(target)))
    with pytest.raises(PermissionError):
        rename(asked(office), "post:clerk", "registrar")
    assert {path: path.read_bytes() for path in office.rglob("*.yml")} == before


@pytest.mark.parametrize("name", ["post:secretary", "procedure:seal-use", "level:reprimand", "register:seal-register", "scope:printing"])
def test_anything_of_the_sample_can_be_renamed(name: str) -> None:
    """`rename` reads the rules again, and refuses to lose a reference. A text in two languages names it twice."""
    kind, _, old = name.partition(":")
    handbook = read(asked(SAMPLE)).handbook
    assert handbook is not None
    files = rename(asked(SAMPLE), name, f"{old}-renamed", write=False)
    assert sum(each.places for each in files) > len(handbook.links_to(kind, old)) > 0
