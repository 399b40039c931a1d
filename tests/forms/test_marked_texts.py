"""What is marked in a text is printed: no word of a list or a table is lost on paper."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path

import pymupdf
import pytest
from small_site import write_handbook

from generator.errors import HandbookError
from generator.forms.whole_handbook import handbook_jobs
from generator.printing.print_context import PrintContext
from generator.printing.typeset import Job, typesetter
from generator.reading.attachments import file_sizes
from generator.reading.load import load
from generator.reading.resolve import Attachable, resolve
from generator.reading.rule_files import files_below
from generator.reading.validate import validate
from generator.templates import BUILT_IN

TEXT = """
      First *word* and **second** with `third` and [fourth](https://law.example/x).

      - fifth
      - sixth
        1. seventh
        2. eighth

      Ninth.
"""
TABLE = """
      | tenth | eleventh |
      | --- | --- |
      | twelfth | **thirteenth** |
"""
HEAD = "kind: {kind}\nid: reception\ntitle: {{en: Reception}}\n"
CONDUCT = f"{HEAD.format(kind='conduct')}clauses:\n  - text:\n     en: |{TEXT}"
GUIDE = f"{HEAD.format(kind='guide')}sections:\n  - text:\n     en: |{TEXT}{TABLE}"
ORDINALS = ["First", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "Ninth"]


@pytest.mark.parametrize(("entry", "words"), [(CONDUCT, ORDINALS), (GUIDE, [*ORDINALS, "tenth", "eleventh", "twelfth", "thirteenth"])])
def test_every_marked_word_is_in_the_book(tmp_path: Path, entry: str, words: list[str]) -> None:
    root = write_handbook(tmp_path / "h", **{"reception.yml": entry})
    valid = validate(load(root).documents)
    handbook = resolve(valid.entries, valid.claimed).handbook
    assert handbook is not None and not valid.diagnostics
    (job,) = handbook_jobs(PrintContext(handbook, "en"))
    with typesetter([BUILT_IN / "print"], None) as setter:
        made = setter.document(job).content
    content = made if isinstance(made, bytes) else made()
    said = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    assert [word for word in (*words, "https://law.example/x") if word not in said] == []
    assert "**" not in said and "| tenth" not in said


PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
PLAN = f"{HEAD.format(kind='guide')}sections:\n  - text:\n     en: |\n      Here is the plan:\n\n      ![Plan of the floor](a%20plan.png)\n"


def _book(root: Path, content: bytes) -> Job:
    """The book of a handbook with a guide that shows a picture."""
    write_handbook(root, **{"plan.yml": PLAN})
    (root / "rules" / "a plan.png").write_bytes(content)
    loaded = load(root)
    valid = validate(loaded.documents)
    handbook = resolve(valid.entries, valid.claimed, Attachable(files=file_sizes(root / "rules", files_below(root / "rules")))).handbook
    assert handbook is not None
    (job,) = handbook_jobs(PrintContext(handbook, "en"))
    return job


def test_a_picture_of_a_guide_is_in_the_book(tmp_path: Path) -> None:
    job, other = _book(tmp_path / "a", PNG), _book(tmp_path / "b", PNG + b"\n")
    assert [draw() for draw in job.pictures.values()] == [PNG] and job.pictures.keys() != other.pictures.keys()
    with typesetter([BUILT_IN / "print"], None) as setter:
        made = pymupdf.open(stream=setter.document(job).data)
    assert sum(len(page.get_images()) for page in made) == 1


def test_what_is_no_picture_is_left_in_words_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    assert not _book(tmp_path / "a", b"not a picture").pictures
    with typesetter([BUILT_IN / "print"], None) as setter, pytest.raises(HandbookError, match="a picture in it is damaged"):
        setter.document(_book(tmp_path / "b", PNG[:40]))
