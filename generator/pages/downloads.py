"""What can be taken along from a page: documents to print, a calendar, the tables and the data of the handbook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count, takewhile

from generator.facts.applying import for_outsiders
from generator.handbook import Handbook
from generator.model import Criteria, Post, Procedure
from generator.pages.links import Links
from generator.printing.volumes import volume

_MEDIA = {
    "PDF": "application/pdf",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ICS": "text/calendar",
    "JSON": "application/json",
    "Atom": "application/atom+xml",
}
"""Kind of a file, as a link says it → its media type."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages. `label` says what it is and `note` what it is good for, both as catalogue keys; a note may be empty.

    A document in several volumes is a download for each; `volume` is 0 for one that is whole.
    """

    kind: str
    href: str
    label: str
    note: str = ""
    volume: int = 0

    @property
    def media_type(self) -> str:
        return _MEDIA[self.kind]


def of_handbook(handbook: Handbook, links: Links) -> list[Download]:
    """What the first page offers."""
    return [
        *_volumes("documents/handbook.pdf", links, "The whole handbook", "To print, or to keep as one file."),
        *_delegation(links),
        *_internal_control(links),
        *_volumes("documents/checklists.pdf", links, "All checklists", "A sheet for every post."),
        *_tables(links),
        Download("JSON", f"{links.root}data/handbook.json", "All entries as data", "For other programs; in every language."),
        Download("JSON", f"{links.root}data/handbook.schema.json", "JSON Schema of the data", "What is in it, field by field."),
    ]


def of_post(post: Post, links: Links) -> list[Download]:
    """The post's description, its score sheet if there are criteria to score it by, its roster if it is held in shifts, its calendar."""
    return [*_printed(f"posts/{post.id}.pdf", links, "Post description"), *_printed(f"scores/{post.id}.pdf", links, "Score sheet"),
            *_printed(f"rosters/{post.id}.pdf", links, "Roster and hand-over sheet"), *_calendar(post, links),
            *_feed(post, links)]


def _calendar(post: Post, links: Links) -> list[Download]:
    """The calendar of a post, if it has one: there is none of a post that does not hold, or that has nothing on any day."""
    name = f"data/{post.id}.ics"
    return [Download("ICS", f"{links.up}{name}", "Calendar of duties")] if links.is_printed(name) else []


def _feed(post: Post, links: Links) -> list[Download]:
    """The feed of what changes for a post, if anything ever did."""
    name = f"data/{post.id}.atom"
    return [Download("Atom", f"{links.up}{name}", "Changes as a feed")] if links.is_printed(name) else []


def of_changes(links: Links) -> list[Download]:
    """The table of amendments, and the feed of everything that changes."""
    return [*_printed("documents/amendments.pdf", links, "Table of amendments"),
            Download("Atom", f"{links.up}data/changes.atom", "Changes as a feed")]


def of_procedure(procedure: Procedure, links: Links) -> list[Download]:
    """The procedure's sheet, on which whoever works here also finds how the unit inspects itself."""
    label = "Sheet and flow chart" if links.handbook.for_outside else "Sheet, flow chart and self-inspection"
    return _printed(f"procedures/{procedure.id}.pdf", links, label)


def of_criteria(criteria: Criteria, handbook: Handbook, links: Links) -> list[Download]:
    """The score sheet of the set; of one for people outside, who are not appraised, the sheet on which it is decided."""
    return _printed(f"criteria/{criteria.id}.pdf", links, "Decision sheet" if for_outsiders(criteria, handbook) else "Score sheet")


def of_checklists(links: Links) -> list[Download]:
    """The sheets of all posts together."""
    return _volumes("documents/checklists.pdf", links, "All checklists")


def of_section(kind: str, links: Links) -> list[Download]:
    """What the index of posts, procedures, criteria or risks offers."""
    if kind == "post":
        return [*of_checklists(links), *_tables(links)]
    if kind == "risk":
        return [*_printed("documents/risk-assessment.pdf", links, "Risk assessment", "The matrix, and every risk with its controls."),
                *_internal_control(links), *_tables(links)]
    return [*_delegation(links), *_tables(links)] if kind == "procedure" else _tables(links)


def _printed(name: str, links: Links, label: str, note: str = "") -> list[Download]:
    """A document, if it is printed."""
    return [Download("PDF", f"{links.up}{name}", label, note)] if links.is_printed(name) else []


def _volumes(name: str, links: Links, label: str, note: str = "") -> list[Download]:
    """A document that may have several volumes."""
    names = list(takewhile(links.is_printed, map(partial(volume, name), count(1))))
    return [Download("PDF", f"{links.up}{each}", label, note if number == 1 else "", number if len(names) > 1 else 0)
            for number, each in enumerate(names, 1)]


def _internal_control(links: Links) -> list[Download]:
    return _volumes("documents/internal-control.pdf", links, "Internal-control volume",
                    "Organisation, delegation, risks and procedures with their inspection sheets.")


def _delegation(links: Links) -> list[Download]:
    return _volumes("documents/delegation-table.pdf", links, "Delegation table", "Who drafts, reviews, decides and co-signs each matter.")


def _tables(links: Links) -> list[Download]:
    """The workbook, which an edition for readers outside does not have."""
    note = "Delegation, duties, criteria, score sheets, limits, levels and records, to sort and filter."
    return [] if links.handbook.for_outside else [Download("XLSX", f"{links.up}data/handbook.xlsx", "Tables as a workbook", note)]
