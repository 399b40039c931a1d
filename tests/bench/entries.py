"""Makes entries of a large handbook: plain values, as a rule author would write them in YAML."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.bench import words
from tests.bench.words import filled, said, slug

Entry = dict[str, Any]
PRIORITIES = ("urgent-important", "urgent", "important", "routine")
FREQUENCIES = ("daily at 08:30", "every working day", "weekly on Friday", "monthly on the 25th", "quarterly", "2 times a day")
LIMITS = ("15 minutes", "30 minutes", "2 hours", "1 working day", "3 working days")



@dataclass
class Author:
    """Writes entries that refer to one another. The same seed gives the same handbook."""

    random: random.Random
    posts: list[tuple[str, words.Pair, words.Pair]] = field(default_factory=list)
    """(id, title, area)"""
    procedures: list[tuple[str, words.Pair, words.Pair, words.Pair]] = field(default_factory=list)
    """(id, thing, process, area)"""
    terms: list[tuple[str, words.Pair, words.Pair]] = field(default_factory=list)

    def plan(self, posts: int, procedures: int, terms: int) -> None:
        """Decides on ids first, so that entries can refer to later ones. Raises ValueError if there are too few words."""
        places = self.random.sample([*itertools.product(words.AREAS, words.POSTS)], posts)
        self.posts = [(slug(area[1], title[1]), (area[0] + title[0], f"{title[1]}, {area[1]}"), area) for area, title in places]
        work = self.random.sample([*itertools.product(words.OBJECTS, words.PROCESSES, words.AREAS)], procedures)
        self.procedures = [(slug(area[1], thing[1], process[1]), thing, process, area) for thing, process, area in work]
        named = self.random.sample([*itertools.product(words.TERM_HEADS, words.OBJECTS, words.PROCESSES)], terms)
        self.terms = [(slug(head[1], thing[1], process[1]), (head[0] + thing[0] + process[0], f"{head[1]} {thing[1]} {process[1]}"), thing)
                      for head, thing, process in named]

    def some(self, known: list[Any], least: int, most: int) -> list[str]:
        return [item[0] for item in self.random.sample(known, min(len(known), self.random.randint(least, most)))]

    def number(self) -> int:
        return self.random.randint(2, 28)

    def phrase(self, known: list[words.Pair], thing: words.Pair, area: words.Pair) -> words.Text:
        return filled(self.random.choice(known), thing, area, self.number())

    def common(self, kind: str, name: str, title: words.Text) -> Entry:
        return {
            "kind": kind, "id": name, "title": title, "scope": slug("scope", self.random.choice(words.OBJECTS)[1]),
            "owner": self.random.choice(self.posts)[0], "basis": [{"cite": said(*self.random.choice(words.LAWS)), "article": str(self.number())}],
            "version": "1.0", "effective": "2026-01-01", "review": "12 months", "terms": self.some(self.terms, 0, 3),
        }

    # --- The handbook -------------------------------------------------------------------------------------------------

    def handbook(self) -> Entry:
        levels = [("reprimand", "申誡", "Reprimand", "penalty", 1, "praise"), ("demerit", "記過", "Demerit", "penalty", 2, "merit"),
                  ("praise", "嘉獎", "Commendation", "reward", 1, "reprimand"), ("merit", "記功", "Merit", "reward", 2, "demerit")]
        return {
            "kind": "handbook", "id": "large-handbook", "title": said("大型機關工作手冊", "Handbook of a large organisation"),
            "organisation": said("大型機關", "Large organisation"), "languages": ["zh-Hant", "en"],
            "units": [{"id": slug("unit", area[1]), "title": said(*area)} for area in words.AREAS],
            "scopes": [{"id": slug("scope", thing[1]), "title": said(f"{thing[0]}管理", f"Management of {thing[1]}")}
                       for thing in words.OBJECTS],
            "levels": [{"id": name, "title": {"zh-Hant": chinese, "en": english}, "side": side, "rank": rank, "mirror": mirror}
                       for name, chinese, english, side, rank, mirror in levels],
            "forms": [{"id": slug("form", thing[1]), "title": said(f"{thing[0]}申請單", f"Request: {thing[1]}"),
                       "retention": "3 years"} for thing in words.OBJECTS],
            "registers": [{"id": slug("register", thing[1]), "title": said(f"{thing[0]}登記簿", f"Register: {thing[1]}"),
                           "keeper": self.random.choice(self.posts)[0], "retention": "5 years"} for thing in words.OBJECTS],
        }

    def post(self, index: int) -> Entry:
        name, title, area = self.posts[index]
        scopes = [slug("scope", thing[1]) for thing in words.OBJECTS[index::len(self.posts)]]
        return {
            **self.common("post", name, said(*title)), "summary": self.phrase(words.SUMMARIES, self.random.choice(words.OBJECTS), area),
            "unit": slug("unit", area[1]), "answers_for": scopes, "substitutes": [self.posts[index - 1][0]] if len(self.posts) > 1 else [],
            **({"reports_to": self.posts[self.random.randrange(index)][0]} if index else {}),
            "authority": [{"decide": self.phrase(words.STEPS, self.random.choice(words.OBJECTS), area),
                           "limit": self.phrase(words.CONTROLS, self.random.choice(words.OBJECTS), area)} for _ in range(2)],
            "duties": [self.duty(number, area) for number in range(1, self.random.randint(8, 14))],
        }

    def duty(self, number: int, area: words.Pair) -> Entry:
        thing = self.random.choice(words.OBJECTS)
        event = {"event": self.phrase(words.TRIGGERS, thing, area)}
        return {
            "id": f"duty-{number}", "do": self.phrase(words.STEPS, thing, area),
            "when": self.random.choice((*FREQUENCIES, event, event)), "within": self.random.choice(LIMITS),
            "priority": self.random.choice(PRIORITIES), "critical": self.random.random() < 0.15, "record": slug("register", thing[1]),
            "evidence": self.phrase(words.CONTROLS, thing, area), "procedure": self.random.choice(self.procedures)[0], "effort": "20 minutes",
        }

    def procedure(self, index: int) -> Entry:
        name, thing, process, area = self.procedures[index]
        count = self.random.randint(6, 12)
        team = self.some(self.posts, 3, 3)
        return {
            **self.common("procedure", name, said(area[0] + thing[0] + process[0], f"{thing[1]}: {process[1]}, {area[1]}")),
            "scope": slug("scope", thing[1]), "summary": self.phrase(words.SUMMARIES, thing, area), "number": f"P-{index + 1:05}",
            "trigger": self.phrase(words.TRIGGERS, thing, area), "within": "6 working days",
            "pause_points": [{"id": "before-release", "title": said("交付前", "Before release")}],
            "steps": [self.step(number, count, thing, area, team) for number in range(1, count + 1)],
            "delegation": [{"matter": said(f"{thing[0]}{process[0]}", f"{process[1]} of a {thing[1]}"),
                            "draft": team[0], "review": team[1:2], "decide": team[-1]}],
            "forms": [slug("form", thing[1])], "related": [other for other in self.some(self.procedures, 0, 3) if other != name],
        }

    def step(self, number: int, count: int, thing: words.Pair, area: words.Pair, team: list[str]) -> Entry:
        step: Entry = {
            "id": f"s{number}", "do": self.phrase(words.STEPS, thing, area), "by": self.random.choice(team), "within": self.random.choice(LIMITS),
            "control": self.phrase(words.CONTROLS, thing, area), "critical": number == count, "record": slug("register", thing[1]),
        }
        if number == 3:
            step["decision"] = said(f"{thing[0]}是否齊全？", f"Is the {thing[1]} complete?")
            step["branches"] = [{"when": said("是", "yes"), "goto": "s4"}, {"when": said("否", "no"), "goto": "s1"}]
        if number == count:
            step["pause"] = "before-release"
        return step

    def criteria(self, index: int) -> Entry:
        side, levels = ("penalty", ["reprimand", "demerit"]) if index % 2 else ("reward", ["praise", "merit"])
        thing, process, area = self.procedures[index % len(self.procedures)][1:]
        low, high = self.random.randint(2, 5), self.random.randint(6, 12)
        subject = said(f"{area[0]}{thing[0]}{process[0]}", f"{thing[1]}: {process[1]}, {area[1]}")
        kind = ("懲處標準", "Penalties") if side == "penalty" else ("獎勵標準", "Rewards")
        return {
            **self.common("criteria", f"criteria-{index + 1}", said(subject["zh-Hant"] + kind[0], f"{kind[1]}, {subject['en']}")),
            "side": side, "act": said(f"{subject['zh-Hant']}（第 {index + 1} 類）", f"{subject['en']} (class {index + 1})"),
            "measures": [{"id": "count", "title": said(f"每月{thing[0]}件數", f"{thing[1]} in a month"),
                          "unit": said("件", "items"), "whole": True}],
            "tiers": [{"id": "none", "when": f"< {low}", "title": said(f"未滿 {low} 件", f"Under {low}")},
                      {"id": "first", "when": f">= {low}, < {high}", "level": levels[0], "title": said(f"{low} 件以上", f"From {low}")},
                      {"id": "second", "when": f">= {high}", "level": levels[1], "title": said(f"{high} 件以上", f"From {high}")}],
            "modifiers": [{"id": "first-time", "title": said("一年內第一次", "First time in a year"),
                           "effect": "down" if side == "penalty" else "up"}],
            "cases": [{"given": 0, "expect": {}}, {"given": low, "expect": {"level": levels[0]}}, {"given": high, "expect": {"level": levels[1]}}],
        }

    def conduct(self, index: int) -> Entry:
        thing, area = self.random.choice(words.OBJECTS), self.random.choice(words.AREAS)
        return {
            **self.common("conduct", f"conduct-{index + 1}", said(f"{area[0]}{thing[0]}行為守則 {index + 1}", f"Conduct {index + 1}: {thing[1]}, {area[1]}")),
            "clauses": [{"text": self.phrase(words.CLAUSES, self.random.choice(words.OBJECTS), area)} for _ in range(self.random.randint(5, 12))],
        }

    def oversight(self, index: int) -> Entry:
        name, thing, process, area = self.random.choice(self.procedures)
        stages = ("responsibility", "inspection", "notification", "rectification", "assessment")
        return {
            **self.common("oversight", f"oversight-{index + 1}", said(f"{area[0]}{thing[0]}{process[0]}督查 {index + 1}", f"Oversight {index + 1}: {thing[1]}, {area[1]}")),
            "matter": self.phrase(words.SUMMARIES, thing, area), "inspector": self.random.choice(self.posts)[0], "procedures": [name],
            "stages": {stage: {"do": self.phrase(words.STEPS, thing, area), "by": self.random.choice(self.posts)[0], "every": "quarterly",
                               "within": "5 working days", "record": slug("register", thing[1])} for stage in stages},
            "closing": self.phrase(words.CONTROLS, thing, area),
        }

    def term(self, index: int) -> Entry:
        name, title, thing = self.terms[index]
        entry = {**self.common("term", name, said(*title)), "definition": self.phrase(words.DEFINITIONS, thing, self.random.choice(words.AREAS)),
                 "aliases": [said(f"{title[0]}作業", f"{title[1]} work")]}
        return {**entry, "terms": [], "see": [other for other in self.some(self.terms, 0, 2) if other != name]}

    def entries(self, posts: int, procedures: int, criteria: int, conduct: int, oversight: int, terms: int) -> Iterator[Entry]:
        """All of them, the handbook entry first."""
        self.plan(posts, procedures, terms)
        yield self.handbook()
        for make, count in ((self.post, posts), (self.procedure, procedures), (self.criteria, criteria), (self.conduct, conduct),
                            (self.oversight, oversight), (self.term, terms)):
            yield from (make(index) for index in range(count))
