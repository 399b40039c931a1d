"""What the scripts of records say. They fill in the placeholders themselves."""

from __future__ import annotations

from generator.i18n.catalogue import Catalogue
from generator.pages.day_texts import unfilled

_TEXTS = {
    "organisation": "Organisation",
    "day": "Day",
    "begun": "Begun",
    "rules": "Rules",
    "version_code": "version {version}, print code {code}",
    "result": "Result",
    "made": "Record made",
    "seal": "Seal",
    "comma": ", ",
    "until": "until {time}",
    "state_done": "Done",
    "state_late": "Late",
    "state_na": "Does not apply",
    "state_open": "Left out",
    "state_waiting": "Not yet due",
    "state_passed": "Skipped by the answers",
    "column_number": "No.",
    "column_what": "What",
    "column_due": "Due by",
    "column_at": "Done at",
    "column_by": "By",
    "column_remark": "Remark",
    "column_state": "Result",
    "column_title": "Post or procedure",
    "column_kind": "Record of",
    "column_day": "Day",
    "column_week": "Week from",
    "column_records": "Records",
    "column_version": "Version",
    "column_code": "Print code",
    "column_seal": "Seal",
    "kind_day": "a day",
    "kind_case": "a case",
    "by_week": "By post and week",
    "to_look_at": "Late or left out",
    "no_fault": "Nothing was late or left out.",
    "scan": "Code that leads to the page of records, with the seal {seal}",
    "compare": "Seal {seal}. The file with this seal says the same as this page; the page of records opens it and compares.",
    "signed": "Signed: ",
    "checked": "Checked by: ",
    "asked": "Open the file with the seal {seal}, and compare it with the paper.",
    "unchanged": "{name}: unchanged, seal {seal}.",
    "fault_unreadable": "{name} is no record of a handbook.",
    "fault_changed": "{name} was changed after it was sealed (at entry {place}). It does not count.",
    "fault_rewritten": "{name} was written by another program after it was sealed. Ask for the file as it was saved.",
    "same_rules": "Made under the rules shown here (version {here}, print code {current}).",
    "other_rules": "Made under other rules than those shown here: version {version}, print code {code}; here {here}, {current}.",
    "unknown_rules": "Its post or procedure is not in this handbook today.",
    "other_handbook": "It comes from another handbook.",
}


def record_texts(words: Catalogue) -> dict[str, str]:
    """The texts in a language."""
    return unfilled(words, _TEXTS)
