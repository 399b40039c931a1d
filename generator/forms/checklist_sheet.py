"""The printed packet of a checklist as plain data, ready for the print templates: its contents and its sheets. Pure.

Every item of the list is on a sheet. How sheets are laid out never changes what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.facts.checklist import checklist as checklist_of
from generator.facts.checklist_items import Checklist, ContextStep, Group, Item
from generator.facts.checklist_words import ChecklistWords
from generator.facts.packet import Sheet, packet
from generator.facts.signatures import signature_lines
from generator.facts.words import HandbookWords, Words
from generator.handbook import Handbook
from generator.model import Post
from generator.printing.print_code import asking, grouped, print_code
from generator.printing.print_context import PrintContext
from generator.printing.sheet_fit import columns, fit
from generator.printing.text_width import width
from generator.reads import Declare, once

_FOOT = 45.0
"""Room for an id and a title at the foot of a page, in sizes of its type."""

LABELS = {
    "due": "Due",
    "limit": "Limit",
    "record": "Record",
    "procedure": "Procedure",
    "critical": "critical: omitting it does serious harm",
    "period": "For (date or period): ",
    "case": "For (matter and date): ",
    "address": "On screen: ",
    "when": "When: ",
    "continued": " (continued)",
    "comma": ", ",
    "colon": ": ",
    "done": "Done by: ",
    "checked": "Checked by: ",
    "date": "Date: ",
    "page": "Page {page}",
    "scan": "Scan to check the version",
    "sheet": "Sheet",
    "begins": "Begins with",
    "items": "Items",
    "on": "Page",
    "days_off": "On days off: what is due by a day is done on the working day before, what is due on a day on the next working day "
                "(on the last one of the month where it has no more), and what is due every day then too, unless the item says otherwise.",
    "context": "Steps in grey are context: others do them, or they are ticked on another sheet.",
}
"""The texts of the sheets themselves, the same on every sheet of a language; the template knows which page."""


def packet_data(checklist: Checklist, context: PrintContext, words: ChecklistWords) -> dict[str, Any]:
    """Data of one packet. `print` is its code."""
    identity, made = context.identity(checklist.post, _page(checklist)), dict[str, Any]()

    def what_is_said() -> dict[str, Any]:
        """Asks for the list itself, so that its code counts as made of all that the list is made of."""
        return once(made, "said", lambda: _said(checklist_of(checklist.post, context.handbook), context, words))

    code = context.keep(_code_of(checklist.post), lambda: print_code([words.language, what_is_said()]).encode()).decode()
    said = what_is_said()
    return {
        **identity, **said, "print": code,
        "identity": [*identity["identity"], words.text("Print code {code}", code=grouped(code))],
        "asking": asking(identity["link"], code, context.handbook.version(checklist.post)) if identity["link"] else "",
        "columns": columns(words.language).widths,
        "together": [name for sheet in packet(checklist) for name in fit(sheet, checklist, words).together],
    }


def packet_code(post: Post, context: PrintContext, declare: Declare) -> Callable[[], bytes]:
    """Gives what takes the print code of a packet: another one whenever a sheet says something else, however it is laid out.

    It is declared as a piece, since the sheet, the page and the day of a post all ask for it.
    """
    def make() -> bytes:
        words = ChecklistWords.of(context.handbook, context.language)
        return print_code([words.language, _said(checklist_of(post, context.handbook), context, words)]).encode()

    return declare(_code_of(post), make)


def _code_of(post: Post) -> str:
    """The name under which its code is kept."""
    return f"code {post.id}"


def packet_title(post: Post, words: ChecklistWords) -> Words:
    """As it stands on the packet, and in the contents of all packets."""
    return words.own("{post} checklist", post=words.said(post.title).text)


def _page(checklist: Checklist) -> str:
    return f"checklists/{checklist.post.id}.html"


def _said(checklist: Checklist, context: PrintContext, words: ChecklistWords) -> dict[str, Any]:
    """What the sheets say."""
    post = checklist.post
    identity = context.identity(post, _page(checklist))
    title = packet_title(post, words)
    return {
        "id": post.id,
        "title": title,
        "foot": _at_foot(title, post.id),
        "organisation": words.said(context.handbook.entry.organisation),
        "facts": _facts(post, context.handbook, words),
        "identity": identity["identity"],
        "effective": identity["effective"],
        "sheets": [_sheet(sheet, checklist, words) for sheet in packet(checklist)],
    }


def _facts(post: Post, handbook: Handbook, words: ChecklistWords) -> list[tuple[str, list[Words]]]:
    unit = handbook.find("unit", post.unit) if post.unit else None
    substitutes = HandbookWords.of(handbook, words.language).titles("post", post.substitutes)
    facts = [("Unit: ", [words.said(unit.title)] if unit else []), ("Stands in: ", substitutes)]
    return [(words.own(label).text, values) for label, values in facts if values]


def _sheet(sheet: Sheet, found: Checklist, words: ChecklistWords) -> dict[str, Any]:
    last = sheet.first + sheet.size - 1
    return {
        "id": f"{found.post.id}/sheet/{sheet.id}", "case": sheet.procedure is not None, "title": words.sheet(sheet),
        "foot": _at_foot(words.sheet(sheet), found.post.id),
        "trigger": words.trigger(sheet.groups[0]), "critical": sheet.critical, "limits": words.limits(sheet),
        "items": f"{sheet.first}–{last}" if last > sheet.first else str(last),
        "groups": [_group(group, found, words) for group in sheet.groups],
        "signers": [{"id": f"{sheet.id}/{line.number}-{line.person}", "words": words.signer(line), "why": words.why_signed(line, found)}
                    for line in signature_lines(sheet)],
    }


def _at_foot(title: Words, post: str) -> Words:
    """A title as far as it has room beside the id of the post: the foot of a page has no second line for it."""
    room = _FOOT - width(post)
    if width(title.text) <= room:
        return title
    end = next((place for place in range(len(title.text)) if width(title.text[:place + 1] + "…") > room), 0)
    return title._replace(text=title.text[:end] + "…" if end else "")


def _group(group: Group, found: Checklist, words: ChecklistWords) -> dict[str, Any]:
    return {
        "id": group.id,
        "steps": words.steps(group) if group.pause else "",
        "timed": any(words.due(item) for item in group.items),
        "part": words.part(group),
        "heading": words.on_sheet(group),
        "mode": words.mode(group),
        "stop": words.stop(group),
        "items": [_item(item, number, found, words) for number, item in enumerate(group.items, group.first)],
        "context": [_context(step, words) for step in group.context],
    }


def _item(item: Item, number: int, found: Checklist, words: ChecklistWords) -> dict[str, Any]:
    return {
        "id": item.id, "number": number, "critical": item.critical, "approves": words.approves(item), "do": words.said(item.do),
        "only_if": words.only_if(item, found), "ways": words.ways(item, found), "event": words.event(item),
        "due": words.due(item), "within": words.within(item), "extension": words.extension(item),
        "record": words.record(item) or words.evidence(item),
        "reference": words.procedure(item),
        "conditions": words.conditions(item, found),
    }


def _context(step: ContextStep, words: ChecklistWords) -> dict[str, Any]:
    name, by, do, see = words.context(step)
    return {"before": step.before, "step": name, "by": by, "do": do, "see": see}
