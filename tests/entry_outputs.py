"""Which outputs forget an entry, or a word of one: `python tests/entry_outputs.py kind NAME` or `… word FIELD` names them, in a scratch folder.

`word` looks for a word that the first step of a new procedure says in FIELD. Where an output cannot be made, the reason is said too.
"""

from __future__ import annotations

import datetime
import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from generator.analysis.passages import texts
from generator.cli.scaffold import init, new_entry
from generator.door import Settings
from generator.exports.data import handbook_data
from generator.forms.procedure_sheet import procedure_jobs
from generator.forms.whole_handbook import handbook_jobs
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.kinds import BY_NAME, Kind
from generator.model.markup import runs_of
from generator.model.text import Text
from generator.page import Page
from generator.printing.print_context import PrintContext
from generator.printing.typeset import typesetter
from generator.reading.load import load
from generator.reading.references import references
from generator.reading.resolve import resolve
from generator.reading.validate import validate
from generator.searching.entry_passages import PARTS, passages_of
from generator.searching.passages import Passages
from generator.searching.render import search_documents
from generator.templates import BUILT_IN
from tests.rendered import render_pages

_MARKUP = re.compile(r"<[^>]+>|\u00ad")
TODAY = datetime.date(2026, 6, 1)
WORD = "Quokka"
"""What nobody would write in a handbook."""


def new_handbook(root: Path, kinds: Iterable[str]) -> Handbook:
    """A new handbook with a new entry of each kind, which are called like their kind."""
    init(root, "en", TODAY)
    for kind in kinds:
        new_entry(Settings(root, TODAY), kind, f"new-{kind}", read(root), "en")
    return read(root)


def read(root: Path) -> Handbook:
    valid = validate(load(root).documents)
    assert not valid.diagnostics, f"reading: {[(found.descriptor.name, dict(found.details)) for found in valid.diagnostics]}"
    found = resolve(valid.entries, valid.claimed).handbook
    assert found is not None
    return found.on(TODAY)


def _said(text: Text) -> list[str]:
    """The words of a text, piece by piece where something is marked."""
    language, words = text.best("en")
    return [run.text for run in runs_of(text.marked[language])] if language in text.marked else [words]


class Outputs:
    """What is made of a handbook, as far as it is asked for, in view of one entry."""

    def __init__(self, handbook: Handbook, kind: Kind, entry: Entry) -> None:
        self.handbook, self.kind, self.entry = handbook, kind, entry
        self.address = kind.address(entry.id)
        self.context = PrintContext(handbook, "en")
        self.own = [said for path, _, text in texts(entry) if path[0] not in Entry.model_fields for said in _said(text)]
        """What the entry says in the fields that only its kind has."""

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        return {page.address: page for page in render_pages(self.handbook, [], "en", [BUILT_IN / "pages"], today=TODAY)}

    @cached_property
    def book(self) -> str:
        return "".join(json.dumps(job.data) for job in handbook_jobs(self.context))

    def said(self, address: str) -> str:
        """The content of a page; nothing where there is no such page."""
        return str(self.pages[address].content) if address in self.pages else ""

    @property
    def on_page(self) -> bool:
        content = html.unescape(_MARKUP.sub("", self.said(self.address.partition("#")[0])))
        return bool(content) and all(text in content for text in self.own)

    @property
    def in_index(self) -> bool:
        named = self.address.rpartition("/")[2] if self.kind.page else f'id="{self.kind.name}-{self.entry.id}"'
        return named in self.said(f"{self.kind.section}/index.html")

    @property
    def on_pages_of_posts(self) -> bool:
        """Whether the page of every post that it names leads back to it."""
        posts = {name for _, name, targets in references(self.entry) if targets == ("post",)}
        return all(self.address in self.said(f"posts/{name}.html") for name in posts)

    @property
    def found(self) -> bool:
        passages = [passage for passage in passages_of(Passages(self.handbook, "en"), self.entry) if passage.part in PARTS]
        return all(any(text in passage.text for passage in passages) for text in self.own)

    @property
    def in_book(self) -> bool:
        return f'"{self.kind.name}:{self.entry.id}"' in self.book and all(json.dumps(text)[1:-1] in self.book for text in self.own)

    @property
    def in_data(self) -> bool:
        return (self.kind.name, self.entry.id) in {(each["kind"], each["id"]) for each in json.loads(handbook_data(self.handbook))["entries"]}

    @property
    def sheet(self) -> str:
        """The printed sheet of the procedure, as text."""
        job = next(job for job in procedure_jobs(self.context) if job.address.endswith(f"{self.entry.id}.pdf"))
        with typesetter([BUILT_IN / "print"], None) as setter:
            made = setter.document(job).content
        content = made if isinstance(made, bytes) else made()
        return subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()


Check = Callable[[Outputs], bool]
OF_AN_ENTRY: Mapping[str, Check] = {
    "page": lambda made: made.on_page,
    "index of its section": lambda made: made.in_index,
    "navigation": lambda made: not made.kind.page or "aria-current" in str(made.pages[made.address].sidebar),
    "first page": lambda made: f"{made.kind.section}/" in made.said("index.html"),
    "list of entries": lambda made: made.entry.id in made.said("entries/index.html"),
    "page of a post that it names": lambda made: made.on_pages_of_posts,
    "search": lambda made: made.found,
    "JSON": lambda made: made.in_data,
    "book": lambda made: made.in_book,
    "checks of wording": lambda made: bool(made.own),
}
OF_A_WORD: Mapping[str, Check] = {
    "page": lambda made: WORD in made.said(made.address),
    "sheet data": lambda made: any(WORD in json.dumps(job.data) for job in procedure_jobs(made.context)),
    "printed sheet": lambda made: WORD in made.sheet,
    "book": lambda made: WORD in made.book,
    "search": lambda made: any(WORD in str(document.content) for document in search_documents(made.handbook, "en")),
    "JSON": lambda made: WORD in handbook_data(made.handbook).decode(),
}


def outputs_without(kind: Kind, entry: Entry, handbook: Handbook, checks: Mapping[str, Check] = OF_AN_ENTRY) -> Iterator[str]:
    """The names of the outputs that forget the entry, or that cannot be made."""
    made = Outputs(handbook, kind, entry)
    for name, holds in checks.items():
        try:
            if not holds(made):
                yield name
        except Exception as error:
            yield f"{name}: {error!r}"


def without_kind(root: Path, name: str) -> Iterator[str]:
    handbook = new_handbook(root, [name])
    return outputs_without(BY_NAME[name], handbook.find(name, f"new-{name}"), handbook)


def without_word(root: Path, field: str) -> Iterator[str]:
    new_handbook(root, ["procedure"])
    path = root / "rules/procedures/new-procedure.yml"
    written = path.read_text("utf-8")
    if f"# {field}:" not in written:
        yield "new entry"
    path.write_text(written.replace("- id: receive\n", f"- id: receive\n    {field}: {WORD}\n"), "utf-8")
    handbook = read(root)
    yield from outputs_without(BY_NAME["procedure"], handbook.find("procedure", "new-procedure"), handbook, OF_A_WORD)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        missing = {"kind": without_kind, "word": without_word}[sys.argv[1]](Path(folder), sys.argv[2])
        sys.exit("\n".join(missing) or 0)
