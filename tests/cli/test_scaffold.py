"""New handbooks are sound as they are; new entries say nothing wrong but that they are not filled in."""

from __future__ import annotations

import datetime
import errno
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.cli import scaffold
from generator.cli.scaffold import FOLDERS, init, new_entry
from generator.door import Asked, Settings, settings
from generator.errors import HandbookError
from generator.exports.schema import entry_schema
from generator.i18n.catalogue import INTERFACE_LANGUAGES, catalogue
from generator.model import KINDS
from generator.pipeline import check
from generator.reading.load import load, load_text

NOT_YET = {"HB039"}
"""Not filled in."""
_COMMENTED = re.compile(r"^( *)# ((?: {2})*(?:- )?(?:[a-z_]+:(?: .*)?|\{.*\}|[a-z][^:]*))$")
"""A field or an item behind a #. Explanations begin with a capital letter or a bracket."""

DAY = datetime.date.today()


@pytest.fixture(params=INTERFACE_LANGUAGES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A new handbook, and its language."""
    init(tmp_path / "handbook", request.param, DAY)
    return tmp_path / "handbook", request.param


def test_a_new_handbook_has_no_findings(made: tuple[Path, str]) -> None:
    root, language = made
    checked = check(root)
    assert list(checked.diagnostics) == []
    assert checked.handbook
    assert checked.handbook.languages == (language,)
    assert {kind: len(checked.handbook.by_kind[kind]) for kind in FOLDERS} == {
        "post": 3, "procedure": 2, "criteria": 1, "conduct": 1, "oversight": 1, "risk": 0, "guide": 1, "term": 3}


def test_its_conflict_of_duties_can_be_uncommented(made: tuple[Path, str]) -> None:
    """The posts that stand in for others keep to it too."""
    root, _ = made
    head = root / "rules" / "handbook.yml"
    head.write_text(head.read_text("utf-8").replace("# conflicts:", "conflicts:"), "utf-8")
    assert list(check(root).diagnostics) == []


def test_a_new_handbook_is_not_out_of_date_tomorrow(made: tuple[Path, str]) -> None:
    in_nine_months = datetime.date.today() + datetime.timedelta(days=270)
    assert list(check(settings(made[0], Asked(in_nine_months))).diagnostics) == []


def test_the_handbooks_of_all_languages_are_the_same_but_for_their_words(tmp_path: Path) -> None:
    shapes = []
    for language in INTERFACE_LANGUAGES:
        init(tmp_path / language, language, DAY)
        shapes.append([(d.file, d.data["kind"], d.data["id"], list(d.data)) for d in load(tmp_path / language).documents])
    assert shapes[0] == shapes[1] == shapes[2]


def test_git_is_told_what_builds_make_unless_it_was_told_something(tmp_path: Path) -> None:
    assert tmp_path / "a" / ".gitignore" in init(tmp_path / "a", "en", DAY)
    assert (tmp_path / "a" / ".gitignore").read_text("utf-8").split()[0] == "/site/"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / ".gitignore").write_text("mine", "utf-8")
    assert tmp_path / "b" / ".gitignore" not in init(tmp_path / "b", "en", DAY)
    assert (tmp_path / "b" / ".gitignore").read_text("utf-8") == "mine"


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_new_entry_only_waits_to_be_filled_in(kind: str, made: tuple[Path, str]) -> None:
    root, language = made
    handbook = check(root).handbook
    path = new_entry(Settings(root, DAY), kind, "something-new", handbook, language)
    assert path == root / "rules" / FOLDERS[kind] / "something-new.yml"
    found = check(root).diagnostics
    assert {d.code for d in found} <= NOT_YET
    assert [d for d in found if d.code == "HB039"]
    assert {d.span.file for d in found} == {path.relative_to(root).as_posix()}
    assert all(d.details["what"] for d in found if d.code == "HB039")


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_a_new_entry_passes_the_schema_with_and_without_a_handbook(kind: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    path = new_entry(Settings(tmp_path, DAY), kind, "something-new", None, language)
    errors = list(Draft7Validator(entry_schema(catalogue("en"))).iter_errors(document(path.read_text("utf-8"))))
    assert not errors, errors[0].message


@pytest.mark.parametrize("kind", FOLDERS)
def test_what_stands_behind_a_hash_is_right_too(kind: str, tmp_path: Path) -> None:
    """An author who deletes a # gets a field that can be read."""
    (tmp_path / "rules").mkdir()
    text = new_entry(Settings(tmp_path, DAY), kind, "something-new", None, "en").read_text("utf-8")
    uncommented = "\n".join(_COMMENTED.sub(r"\1\2", line) for line in text.splitlines())
    assert text.count("\n# ") > 10
    fields = set(document(uncommented)) - set(document(text))
    assert {"expires", "version", "status", "supersedes", "audience", "terms", "tags"} <= fields
    errors = list(Draft7Validator(entry_schema(catalogue("en"))).iter_errors(document(uncommented)))
    assert not errors, f"{errors[0].json_path}: {errors[0].message}"


@pytest.mark.parametrize("kind", FOLDERS)
def test_an_entry_names_every_field_of_its_kind(kind: str, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    text = new_entry(Settings(tmp_path, DAY), kind, "something-new", None, "en").read_text("utf-8")
    assert [name for name in KINDS[kind].model_fields if not re.search(rf"^(# )?{name}:", text, re.MULTILINE)] == []


def document(text: str) -> dict[str, object]:
    documents, diagnostics = load_text(text, "new.yml", Path("new.yml"))
    assert not diagnostics
    data: dict[str, object] = documents[0].data
    return data


def test_without_anything_to_refer_to_optional_references_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    data = document(new_entry(Settings(tmp_path, DAY), "post", "clerk", None, "en").read_text("utf-8"))
    assert not {"unit", "reports_to", "substitutes", "scope", "owner"} & set(data)


def test_references_lead_to_what_there_is(made: tuple[Path, str]) -> None:
    root, language = made
    data = document(new_entry(Settings(root, DAY), "post", "clerk", check(root).handbook, language).read_text("utf-8"))
    assert data["reports_to"] == "manager"
    assert data["scope"] == "front-desk"


class TestRefusals:
    def test_a_file_that_exists_is_never_changed(self, made: tuple[Path, str]) -> None:
        root, language = made
        before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
        with pytest.raises(HandbookError, match="already exists"):
            init(root, language, DAY)
        assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before

    def test_one_file_in_the_way_is_enough_to_write_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "mkdocs.yml").write_text("mine")
        with pytest.raises(HandbookError, match="nothing was written"):
            init(tmp_path, "en", DAY)
        assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]

    def test_where_the_disk_is_full_no_half_handbook_is_left(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        written = iter(range(3))

        def full(path: Path, data: bytes) -> None:
            if next(written, None) is None:
                raise OSError(errno.ENOSPC, "No space left on device", str(path))
            path.write_bytes(data)

        monkeypatch.setattr(scaffold, "write_new", full)
        with pytest.raises(OSError):
            init(tmp_path, "en", DAY)
        monkeypatch.undo()
        assert init(tmp_path, "en", DAY)

    def test_a_new_entry_replaces_no_file(self, tmp_path: Path) -> None:
        path = tmp_path / "rules" / "posts" / "clerk.yml"
        path.parent.mkdir(parents=True)
        path.write_text("mine")
        with pytest.raises(HandbookError, match="already exists"):
            new_entry(Settings(tmp_path, DAY), "post", "clerk", None, "en")
        assert path.read_text() == "mine"

    def test_an_id_that_is_taken(self, made: tuple[Path, str]) -> None:
        root, language = made
        with pytest.raises(HandbookError, match="there is already a term called \"enquiry\""):
            new_entry(Settings(root, DAY), "term", "enquiry", check(root).handbook, language)

    @pytest.mark.parametrize("name", ["Clerk", "a b", "../x", "con", "收發員", "x" * 65, ""])
    def test_a_name_that_cannot_be_an_id(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(HandbookError, match="cannot be an id"):
            new_entry(Settings(tmp_path, DAY), "post", name, None, "en")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(("kind", "nearest"), [("psot", "post"), ("handbook", ""), ("崗位", "")])
    def test_a_kind_that_there_is_not(self, kind: str, nearest: str, tmp_path: Path) -> None:
        with pytest.raises(HandbookError, match="no kind of entry") as caught:
            new_entry(Settings(tmp_path, DAY), kind, "x", None, "en")
        assert caught.value.details["nearest"] == nearest


def test_a_handbook_can_bring_its_own_template(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "scaffold" / "new"
    own.mkdir(parents=True)
    (own / "term.yml.j2").write_text("kind: term\nid: {{ id }}\ntitle: ours\ndefinition: x\n", "utf-8")
    assert document(new_entry(Settings(tmp_path, DAY), "term", "a", None, "en").read_text("utf-8"))["title"] == "ours"
    assert new_entry(Settings(tmp_path, DAY), "post", "b", None, "en").read_text("utf-8").startswith("# A post:")


def test_dates_are_those_of_the_day_given(tmp_path: Path) -> None:
    init(tmp_path / "a", "en", DAY)
    assert f"effective: {DAY}\n" in (tmp_path / "a" / "rules" / "handbook.yml").read_text("utf-8")
