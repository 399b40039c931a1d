"""When a duty is due and how long it may take, in words: what `calendar.deadlines` decides, said once for every output."""

from __future__ import annotations

from generator.calendar.deadlines import from_first_day, leads
from generator.calendar.rounds import Rounds
from generator.facts.limit_words import StatedLimit, limit_in_time, limit_text
from generator.facts.words import PrintedWords
from generator.i18n import formatting
from generator.model.duration import Duration
from generator.model.frequency import Frequency, Yield

_LEADS = ("from {time} before", "begin {time} before")
_FROM_FIRST_DAY = {
    False: ("{time} from the first working day of the period", "within {time} from the first working day of the period"),
    True: ("{time} from the first day of the period", "within {time} from the first day of the period"),
}
"""Whether the first day stays where it is → in short, and as part of a sentence."""


def allowed(when: Frequency | None, within: Duration | None, limit: StatedLimit | None, words: PrintedWords) -> str:
    """`3 working days`, `from 3 working days before`, `5 working days from the first working day of the period`; empty for none.

    `within` is the bare time, for which the `limit` need not be asked.
    """
    said = _beside(when, within, words, 0)
    return said or (formatting.duration(within, words.language) if within else limit_text(limit, words))


def in_time(when: Frequency | None, within: Duration | None, limit: StatedLimit | None, words: PrintedWords) -> str:
    """The same as part of a sentence: `within 3 working days`, `begin 3 working days before`."""
    if said := _beside(when, within, words, 1):
        return said
    if within:
        return formatting.within(within, words.language)
    return limit_in_time(limit, words) if limit else ""


def _beside(when: Frequency | None, within: Duration | None, words: PrintedWords, sentence: int) -> str:
    """What a limit says beside some frequencies; empty where it says the same as anywhere."""
    if when is None or within is None or not within.has_number or not (leads(when) or from_first_day(when, within)):
        return ""
    key = (_LEADS if leads(when) else _FROM_FIRST_DAY[when.yields in (Yield.STAY, Yield.SKIP)])[sentence]
    return words.text(key, time=formatting.duration(within, words.language))


def rounds_words(found: Rounds | None, words: PrintedWords) -> str:
    """`February, May, August and November`, `from 1 November 2026 on`; empty for none."""
    if found is None:
        return ""
    if found.since:
        return words.text("from {date} on", date=words.date(found.since))
    return formatting.listed([formatting.month_name(month, words.language) for month in found.months], words.language)
