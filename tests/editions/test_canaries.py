"""What is withheld is in no byte of an edition: canaries in every field, looked for in every output of the real build."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from editions.canaries import BEAST, CanaryHandbook, heard
from editions.outputs import files_below, folded, readable

from generator import pipeline
from generator.cli.build_output import build_with_progress
from generator.door import EPOCH, Asked
from generator.model import KINDS
from generator.model.text import Text
from generator.model.walk import Visit, walk_model
from generator.searching import index_files
from generator.searching.grams import grams_of
from generator.searching.render import search_documents

PLAIN = "site_name: ''\nsite_url: https://handbook.example.org/\ndocs_dir: rules\nplugins: [handbook]\n"
FOR_THE_PUBLIC = PLAIN.replace("[handbook]", "[{handbook: {audience: public}}]")
MARCH_2026 = "1773000000"
RULES_READ = "handbook/read/"
"""In the cache, what is known of the files of rules themselves, which lie beside it: no output."""


class Builds:
    """The whole handbook, then the edition in the same folder; and the handbook in which nothing of what is withheld was written."""

    def __init__(self, folder: Path) -> None:
        self.made = CanaryHandbook(folder / "office")
        root = self.made.write(withheld=True, mkdocs=PLAIN)
        self.whole_said = said(root, folder)
        self.whole = files_below(root / "site")
        known = set(files_below(root / ".cache"))
        self.made.write(withheld=True, mkdocs=FOR_THE_PUBLIC)
        self.said = said(root, folder)
        self.site = files_below(root / "site")
        self.cache = {name: data for name, data in files_below(root / ".cache").items()
                      if name not in known and not name.startswith(RULES_READ)}
        alone = CanaryHandbook(folder / "alone" / "office")
        self.alone_said = said(alone.write(withheld=False, mkdocs=FOR_THE_PUBLIC), folder)
        self.alone = files_below(folder / "alone" / "office" / "site")


def said(root: Path, folder: Path) -> str:
    """What the command prints, on both streams, while it builds."""
    heard = io.StringIO()
    with redirect_stdout(heard), redirect_stderr(heard):
        code = build_with_progress(root, "zh-Hant", asked=Asked(), strict=False, quiet=False)
    assert code == 0, heard.getvalue()
    return heard.getvalue()


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(EPOCH, MARCH_2026)
        yield Builds(tmp_path_factory.mktemp("canaries"))


def sung(canaries: dict[str, str], outputs: dict[str, str]) -> list[tuple[str, str]]:
    """(field, output) of every canary that is heard. The outputs are folded already."""
    return [(canaries[word], name) for name, text in outputs.items() for word in heard(text) & canaries.keys()]


ELSEWHERE = {"procedure.steps.within.extend.when", "post.duties.within.extend.when"}
"""Texts whose canaries stand in the same model elsewhere: of limits, in that for the whole procedure."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "handbook"])
def test_every_text_of_an_entry_has_a_canary(kind: str, tmp_path: Path) -> None:
    texts: list[str] = []

    def noted(annotation: Any, metadata: tuple[Any, ...], field: str) -> Visit | None:
        texts.extend([f"{kind}.{field}"] if annotation is Text else [])
        return None

    walk_model(KINDS[kind], noted)
    sung = {field.partition(" (")[0] for field in CanaryHandbook(tmp_path).canaries.fields.values()}
    assert set(texts) - sung <= ELSEWHERE and len(texts) > 3


def test_no_canary_sings_in_an_edition(builds: Builds) -> None:
    outputs = {name: folded(readable(name, data)) for name, data in [*builds.site.items(), *builds.cache.items()]}
    outputs["(terminal)"] = folded(builds.said)
    assert sung({**builds.made.canaries.fields, BEAST: "Chinese", **dict.fromkeys(BEAST, "Chinese")}, outputs) == []
    kinds = Counter(name.rpartition(".")[2] for name in outputs)
    assert {"html", "pdf", "js", "xml"} <= kinds.keys() and builds.cache
    assert not {"ics", "xlsx", "json"} & kinds.keys()  # calendars, tables and data are for staff
    print(f"{len(builds.made.canaries.fields)} canaries, {len(outputs)} outputs: {dict(kinds)}")


def test_all_but_a_few_of_them_sing_in_the_whole_handbook(builds: Builds) -> None:
    """Else the test above would prove nothing. What stands in no output are words for checks and comments."""
    outputs = {name: readable(name, data) for name, data in builds.whole.items()}
    loud = {word for text in (*outputs.values(), builds.whole_said) for word in heard(folded(text))}
    silent = {field for word, field in builds.made.canaries.fields.items() if word not in loud}
    assert {field for field in silent if not field.startswith("comment in ")} == set()
    for kind in ("pdf", "xlsx", "ics", "js", "json"):
        assert any(BEAST in text for name, text in outputs.items() if name.endswith(kind)), kind


def test_an_edition_is_the_handbook_in_which_nothing_of_that_was_written(builds: Builds) -> None:
    """Byte by byte, but for the lines at which entries stand: pages, documents with their codes, counts, search, data."""
    assert builds.site.keys() == builds.alone.keys()
    assert [name for name in builds.site if without_lines(builds.site[name]) != without_lines(builds.alone[name])] == []
    assert counted(builds.said) == counted(builds.alone_said) != counted(builds.whole_said)


def without_lines(data: bytes) -> bytes:
    return re.sub(rb'("line": )\d+', rb"\1", data)


def counted(said: str) -> list[str]:
    """How many pages and documents are made."""
    made = re.search(r"(\d+) 個網頁、(\d+) 份文件", said)
    assert made, said
    return list(made.groups())


def test_the_grams_of_a_divided_index_are_those_of_what_is_left(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_files, "WHOLE", 0)
    settings = pipeline.settings(builds.made.folder)
    made = pipeline.published(pipeline.check(settings), settings).handbook
    assert made is not None
    known = {gram for word in (*builds.made.canaries.fields, BEAST) for gram in grams_of(word)}
    for language in made.languages:
        files = [document.data.decode() for document in search_documents(made, language)]
        assert len(files) > 100
        grams = {gram for text in files for gram in re.findall(r'"([^"]{1,3})":\[', text)}
        assert grams and {gram for gram in grams & known if "q" in gram or gram in BEAST} == set()
