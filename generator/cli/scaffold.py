"""New handbooks and new entries: commented files to be changed by hand, made from `templates/scaffold/`."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.analysis.meant_name import check_new_id
from generator.door import Settings
from generator.errors import HandbookError
from generator.files import write_new
from generator.handbook import Handbook
from generator.i18n.catalogue import catalogue, nearest_language
from generator.i18n.own_words import own_catalogue, own_words
from generator.model import HANDBOOK_LISTS, KINDS
from generator.model.kinds import AUTHORED
from generator.nearest import nearest
from generator.reading import descriptors
from generator.templates import BUILT_IN, template_folders

FOLDERS = {kind.name: kind.section for kind in AUTHORED}
"""Kind of entry → the folder of `rules/` in which a new one is written."""
_SUFFIX = ".j2"
_DAY_OF_EXAMPLES = datetime.date(2026, 1, 1)


def init(folder: Path, language: str, today: datetime.date) -> list[Path]:
    """Writes a small working handbook in `language` into `folder`; returns the files written.

    Raises HandbookError where one of the files exists already: nothing is overwritten. A `.gitignore` that is there stays.
    """
    environment = _environment([BUILT_IN / "scaffold" / "init" / nearest_language(language)])
    files = {folder / name.removesuffix(_SUFFIX): environment.get_template(name).render(today=today)
             for name in environment.list_templates(filter_func=lambda name: name.endswith(_SUFFIX))}
    if taken := next((path for path in files if path.exists()), None):
        raise HandbookError("{path} already exists; nothing was written", "choose a new folder: handbook init my-handbook", path=taken)
    try:
        for path, text in files.items():
            _write_new(path, text)
    except OSError:
        for path in files:  # none of them was there before; half a handbook would be in the way of the next try
            path.unlink(missing_ok=True)
        raise
    return [*files, *_ignored(folder)]


def _ignored(folder: Path) -> list[Path]:
    """Tells git what builds make, where nobody has told it anything yet; returns the file if it was written."""
    path = folder / ".gitignore"
    with suppress(FileExistsError):
        write_new(path, (BUILT_IN / "scaffold" / "gitignore").read_bytes())
        return [path]
    return []


def new_entry(settings: Settings, kind: str, name: str, handbook: Handbook | None, language: str) -> Path:
    """Writes an entry to fill in; returns its path. Comments and marks are in `language` and in the organisation's own words, references
    name what `handbook` has.

    Raises HandbookError for an unknown kind, an unusable id, or an entry that exists already.
    """
    _check_kind(kind)
    check_new_id(kind, name, handbook.by_kind[kind] if handbook else {})
    path = settings.root / settings.rules / FOLDERS[kind] / f"{name}.yml"
    environment = _environment(template_folders(settings.root, "scaffold/new"))
    own = own_words(handbook, language) if handbook else ()
    environment.globals["_"] = own_catalogue(language, own).text
    text = environment.get_template(f"{kind}.yml{_SUFFIX}").render(
        id=name, today=settings.today, known=_known(handbook))
    _write_new(path, text)
    return path


def as_example(kind: str, language: str) -> str:
    """An entry of a kind with a line for every field, commented, as a new handbook has it."""
    if kind not in FOLDERS:
        folder = BUILT_IN / "scaffold" / "init" / nearest_language(language) / "rules"
        return _environment([folder]).get_template(f"{kind}.yml{_SUFFIX}").render(today=_DAY_OF_EXAMPLES)
    environment = _environment([BUILT_IN / "scaffold" / "new"])
    environment.globals["_"] = catalogue(language).text
    return environment.get_template(f"{kind}.yml{_SUFFIX}").render(id="example", today=_DAY_OF_EXAMPLES, known=_known(None))


def _check_kind(kind: str) -> None:
    if kind not in FOLDERS:
        near = nearest(kind, FOLDERS)
        raise HandbookError("there is no kind of entry called \"{given}\"", descriptors.NEAREST_HINT if near else "one of: {known}",
                            given=kind, nearest=near or "", known=", ".join(FOLDERS))


def _known(handbook: Handbook | None) -> dict[str, list[str]]:
    """The ids there are of every kind and in every list, so that a new entry refers to things that exist.

    Posts without a superior come first, since a new entry refers to the first. `side_level` are the levels that one set of
    criteria can use, lowest first, and `side` is their side.
    """
    known = {kind: list(handbook.by_kind[kind]) if handbook else [] for kind in (*KINDS, *HANDBOOK_LISTS)}
    if handbook:
        known["post"].sort(key=lambda name: handbook.posts[name].reports_to is not None)
    levels = handbook.entry.levels if handbook else ()
    usable = [level for level in levels if (level.side, level.scale) == (levels[0].side, levels[0].scale)]
    return {**known, "side": [levels[0].side.value] if levels else [],
            "side_level": [level.id for level in sorted(usable, key=lambda level: level.rank)]}


def _environment(folders: Sequence[Path]) -> Environment:
    """Templates that make YAML, not HTML: `quoted` writes a text as a YAML string, `first_or` chooses an id to refer to."""
    environment = Environment(loader=FileSystemLoader(folders), undefined=StrictUndefined, keep_trailing_newline=True,
                              trim_blocks=True, lstrip_blocks=True, autoescape=False)
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    environment.filters["first_or"] = lambda ids, example: ids[0] if ids else example
    return environment


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_new(path, text.encode())
    except FileExistsError:
        raise HandbookError("{path} already exists; nothing was written", "choose another id", path=path) from None
