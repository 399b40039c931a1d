"""An entry that is known is as it would be validated anew; what it is not known for certain by is validated anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.handbook import Backlink
from generator.model.face import DIGESTED, FACE, FACES, digest_of, face
from generator.model.later import later_of
from generator.reading import kept_entries
from generator.reading.entry_data import EntryReader, written
from generator.reading.kept_entries import KeptEntries
from generator.reading.kept_lines import Line
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.source_locations import Source
from generator.reading.validate import validate

ROOT = Path(__file__).parents[2]
HANDBOOKS = [ROOT, *sorted(path for path in (ROOT / "tests" / "handbooks").iterdir() if (path / "rules").is_dir())]


def documents(folder: Path) -> list[Source]:
    return load(folder).documents


def inside(value: Any) -> Iterator[Any]:
    """A model with all models in it, and the types of all values."""
    if isinstance(value, BaseModel):
        yield type(value), [*value.__dict__], value.model_fields_set, value.__pydantic_extra__
        for each in value.__dict__.values():
            yield from inside(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each)
    else:
        yield type(value)


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda folder: folder.name)
def test_what_is_written_is_read_as_it_was(folder: Path) -> None:
    reader = EntryReader()
    for entry in validate(documents(folder)).entries:
        again = reader.read(written(entry), entry.source.file).written_in(entry.source)
        assert (again, repr(again), [*inside(again)]) == (entry, repr(entry), [*inside(entry)])


def test_what_is_known_is_not_validated_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = documents(ROOT)
    first = KeptEntries(tmp_path / "entries", "1")
    entries = validate(found, each=first.validate).entries
    first.close()
    monkeypatch.setattr(kept_entries, "validate_document", lambda document, context: pytest.fail(f"{document.file} is validated again"))
    assert validate(found, each=KeptEntries(tmp_path / "entries", "1").validate).entries == entries


@pytest.mark.parametrize("damage", [lambda kept: kept[:-1], lambda kept: kept.replace(b"a", b"b"), lambda kept: b""])
def test_what_is_damaged_is_validated_anew(tmp_path: Path, damage: Any) -> None:
    store, found = tmp_path / "entries", documents(ROOT)
    first = KeptEntries(store, "1")
    entries = validate(found, each=first.validate).entries
    first.close()
    for file in store.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    again = KeptEntries(store, "1")
    assert validate(found, each=again.validate).entries == entries


def test_data_of_another_kind_is_validated_anew(tmp_path: Path) -> None:
    """Such as that of a model that is not there any more: nothing but values of the language of entries is made of data."""
    store, found = tmp_path / "entries", documents(ROOT)
    first = KeptEntries(store, "1")
    entries = validate(found, each=first.validate).entries
    for said in (b'{"os.system": ["true"]}', b"[", b"{}", b'{"a": 1, "b": 2}', b'{"criteria.Criteria": ["no-such-field|", 1]}', b"1"):
        first._known = dict.fromkeys(first._used, Line(b"", (said,)))
        assert validate(found, each=first.validate).entries == entries


@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda folder: folder.name)
def test_what_is_known_in_brief_is_as_if_all_values_were_read(tmp_path: Path, folder: Path) -> None:
    """Its face and outline, what it names and where, and that nothing of it is missing once somebody asks."""
    validated = validate(documents(folder))
    first = KeptEntries(tmp_path / "entries", "1")
    validate(documents(folder), each=first.validate)
    first.close()
    briefly = validate(documents(folder), each=KeptEntries(tmp_path / "entries", "1").validate).entries
    made, anew = resolve(briefly, set()).handbook, resolve(validated.entries, set()).handbook
    assert made and anew
    assert sum(later_of(entry) is not None for entry in briefly) > len(briefly) / 2
    for entry, known in zip(validated.entries, briefly, strict=True):
        assert repr([face(known, which) for which in FACES]) == repr([face(entry, which) for which in FACES])
        assert [digest_of(known, which) for which in DIGESTED] == [digest_of(entry, which) for which in DIGESTED]
        assert [getattr(known, name) for name in sorted(FACE) if hasattr(known, name)] == [
            getattr(entry, name) for name in sorted(FACE) if hasattr(entry, name)]
    assert {key: [*map(_place, made.backlinks[key])] for key in made.backlinks} == {
        key: [*map(_place, anew.backlinks[key])] for key in anew.backlinks}
    assert [repr(entry) for entry in briefly] == [*map(repr, validated.entries)]
    assert [[*entry.model_dump()] for entry in briefly] == [[*entry.model_dump()] for entry in validated.entries], "the order of fields"
    assert made == anew


def _place(link: Backlink) -> tuple[tuple[str, str], tuple[str | int, ...]]:
    return link.entry.key, link.path


def test_values_that_cannot_be_read_later_are_validated_anew(tmp_path: Path) -> None:
    found = documents(ROOT)
    first = KeptEntries(tmp_path / "entries", "1")
    entries = validate(found, each=first.validate).entries
    first.close()
    again = KeptEntries(tmp_path / "entries", "1")
    again._known = {key: Line(line.short, (b"[",)) for key, line in again._known.items() if line.short}
    assert validate(found, each=again.validate).entries == entries


def test_another_context_is_another_entry(tmp_path: Path) -> None:
    """Languages say what a plain text is written in, and the program says how it is read."""
    source = next(each for each in documents(ROOT / "tests" / "handbooks" / "incidents-policies-ward") if not each.is_head)
    store, context = tmp_path / "entries", {"languages": ("zh-Hant",), "languages_unread": True, "key": "a", "periods_unread": False}
    first = KeptEntries(store, "1")
    first.validate(source, context)
    first.close()
    for version, changed in (("2", {}), ("1", {"key": "b"}), ("1", {"periods_unread": True})):
        again = KeptEntries(store, version)
        again.validate(source, {**context, **changed})
        assert again._used.isdisjoint(first._used)
