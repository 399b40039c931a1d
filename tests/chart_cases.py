"""Handbooks and procedures made for the tests of pictures."""

from __future__ import annotations

import random
from typing import Any

from markupsafe import Markup

from generator.charts.tier_picture import tier_picture
from generator.facts.criteria import criteria_facts
from generator.facts.words import HandbookWords
from generator.handbook import Handbook
from generator.model import HANDBOOK_LISTS, KINDS, Criteria, HandbookEntry, Post, Procedure

LANGUAGES = {"languages": ("zh-Hant", "en")}
_CHARACTERS = "公文收發登記核對簽名用印辦理送達日期主任檔案覆核陳報通知移交清點附件機密傳閱"
_MARKS = ["，", "。", "、", "：", "「甲」", "（乙）", "", "", ""]
_LATIN = ["register", "it", "acknowledgement", "of", "the", "classified-documents", "NT$3,000", "2026-01-31", "by", "officer"]


def handbook(posts: int = 6, extra: list[dict[str, Any]] | None = None, **lists: Any) -> Handbook:
    """A handbook of `posts` posts (`post-1` reports to `post-0` and so on), or of the posts in `extra` alone."""
    entry = HandbookEntry.model_validate(
        {"kind": "handbook", "id": "handbook", "title": "手冊", "organisation": "辦公室", "languages": ["zh-Hant", "en"],
         "scopes": [{"id": "work", "title": "工作"}], **lists}, context=LANGUAGES)
    titles = ["收發員", "文秘人員", "辦公室主任", "辦公室輔助管理人員", "值班員", "Classified-documents officer"]
    made = extra or [{"id": f"post-{n}", "title": {"zh-Hant": titles[n % len(titles)]}} for n in range(posts)]
    duties = [{"id": "d", "do": "做", "when": "daily"}]
    found = [Post.model_validate({"kind": "post", "duties": duties, **post}, context=LANGUAGES) for post in made]
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    by_kind |= {kind: {item.id: item for item in getattr(entry, name)} for kind, name in HANDBOOK_LISTS.items()}
    return Handbook(entry, {**by_kind, "post": {post.id: post for post in found}})


def procedure(steps: list[dict[str, Any]], **fields: Any) -> Procedure:
    given = {"kind": "procedure", "id": "case", "title": "公文傳閱", "trigger": "收到公文", "steps": steps, **fields}
    return Procedure.model_validate(given, context=LANGUAGES)


def criteria(**fields: Any) -> Criteria:
    return Criteria.model_validate({"kind": "criteria", "id": "case", "title": "標準", "side": "penalty", **fields}, context=LANGUAGES)


def picture(made: Criteria, book: Handbook, language: str) -> Markup:
    """The picture of the tiers of a set, as its page shows it."""
    words = HandbookWords.of(book, language)
    return tier_picture(made, criteria_facts(made, words), words)


def random_procedure(seed: int) -> Procedure:
    """Steps of several posts with branches, leaps and loops to anywhere, and texts of every length."""
    rng = random.Random(seed)
    count = rng.randint(1, 14)
    keys = [f"s{n}" for n in range(count)]
    posts = [f"post-{n}" for n in range(rng.randint(1, 6))]
    steps = [_random_step(rng, keys, n, posts) for n in range(count)]
    return procedure(steps, trigger=_text(rng, 1, 40), id=f"random-{seed}")


def _random_step(rng: random.Random, keys: list[str], number: int, posts: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = {"id": keys[number], "do": _text(rng, 1, 60), "critical": rng.random() < 0.3}
    if rng.random() < 0.9:
        step["by"] = rng.sample(posts, rng.randint(1, min(5, len(posts))))
    for field, value in (("approve", [rng.choice(posts)]), ("within", "3 working days"), ("wait", "10 days"), ("control", "查對")):
        if rng.random() < 0.3:
            step[field] = value
    if rng.random() < 0.4:
        ways = rng.sample([*keys, "end"], min(rng.choice([1, 2, 2, 2, 3, 3, 5]), len(keys) + 1))
        step["branches"] = [{"when": _text(rng, 1, 16), "goto": way} for way in ways]
        if rng.random() < 0.9:
            step["decision"] = _text(rng, 1, 40)
    elif rng.random() < 0.25:
        step["next"] = rng.choice([*keys, "end"])
    return step


def _text(rng: random.Random, least: int, most: int) -> str:
    if rng.random() < 0.25:
        return " ".join(rng.choice(_LATIN) for _ in range(max(1, rng.randint(least, most) // 4)))
    return "".join(rng.choice(_CHARACTERS) + (rng.choice(_MARKS) if rng.random() < 0.2 else "") for _ in range(rng.randint(least, most)))
