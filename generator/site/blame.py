"""Whose fault an exception is that ends a build: a template's, or another plugin's. Faults of this program stay what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import jinja2

from generator.errors import HandbookError

_OURS = "handbook"


def blamed(error: BaseException, root: Path, plugins: Mapping[str, Any] | None = None,
           hooks: Any = None) -> HandbookError | None:
    """What to tell the reader, or None. `plugins` and `hooks` are MkDocs' own, by name; `root` is the handbook's folder."""
    said = str(error).strip() or type(error).__name__
    name = _plugin(error.__traceback__, plugins or {}, hooks or {})
    if name not in (None, _OURS):
        return HandbookError("the plugin {name} does not work together with the handbook: {said}",
                             "take it out of \"plugins\" or \"hooks\" in mkdocs.yml, or ask those who wrote it", name=name, said=said)
    if place := _template(error, root):
        return fault_in_template(*place, said)
    if others := [*(name for name in plugins or () if name != _OURS), *(hooks or ())]:
        return HandbookError("the build failed with other plugins in use ({names}): {said}",
                             "remove them from mkdocs.yml one by one; an error that stays without any of them is a fault of this program",
                             names=", ".join(others), said=said)
    return None


def fault_in_template(file: str, line: int, said: str) -> HandbookError:
    """What to tell of a template that cannot be used."""
    return HandbookError("the template {file} has a fault in line {line}: {said}",
                         "correct that line; if you delete your template, the program's own template of that name is used",
                         file=file, line=line, said=said)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[FrameType, int]]:
    while traceback:
        yield traceback.tb_frame, traceback.tb_lineno
        traceback = traceback.tb_next


def _plugin(traceback: TracebackType | None, plugins: Mapping[str, Any], hooks: Mapping[str, Any]) -> str | None:
    """The plugin or hook that MkDocs called, the outermost if one calls another."""
    names = {type(plugin): name for name, plugin in plugins.items()}
    files = {getattr(module, "__file__", ""): name for name, module in hooks.items()}
    for frame, _ in _frames(traceback):
        name = names.get(type(frame.f_locals.get("self"))) or files.get(frame.f_code.co_filename)
        if name:
            return name
    return None


def _template(error: BaseException, root: Path) -> tuple[str, int] | None:
    """File and line of the innermost template, the handbook's own before others; Jinja puts templates into the traceback under the names of
    their files."""
    own = root.resolve() / "templates"
    found: tuple[Path, int] | None = None
    for frame, line in _frames(error.__traceback__):
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(own) or ("__jinja_template__" in frame.f_globals and not (found and found[0].is_relative_to(own))):
            found = path, line
        elif isinstance(error, UnicodeDecodeError) and frame.f_code.co_name == "get_source" and "filename" in frame.f_locals:
            found = Path(str(frame.f_locals["filename"])), 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        found = Path(error.filename or error.name or "?"), error.lineno
    if found is None:
        return None
    path = found[0].resolve() if found[0].is_absolute() else found[0]
    return (path.relative_to(root.resolve()) if path.is_relative_to(root.resolve()) else path).as_posix(), found[1]
