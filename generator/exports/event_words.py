"""What a calendar says of a duty besides its title."""

from __future__ import annotations

from generator.analysis.standing import is_in_force
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.i18n.catalogue import catalogue
from generator.model.post import Duty


def duty_description(duty: Duty, handbook: Handbook, language: str) -> str:
    """A line each for the time allowed, the record, the evidence and the procedure; empty where the duty has none of them.

    A procedure that is not in force is not named: nobody works by it.
    """
    words = catalogue(language)
    said = (
        ("Time allowed", formatting.duration(duty.within, language) if duty.within else ""),
        ("Record", _title(handbook, ("register", "form"), duty.record, language)),
        ("Evidence", duty.evidence.best(language)[1] if duty.evidence else ""),
        ("Procedure", _title(handbook, ("procedure",), duty.procedure, language) if _in_force(handbook, duty) else ""),
    )
    return "\n".join(words.text(label) + words.text(": ") + text for label, text in said if text)


def duty_address(site_url: str, post: str, duty: str, handbook: Handbook, language: str) -> str:
    """Where the duty stands on the site, whose address may end in a slash or not; empty where that is not known."""
    folder = "" if language == handbook.language else f"{language}/"
    return f"{site_url.rstrip('/')}/{folder}posts/{post}.html#duty-{duty}" if site_url else ""


def _in_force(handbook: Handbook, duty: Duty) -> bool:
    procedure = handbook.procedures.get(duty.procedure or "")
    return procedure is not None and is_in_force(procedure, handbook)


def _title(handbook: Handbook, kinds: tuple[str, ...], name: str | None, language: str) -> str:
    found = next((item for kind in kinds if (item := handbook.find(kind, name))), None) if name else None
    return str(found.title.best(language)[1]) if found else ""
