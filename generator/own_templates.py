"""What of a handbook's own templates cannot be read, told by the check. What they compute is seen by `template_trial`.

Whoever has no templates of their own loads no template engine and no typesetter for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.accepted import Accepted
from generator.diagnostics import Diagnostic, Span
from generator.errors import HandbookError
from generator.inputs import inputs_digest
from generator.reading.descriptors import FAULTY_TEMPLATE
from generator.templates import template_folders

if TYPE_CHECKING:
    from jinja2 import Environment

PAGES, THEME, PRINT = "pages", "theme", "print"
"""The parts that have templates."""
_SUFFIXES = {PAGES: ".html", THEME: ".html", PRINT: ".typ"}


class Fault(NamedTuple):
    """A fault in a template: its file from the handbook's folder, and what is said of it. Without a column it is the line's as a whole."""

    file: str
    line: int
    said: str
    column: int = 0

    def diagnostic(self, root: Path) -> Diagnostic:
        return Diagnostic(descriptor=FAULTY_TEMPLATE, details={"said": self.said},
                          span=Span(self.file, self.line, self.column or _indent(root / self.file, self.line) + 1))


def own_templates(root: Path, part: str) -> list[Path]:
    """The templates of a part that are the handbook's own. An unchanged copy of a built-in one is none: it works as that does."""
    own, *built_in = template_folders(root, part)
    deep = own.glob if part == PRINT else own.rglob
    found = sorted(path for path in deep(f"*{_SUFFIXES[part]}") if path.is_file()) if built_in else []
    return [path for path in found if not _same(path, built_in[0] / path.relative_to(own))]


def _same(path: Path, other: Path) -> bool:
    return other.is_file() and path.stat().st_size == other.stat().st_size and path.read_bytes() == other.read_bytes()


def has_templates(root: Path) -> bool:
    """Whether there are any."""
    return any(own_templates(root, part) for part in _SUFFIXES)


def unreadable_templates(root: Path) -> Iterator[Fault]:
    """Every template of a handbook's own that cannot be read, or that takes in one that is not there."""
    for part in (PAGES, THEME):
        if found := own_templates(root, part):
            own, *others = template_folders(root, part)
            engine = _engine(part, (own, *others))
            for path in found:
                yield from _unreadable(path.relative_to(own).as_posix(), part, engine, root)
    if found := own_templates(root, PRINT):
        from generator.printing.readable import unreadable

        known = {path.name for folder in template_folders(root, PRINT) for path in folder.glob("*.typ")}
        for path in found:
            yield from (Fault(f"templates/{PRINT}/{path.name}", *fault) for fault in unreadable(path.read_bytes(), known))


def unreadable_templates_once(root: Path) -> list[Fault]:
    """The same for a check: templates that can be read are not read again, which takes as long as checking a small handbook."""
    if not has_templates(root):
        return []
    accepted = Accepted.of(root, "readable-templates", lambda: inputs_digest([root / "templates"], [], ()))
    if accepted.known:
        return []
    found = [*unreadable_templates(root)]
    if not found:
        accepted.keep()
    return found


def fault_of(error: HandbookError) -> Fault | None:
    """The fault in a template that stopped a build; None where something else did."""
    said = error.details
    return Fault(str(said["file"]), int(str(said["line"])), str(said["said"]), int(str(said.get("column", 0)))) if "said" in said and (
        {"file", "line"} <= said.keys()) else None


def _unreadable(name: str, part: str, engine: Environment, root: Path) -> Iterator[Fault]:
    from jinja2 import TemplateError

    from generator.site.blame import blamed

    assert engine.loader is not None
    try:
        source, file, _ = engine.loader.get_source(engine, name)
        if part == THEME:  # MkDocs has filters and folders of its own
            engine.parse(source, name, file)
        else:
            engine.compile(source, name, file)
            yield from _missing(source, name, engine)
    except (TemplateError, UnicodeDecodeError) as error:
        known = blamed(error, root)
        if known is None or (fault := fault_of(known)) is None:
            raise
        yield fault


def _engine(part: str, folders: tuple[Path, ...]) -> Environment:
    import jinja2

    from generator.pages.environment import environment

    return environment("en", folders) if part == PAGES else jinja2.Environment(loader=jinja2.FileSystemLoader(list(folders)))


def _missing(source: str, name: str, engine: Environment) -> Iterator[Fault]:
    """Templates that this one takes in whatever it is given, and that are not there."""
    from jinja2 import nodes

    known = set(engine.list_templates())
    taking: Any = engine.parse(source, name).find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
    for each in taking:
        taken = each.template.value if isinstance(each.template, nodes.Const) else None
        if isinstance(taken, str) and taken not in known and not getattr(each, "ignore_missing", False):
            yield Fault(f"templates/{PAGES}/{name}", each.lineno, f"{taken} is not there")


def _indent(file: Path, number: int) -> int:
    """So many blanks stand before a line; none where nobody can tell."""
    try:
        line = file.read_text("utf-8").splitlines()[number - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return 0
    return len(line) - len(line.lstrip())
