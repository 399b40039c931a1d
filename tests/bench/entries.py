"""Makes the entries of a large handbook: plain values, as a rule author would write them in YAML."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench import words
from tests.bench.author import Author, Entry, Subject
from tests.bench.words import Pair, said, slug

PRIORITIES = ["urgent-important", "urgent", "important", "routine"]
FREQUENCIES = ["daily at 08:30", "every working day", "weekly on Friday", "monthly on the 25th", "quarterly", "2 times a day"]
LIMITS = ["15 minutes", "30 minutes", "2 hours", "1 working day", "3 working days"]
STAGES = ["responsibility", "inspection", "notification", "rectification", "assessment"]
LEVELS = [("reprimand", said("申誡", "Reprimand"), "penalty", 1, "praise"), ("demerit", said("記過", "Demerit"), "penalty", 2, "merit"),
          ("praise", said("嘉獎", "Commendation"), "reward", 1, "reprimand"), ("merit", said("記功", "Merit"), "reward", 2, "demerit")]


def entries(seed: int, *, posts: int, procedures: int, criteria: int, conduct: int, oversight: int, terms: int) -> Iterator[Entry]:
    """All of them, the handbook entry first. The same arguments give the same entries."""
    author = Author(seed, posts, procedures, terms)
    yield handbook(author)
    yield from (post(author, number) for number in range(posts))
    yield from (procedure(author, number) for number in range(procedures))
    yield from (criteria_set(author, number) for number in range(criteria))
    yield from (conduct_rules(author, number) for number in range(1, conduct + 1))
    yield from (oversight_of(author, number) for number in range(1, oversight + 1))
    yield from (term(author, subject) for subject in author.terms)


def handbook(author: Author) -> Entry:
    return {
        "kind": "handbook", "id": "large-handbook", "title": said("大型機關工作手冊", "Handbook of a large organisation"),
        "organisation": said("大型機關", "Large organisation"), "languages": ["zh-Hant", "en"],
        "units": [{"id": slug("unit", area[1]), "title": said(*area)} for area in author.areas],
        "scopes": [{"id": slug("scope", thing[1]), "title": said(f"{thing[0]}管理", f"Management of {thing[1]}")}
                   for thing in words.OBJECTS],
        "levels": [{"id": name, "title": title, "side": side, "rank": rank, "mirror": mirror}
                   for name, title, side, rank, mirror in LEVELS],
        "forms": [{"id": slug("form", thing[1]), "title": said(f"{thing[0]}申請單", f"Request: {thing[1]}"), "retention": "3 years"}
                  for thing in words.OBJECTS],
        "registers": [{"id": slug("register", thing[1]), "title": said(f"{thing[0]}登記簿", f"Register: {thing[1]}"),
                       "keeper": author.post(), "retention": "5 years"} for thing in words.OBJECTS],
    }


def post(author: Author, number: int) -> Entry:
    """Posts stand in for each other two by two, and share out the scopes and the procedures among them."""
    own, others = author.posts[number], len(author.posts)
    twin = number ^ 1 if number ^ 1 < others else 0
    above = {"reports_to": author.posts[author.random.randrange(number)].id} if number else {}
    regular = [duty(author, f"regular-{count}", author.pick(words.OBJECTS), own.area, FREQUENCIES[count - 1]) for count in range(1, 7)]
    called = [duty(author, f"on-{about.id}"[:64].rstrip("-"), about.thing, own.area, None, about.id)
              for about in author.procedures[number::others]]
    return {
        **author.common("post", own.id, own.title, own.thing), "summary": author.phrase(words.SUMMARIES, own.thing, own.area),
        "unit": slug("unit", own.area[1]), **above, "substitutes": [author.posts[twin].id],
        "answers_for": [slug("scope", thing[1]) for thing in words.OBJECTS[number::others]],
        "authority": [{"decide": author.phrase(words.STEPS, author.pick(words.OBJECTS), own.area),
                       "limit": author.phrase(words.CONTROLS, own.thing, own.area)} for _ in range(2)],
        "duties": [*regular, *called],
    }


def duty(author: Author, name: str, thing: Pair, area: Pair, when: str | None, procedure: str = "") -> Entry:
    """A duty that falls due `when`, or on an event and then by a procedure."""
    made: Entry = {
        "id": name, "do": author.phrase(words.STEPS, thing, area), "when": when or {"event": author.phrase(words.TRIGGERS, thing, area)},
        "within": author.pick(LIMITS[:3]), "priority": author.pick(PRIORITIES if procedure else PRIORITIES[1:]),
        "record": slug("register", thing[1]), "evidence": author.phrase(words.CONTROLS, thing, area), "effort": "20 minutes",
    }
    return {**made, "procedure": procedure, "critical": author.random.random() < 0.15} if procedure else made


def procedure(author: Author, number: int) -> Entry:
    own = author.procedures[number]
    keeper = author.posts[number % len(author.posts)].id
    team = [keeper, *author.ids(author.posts, 3, 3, but=keeper)]
    last = author.random.randint(6, 12)
    return {
        **author.common("procedure", own.id, own.title, own.thing), "owner": keeper,
        "summary": author.phrase(words.SUMMARIES, own.thing, own.area),
        "number": f"P-{number + 1:05}", "trigger": author.phrase(words.TRIGGERS, own.thing, own.area), "within": "60 working days",
        "pause_points": [{"id": "before-release", "title": said("交付前", "Before release")}],
        "steps": [step(author, own, team, count, last) for count in range(1, last + 1)],
        "delegation": [{"matter": own.title, "draft": team[0], "review": team[1:2], "decide": team[-1]}],
        "forms": [slug("form", own.thing[1])], "related": author.ids(author.procedures, 0, 3, but=own.id),
    }


def step(author: Author, own: Subject, team: list[str], number: int, last: int) -> Entry:
    made: Entry = {
        "id": f"s{number}", "do": author.phrase(words.STEPS, own.thing, own.area), "by": author.pick(team), "within": author.pick(LIMITS),
        "control": author.phrase(words.CONTROLS, own.thing, own.area), "record": slug("register", own.thing[1]),
    }
    if number == 3:
        made["decision"] = said(f"{own.thing[0]}是否齊全？", f"Is the {own.thing[1]} complete?")
        made["branches"] = [{"when": said("是", "yes"), "goto": "s4"}, {"when": said("否", "no"), "goto": "s1"}]
    if number == last:
        made.update(by=team[0], critical=True, pause="before-release")
    return made


def criteria_set(author: Author, number: int) -> Entry:
    side, name, levels = ("penalty", "懲處標準", LEVELS[:2]) if number % 2 else ("reward", "獎勵標準", LEVELS[2:])
    about = author.procedures[number % len(author.procedures)]
    low, high = author.random.randint(2, 5), author.random.randint(6, 12)
    chinese, english = about.title.values()
    first, second = (level[0] for level in levels)
    return {
        **author.common("criteria", f"criteria-{number + 1}", said(chinese + name, f"{side}: {english}"), about.thing), "side": side,
        "act": said(f"{chinese}（第 {number + 1} 類）", f"{english} (class {number + 1})"),
        "measures": [{"id": "count", "title": said(f"每月{about.thing[0]}件數", f"{about.thing[1]} in a month"),
                      "unit": said("件", "items"), "whole": True}],
        "tiers": [{"id": "none", "when": f"< {low}", "title": said(f"未滿 {low} 件", f"Under {low}")},
                  {"id": "first", "when": f">= {low}, < {high}", "level": first, "title": said(f"{low} 件以上", f"From {low}")},
                  {"id": "second", "when": f">= {high}", "level": second, "title": said(f"{high} 件以上", f"From {high}")}],
        "modifiers": [{"id": "first-time", "title": said("一年內第一次", "First time in a year"),
                       "effect": "down" if number % 2 else "up"}],
        "cases": [{"given": 0, "expect": {}}, {"given": low, "expect": {"level": first}}, {"given": high, "expect": {"level": second}}],
    }


def conduct_rules(author: Author, number: int) -> Entry:
    thing, area = author.pick(words.OBJECTS), author.pick(author.areas)
    title = said(f"{area[0]}{thing[0]}行為守則 {number}", f"Conduct {number}: {thing[1]}, {area[1]}")
    count = author.random.randint(5, 12)
    return {**author.common("conduct", f"conduct-{number}", title, thing),
            "clauses": [{"text": author.phrase(words.CLAUSES, author.pick(words.OBJECTS), area)} for _ in range(count)]}


def oversight_of(author: Author, number: int) -> Entry:
    about = author.pick(author.procedures)
    thing, area = about.thing, about.area
    title = said(f"{area[0]}{thing[0]}督查 {number}", f"Oversight {number}: {thing[1]}, {area[1]}")
    return {
        **author.common("oversight", f"oversight-{number}", title, thing), "matter": author.phrase(words.SUMMARIES, thing, area),
        "inspector": author.post(), "procedures": [about.id], "closing": author.phrase(words.CONTROLS, thing, area),
        "stages": {stage: {"do": author.phrase(words.STEPS, thing, area), "by": author.post(), "every": "quarterly",
                           "within": "5 working days", "record": slug("register", thing[1])} for stage in STAGES},
    }


def term(author: Author, own: Subject) -> Entry:
    chinese, english = own.title.values()
    return {**author.common("term", own.id, own.title, own.thing), "terms": [], "see": author.ids(author.terms, 0, 2, but=own.id),
            "definition": author.phrase(words.DEFINITIONS, own.thing, own.area), "aliases": [said(f"{chinese}作業", f"{english} work")]}
