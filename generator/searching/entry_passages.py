"""The passages of every kind of entry, in the order of its page: one record a kind, with what each part of the page is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.facts.applying import names_outsiders, subjects_of
from generator.facts.criteria import criteria_facts, tier_called
from generator.facts.duties import in_order
from generator.facts.limit_words import StatedLimit, extension_text, limit_text, stated, stated_of_duty
from generator.facts.periods import periods
from generator.facts.risks import risk_facts
from generator.facts.showing import Output, is_there
from generator.facts.visitors import is_told_otherwise
from generator.facts.words import HandbookWords, Words, flat
from generator.i18n.frequencies import frequency
from generator.model import Conduct, Criteria, Entry, Guide, HandbookEntry, Oversight, Post, Procedure, Risk, Term
from generator.model.doers import Role
from generator.model.limit import Limit
from generator.model.walk import by_model
from generator.searching.passages import IndexPassage, Passages

PUBLISHED = "published"
"""The key of the passage that says until when a roster is published."""
EXEMPT = "exempt"
"""How the key of a passage begins that says whom a roster spares, before its number."""


def passages_of(read: Passages, entry: Any) -> Iterator[IndexPassage]:
    """Every passage of an entry or of an item of the handbook's lists. Raises KeyError for a kind of entry that is not known here."""
    if summary := getattr(entry, "summary", None):
        yield read.passage("summary", summary)
    if reader := by_model(READERS, entry):
        yield from reader.read(read, entry)
    elif isinstance(entry, Entry):
        raise KeyError(type(entry))
    if isinstance(entry, Entry) and not isinstance(entry, HandbookEntry):
        for basis in entry.basis:
            yield read.passage("basis", basis.cite, basis.article)
        if entry.tags:
            yield read.passage("tags", *entry.tags)


def _handbook(read: Passages, entry: HandbookEntry) -> Iterator[IndexPassage]:
    for principle in entry.principles:
        yield read.passage("principle", principle)
    for key, name, days in named_periods(read.vocabulary):
        yield read.fact("period", [name, Words(read.language, days)], key=key)


def named_periods(words: HandbookWords) -> Iterator[tuple[str, Words, str]]:
    """(key, name, days) of every name of a period, or of its first or last day: each is a passage of its own, since any of them may be
    asked for."""
    for number, (name, days) in enumerate((each for period in periods(words) for each in period.named), 1):
        yield str(number), name, days


def _post(read: Passages, post: Post) -> Iterator[IndexPassage]:
    if is_told_otherwise(post, read.handbook):
        return
    for duty in in_order(post, read.handbook):
        limit = _limit_words(read, duty.within, stated_of_duty(duty, read.handbook))
        yield read.passage("duty", duty.do, duty.when.event, *limit, duty.evidence, read.record(duty.record), key=duty.id)
    for shift in post.shifts:
        yield read.passage("shift", shift.title, str(shift.hours), key=shift.id)
    if post.roster:
        yield from (read.passage("roster", text, key=f"{EXEMPT}-{number}") for number, text in enumerate(post.roster.exempt, 1))
        yield from (read.passage("roster", text) for text in post.roster.hand_over)
        yield from _published(read, post)
    for number, authority in enumerate(post.authority, 1):
        where = (read.title("procedure", name) for name in authority.procedures)
        yield read.passage("authority", authority.decide, authority.limit, *where, key=str(number))
    for requirement in post.requirements:
        yield read.passage("requirement", requirement)


def _published(read: Passages, post: Post) -> Iterator[IndexPassage]:
    """Until when its roster is published, found by what that is called."""
    if post.roster and post.roster.published:
        words = read.vocabulary
        called = Words(read.language, words.text("Roster of the next month published"))
        said = Words(read.language, frequency(post.roster.published, read.language))
        yield read.fact("roster", [called, said], key=PUBLISHED)


def _procedure(read: Passages, procedure: Procedure) -> Iterator[IndexPassage]:
    yield read.passage("trigger", procedure.trigger, *_limit(read, procedure, procedure.within))
    if found := procedure.visitors:
        yield read.passage("visitors", found.can, found.takes, *found.bring, found.remedy)
    if not is_told_otherwise(procedure, read.handbook):
        yield from _handling(read, procedure)
    for output in procedure.outputs:
        yield read.passage("output", output)
    for name in procedure.forms:
        if form := read.handbook.find("form", name):
            yield read.passage("form", form.title, form.number)


def _handling(read: Passages, procedure: Procedure) -> Iterator[IndexPassage]:
    """Who does what, decides and may do otherwise."""
    for index, step in enumerate(procedure.steps):
        actors = read.comma.join(filter(None, map(read.doer, step.by)))
        more = (step.control, step.decision, *(branch.when for branch in step.branches), step.evidence, step.note, read.record(step.record),
                *_limit(read, procedure, step.within), *read.known(procedure, index))
        yield read.passage("step", step.do, *more, key=procedure.step_key(index), number=str(index + 1), before=actors)
    for number, row in enumerate(procedure.delegation if is_there(Output.DELEGATION, read.handbook) else (), 1):
        yield read.passage("delegation", row.matter, key=str(number))
    for number, margin in enumerate(procedure.discretion, 1):
        yield read.passage("discretion", margin.may, margin.limit, key=str(number), before=read.doer(margin.by))


def _limit(read: Passages, procedure: Procedure, limit: Limit | None) -> Iterator[str]:
    """What a limit says besides how long: from when, in which case, and how it may be extended."""
    yield from _limit_words(read, limit, stated(limit, procedure, read.handbook))


def _limit_words(read: Passages, limit: Limit | None, found: StatedLimit | None) -> Iterator[str]:
    if limit and not limit.is_plain:
        words = HandbookWords.of(read.handbook, read.language)
        yield from (limit_text(found, words), extension_text(found, words))


def _criteria(read: Passages, criteria: Criteria) -> Iterator[IndexPassage]:
    words = HandbookWords.of(read.handbook, read.language)
    facts = criteria_facts(criteria, words)
    if facts.act:
        yield read.fact("act", [facts.act])
    yield from _subjects(read, criteria)
    for measure in facts.measures:
        yield read.fact("measure", [measure.title, flat(measure.counted)])
    for tier in facts.tiers:
        ranges = map(flat, tier.requires) if tier.is_titled else ()
        yield read.fact("tier", [tier_called(tier, words), *ranges, flat(tier.outcome.said)], key=tier.id or str(tier.number))
    for modifier in facts.modifiers:
        yield read.fact("modifier", [modifier.title, flat(modifier.stated)], key=modifier.id)
    for case, said in zip(criteria.cases, facts.cases, strict=True):
        if case.title:
            yield read.fact("case", [said.title])
    for remedy in dict.fromkeys(remedy for scale in facts.scales for level in scale.levels for remedy in level.remedies):
        yield read.fact("remedy", [flat(remedy)])


def _subjects(read: Passages, entry: Criteria | Conduct | Guide) -> Iterator[IndexPassage]:
    """To whom outside it applies; posts have a filter."""
    if names_outsiders(entry, read.handbook):
        yield read.fact("subjects", subjects_of(entry, HandbookWords.of(read.handbook, read.language)))


def _conduct(read: Passages, conduct: Conduct) -> Iterator[IndexPassage]:
    yield from _subjects(read, conduct)
    for position, clause in enumerate(conduct.clauses, 1):
        number = clause.number or str(position)
        texts = (clause.title, clause.text) if clause.title else (clause.text,)
        yield read.passage("clause", *texts, key=clause.id or number, number=number)


def _oversight(read: Passages, oversight: Oversight) -> Iterator[IndexPassage]:
    yield read.passage("matter", oversight.matter)
    for name, stage in oversight.stages.in_order:
        yield read.passage("stage", stage.do, read.record(stage.record), key=name, before=read.title("post", stage.by))
    yield read.passage("closing", oversight.closing)


def _risk(read: Passages, risk: Risk) -> Iterator[IndexPassage]:
    found = risk_facts(risk, HandbookWords.of(read.handbook, read.language))
    yield read.passage("description", risk.description)
    yield read.fact("rating", [found.before.level, found.before.likely, found.before.grave])
    for control in found.controls:
        yield read.fact("control", [said for said in (control.do, control.check, control.evidence) if said])
    for each in risk.inspect:
        yield read.passage("inspection", each.item)


def _guide(read: Passages, guide: Guide) -> Iterator[IndexPassage]:
    yield from _subjects(read, guide)
    for position, section in enumerate(guide.sections, 1):
        texts = (section.title, section.text) if section.title else (section.text,)
        yield read.passage("section", *texts, key=section.id or str(position))


def _term(read: Passages, term: Term) -> Iterator[IndexPassage]:
    yield read.passage("definition", term.definition)


def _role(read: Passages, role: Role) -> Iterator[IndexPassage]:
    yield from (read.passage(part, text) for part, text in (("taken", role.taken), ("released", role.released)) if text)


class Reader(NamedTuple):
    """How entries of a kind are read, and the parts of their pages: how a passage is labelled (a catalogue key in which the browser fills
    `{number}`), and its anchor with `*` for the passage's key (empty: the top)."""

    read: Callable[[Passages, Any], Iterator[IndexPassage]]
    parts: Mapping[str, tuple[str, str]]


READERS: Mapping[type, Reader] = {
    HandbookEntry: Reader(_handbook, {"principle": ("Principle", ""), "period": ("Dates", "periods")}),
    Post: Reader(_post, {
        "duty": ("Duty", "duty-*"), "shift": ("Shift", "shift-*"), "roster": ("Roster", "shifts"),
        "authority": ("Authority", "authority"), "requirement": ("Requirement", "requirements")}),
    Procedure: Reader(_procedure, {
        "trigger": ("Trigger", ""), "visitors": ("For visitors", ""),
        "step": ("Step {number}", "step-*"), "delegation": ("Delegation", "delegation-*"),
        "discretion": ("Discretion", "discretion-*"), "output": ("Output", "forms-and-outputs"), "form": ("Form", "forms-and-outputs")}),
    Criteria: Reader(_criteria, {
        "act": ("What is judged", ""), "measure": ("Measure", ""), "tier": ("Tier", "tier-*"), "modifier": ("Modifier", "modifier-*"),
        "case": ("Case", "cases"), "remedy": ("How to object", "")}),
    Conduct: Reader(_conduct, {"clause": ("Clause {number}", "clause-*")}),
    Oversight: Reader(_oversight, {
        "matter": ("Matter", ""), "stage": ("Stage", "stage-*"), "closing": ("Closing condition", "")}),
    Risk: Reader(_risk, {"description": ("What can happen", ""), "rating": ("Level of risk", "rating"),
                         "control": ("Control point", "controls"), "inspection": ("Self-inspection", "inspection")}),
    Guide: Reader(_guide, {"section": ("", "section-*")}),
    Term: Reader(_term, {"definition": ("", "")}),
    Role: Reader(_role, {"taken": ("Taken", ""), "released": ("Given back", "")}),
}

PARTS: Mapping[str, tuple[str, str]] = {
    "summary": ("", ""), "subjects": ("Applies to", ""),
    **{name: part for reader in READERS.values() for name, part in reader.parts.items()},
    "basis": ("Legal basis", "basis"), "tags": ("Tags", "context"),
}
"""Every part of a page, in one order."""
