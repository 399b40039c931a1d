"""What MkDocs would not accept of mkdocs.yml, told before anything is built.

MkDocs validates its own options, those of the theme and those of plugins. Hooks are programs: a check may not run them, and looks only
whether they are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.accepted import Accepted
from generator.configuration import CONFIGURATION
from generator.door import own_site, rules_folder, unnamed_rules
from generator.errors import HandbookError
from generator.inputs import inputs_digest
from generator.nearest import nearest

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_HOOKS = "hooks"
_SLIP = 0.8
"""So much alike is a slip of the keys: what else MkDocs does not know it warns of and leaves alone."""
_EXTRA = ("extra_css", "extra_javascript")


def refuse_options(root: Path) -> None:
    """Raises HandbookError for the first option of mkdocs.yml in `root` that is misspelt, that MkDocs does not accept, or that names a file
    that is not there; nothing where there is no mkdocs.yml. The file is known to be YAML without code: see `configuration.refuse_code`.
    """
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.yaml import yaml_load

    path = root / CONFIGURATION
    if not path.is_file():
        return
    config = MkDocsConfig(config_file_path=str(path))
    with path.open("rb") as file:
        said = yaml_load(file)
    _refuse_misspelt(path, said, config)
    hooks = said.pop(_HOOKS, [])
    if rules := unnamed_rules(root):
        said["docs_dir"] = rules
    config.load_dict(said)
    faults, _ = config.validate()
    found = [(name, str(fault)) for name, fault in faults] or [*_missing_hooks(root, hooks), *_missing_files(config)]
    for name, fault in found:
        raise HandbookError("{file}, line {line}: MkDocs does not accept \"{name}\": {said}", "correct the value, or delete the line",
                            file=path, line=_line(path, name), name=name, said=re.sub(r"<class '(\w+)'>", r"\1", fault.split("\n")[0]))


def refuse_options_once(root: Path) -> None:
    """The same for a check: what MkDocs has accepted of a plain mkdocs.yml is not asked again, since loading MkDocs takes as long as
    reading a small handbook.
    """
    accepted = Accepted.of(root, "accepted-options", partial(_inputs, root))
    if not accepted.known:
        refuse_options(root)
        accepted.keep()


def _inputs(root: Path) -> str | None:
    """A digest of all that decides whether MkDocs accepts a plain mkdocs.yml; None where others have a say in it. Raises NotOrdinary or
    OSError where nobody can tell.
    """
    if own_site(root) is None or not (root / CONFIGURATION).is_file():
        return None
    return inputs_digest([], [root / CONFIGURATION], (root, (root / rules_folder(root)).is_dir()))


def _refuse_misspelt(path: Path, said: Iterable[object], config: MkDocsConfig) -> None:
    for name in map(str, said):
        if name not in config and (meant := nearest(name, config, _SLIP)):
            raise HandbookError("{file}, line {line}: MkDocs has no option \"{name}\"", "did you mean \"{nearest}\"?",
                                file=path, line=_line(path, name), name=name, nearest=meant)


def _missing_hooks(root: Path, hooks: object) -> Iterator[tuple[str, str]]:
    listed = [hooks] if hooks and isinstance(hooks, str) else hooks
    if not isinstance(listed, list):
        yield _HOOKS, f"Expected a list of items, but {f'a {type(hooks).__name__}' if hooks else 'nothing'} was given."
        return
    yield from ((_HOOKS, f"{each} is not there") for each in listed if not (isinstance(each, str) and (root / each).is_file()))


def _missing_files(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Style sheets and scripts of the site itself that lie neither beside the rules nor in the theme."""
    for name in _EXTRA:
        for each in map(str, config[name]):
            inside = not (urlsplit(each).scheme or each.startswith("/"))
            if inside and not any((Path(folder) / urlsplit(each).path).is_file() for folder in (config.docs_dir, *config.theme.dirs)):
                yield name, f"{each} is not there"


def _line(path: Path, name: str) -> int:
    """The line of an option; the first where it stands in a file from which this one inherits."""
    lines = path.read_text("utf-8-sig", errors="replace").split("\n")
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"[\"']?{re.escape(name)}[\"']?\s*:", line)), 1)
