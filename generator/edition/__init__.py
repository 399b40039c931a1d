"""The edition of a handbook for one audience: a Handbook in, a Handbook without what that audience may not see out.

What is withheld does not exist for anything after this stage: entries, duties, steps, clauses, forms and registers whose
`audience` names other readers only, what they alone bring along, and references that their author marked as droppable with a
question mark behind the id (`related: [internal-audit?]`). Any other reference to what is withheld is an error.

What is left is validated and resolved anew from the rules as they were read, without the withheld parts. So an edition is, by
its making, the handbook in which these were never written: not even their author's words, their number or their place in a
list are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.edition.cuts import Cut, Withheld, changed_ways, cuts, emptied_lists, withheld_references, withheld_replacements
from generator.edition.excerpt import excerpt
from generator.handbook import Handbook
from generator.model import Entry
from generator.model.text import FILE
from generator.reading.references import hyperlinks, references
from generator.reading.resolve import resolve
from generator.reading.validate import validate

__all__ = ["Withheld", "changed_ways", "edition", "emptied_lists", "obstacles", "withheld_references", "withheld_replacements"]


def edition(handbook: Handbook, audience: str) -> Handbook:
    """The handbook as `audience` may see it. What `obstacles` finds must be settled before."""
    made = cuts(handbook, audience)
    kept = _rewritten([entry for entry in (handbook.entry, *handbook.entries) if entry.key in made], made)
    resolved = resolve(kept, set()).handbook
    assert resolved is not None, "the handbook's own entry is in every edition"
    linked = {(entry.source.file, link) for entry in kept for link in _links(entry)}
    attachments = {key: found for key, found in handbook.attachments.items() if key in linked}
    return replace(resolved, attachments=attachments, day=handbook.day, audience=resolved.find("audience", audience))


def _links(entry: Entry) -> Iterator[str]:
    """Every link of an entry: in fields of their own, and in its texts."""
    yield from (link for _, link, targets in references(entry) if targets == FILE)
    yield from (link for _, link in hyperlinks(entry))


def obstacles(handbook: Handbook, audience: str) -> list[Withheld]:
    """Everything because of which an edition would be wrong or betray what it withholds."""
    finds = (withheld_references, changed_ways, withheld_replacements, emptied_lists)
    return [found for find in finds for found in find(handbook, audience)]


def _rewritten(entries: list[Entry], made: dict[tuple[str, str], Cut]) -> list[Entry]:
    """The entries without what is taken out of them. The handbook's own says how the others are to be read."""
    head = entries[0]
    sources = {entry.key: excerpt(entry, cut.gone, cut.renamed) for entry in entries if (cut := made[entry.key]) or entry is head}
    validated = validate(sources.values())
    assert not validated.diagnostics, "what must be there is never taken out"
    changed = dict(zip(sources, validated.entries, strict=True))
    return [changed.get(entry.key, entry) if made[entry.key] else entry for entry in entries]
