"""Every form fits on A4 and on US Letter: no word is cut off, and no sheet takes more sides than was computed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from printing.pdf_checks import A4, LETTER, layout_faults

from generator import building, pipeline
from generator.cli.scaffold import init
from generator.facts.checklist import checklist
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import packet
from generator.printing.sheet_fit import SIDES, fit

TODAY = datetime.date(2026, 6, 1)


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_every_document_of_a_new_handbook_fits_on_the_paper_of_the_office(tmp_path: Path, paper: str, size: tuple[float, float]) -> None:
    init(tmp_path, "en", TODAY)
    entry = tmp_path / "rules/handbook.yml"
    entry.write_text(entry.read_text("utf-8") + f"paper: {paper}\n", "utf-8")
    assert building.build(tmp_path).published
    documents = {path.name: layout_faults(path.read_bytes(), size) for path in (tmp_path / "site").rglob("*.pdf")}
    assert len(documents) > 8
    assert {name: faults for name, faults in documents.items() if faults} == {}


def test_the_height_of_the_paper_decides_how_many_sides_a_sheet_takes(tmp_path: Path) -> None:
    """Duties that just fit on one side of A4 take a second one of Letter."""
    init(tmp_path, "en", TODAY)
    post = tmp_path / "rules/posts/manager.yml"
    sides = {}
    for number in range(14, 60):
        duties = "".join(f"  - {{id: d{n}, do: Count the mail of room {n}, when: daily}}\n" for n in range(number))
        post.write_text(f"kind: post\nid: manager\ntitle: Manager\nduties:\n{duties}", "utf-8")
        for paper in ("a4", "letter"):
            entry = tmp_path / "rules/handbook.yml"
            text = entry.read_text("utf-8").partition("\npaper: ")[0]
            entry.write_text(f"{text}\npaper: {paper}\n", "utf-8")
            handbook = pipeline.check(tmp_path).handbook
            assert handbook
            found = checklist(handbook.posts["manager"], handbook)
            sides[paper] = max(fit(sheet, found, ChecklistWords.of(handbook, "en")).sides for sheet in packet(found))
        if sides["letter"] > sides["a4"]:
            break
    assert (sides["a4"], sides["letter"]) == (SIDES - 1, SIDES)
