"""What is said once of time limits, wherever they are read: from when they count, and how hours do."""

from __future__ import annotations

from generator.facts.words import PrintedWords
from generator.model import Procedure
from generator.model.handbook import Calendar

FROM_STEP_BEFORE = ("Unless a step says otherwise, its time limit counts from the end of the step before, and after a wait from the end "
                    "of the wait.")
HOURS_COUNTED = {
    True: ("Minutes, hours and days run day and night, on days off too; days, weeks, months and years count from the day after, and "
           "a last day that is a day off gives way to the next working day; working hours and working days count only the time when "
           "the office is at work."),
    False: ("Minutes, hours and days run day and night, on days off too; days, weeks, months and years count from the day after, and "
            "end on their last day also where that is a day off; working hours and working days count only the time when the office is "
            "at work."),
}
"""What is said where the calendar moves a last day that is a day off, and where it does not."""


def hours_counted(calendar: Calendar) -> str:
    """How hours and days count in a handbook of that calendar."""
    return HOURS_COUNTED[calendar.last_day_moves]


def limits_counted(procedure: Procedure, words: PrintedWords) -> str:
    """From when the limits of a procedure's steps count; empty where none has one."""
    return words.text(FROM_STEP_BEFORE) if any(step.within for step in procedure.steps) else ""


def limits_explained(procedure: Procedure, words: PrintedWords, calendar: Calendar) -> str:
    """The same, and how hours count; empty where nothing has a limit."""
    if not procedure.limits:
        return ""
    return words.sentences((limits_counted(procedure, words), words.text(hours_counted(calendar))))
