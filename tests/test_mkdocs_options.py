"""What MkDocs does not accept of mkdocs.yml is told by the check as by the build, with its line; no hook is run for that."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_site import MKDOCS, write_handbook

from generator.errors import HandbookError
from generator.mkdocs_options import refuse_options, refuse_options_once

PLAIN = "site_name: ''\ndocs_dir: rules\ntheme: {name: material}\nplugins: [handbook, search]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.css").write_text("p {}")
    (tmp_path / "hook.py").write_text("raise SystemExit('a hook ran')\n")
    return tmp_path


@pytest.mark.parametrize(("own", "line", "said"), [
    ("nav: 3\n", 5, "\"nav\": Expected nav to be a list, got a int: 3"),
    ("copyright: x\nstrict: maybe\n", 6, "\"strict\": Expected type: bool but received: str"),
    ("site_url: nowhere\n", 5, "\"site_url\": "), ("watch: [nowhere]\n", 5, "\"watch\": "),
    ("markdown_extensions: [nowhere]\n", 5, "\"markdown_extensions\": Failed to load extension 'nowhere'."),
    ("hooks: [nowhere.py]\n", 5, "\"hooks\": nowhere.py is not there"),
    ("hooks: ~\n", 5, "\"hooks\": Expected a list of items, but nothing was given."),
    ("hooks: ''\n", 5, "\"hooks\": Expected a list of items, but nothing was given."),
    ("hooks: {a: b}\n", 5, "\"hooks\": Expected a list of items, but a dict was given."),
    ("extra_css: [nowhere.css]\n", 5, "\"extra_css\": nowhere.css is not there"),
    ("extra_javascript: [{path: nowhere.js, defer: true}]\n", 5, "\"extra_javascript\": nowhere.js is not there"),
    (PLAIN.replace("plugins: [handbook, search]", "plugins: [handbook: {pedantic: maybe}]"), 4,
     "\"plugins\": Plugin 'handbook' option 'pedantic'"),
    (PLAIN.replace("search]", "search: {separator: 5}]"), 4, "\"plugins\": Plugin 'material/search' option 'separator'"),
    ("copyrigth: x\n", 5, "MkDocs has no option \"copyrigth\""), ("hook: [hook.py]\n", 5, "MkDocs has no option \"hook\""),
    (PLAIN.replace("name: material", "name: nowhere"), 3, "\"theme\": Unrecognised theme name: 'nowhere'"),
])
def test_what_mkdocs_does_not_accept(root: Path, own: str, line: int, said: str) -> None:
    (root / "mkdocs.yml").write_text(own if own.startswith("site_name") else PLAIN + own)
    with pytest.raises(HandbookError) as stop:
        refuse_options(root)
    assert (stop.value.details["line"], said in str(stop.value)) == (line, True), str(stop.value)


@pytest.mark.parametrize("own", [
    "", "of_our_own: 3\n", "hooks: [hook.py]\n", "hooks: hook.py\n", "extra_css: [own.css, 'https://example.org/x.css', '//example.org/y.css']\n",
    "site_url: !ENV [NOWHERE, 'https://example.org/']\n", "markdown_extensions: [tables, {toc: {permalink: true}}]\n"])
def test_what_mkdocs_accepts(root: Path, own: str) -> None:
    (root / "mkdocs.yml").write_text(PLAIN + own)
    refuse_options(root)


def test_without_a_configuration_there_is_nothing_to_refuse(root: Path) -> None:
    refuse_options(root)


def test_what_was_accepted_is_not_asked_again_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, asked = write_handbook(tmp_path / "h"), list[Path]()
    monkeypatch.setattr("generator.mkdocs_options.refuse_options", asked.append)
    record = root / ".cache/handbook/accepted-options"
    for change, times in (
            (lambda: None, 1), (lambda: None, 1), (lambda: record.write_bytes(record.read_bytes()[:-1]), 2),
            (lambda: (root / "mkdocs.yml").write_text(MKDOCS + "site_url: https://a.example/\n", "utf-8"), 3), (lambda: None, 3),
            (lambda: (root / "mkdocs.yml").write_text(MKDOCS + "extra_css: [own.css]\n", "utf-8"), 4), (lambda: None, 5)):
        change()
        refuse_options_once(root)
        assert len(asked) == times
