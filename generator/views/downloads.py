"""What can be taken along from a page: documents to print, a calendar, the tables and the data of the handbook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.model import Criteria, Post, Procedure
from generator.model.common import Status
from generator.views.links import Links

_MEDIA = {
    "PDF": "application/pdf",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ICS": "text/calendar",
    "JSON": "application/json",
}
"""Kind of a file, as a link says it → its media type."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the pages. `label` says what it is and `note` what it is good for, both as catalogue keys; a note may be empty."""

    kind: str
    href: str
    label: str
    note: str = ""

    @property
    def media_type(self) -> str:
        return _MEDIA[self.kind]


def of_handbook(handbook: Handbook, links: Links) -> list[Download]:
    """What the first page offers."""
    whole = "../data/" if links.language != handbook.language else "data/"
    found = [Download("PDF", f"{links.up}handbook.pdf", "The whole handbook", "To print, or to keep as one file."),
             *_delegation(handbook, links)]
    if handbook.posts:
        found.append(Download("PDF", f"{links.up}checklists/all.pdf", "All checklists", "A sheet for every post."))
    return [
        *found, _tables(links),
        Download("JSON", f"{links.up}{whole}handbook.json", "All entries as data", "For other programs; in every language."),
        Download("JSON", f"{links.up}{whole}handbook.schema.json", "JSON Schema of the data", "What is in it, field by field."),
    ]


def of_post(post: Post, criteria: Iterable[Criteria], links: Links) -> list[Download]:
    """The post's description, its calendar, and its score sheet if it and any of the `criteria` that apply to it are in force."""
    found = [Download("PDF", _beside("post", post.id, links), "Post description")]
    if post.status is Status.IN_FORCE and any(each.status is Status.IN_FORCE for each in criteria):
        found.append(Download("PDF", f"{links.up}scores/{post.id}.pdf", "Score sheet"))
    return [*found, Download("ICS", f"{links.up}data/{post.id}.ics", "Calendar of duties")]


def of_procedure(procedure: Procedure, links: Links) -> list[Download]:
    """The procedure's sheet."""
    return [Download("PDF", _beside("procedure", procedure.id, links), "Procedure sheet, flow chart and self-inspection")]


def of_criteria(criteria: Criteria, links: Links) -> list[Download]:
    """The score sheet of the set."""
    return [Download("PDF", _beside("criteria", criteria.id, links), "Score sheet")]


def of_section(kind: str, handbook: Handbook, links: Links) -> list[Download]:
    """What the index of posts, procedures or criteria offers."""
    if kind == "post":
        return [Download("PDF", f"{links.up}checklists/all.pdf", "All checklists"), _tables(links)]
    return [*_delegation(handbook, links), _tables(links)] if kind == "procedure" else [_tables(links)]


def _beside(kind: str, name: str, links: Links) -> str:
    """The address of a document that lies beside an entry's page and bears its name."""
    return f"{links.href(kind, name).removesuffix('.html')}.pdf"


def _delegation(handbook: Handbook, links: Links) -> list[Download]:
    """Nothing where no procedure in force delegates a matter."""
    if not any(procedure.delegation and procedure.status is Status.IN_FORCE for procedure in handbook.procedures.values()):
        return []
    return [Download("PDF", f"{links.up}documents/delegation-table.pdf", "Delegation table",
                     "Who drafts, reviews, decides and co-signs each matter.")]


def _tables(links: Links) -> Download:
    return Download("XLSX", f"{links.up}data/handbook.xlsx", "Tables as a workbook",
                    "Delegation, duties, criteria and score sheets, to sort and filter.")
