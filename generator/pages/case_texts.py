"""What the scripts of cases say. They fill in the placeholders themselves."""

from __future__ import annotations

from generator.i18n.catalogue import Catalogue
from generator.pages.day_texts import unfilled

_TEXTS = {
    "step": "Step {number} of {total}",
    "by": "By",
    "record": "Record",
    "evidence": "Evidence",
    "control": "Control point",
    "note": "Remark",
    "critical": "critical",
    "until": "until {time}",
    "extension": "Extension",
    "event": "Time of this event: {event}",
    "event_set": "Compute the time limit",
    "late": "was to be done by {time}",
    "promised": "The whole is to be done by {time}.",
    "besides": "The whole is to be done by {time}, and as much later as step {number} takes, whose time does not count.",
    "overdue": "The whole was to be done by {time}.",
    "wait": "Wait {time} first.",
    "done": "Done",
    "end": "Done: end of the procedure",
    "not_applicable": "Does not apply",
    "back": "Back one step",
    "pause": "Pause",
    "resume": "Go on",
    "hand_over": "Hand over",
    "to_whom": "Who takes over: name or initials",
    "remark": "Remark, or why it does not apply",
    "paused": "Paused",
    "open": "Step {number}: {what}",
    "finished": "Finished {time}",
    "begun": "Begun {time}",
    "handed": "Handed over to {name}",
    "nothing": "No case has been begun in this browser.",
    "forgetful": "This browser does not keep cases: they are lost when the page is closed.",
    "missing": "This procedure cannot be run: its file is missing. Build the handbook again.",
    "changed": "The procedure has changed since this case was begun (version {version}, code {code}). The case goes on as it was begun.",
    "seal": "Record of this case, to print or hand in",
    "skipped": "Skipped: the answers lead past it",
    "done_at": "{time} {name}",
    "na_at": "{time} {name} does not apply: {remark}",
    "remove": "Remove from this browser",
    "remove_sure": "Remove it for good? Press again.",
}


def case_texts(words: Catalogue) -> dict[str, str]:
    """The texts in a language."""
    return unfilled(words, _TEXTS)
