"""A handbook that somebody edits at random, in every way in which one may be edited."""

from __future__ import annotations

import datetime
import json
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from unittest import mock

from generator import pipeline
from generator.door import Asked, settings
from generator.printing.typeset import Job
from generator.templates import BUILT_IN

HANDBOOKS = Path(__file__).parent / "handbooks"
_WORDS = re.compile(r"(?<=: )(?=[^\W\d_]{2})|(?<=: \")(?=[^\W\d_]{2})")
_ID = re.compile(r"^id: ([\w-]+)$", re.MULTILINE)
_TITLE = re.compile(r"^title: (?=[^\W\d_{])", re.MULTILINE)
_STATE = re.compile(r"^(status|effective|expires): .*\n", re.MULTILINE)
_PART = re.compile(r"^( +- \{id: )([\w-]+)(,.*\n)", re.MULTILINE)
_NUMBER = re.compile(r"(?<=[ \[])\d+(?= )")


def split(rules: Path) -> None:
    """One entry a file, as large handbooks have them: an edit then touches one entry."""
    for path in [*rules.rglob("*.yml")]:
        documents = [text for text in re.split(r"^---.*\n", path.read_text("utf-8"), flags=re.MULTILINE) if text.strip()]
        for number, text in enumerate(documents[1:], 1):
            path.with_name(f"{path.stem}-{number}.yml").write_text(text, "utf-8")
        path.write_text(documents[0], "utf-8")


def typeset(setter: object, job: Job, data: bytes) -> bytes:
    """What a document is made of, in place of the document."""
    return json.dumps([job.template, job.timestamp, data.decode(), job.fields], sort_keys=True).encode()


@dataclass
class Edited:
    """A copy of a handbook, on a day. `dice` decides."""

    root: Path
    dice: random.Random
    day: datetime.date = datetime.date(2026, 9, 1)
    done: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, name: str, root: Path, seed: int) -> Edited:
        shutil.copytree(HANDBOOKS / name, root)
        split(root / "rules")
        return cls(root, random.Random(seed))

    def edit(self) -> bool:
        """One edit more; says whether a handbook is left that can be built. One that cannot is put back."""
        before, day = self._files(), self.day
        name = self.dice.choice([*EDITS])
        self.done.append(name)
        EDITS[name](self)
        if self._files() == before and name != "day":
            return False
        if not pipeline.check(self._settings()).faulty:
            return True
        self._put_back(before)
        self.day = day
        return False

    def built(self) -> dict[str, bytes]:
        """Address → content of everything that is rendered; pages by their language too."""
        decided = self._settings()
        with pipeline.kept_files(decided) as files:
            checked = pipeline.check(decided, files=files)
        assert checked.handbook is not None
        with (mock.patch("generator.printing.typeset.Typesetter._compile", typeset),
              mock.patch("generator.printing.typeset._joined", lambda made, parts: b"\n".join([made, *parts]))):
            made = pipeline.render(pipeline.with_history(checked.handbook, checked, decided), checked.diagnostics, decided)
        return {f"{p.language} {p.address}": p.data for p in made.pages} | {d.address: d.data for d in made.documents}

    def built_cold(self) -> dict[str, bytes]:
        """The same, without what earlier builds left behind, which stays as it is."""
        kept, aside = self.root / ".cache", self.root.with_name("aside")
        kept.rename(aside)
        try:
            return self.built()
        finally:
            shutil.rmtree(kept, ignore_errors=True)
            aside.rename(kept)

    def _settings(self) -> pipeline.Settings:
        return settings(self.root, Asked(self.day))

    def files(self) -> list[Path]:
        return sorted((self.root / "rules").rglob("*.yml"))

    def _files(self) -> dict[Path, bytes]:
        places = [*self.files(), self.root / "mkdocs.yml", *(self.root / "templates").rglob("*.html")]
        return {path: path.read_bytes() for path in places}

    def _put_back(self, before: dict[Path, bytes]) -> None:
        for path in self._files().keys() - before.keys():
            path.unlink()
        for path, content in before.items():
            path.write_bytes(content)


def _anywhere(pattern: re.Pattern[str], new: Callable[[Edited, str], str], edited: Edited) -> None:
    """Changes one of the places that match, in any file."""
    path = edited.dice.choice(edited.files())
    text = path.read_text("utf-8")
    if found := [*pattern.finditer(text)]:
        place = edited.dice.choice(found)
        path.write_text(text[:place.start()] + new(edited, place[0]) + text[place.end():], "utf-8")


def _ids(edited: Edited) -> list[str]:
    return sorted({name for path in edited.files() for name in _ID.findall(path.read_text("utf-8"))})


def _renamed(edited: Edited) -> None:
    """An entry by another name, wherever it is named."""
    name = edited.dice.choice(_ids(edited))
    for path in edited.files():
        path.write_text(re.sub(rf"(?<![\w-]){name}(?![\w-])", f"{name}-x", path.read_text("utf-8")), "utf-8")


def _referred(edited: Edited) -> None:
    """Another entry named in some place."""
    old, new = edited.dice.choice(_ids(edited)), edited.dice.choice(_ids(edited))
    _anywhere(re.compile(rf"(?<=[ \[]){old}(?![\w-])"), lambda *_: new, edited)


def _stated(edited: Edited) -> None:
    """A draft, or what is suspended, retired, over or still to come; or what nothing is said of."""
    day = edited.day + datetime.timedelta(days=edited.dice.choice([-400, -40, 40]))
    said = edited.dice.choice(["status: draft", "status: suspended", "status: retired", f"effective: {day}", f"expires: {day}", ""])
    path = edited.dice.choice(edited.files())
    kept = _STATE.sub("", path.read_text("utf-8")) if edited.dice.random() < 0.5 else path.read_text("utf-8")
    path.write_text("\n".join(filter(None, (kept.rstrip("\n"), said, "\n"))), "utf-8")


def _given_to(field: str, edited: Edited) -> None:
    """Another value of a field that others of its kind have, such as another owner."""
    pattern = re.compile(rf"(?<=^{field}: ).+$", re.MULTILINE)
    values = sorted({found for path in edited.files() for found in pattern.findall(path.read_text("utf-8"))})
    _anywhere(pattern, lambda edited, _: edited.dice.choice(values), edited)


def _new(edited: Edited) -> None:
    """An entry much like another, which nobody names as yet."""
    path = edited.dice.choice(edited.files())
    text = path.read_text("utf-8")
    number = edited.dice.randrange(10_000)
    path.with_name(f"{path.stem}-copy-{number}.yml").write_text(_ID.sub(rf"id: \1-{number}", text), "utf-8")


def _moved(edited: Edited) -> None:
    """A file in another folder. What it says is as it was; entries come in another order."""
    path = edited.dice.choice(edited.files())
    to = edited.root / "rules" / edited.dice.choice(["a", "b/c", "z"]) / path.name
    if not to.exists():
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)


def _repeated(edited: Edited) -> None:
    """One more of the steps, duties, clauses or tiers of an entry, which says the same as the one before."""
    _anywhere(_PART, lambda edited, line: line + _PART.sub(rf"\1\2-{edited.dice.randrange(10_000)}\3", line), edited)


def _replacing(edited: Edited) -> None:
    """An entry that replaces another of its kind."""
    path = edited.dice.choice(edited.files())
    text = path.read_text("utf-8")
    kind = text.partition("\n")[0]
    same = [name for other in edited.files() if (said := other.read_text("utf-8")).startswith(f"{kind}\n") for name in _ID.findall(said)]
    if same and kind != "kind: handbook":
        kept = re.sub(r"^supersedes: .*\n", "", text, flags=re.MULTILINE).rstrip("\n")
        path.write_text(f"{kept}\nsupersedes: {edited.dice.choice(same)}\n", "utf-8")


def _template(edited: Edited) -> None:
    name = edited.dice.choice(["post.html", "procedure.html", "home.html"])
    path = edited.root / "templates" / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((BUILT_IN / "pages" / name).read_text("utf-8").replace("<h1", f'<h1 data-x="{edited.dice.randrange(1000)}"'), "utf-8")


def _setting(edited: Edited) -> None:
    path = edited.root / "mkdocs.yml"
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("site_url")]
    path.write_text("\n".join([*kept, f"site_url: https://{edited.dice.randrange(10)}.example/", ""]), "utf-8")


def _languages(edited: Edited) -> None:
    """Another main language, or one language fewer."""
    path = next(path for path in edited.files() if "kind: handbook" in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    listed = re.search(r"^languages: \[(.*)\]$", text, re.MULTILINE)
    if listed:
        tags = listed[1].split(", ")
        chosen = edited.dice.sample(tags, edited.dice.randint(1, len(tags)))
        path.write_text(text.replace(listed[0], f"languages: [{', '.join(chosen)}]"), "utf-8")


def _day(edited: Edited) -> None:
    edited.day += datetime.timedelta(days=edited.dice.choice([1, 7, 40, 400]))


EDITS: dict[str, Callable[[Edited], None]] = {
    "words": partial(_anywhere, _WORDS, lambda edited, _: edited.dice.choice(["新", "New ", "甲乙 "])),
    "more words": partial(_anywhere, _WORDS, lambda edited, _: edited.dice.choice(["舊", "Old "])),
    "number": partial(_anywhere, _NUMBER, lambda edited, _: str(edited.dice.randrange(1, 40))),
    "title": partial(_anywhere, _TITLE, lambda edited, old: old + edited.dice.choice(["新", "又", "甲乙"])),
    "state": _stated,
    **{field: partial(_given_to, field) for field in ("owner", "scope", "unit", "reports_to", "side", "matter", "number", "applies_to", "answers_for", "contact")},
    "renamed": _renamed,
    "referred": _referred,
    "deleted": lambda edited: edited.dice.choice(edited.files()).unlink(),
    "new": _new,
    "moved": _moved,
    "repeated": _repeated,
    "replacing": _replacing,
    "template": _template,
    "setting": _setting,
    "languages": _languages,
    "day": _day,
}
