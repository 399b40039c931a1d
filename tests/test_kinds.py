"""That an entry of every kind, as `handbook new` writes it, is in every output: a kind that an output forgets fails here, by that output's name."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.analysis.passages import texts
from generator.cli.scaffold import init, new_entry
from generator.exports.data import handbook_data
from generator.forms import whole_handbook
from generator.forms.whole_handbook import handbook_jobs
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.kinds import AUTHORED, BY_NAME, Kind
from generator.pages.render import render_pages
from generator.printing.print_context import PrintContext
from generator.reading.load import load
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching.passages import Passages
from generator.templates import BUILT_IN

TODAY = datetime.date(2026, 6, 1)


def _read(root: Path) -> Handbook:
    valid = validate(load(root).documents)
    found = resolve(valid.entries, valid.claimed).handbook
    assert found is not None
    return found.on(TODAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A new handbook with a new entry of every kind, which are called like their kind."""
    root = tmp_path_factory.mktemp("kinds")
    init(root, "en", TODAY)
    for kind in AUTHORED:
        new_entry(root, kind.name, f"new-{kind.name}", _read(root), "en", TODAY)
    return _read(root)


def outputs_without(kind: Kind, entry: Entry, handbook: Handbook) -> Iterator[str]:
    """The names of the outputs that the entry is not in."""
    pages = {page.address: page for page in render_pages(handbook, [], "en", [BUILT_IN / "pages"], today=TODAY)}
    address = kind.address(entry.id)
    if kind.page and address not in pages:
        yield "page"
    index = pages.get(f"{kind.section}/index.html")
    if index is None or (address.rpartition("/")[2] if kind.page else f'id="{kind.name}-{entry.id}"') not in str(index.content):
        yield "index of its section"
    if kind.page and "aria-current" not in str(pages[address].sidebar if address in pages else ""):
        yield "navigation"
    if f"{kind.section}/" not in str(pages["index.html"].content):
        yield "first page"
    if entry.id not in str(pages["entries/index.html"].content):
        yield "list of entries"
    if not [passage for passage in Passages(handbook, "en").of(entry) if passage.part not in ("summary", "basis", "tags")]:
        yield "search"
    if (kind.name, entry.id) not in {(each["kind"], each["id"]) for each in json.loads(handbook_data(handbook))["entries"]}:
        yield "JSON"
    if f'"{kind.name}:{entry.id}"' not in "".join(json.dumps(job.data) for job in handbook_jobs(PrintContext(handbook, "en"))):
        yield "book"
    if not any(path[0] not in ("title", "summary") for path, _, _ in texts(entry)):
        yield "checks of wording"


@pytest.mark.parametrize("kind", AUTHORED, ids=lambda kind: str(kind.name))
def test_an_entry_of_every_kind_is_in_every_output(kind: Kind, made: Handbook) -> None:
    assert [*outputs_without(kind, made.find(kind.name, f"new-{kind.name}"), made)] == []


def test_a_kind_that_the_search_does_not_know_is_no_silence(made: Handbook) -> None:
    class Unknown(Entry):
        kind: str = "unknown"

    entry = Unknown(id="x", title=made.entry.title)
    with pytest.raises(KeyError):
        [*Passages(made, "en").of(entry)]


def test_an_output_that_forgets_a_kind_is_named(made: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_handbook, "PARTS", tuple(part for part in whole_handbook.PARTS if part[0] != "Oversight"))
    assert [*outputs_without(BY_NAME["oversight"], made.find("oversight", "new-oversight"), made)] == ["book"]
