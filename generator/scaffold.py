"""New handbooks and new entries: files to be changed by hand, each of which passes the schema as it is written."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.catalogue import Catalogue, catalogue, nearest_language
from generator.errors import HandbookError
from generator.model import HANDBOOK_LISTS, KINDS
from generator.model.text import Id
from generator.templates import template_folders

FOLDERS = {"post": "posts", "procedure": "procedures", "criteria": "criteria", "conduct": "conduct", "oversight": "oversight",
           "term": "terms"}


def init(folder: Path, language: str) -> list[Path]:
    """Writes a small working handbook into `folder`; returns the files written.

    Raises HandbookError where one of the files exists already: nothing is overwritten.
    """
    source = template_folders(folder, "scaffold")[-1] / "init"
    environment = _environment(source, language)
    files = {folder / name.removesuffix(".j2"): environment.get_template(name).render(today=_today())
             for name in environment.list_templates()}
    if taken := next((path for path in files if path.exists()), None):
        raise HandbookError("{path} exists already; nothing was written", "choose a new folder: handbook init my-handbook", path=taken)
    for path, text in files.items():
        _write_new(path, text)
    return list(files)


def new_entry(root: Path, kind: str, name: str, language: str | None = None) -> Path:
    """Writes a commented entry to fill in; returns its path.

    Raises HandbookError for an unknown kind, an unusable id, or a file that exists already.
    """
    if kind not in FOLDERS:
        raise HandbookError("there is no kind of entry called \"{kind}\"", "one of: {known}", kind=kind, known=", ".join(FOLDERS))
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        raise HandbookError("\"{given}\" cannot be an id",
                            "use lower-case letters a to z and digits, words joined by hyphens, at most 64: for example duty-officer",
                            given=name) from None
    known, main = _known(root)
    if name in known.get(kind, {}):
        raise HandbookError("there is already a {kind} called \"{id}\"", "choose another id", kind=kind, id=name)
    path = root / "rules" / FOLDERS[kind] / f"{name}.yml"
    spoken = nearest_language(language or main)
    source = template_folders(root, "scaffold")[-1] / "new"
    text = _environment(source, spoken).get_template(f"{kind}.yml.j2").render(
        id=name, today=_today(), main=main, known=_examples(known), optional=_optional_fields(kind, catalogue(spoken)))
    _write_new(path, text)
    return path


def _known(root: Path) -> tuple[dict[str, Any], str]:
    """What the handbook in `root` has already, and its main language."""
    from generator.load import load
    from generator.resolve import resolve
    from generator.validate import validate

    valid = validate(load(root).documents)
    handbook = resolve(valid.entries, valid.claimed).handbook
    return (handbook.by_kind, handbook.language) if handbook else ({}, "en")


def _examples(known: dict[str, Any]) -> dict[str, str]:
    """The first id of every kind, so that a new entry refers to things that exist; empty where there is none."""
    return {kind: next(iter(known.get(kind, {})), "") for kind in (*KINDS, *HANDBOOK_LISTS)}


def _optional_fields(kind: str, words: Catalogue) -> list[tuple[str, str]]:
    """(name, description) of every field of the kind that may be left out."""
    fields = KINDS[kind].model_fields
    return [(name, words.text(info.description or name)) for name, info in fields.items() if not info.is_required() and _is_simple(info)]


def _is_simple(info: FieldInfo) -> bool:
    return bool(info.description) and info.annotation not in get_args(None)


def _environment(source: Path, language: str) -> Environment:
    environment = Environment(loader=FileSystemLoader(source), undefined=StrictUndefined, keep_trailing_newline=True,
                              trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 - makes YAML, not HTML
    environment.globals.update(_=catalogue(language).text, language=language)
    return environment


def _today() -> datetime.date:
    """Today, or the day of SOURCE_DATE_EPOCH where files must come out the same twice."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date() if epoch else datetime.date.today()


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise HandbookError("{path} exists already; nothing was written", "choose another id", path=path) from None
