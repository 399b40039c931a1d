"""What of a handbook's own templates cannot be read, told by the check as by the build. What they compute is seen only in a build.

Whoever has no templates of their own loads no template engine and no typesetter for that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.templates import template_folders

if TYPE_CHECKING:
    from jinja2 import Environment

_OF_PAGES, _OF_THEME, _OF_PRINT = "pages", "theme", "print"


def refuse_templates(root: Path) -> None:
    """Raises HandbookError for the first template of a handbook's own that cannot be read, or that takes in one that is not there."""
    for part in (_OF_PAGES, _OF_THEME):
        own, *others = template_folders(root, part)
        found = sorted(path.relative_to(own).as_posix() for path in own.rglob("*.html") if path.is_file()) if others else []
        if found:
            made = _engine(part, (own, *others))
            for name in found:
                _refuse(name, part, made, root)
    own, *others = template_folders(root, _OF_PRINT)
    if others and (printed := sorted(path for path in own.glob("*.typ") if path.is_file())):
        _refuse_printed(printed, {path.name for folder in (own, *others) for path in folder.glob("*.typ")})


def _refuse_printed(templates: list[Path], known: set[str]) -> None:
    from generator.printing.readable import unreadable
    from generator.site.blame import fault_in_template

    for path in templates:
        if fault := unreadable(path.read_bytes(), known):
            raise fault_in_template(f"templates/{_OF_PRINT}/{path.name}", fault.line, fault.said)


def _refuse(name: str, part: str, made: Environment, root: Path) -> None:
    from jinja2 import TemplateError

    from generator.site.blame import blamed

    assert made.loader is not None
    try:
        source, file, _ = made.loader.get_source(made, name)
        if part == _OF_THEME:  # MkDocs has filters and folders of its own
            made.parse(source, name, file)
        else:
            made.compile(source, name, file)
            _refuse_missing(source, name, made, root)
    except (TemplateError, UnicodeDecodeError) as error:
        raise (blamed(error, root) or error) from error


def _engine(part: str, folders: tuple[Path, ...]) -> Environment:
    import jinja2

    from generator.pages.environment import environment

    return environment("en", folders) if part == _OF_PAGES else jinja2.Environment(loader=jinja2.FileSystemLoader(list(folders)))


def _refuse_missing(source: str, name: str, made: Environment, root: Path) -> None:
    """Templates that this one takes in whatever it is given, and that are not there."""
    from jinja2 import nodes

    from generator.site.blame import fault_in_template

    known = set(made.list_templates())
    taking: Any = made.parse(source, name).find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
    for each in taking:
        taken = each.template.value if isinstance(each.template, nodes.Const) else None
        if isinstance(taken, str) and taken not in known and not getattr(each, "ignore_missing", False):
            raise fault_in_template(f"templates/{_OF_PAGES}/{name}", each.lineno, f"{taken} is not there")
