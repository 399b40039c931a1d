"""The frames of pages that are tried, made with the handbook's own theme."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from generator.configuration import CONFIGURATION
from generator.diagnostics import Term
from generator.errors import HandbookError
from generator.kept import Kept
from generator.own_templates import THEME, Fault, own_templates
from generator.page import Page
from generator.site.frame import FrameKey, Site
from generator.template_trial.pages import TriedPages, blamed_template
from generator.things import short

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.live.frames import Frames


def frame_faults(pages: TriedPages, root: Path, store: Kept) -> Iterator[Fault]:
    """The faults of the frames, of which pages of one kind share one that works."""
    frames, made_with, working = cache(partial(_frames, root)), _made_with(root, pages.site), set[FrameKey]()
    for page in pages.made:
        key = FrameKey.of(page, "")
        if key in working:
            continue
        try:
            store.heads([short(_name(page, made_with), partial(_tried, frames, pages.site, page))])
        except SecurityError:
            continue
        except HandbookError as error:  # the frame as a whole
            yield Fault(own_templates(root, THEME)[0].relative_to(root).as_posix(), 1, Term(error.message))
        except Exception as error:  # a template can fail in any way
            yield blamed_template(error, root)
        else:
            working.add(key)


def _made_with(root: Path, site: Site) -> str:
    """What every frame is made with besides the handbook: the settings of MkDocs, and the sections that there are."""
    file = root / CONFIGURATION
    said = file.read_bytes() if file.is_file() else b""
    return hashlib.sha256(said + repr((site.sections, site.emergency)).encode()).hexdigest()


def _name(page: Page, made_with: str) -> str:
    """Another one for each frame: nothing of a page counts as read for its frame."""
    return f"frame {page.address} {hashlib.sha256(repr((page, made_with)).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _tried(frames: Callable[[], Frames], site: Site, page: Page) -> bytes:
    frames().fill(site, page, page.address)
    return b""


def _frames(root: Path) -> Frames:
    from generator import building  # loads MkDocs, which takes longer than all that is known already
    from generator.live.frames import Frames

    config, _ = building.configured(root)
    return Frames(config, root, _kept_from_python)


def _kept_from_python(engine: Environment) -> Environment:
    """An engine that does the same and lets no template reach Python."""
    made = SandboxedEnvironment(loader=engine.loader, extensions=[*engine.extensions])
    made.filters.update(engine.filters)
    made.globals.update(engine.globals | {"range": made.globals["range"]})
    return made
