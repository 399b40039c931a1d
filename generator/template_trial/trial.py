"""Whether a handbook's own templates work: pages, frames and documents are made with them, as a build will make them.

What a template computes needs the data of a page or document. A few pages of each section, their frames, and one document of each kind that
a template of the handbook's own takes part in are made in the main language, for nobody to see. Whoever has no such templates pays nothing.
A check runs no programs: templates of pages are kept from Python here, and what they may not do then is left to the build.

What has worked is not tried again as long as it would be made of the same. What has failed or was refused is: only what works is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.door import EVERYTHING, Settings, own_site
from generator.handbook import Handbook
from generator.own_templates import PAGES, THEME, Fault, own_templates
from generator.state import FINDINGS, State
from generator.stores import kept
from generator.template_trial.documents import TriedDocuments
from generator.template_trial.frames import frame_faults
from generator.template_trial.pages import TriedPages
from generator.watched import Noted, watched


def faults_in_use(handbook: Handbook, findings: Sequence[Diagnostic], decided: Settings) -> list[Fault]:
    """The faults that show themselves, each once. `handbook` is what a build would publish."""
    settings, root, state, printed = replace(decided, selection=EVERYTHING), decided.root, State(handbook, findings), set[str]()
    with kept(settings, state.with_printed(printed), "trial") as store, watched(handbook) as seen:
        documents, faults = TriedDocuments.of(seen, settings, store), list[Fault]()
        framed = bool(own_templates(root, THEME) and own_site(root))
        if framed or own_templates(root, PAGES):
            printed.update(documents.addresses)
            pages = TriedPages.of(seen, Noted(findings, FINDINGS), printed, settings, store)
            faults += pages.faults()
            faults += frame_faults(pages, settings.root, store) if framed else ()
        return [*dict.fromkeys((*faults, *documents.faults()))]
