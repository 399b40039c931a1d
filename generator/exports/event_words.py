"""What a calendar says of a duty besides its title."""

from __future__ import annotations

from generator.calendar.occurrences import times_in_day
from generator.facts.addresses import address, language_folder, on_site
from generator.facts.duties import duty_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.i18n import frequencies
from generator.model.post import Duty, Post


def duty_description(duty: Duty, post: Post, handbook: Handbook, language: str) -> str:
    """A line each for the time allowed, the record, the evidence and the procedure, and first for how often it is done where that is more
    than once in a turn, of which a calendar shows the day alone; empty where the duty has none of them.

    A procedure that is not in force is not named: nobody works by it.
    """
    words = HandbookWords.of(handbook, language)
    facts = duty_facts(duty, words, post)
    often = facts.when if duty.when.times * times_in_day(duty.when) > 1 else None
    said = (("Frequency", often), ("Time allowed", facts.within), ("Extension", facts.extension),
            ("Record", facts.record), ("Evidence", facts.evidence), ("Procedure", facts.guide))
    texts = ((label, value if isinstance(value, str) else value.text) for label, value in said if value)
    return "\n".join(words.text(label) + words.text(": ") + text for label, text in texts)


def duty_title(duty: Duty, handbook: Handbook, language: str) -> str:
    """The duty, and how often it is done where it is done every so many minutes, which no calendar shows: an event of the day, or of the
    hours between which it comes round, stands for all of them."""
    title = duty.do.best(language)[1]
    if not duty.when.each:
        return title
    return title + HandbookWords.of(handbook, language).text(" ({words})", words=frequencies.frequency(duty.when, language))


def duty_address(site_url: str, post: str, duty: str, handbook: Handbook, language: str) -> str:
    """Where the duty stands on the site, whose address may end in a slash or not; empty where that is not known."""
    return _on_page_of_post(site_url, post, f"duty-{duty}", handbook, language)


def shift_address(site_url: str, post: str, shift: str, handbook: Handbook, language: str) -> str:
    """The same of a shift."""
    return _on_page_of_post(site_url, post, f"shift-{shift}", handbook, language)


def _on_page_of_post(site_url: str, post: str, anchor: str, handbook: Handbook, language: str) -> str:
    return on_site(site_url, f"{language_folder(language, handbook.language)}{address('post', post)}#{anchor}")
