"""What is marked in a text is printed: no word of a list or a table is lost on paper."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from small_site import write_handbook

from generator.forms.whole_handbook import handbook_jobs
from generator.printing.print_context import PrintContext
from generator.printing.typeset import typesetter
from generator.reading.load import load
from generator.reading.resolve import resolve
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
