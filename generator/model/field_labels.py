"""What the fields of entries are called where a change of them is told, and by authors who do not write their names. Values are catalogue
keys."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "after": "Counts from", "before": "Must be done before", "events": "Events", "extend": "Extension", "latest": "Ends in any case",
    "restart": "Counts anew from", "stops": "Stands still", "time": "Time",
    "begin": "What its first day is called", "begins": "Begins", "dates": "Dates", "end": "What its last day is called", "ends": "Ends",
    "periods": "Calendar periods",
    "act": "Act", "aliases": "Other names", "answers_for": "Answers for", "applies_to": "Applies to", "approve": "Approved by",
    "approves": "Approves", "article": "Article", "assessment": "Assessment", "at": "Place", "audience": "Audience",
    "audiences": "Audiences", "authority": "Authority", "basis": "Basis", "branches": "Ways on", "by": "Done by",
    "calendar": "Calendar", "cap": "Limit of circumstances", "cases": "Examples", "check": "Check", "cite": "Regulation",
    "clauses": "Clauses", "closing": "Closing", "conflicts": "Separation of duties", "consult": "Consulted", "contact": "Contact",
    "contacts": "Contacts", "control": "Control point", "conversions": "Words to convert", "cosign": "Co-signs", "count": "Number",
    "country": "Country", "counts": "Time that counts", "criteria": "Criteria", "critical": "Critical item", "day_begins": "Day begins",
    "decide": "Decides", "decision": "Decision", "definition": "Definition", "delegation": "Delegation", "description": "Description",
    "discretion": "Discretion", "do": "Action", "down": "Levels down", "draft": "Drafts", "duration": "Period", "duties": "Duties",
    "duty": "Duty",
    "earliest": "At the earliest", "effect": "Effect", "effective": "In force from", "effort": "Time taken",
    "equals": "Equivalent", "every": "How often",
    "evidence": "Evidence", "excludes": "Rules out", "expect": "Expected result", "expires": "In force until", "forms": "Forms",
    "given": "Given", "goto": "Continues at", "head": "Head", "headcount": "Headcount", "highest": "Highest level", "holidays": "Holidays",
    "hours": "Working hours", "id": "Id", "inform": "Informed", "inspection": "Inspection", "inspector": "Inspector",
    "internal": "Internal", "keeper": "Kept by", "keeps": "Keeps", "kind": "Kind", "languages": "Languages", "level": "Level",
    "first_counts": "The first tier that fits counts",
    "levels": "Levels", "limit": "Restriction", "lifts_cap": "Lifts the cap", "link": "File",
    "counts_for": "Counts for", "last_day_moves": "Last day moves", "day": "Its day",
    "lowest": "Lowest level", "matter": "Matter", "maximum": "Largest value",
    "may": "May", "measures": "What is measured", "medium": "Medium", "minimum": "Smallest value", "mirror": "Counterpart",
    "mode": "Way of working", "modifiers": "Circumstances", "next": "Continues at", "note": "Note", "notification": "Notification",
    "number": "Number", "office_hours": "Office hours", "offset": "Offset each other",
    "or_nothing": "Or nothing", "organisation": "Organisation", "outputs": "Output", "paper": "Paper",
    "outsiders": "Parties outside",
    "owner": "Maintained by", "parent": "Belongs to", "pause": "Pause point", "pause_points": "Pause points", "period": "Period",
    "also": "In addition", "where": "In which case",
    "adds": "Adds to what is measured", "each_time": "Counts each time", "amount": "Amount", "amount_at_most": "Amount at most",
    "points": "Points", "posts": "Posts", "principles": "Principles", "priority": "Priority", "procedure": "Procedure",
    "procedures": "Procedures", "rank": "Rank", "reason": "Reason", "record": "Record", "rectification": "Rectification",
    "registers": "Registers", "related": "Related procedures", "released": "Released when", "reports_to": "Reports to",
    "requirements": "Requirements", "responsibility": "Responsibility", "retention": "Kept for", "review": "Reviewed every",
    "reviewed": "Last review", "roles": "Roles", "scale": "Scale", "scope": "Scope", "scopes": "Scopes",
    "sections": "Sections", "sort": "Type", "see": "See also",
    "side": "Side", "stages": "Stages", "status": "State", "step": "Step", "steps": "Steps", "subdivision": "Region",
    "substitutes": "Substitutes", "summary": "Summary", "supersedes": "Replaces", "synonyms": "Everyday words",
    "tags": "Tags", "taken": "Taken when", "terms": "Terms", "text": "Text", "tier": "Tier", "tiers": "Tiers", "times": "Times",
    "title": "Title", "trigger": "Trigger",
    "unit": "Unit", "units": "Units", "up": "Levels up", "version": "Version", "wait": "Waits", "waivers": "Waivers",
    "weekend": "Days off", "when": "When", "whole": "Whole numbers", "within": "Time limit", "workdays": "Working days",
    "years": "Years",
    "acts": "Acts", "always_staffed": "Always staffed", "approved_by": "Approved by", "assigns": "Roles taken",
    "at_most": "At most", "bring": "To bring", "chair": "Chair", "quorum": "Quorum",
    "can": "What visitors can do", "choices": "Choices", "days": "Days",
    "decided": "Day of the decision", "decides": "Decides", "different": "Acts of different levels", "drawn_up_by": "Drawn up by",
    "effects": "What follows", "exempt": "Who is exempt", "go_through": "Goes through",
    "hand_over": "Handed over", "hand_over_time": "Time to hand over", "rest": "Rest between shifts",
    "judge": "Judged by", "lasts": "Lasts",
    "otherwise": "All else", "other_than": "Not by the doer of", "pass_to": "Passes to", "people": "Number of people",
    "published": "Published by", "releases": "Roles given back", "remedies": "Remedies", "remedy": "Remedies",
    "reserve": "Reserve", "roster": "Roster",
    "running": "While an earlier one lasts", "same": "Acts of the same level", "same_as": "Same person as", "scales": "Scales",
    "shifts": "Shifts", "since": "Counted since", "starts": "Starts", "takes": "How long it takes", "then": "After that", "to": "To whom",
    "controls": "Control points", "impact": "Impact", "inspect": "Self-inspection", "item": "Item", "likelihood": "Likelihood",
    "preface": "Preface", "residual": "What is left", "risk_scale": "Scale of risks", "tolerance": "Tolerance", "value": "Value",
    "together": "At the same time", "type": "Type", "until": "Until", "visitors": "For visitors", "words": "Own words",
}
IN_PART: Mapping[str, str] = {
    "authority.decide": "Decides on", "delegation.review": "Reviews", "duties.when": "When it is done",
    "equals.count": "How many", "levels.duration": "How long it lasts", "modifiers.levels": "By how many levels",
    "sections.text": "What it says", "shifts.hours": "Hours of the shift", "stops.since": "Stands still from",
    "stops.until": "Goes on from", "tiers.duration": "How long it lasts",
}
"""`part.field` → what a field is called in that part of an entry, where elsewhere it means something else."""
PARTS: Mapping[str, str] = {
    "steps": "Step {name}", "duties": "Duty {name}", "tiers": "Tier {name}", "clauses": "Clause {name}", "delegation": "Row {name}",
    "modifiers": "Circumstance {name}", "measures": "Measure {name}", "cases": "Example {name}", "levels": "Level {name}",
    "sections": "Section {name}", "units": "Unit {name}", "scopes": "Scope {name}", "forms": "Form {name}", "registers": "Register {name}",
}
"""List of an entry → how one of its items is named."""
IN_FULL = frozenset({"delegation", "authority"})
"""Lists of which an item that is added or taken out is told with all that it says: who decides, and how far, is the rule."""
IN_ORDER = frozenset({"steps", "clauses", "sections"})
"""Lists in which the place of an item is part of the rule."""
QUIET = frozenset({"reviewed", "version", "tags", "waivers", "id", "kind", "cases", "conversions", "effective", "audience", "step"})
"""Fields whose change alone changes no rule. It is told with others, and is no news by itself."""
