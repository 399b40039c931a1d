"""What an entry answers, and to which kinds of question: rows of the index, from the same facts as its page.

An answer may belong to a part of the entry (a step, a matter that is delegated, a duty): then the question has to name that part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from generator.analysis.current import is_current
from generator.analysis.doers import is_outside
from generator.analysis.owed_duties import duties_of
from generator.analysis.scale import earned_levels
from generator.analysis.step_times import ways_to_itself
from generator.facts.answer import AnswerCard, answer_card
from generator.facts.case import is_emergency
from generator.facts.class_limits import earned_by, limits_decided
from generator.facts.consequences import decider_of, remedies_of, remedy_said
from generator.facts.contact import Contact, contacts, office_hours
from generator.facts.criteria import criteria_facts, tier_called
from generator.facts.duties import as_the_day_goes
from generator.facts.levels import equivalence
from generator.facts.limit_words import kept_for, limit_text, stated_of_duty, with_extension
from generator.facts.post_card import post_card
from generator.facts.procedure import ProcedureFacts, procedure_facts
from generator.facts.shifts import ShiftFacts, shift_facts
from generator.facts.stages import stage_facts
from generator.facts.telling import calls_somebody, concerns_outsiders, tells_somebody
from generator.facts.visitors import is_told_otherwise, visitor_card
from generator.facts.whole_time import slowest_said
from generator.facts.words import HandbookWords, Named, plain
from generator.handbook import Handbook
from generator.i18n.frequencies import frequency
from generator.model import Conduct, Criteria, Guide, HandbookEntry, Oversight, Post, Procedure, Term
from generator.model.doers import Role
from generator.model.handbook import Form, Level, Register, Scope
from generator.model.post import Duty
from generator.model.procedure import Step
from generator.model.side import Side
from generator.model.walk import by_model
from generator.patterns import pattern_of
from generator.searching.answer import Answer
from generator.searching.entry_passages import EXEMPT, PUBLISHED, named_periods
from generator.searching.everyday import is_opening_hours
from generator.searching.stated import sentences, stated_lengths, stated_sentences, stated_times

_GIVES_BACK = pattern_of(r"歸還|归还|返還|返还|交還|交还|繳還|缴还|送還|送还|(?:return|give back|bring back|hand back)\b", re.IGNORECASE)
"""How the step begins with which what was lent comes back."""

ENDS = "。."
"""What ends a sentence, and not a part of one."""


def answers_of(entry: Any, words: HandbookWords) -> Iterator[Answer]:
    """The answers of an entry or of an item of the handbook's lists; those without words are left out."""
    if read := by_model(_READERS, entry):
        yield from (answer for answer in read(entry, words) if answer.text)


def _procedure(procedure: Procedure, words: HandbookWords) -> Iterator[Answer]:
    facts = procedure_facts(procedure, words)
    told = is_told_otherwise(procedure, words.handbook)
    card, visitors = answer_card(procedure, facts, words), visitor_card(procedure, words)
    takes = visitors.takes.text if told and visitors and visitors.takes else _takes(card, words)
    takes = takes or ("" if told else slowest_said(procedure, words))
    yield Answer("time", takes)
    yield Answer("time", takes, "trigger")
    text = words.said(procedure.summary).text if procedure.summary else ""
    yield from (Answer("stated", clause) for clause in stated_lengths(text))
    yield from (Answer("times", clause) for clause in stated_times(text))
    bring = _listed(words, (each.text for each in visitors.bring)) if visitors else ""
    yield Answer("bring", bring)
    yield Answer("bring", bring, "visitors")  # what is to be brought for what they can do here
    yield Answer("object", visitors.remedy.text if visitors and visitors.remedy else "")
    yield Answer("begin", facts.trigger.text)
    yield Answer("again", _begun_often(procedure, words))
    yield Answer("call", _called(card.call, words))
    yield Answer("where", _called(card.call, words) if any(contact.reached for contact in card.call) else "")
    calls_first = is_emergency(procedure) and not told and calls_somebody(procedure.steps[0].do)
    call_then = _at_first(card, facts, words) if calls_first else _called(card.call, words)
    yield Answer("call", call_then, "trigger")  # whom to call when that happens
    forms = _listed(words, (form.named.text for form in card.forms))
    yield Answer("fill", forms)
    yield Answer("fill", forms, "trigger")
    yield from () if told else _filled_in_a_case(procedure, words)
    if is_emergency(procedure) and not told:
        yield Answer("first", _at_first(card, facts, words), "trigger")
    if not told:
        yield Answer("extend", card.extension)
        yield Answer("reply", _told_in(procedure, card, facts, words) or _decided_in(card, words))
        yield from _deciding(procedure, card, facts, words)
        yield from _doing(procedure, facts, words)
        told_of_it = _telling(procedure, facts, words)
        yield Answer("tell", told_of_it)
        yield Answer("tell", told_of_it, "trigger")  # whom to tell when that happens
        for number, margin in enumerate(facts.discretion, 1):
            yield Answer("may", margin.by.text, "discretion", str(number))


def _filled_in_a_case(procedure: Procedure, words: HandbookWords) -> Iterator[Answer]:
    """The form of a step that is gone to in some cases only, with those cases."""
    handbook = words.handbook
    for index, step in enumerate(procedure.steps):
        cases = procedure.answers_leading_to.get(step.id or "", ())
        if cases and step.record and handbook.find("form", step.record):
            yield Answer("fill", words.title("form", step.record).text, "step", procedure.step_key(index),
                         _listed(words, (case.text for case in words.every(cases))))


def _takes(card: AnswerCard, words: HandbookWords) -> str:
    """The time promised; where something sudden happens, first when somebody acts."""
    promised = card.time and with_extension(card.time, card.extension, words)
    if not card.first:
        return promised
    parts = (("First response", card.first.within), ("Time promised", promised))
    return _labelled(words, parts)


def _at_first(card: AnswerCard, facts: ProcedureFacts, words: HandbookWords) -> str:
    """Whom to call when something sudden happens, and what the first step is."""
    step = words.text("step {number}", number=1) + words.text(": ") + facts.steps[0].do.text if facts.steps else ""
    return words.text("; ").join(filter(None, (_called(card.call, words), step)))


def _deciding(procedure: Procedure, card: AnswerCard, facts: ProcedureFacts, words: HandbookWords) -> Iterator[Answer]:
    """Who decides, as the card says it: on each matter that is delegated; else at the steps that somebody only approves."""
    for found in card.decides:
        limits = tuple(moment.within for moment in found.moments)
        said = _in_time(found.by, limits[0] if len(limits) == 1 else "", words)
        for number, row in enumerate(facts.delegation_shown, 1):
            if row.posts["decide"] == found.by:
                for aspect in ("decide", "may"):
                    yield Answer(aspect, said, "delegation", str(number), _limit_of(found.by, procedure, words))
        for moment in found.moments if not found.matters else ():
            yield Answer("decide", _in_time(found.by, moment.within, words), "step", facts.steps[moment.number - 1].key)


def _limit_of(by: tuple[Named, ...], procedure: Procedure, words: HandbookWords) -> str:
    """How far the post that decides may go in this procedure, as its one authority there says it."""
    posts = [words.handbook.posts[each.name] for each in by if each.name in words.handbook.posts]
    found = [authority for post in posts for authority in post.authority if procedure.id in authority.procedures]
    return words.said(found[0].limit).text if len(found) == 1 and found[0].limit else ""


def _telling(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> str:
    """Who tells whom within what time, in the order of the steps."""
    said = []
    for written, step in zip(procedure.steps, facts.steps, strict=True):
        act = _as_far_as(step.do.text, step.in_time, words) if tells_somebody(written.do) else ""
        informed = _listed(words, (words.title(words.handbook.doer_kind(name), name).text for name in written.inform))
        if telling := _listed(words, (act, informed and _labelled(words, (("Informed", informed),)))):
            said.append(_names(step.by, words) + words.text(": ") + telling)
    return words.text("; ").join(said)


def _doing(procedure: Procedure, facts: ProcedureFacts, words: HandbookWords) -> Iterator[Answer]:
    doers = tuple(dict.fromkeys(doer for step in facts.steps for doer in step.by))
    yield Answer("do", _names(doers, words))
    times_ahead = sum(bool(step.within and step.within.before) for step in procedure.steps)
    for number, (written, step) in enumerate(zip(procedure.steps, facts.steps, strict=True)):
        takes = step.in_time and with_extension(step.in_time, step.extension, words)
        if takes and ways_to_itself(procedure, number):
            takes = words.text("each time {limit}", limit=takes)
        begins = number == 0 and is_outside(written, words.handbook)
        yield Answer("until", takes if begins else "")  # so long they may wait with what begins it
        yield Answer("do", _names(step.by, words), "step", step.key)
        yield Answer("time", takes, "step", step.key)
        yield Answer("extend", step.extension, "step", step.key)
        yield Answer("held", takes if _gives_back(written, words.handbook) else "")
        ahead = takes if written.within and written.within.before else ""
        yield Answer("ahead", ahead, "step", step.key)
        yield Answer("ahead", ahead if times_ahead == 1 else "", "trigger")
        yield Answer("people", _people(written.people, words) if written.people else "", "step", step.key)


def _decided_in(card: AnswerCard, words: HandbookWords) -> str:
    """Within what time somebody decides, and the time promised, where no step says when whoever asked is told; empty where no decision
    has a limit."""
    moments = [(found.by, found.moments[0].within) for found in card.decides if len(found.moments) == 1]
    decided = [_in_time(by, within, words) for by, within in moments if within]
    parts = (("Who decides", words.text(", ").join(decided)), ("Time promised", card.time))
    return _labelled(words, parts) if decided else ""


def _told_in(procedure: Procedure, card: AnswerCard, facts: ProcedureFacts, words: HandbookWords) -> str:
    """Within what time the steps tell somebody outside with which the procedure ends, and the time promised; empty where none of them has
    a limit. What is told before only says that the matter goes on."""
    told = [step.do.text.rstrip(ENDS) + words.text(": ") + step.in_time
            for written, step, after in zip(procedure.steps, facts.steps, procedure.targets, strict=True)
            if step.in_time and set(after) == {None} and tells_somebody(written.do) and concerns_outsiders(written, words.handbook)]
    return words.text("; ").join([*told, _labelled(words, (("Time promised", card.time),))]) if told else ""


def _gives_back(step: Step, handbook: Handbook) -> bool:
    """Whether somebody outside returns what was lent to them: so long they may keep it."""
    return is_outside(step, handbook) and any(map(_GIVES_BACK.match, step.do.by_language.values()))


def _begun_often(procedure: Procedure, words: HandbookWords) -> str:
    """How often somebody has the duty to begin it; empty where that differs, or nothing says it."""
    links = words.handbook.links_to("procedure", procedure.id)
    posts = {link.entry.id: link.entry for link in links if isinstance(link.entry, Post) and link.path[0] == "duties"}
    return _same(frequency(as_the_day_goes(duty.when, post.begins), words.language) for post in posts.values()
                 for duty in duties_of(post, words.handbook)
                 if duty.when.event is None and duty.procedure == procedure.id and duty.step == procedure.step_key(0))


def _handbook(entry: HandbookEntry, words: HandbookWords) -> Iterator[Answer]:
    yield Answer("open", office_hours(words))
    yield from (Answer("comes", days, "period", key) for key, _, days in named_periods(words))


def _post(post: Post, words: HandbookWords) -> Iterator[Answer]:
    card = post_card(post, words)
    yield Answer("call", "".join(piece.words.text for piece in card.reached))
    yield Answer("stand-in", _called(card.substitutes, words))
    if not is_told_otherwise(post, words.handbook):
        yield from _working(post, words)


def _working(post: Post, words: HandbookWords) -> Iterator[Answer]:
    """What a post does, when, and what it may decide."""
    title = words.title("post", post.id).text
    for duty in duties_of(post, words.handbook):
        yield Answer("do", title, "duty", duty.id)
        if duty.when.event is None:
            yield Answer("often", frequency(as_the_day_goes(duty.when, post.begins), words.language), "duty", duty.id)
        else:
            yield Answer("upon", _called(contacts([post.id], words), words), "duty", duty.id)
        if not duty.procedure:
            yield Answer("time", _time_of_duty(duty, words), "duty", duty.id)
    shifts = shift_facts(post, words)
    held = (shift.title.text + words.text(": ") + _hours(shift, words) for shift in shifts)
    yield Answer("on-duty", words.text("; ").join((_called(contacts([post.id], words), words), *held)) if shifts else "")
    for shift in shifts:
        yield Answer("often", _hours(shift, words), "shift", shift.id)
        yield Answer("people", _people(shift.people, words), "shift", shift.id)
    if post.roster and post.roster.published:
        yield Answer("often", frequency(post.roster.published, words.language), "roster", PUBLISHED)
    for number, text in enumerate(post.roster.exempt if post.roster else (), 1):
        yield Answer("exempt", words.said(text).text, "roster", f"{EXEMPT}-{number}")
    for number, authority in enumerate(post.authority, 1):
        limit = words.said(authority.limit).text if authority.limit else ""
        for aspect in ("decide", "may"):
            yield Answer(aspect, _as_far_as(title, limit, words), "authority", str(number))


def _people(count: int, words: HandbookWords) -> str:
    return words.text("{count} person" if count == 1 else "{count} people", count=count)


def _time_of_duty(duty: Duty, words: HandbookWords) -> str:
    """How long a duty may take that is no step of a procedure."""
    limit = stated_of_duty(duty, words.handbook)
    return limit_text(limit, words) if limit else ""


def _hours(shift: ShiftFacts, words: HandbookWords) -> str:
    return words.text("{frequency}, {time}", frequency=shift.days, time=shift.hours)


def _criteria(criteria: Criteria, words: HandbookWords) -> Iterator[Answer]:
    levels = earned_levels(criteria, words.handbook)
    yield Answer("decide", _same(_decider(level, words) for level in levels))
    remedies = _same(_remedies(level, words) for level in levels)
    yield Answer("object", remedies)
    yield Answer("sanction", remedies if criteria.side is Side.PENALTY else "")
    for tier in criteria_facts(criteria, words).tiers:
        said = plain(tier.outcome.said)
        said += words.text(" ({words})", words=words.text("Circumstances not counted")) if criteria.modifiers else ""
        yield Answer("follow", said, "tier", tier.id or str(tier.number))
        yield Answer("last", said if tier.outcome.duration else "", "tier", tier.id or str(tier.number))
    timed = [(words.title("level", level.id).text, time) for level in levels if (time := _time_of_class(level, words))]
    yield Answer("time", words.text("; ").join(title + words.text(": ") + time for title, time in timed))


def _time_of_class(level: Level, words: HandbookWords) -> str:
    """What is said of a class that a length of time makes: how long the matters may take that belong to it."""
    made = (words.handbook.criteria[name] for name in earned_by(level.id, words.handbook)) if level.side is Side.CLASS else ()
    timed = any(measure.is_time for criteria in made for measure in criteria.measures)
    return words.said(level.summary).text.rstrip(ENDS) if level.summary and timed else ""


def _limits_of_class(level: Level, words: HandbookWords) -> str:
    return words.text("; ").join(plain(limit) for limit in limits_decided(level, words)) if level.side is Side.CLASS else ""


def _level(level: Level, words: HandbookWords) -> Iterator[Answer]:
    yield Answer("decide", _decider(level, words))
    yield Answer("object", _remedies(level, words))
    yield Answer("sanction", _remedies(level, words) if level.side is Side.PENALTY else "")
    yield Answer("last", words.duration(level.duration))
    yield Answer("time", words.duration(level.duration) or _time_of_class(level, words) or _limits_of_class(level, words))
    follows = words.said(level.summary).text if level.summary else words.sentences(each.text for each in words.every(level.effects))
    yield Answer("follow", follows)
    yield Answer("mean", follows)
    yield Answer("earned", _earning(level, words))
    yield Answer("equal", equivalence(level, words))


def _earning(level: Level, words: HandbookWords) -> str:
    """The tiers of criteria that earn a level by themselves, behind the title of their set; empty where none does."""
    sets = (words.handbook.criteria[name] for name in earned_by(level.id, words.handbook))
    found = ((words.title("criteria", each.id).text, _listed(words, _tiers_earning(level, each, words)))
             for each in sets if is_current(each, words.handbook))
    return words.text("; ").join(title + words.text(": ") + tiers for title, tiers in found if tiers)


def _tiers_earning(level: Level, criteria: Criteria, words: HandbookWords) -> Iterator[str]:
    """What readers call the tiers that earn a level."""
    for tier, said in zip(criteria.tiers, criteria_facts(criteria, words).tiers, strict=True):
        if any(degree.level == level.id for degree in tier.level):
            yield tier_called(said, words).text


def _decider(level: Level, words: HandbookWords) -> str:
    decider = decider_of(level, words)
    return decider.text if decider else ""


def _remedies(level: Level, words: HandbookWords) -> str:
    return words.text("; ").join(plain(remedy_said(remedy, words)) for remedy in remedies_of(level, words))


def _same(found: Iterable[str]) -> str:
    """What all of them say; nothing where they differ."""
    said = set(found)
    return said.pop() if len(said) == 1 else ""


def _term(term: Term, words: HandbookWords) -> Iterator[Answer]:
    yield Answer("mean", words.said(term.definition).text)


def _register(register: Register, words: HandbookWords) -> Iterator[Answer]:
    if register.keeper:
        yield Answer("keep", words.title("post", register.keeper).text)
    yield Answer("kept", kept_for(register.retention, words))


def _form(form: Form, words: HandbookWords) -> Iterator[Answer]:
    yield Answer("kept", kept_for(form.retention, words))


def _scope(scope: Scope, words: HandbookWords) -> Iterator[Answer]:
    posts = [post.id for post in words.handbook.posts.values() if scope.id in post.answers_for]
    yield Answer("charge", words.listed("post", posts))


def _conduct(conduct: Conduct, words: HandbookWords) -> Iterator[Answer]:
    for position, clause in enumerate(conduct.clauses, 1):
        for said in stated_sentences(words.said(clause.text).text):
            yield Answer("clause", said, "clause", clause.id or clause.number or str(position))


def _guide(guide: Guide, words: HandbookWords) -> Iterator[Answer]:
    """What a section on opening hours says first; readers find it beside the office hours of the handbook."""
    for position, section in enumerate(guide.sections, 1):
        if section.title and any(map(is_opening_hours, section.title.by_language.values())):
            for first in islice(sentences(words.said(section.text).text), 1):
                yield Answer("open", first, "section", section.id or str(position))


def _role(role: Role, words: HandbookWords) -> Iterator[Answer]:
    yield Answer("people", _labelled(words, (("Quorum", words.said(role.quorum).text),)) if role.quorum else "")


def _oversight(oversight: Oversight, words: HandbookWords) -> Iterator[Answer]:
    for stage in stage_facts(oversight, words):
        yield Answer("do", stage.by.text, "stage", stage.name)


_READERS: Mapping[type, Callable[[Any, HandbookWords], Iterator[Answer]]] = {
    Procedure: _procedure, Post: _post, Criteria: _criteria, Level: _level, Term: _term, Register: _register, Form: _form, Scope: _scope,
    Oversight: _oversight, HandbookEntry: _handbook, Conduct: _conduct, Guide: _guide, Role: _role,
}


def _in_time(by: Iterable[Named], limit: str, words: HandbookWords) -> str:
    """`Office director (within 2 hours)`."""
    return _as_far_as(_names(by, words), limit, words)


def _as_far_as(who: str, limit: str, words: HandbookWords) -> str:
    return who + (words.text(" ({words})", words=limit) if limit else "")


def _names(found: Iterable[Named], words: HandbookWords) -> str:
    return _listed(words, (each.text for each in found))


def _called(found: Iterable[Contact], words: HandbookWords) -> str:
    """`Duty officer 1119`."""
    return _listed(words, (" ".join(filter(None, (contact.post.text, "".join(piece.words.text for piece in contact.reached))))
                           for contact in found))


def _labelled(words: HandbookWords, parts: Iterable[tuple[str, str]]) -> str:
    """Each part that is said, behind its label."""
    return words.text("; ").join(words.text(label) + words.text(": ") + said for label, said in parts if said)


def _listed(words: HandbookWords, found: Iterable[str]) -> str:
    return words.text(", ").join(filter(None, found))

