"""Builds and previews by way of MkDocs, whose plugin calls the pipeline: `handbook build` and `mkdocs build` are the same thing."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from generator.configuration import CONFIGURATION, refuse_code
from generator.door import PLUGIN, Asked, unnamed_rules
from generator.errors import HandbookError, cannot_listen
from generator.mkdocs_options import refuse_options
from generator.pipeline import NOTHING, Progress, silent
from generator.site.publish import FULL, not_written
from generator.unchanged import Built, OwnBuild

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Door(Protocol):
    """What the pipeline asks of the MkDocs plugin."""

    progress: Progress
    awaited: Asked
    """What the next run of MkDocs is asked for; it goes before mkdocs.yml."""
    show: Any
    """Prints findings when a build finds some; None to leave that to the caller."""

    @property
    def refused(self) -> bool:
        """Whether findings stopped the last build."""

    def built(self) -> Built:
        """How the last build went."""


def build(root: Path, *, asked: Asked = NOTHING, strict: bool = False, progress: Progress = silent) -> Built:
    """Builds the site of the handbook in `root`, and notes it for `unchanged`. Raises HandbookError for what stops it besides the rules."""
    started = time.monotonic()
    own = OwnBuild.of(root, asked, strict)
    inputs = own.inputs() if own else None
    built = replace(_build_with_mkdocs(root, asked, strict, progress), seconds=time.monotonic() - started)
    if own and inputs:
        own.keep(inputs, built)
    return built


def _build_with_mkdocs(root: Path, asked: Asked, strict: bool, progress: Progress) -> Built:
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.exceptions import Abort, BuildError

    config, plugin = configured(root, strict)
    plugin.awaited = asked
    try:
        config.plugins.on_startup(command="build", dirty=False)
        plugin.progress, plugin.show = progress, None
        mkdocs_build(config)
    except (Abort, BuildError) as stop:
        if isinstance(stop.__cause__, HandbookError):
            raise stop.__cause__ from None
        if not plugin.refused:
            raise HandbookError("MkDocs stopped: {said}", said=stop.message) from stop
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:  # MkDocs or a theme was copying files into the stage
            raise not_written(error) from error
        _explain(error, root, config)
        raise
    finally:
        config.plugins.on_shutdown()
    return plugin.built()


def serve(root: Path, address: str = "127.0.0.1:8000", *, asked: Asked = NOTHING) -> None:
    """Shows the handbook at `address` (host:port) until it is interrupted, and builds it anew when a file is saved.

    MkDocs reads mkdocs.yml anew but keeps the plugin, so what is asked for waits for it there.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import Abort

    config, plugin = configured(root)
    plugin.awaited = asked
    try:
        mkdocs_serve(config_file=str(root / CONFIGURATION), livereload=True, dev_addr=address)
    except Abort as stop:
        if isinstance(stop.__cause__, HandbookError):
            raise stop.__cause__ from None
        raise SystemExit(1) from stop
    except OSError as error:
        raise cannot_listen(address, error) from error
    except Exception as error:
        _explain(error, root, config)
        raise


def _explain(error: Exception, root: Path, config: MkDocsConfig) -> None:
    """Raises HandbookError where a template or another plugin is to blame."""
    from generator.site.blame import blamed

    known = None if isinstance(error, HandbookError) else blamed(error, root, config.plugins, config.hooks)
    if known:
        raise known from error


def configured(root: Path, strict: bool = False) -> tuple[MkDocsConfig, Door]:
    """MkDocs' configuration, and our plugin in it. Raises HandbookError if either is missing."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    path = root / CONFIGURATION
    if not path.is_file():
        raise HandbookError("there is no {file} in {root}", "\"handbook init\" makes a new handbook; or go to the folder of yours",
                            file=CONFIGURATION, root=root)
    refuse_code(path)
    refuse_options(root)
    try:
        config = load_config(config_file=str(path), strict=strict or None, docs_dir=unnamed_rules(root))
    except (Abort, ConfigurationError) as stop:
        raise HandbookError("{file} has an error: {said}", file=path, said=stop.message) from stop
    except Exception as error:  # a plugin or a hook is Python of somebody else's, and can fail in any way while it is loaded
        raise HandbookError("{file} names a plugin or a hook that cannot be loaded: {said}", file=path,
                            said=f"{type(error).__name__}: {error}") from error
    plugin: Any = config.plugins.get(PLUGIN)
    if plugin is None:
        raise HandbookError("{file} does not name the plugin", "write in it: plugins: [handbook]", file=path)
    return config, plugin
