"""What is said of an entry that is not in force: its state in a word, and a sentence with the day and what replaces it."""

from __future__ import annotations

from generator.analysis.standing import Standing, State
from generator.facts.words import HandbookWords, PrintedWords
from generator.i18n import formatting

_SENTENCES = {
    State.DRAFT: "This entry is a draft and does not apply yet.",
    State.NOT_YET_EFFECTIVE: "This entry is not in force yet.",
    State.SUSPENDED: "This entry does not apply at present.",
    State.SUPERSEDED: "This entry has been replaced and is no longer in force.",
    State.EXPIRED: "This entry is no longer in force.",
    State.RETIRED: "This entry is no longer in force.",
}
_DATED = {
    State.DRAFT: ("since", "It is planned to come into force on {date}."),
    State.NOT_YET_EFFECTIVE: ("since", "It comes into force on {date}."),
    State.SUPERSEDED: ("replaced", "The entry that replaces it has been in force since {date}."),
    State.EXPIRED: ("until", "It was in force until {date}."),
    State.RETIRED: ("until", "It was in force until {date}."),
}


def state_word(standing: Standing, words: PrintedWords) -> str:
    """`draft`, `expired`; empty for an entry in force."""
    return "" if standing.in_force else words.text(standing.state.value)


def state_notice(standing: Standing, words: HandbookWords) -> str:
    """State, sentence and what replaces it as one text, for paper; empty for an entry in force."""
    if standing.in_force:
        return ""
    said = formatting.sentence(state_word(standing, words)) + words.text(": ") + state_sentence(standing, words)
    if (newer := standing.replaced_by) is None:
        return said
    replaced = words.text("Replaced by") + words.text(": ") + words.title(*newer.key).text
    return words.sentences((said, replaced))


def state_sentence(standing: Standing, words: PrintedWords) -> str:
    """What must be known of an entry that is not in force, with the day where there is one; empty for one that is.

    What replaces it is named by the caller, who knows how to lead there.
    """
    if standing.in_force:
        return ""
    which, key = _DATED.get(standing.state, ("", ""))
    newer = standing.replaced_by
    day = {"since": standing.since, "until": standing.until, "replaced": newer.effective if newer else None}.get(which)
    return words.sentences((words.text(_SENTENCES[standing.state]), words.text(key, date=words.date(day)) if day else ""))
