"""Other plugins of MkDocs beside ours: which of them have nothing to do here, and what they see of the handbook's pages."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from generator.errors import HandbookError

if TYPE_CHECKING:
    from mkdocs.plugins import PluginCollection
    from mkdocs.structure.files import File, Files

_REPLACED = frozenset({"search"})
"""The handbook has a search of its own; another would index the few pages that MkDocs renders, and be believed."""


def set_aside(plugins: PluginCollection) -> None:
    """Takes the events away from plugins whose work the handbook does itself. MkDocs names one by its theme: `material/search`."""
    idle = [id(plugin) for name, plugin in plugins.items() if name.rpartition("/")[2] in _REPLACED]
    for methods in plugins.events.values():
        methods[:] = [method for method in methods if id(getattr(method, "__self__", None)) not in idle]


def has_others(plugins: PluginCollection, event: str, ours: object) -> bool:
    """Whether any other plugin, or a hook, listens to an event."""
    return any(getattr(method, "__self__", None) is not ours for method in plugins.events[event])


def refuse_pages(files: Files, ours: Container[str], plugins: PluginCollection) -> None:
    """Raises HandbookError for a page that another plugin adds: it would have no frame and no place in the handbook."""
    for file in files.documentation_pages():
        if file.src_uri not in ours:
            raise HandbookError("the plugin {name} adds the page {page}, but pages of a handbook come from its rules only",
                                "take the plugin out of \"plugins\" in mkdocs.yml", name=_adder(file, plugins), page=file.src_uri)


def _adder(file: File, plugins: PluginCollection) -> str:
    """The plugin that added a file: as MkDocs noted it, else the one whose package the class of the page comes from."""
    package = type(file.page).__module__
    packages = {name: type(plugin).__module__.rpartition(".")[0] for name, plugin in plugins.items()}
    return file.generated_by or next((name for name, own in packages.items() if own and package.startswith(own)), "?")


def leave_only(files: Files, kept: Container[str], added: Iterable[File]) -> None:
    """Takes the pages out again that were there for other plugins to see."""
    for file in added:
        if file.src_uri not in kept and files.get_file_from_path(file.src_uri) is file:
            files.remove(file)


