"""However a handbook is edited, what the preview shows from memory is byte for byte what it shows when everything is read anew."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.door import Asked
from generator.errors import HandbookError
from generator.facts.addresses import language_folder
from generator.live.content import Content
from generator.live.preview import Preview
from generator.pipeline import Checked
from tests.bench.make_handbook import make_handbook

ENTRIES = 24
PAGES_COMPARED = 12
FIRST_DAY = datetime.date(2026, 3, 1)
LANGUAGES = ("[zh-Hant, en]", "[en, zh-Hant]", "[zh-Hant]", "[zh-Hant, zh-Hans, en]")


class Voice:
    def errors(self, checked: Checked) -> str:
        return "\n".join(f"{found.code} {found.span} {sorted(map(str, found.details.items()))}" for found in checked.diagnostics)

    def failure(self, error: HandbookError) -> str:
        return f"{error.message} {sorted(map(str, error.details.items()))}"

    def say(self, checked: Checked) -> None:
        pass


class Edits:
    """Edits of the handbook in `root` as people make them, the wrong ones too. Each says whether it was among the rules only."""

    def __init__(self, root: Path, dice: random.Random) -> None:
        self.root, self.dice = root, dice
        self.day = FIRST_DAY
        self.before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def any(self) -> bool:
        kinds: list[Callable[[], bool]] = [
            self.text, self.text, self.text, self.title, self.rename, self.delete, self.copy, self.reference, self.broken,
            self.languages, self.settings, self.template, self.restore, self.restore, self.next_day]
        return self.dice.choice(kinds)()

    def text(self) -> bool:
        return self._change(lambda text: self._some(text, "。", f"{self.dice.randrange(9)}。"))

    def title(self) -> bool:
        return self._change(lambda text: text.replace("title:\n  zh-Hant: ", f"title:\n  zh-Hant: 新{self.dice.randrange(9)}", 1))

    def reference(self) -> bool:
        """Leads somewhere else, or nowhere."""
        names = [path.stem for path in self._files()] + ["nobody"]
        return self._change(lambda text: text.replace(f" {self.dice.choice(names)}\n", f" {self.dice.choice(names)}\n", 1))

    def broken(self) -> bool:
        return self._change(lambda text: text + self.dice.choice(["a: [", "unknown: 1\n", "title: x\n", "\x00"]))

    def rename(self) -> bool:
        path = self.dice.choice(self._files())
        path.rename(path.with_name(f"{self.dice.choice('abxyz')}{path.name}"))
        return True

    def delete(self) -> bool:
        self.dice.choice(self._files()).unlink()
        return True

    def copy(self) -> bool:
        path = self.dice.choice(self._files())
        name = f"copy{self.dice.randrange(100)}"
        (path.parent / f"{name}.yml").write_bytes(path.read_bytes().replace(f"id: {path.stem}".encode(), f"id: {name}".encode(), 1))
        return True

    def languages(self) -> bool:
        head = next(iter((self.root / "rules" / "handbook").glob("*.yml")), None)
        if head:
            written = head.read_text("utf-8").replace("languages:\n- zh-Hant\n- en\n", f"languages: {LANGUAGES[0]}\n")
            for each in LANGUAGES:
                written = written.replace(f"languages: {each}\n", "languages: ?\n")
            head.write_text(written.replace("languages: ?\n", f"languages: {self.dice.choice(LANGUAGES)}\n"), "utf-8")
        return True

    def settings(self) -> bool:
        (self.root / "mkdocs.yml").write_text(self.before[self.root / "mkdocs.yml"].decode().replace(
            'site_name: ""', f'site_name: "N{self.dice.randrange(3)}"'), "utf-8")
        return False

    def template(self) -> bool:
        path = self.root / "templates" / "pages" / "entries_list.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<h1>{self.dice.randrange(9)}</h1>{{{{ heading }}}}", "utf-8")
        return False

    def next_day(self) -> bool:
        self.day += datetime.timedelta(days=self.dice.choice([1, 40, 400]))
        return False

    def restore(self) -> bool:
        """As it was in the beginning, so that faults do not pile up."""
        for path in self._files():
            if path not in self.before:
                path.unlink()
        for path, content in self.before.items():
            path.write_bytes(content)
        return False

    def _change(self, change: Callable[[str], str]) -> bool:
        path = self.dice.choice(self._files())
        path.write_bytes(change(path.read_bytes().decode()).encode())
        return True

    def _some(self, text: str, old: str, new: str) -> str:
        parts = text.split(old)
        place = self.dice.randrange(len(parts))
        return old.join(parts[:place]) + (new if place else "") + old.join(parts[place:])

    def _files(self) -> list[Path]:
        return sorted((self.root / "rules").rglob("*.yml")) or [self.root / "mkdocs.yml"]


def compare(root: Path, seed: int, edits: int) -> int:
    """How many pages were compared. A preview that lives through all edits shows what one shows that begins after each of them."""
    make_handbook(root, ENTRIES, seed)
    dice = random.Random(seed)
    edit = Edits(root, dice)
    asked = Asked(FIRST_DAY)
    warm = Preview(root, asked, Voice())
    warm.start()
    compared = 0
    for _ in range(edits):
        rules_only = edit.any()
        warm._asked = asked = Asked(edit.day)
        warm.refresh(rules_only)
        cold = Preview(root, asked, Voice())
        cold.refresh()
        assert warm.shown.notice == cold.shown.notice
        if cold.shown.content is None:
            continue
        assert warm.shown.content is not None
        assert warm.shown.content.handbook == cold.shown.content.handbook
        assert addresses(warm.shown.content) == addresses(cold.shown.content)
        for address in dice.sample(sorted(addresses(cold.shown.content)), PAGES_COMPARED):
            assert warm.shown.content.page(address) == cold.shown.content.page(address), address
            compared += 1
    return compared


def addresses(content: Content) -> list[str]:
    """Of all its pages, from the root of the site."""
    main = content.handbook.language
    return [language_folder(language, main) + address for language in content.handbook.languages for address in content._pages(language)[0]]


def test_a_few_edits(tmp_path: Path) -> None:
    assert compare(tmp_path, seed=1, edits=12) >= PAGES_COMPARED * 3


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_many_edits(tmp_path: Path, seed: int) -> None:
    assert compare(tmp_path, seed, edits=100) >= PAGES_COMPARED * 20
