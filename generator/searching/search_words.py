"""What the search knows by name: kinds, states, the words of its dialog, and words that only ask.

Texts are English catalogue keys with `{placeholders}`; the browser fills those.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.standing import State
from generator.model.kinds import RECORDS


def _groups() -> Iterator[tuple[str, tuple[str, str]]]:
    """In the order of the handbook; its own entry comes last, and checklists follow the procedures that they are made of."""
    for kind in sorted(RECORDS, key=lambda kind: kind.name == "handbook"):
        if kind.name != "audience":
            yield kind.name, (kind.many, kind.address("*"))
        if kind.name == "procedure":
            yield "checklist", ("Checklists", "checklists/*.html")


KINDS = dict(_groups())
"""Kind → (what its group of results is called, address with `*` for the id), in the order of the results."""

STATES = tuple(state for state in State if state is not State.IN_FORCE)
"""What is said of entries that are found although nobody has to follow them."""

TEXTS = {
    "label": "Search the handbook",
    "placeholder": "Search for a post, a procedure, a word",
    "close": "Close the search",
    "kinds": "Show only",
    "everything": "Everything",
    "post": "Post",
    "posts": "All posts",
    "scope": "Scope of work",
    "scopes": "All scopes of work",
    "clear": "Clear the filters",
    "filtered": "No results match the filters. Without filters: {count}",
    "results": "Results",
    "loading": "Loading the index …",
    "failed": "The search index could not be loaded.",
    "retry": "Try again",
    "browse": "Browse all entries",
    "hint": "Type one or more words, in Traditional or Simplified characters or in English. One character is enough.",
    "suggestions": "For example",
    "none": "Nothing was found for “{query}”.",
    "advice": "Try fewer or other words, or browse all entries.",
    "count": "Results: {count}",
    "some": "No entry contains all of these words. These contain some of them.",
    "near": "Nothing matches exactly. These are the closest.",
    "without": "Without: {words}",
    "more": "Show more: {count}",
    "choose": "Choose",
    "open": "Open",
    "leave": "Close",
    "slash": "opens the search",
    "elsewhere": "Found in the texts of another language.",
    "answer": "Answer",
    "between": "; ",
    "aside": " ({words})",
    "either": "Did you mean one of these?",
    "plain": "Circumstances not counted",
    "needed": "Also depends on: {words}",
    "comma": ", ",
    "my": "Open today's list of {post}",
    "list": "Open the list of {post}",
    "nothing_due": "Nothing but the usual daily duties",
    "free": "Nothing is due",
    "unchosen": "Choose your post to see its list for today",
    "recent": "Opened recently",
    "forget": "Clear this list",
    "shift_now": "On duty now: {shift}, {hours}",
    "shift_since": "On duty now: {shift}, {date} {hours}",
    "shift_next": "Next shift: {shift}, {date} {hours}",
}

DAY_LABELS = {"today": "What is due today", "tomorrow": "What is due tomorrow", "week": "What is due this week",
              "next-week": "What is due next week"}
"""The days that a question may ask for, and what their lists are called."""

ASPECT_LABELS = {
    "decide": "Who decides", "may": "Who decides",
    "do": "Who does it", "charge": "Answers for it", "keep": "Kept by", "stand-in": "Stands in",
    "stated": "Time limit", "held": "Time limit",
    "times": "How often", "until": "Time limit",
    "time": "Time limit", "reply": "Time limit", "last": "How long it lasts", "ahead": "How long before",
    "extend": "Extension of the time limit", "kept": "Kept for", "open": "Office hours",
    "on-duty": "Who is on duty", "where": "Where to turn to",
    "comes": "Dates", "often": "When and how often", "again": "When and how often", "begin": "Trigger",
    "bring": "What to bring", "fill": "To fill in", "call": "Whom to call",
    "first": "What to do first", "upon": "Who acts when it happens", "follow": "What follows", "earned": "What leads to it",
    "mean": "Meaning", "equal": "Equivalence",
    "object": "How to object", "sanction": "How to object", "tell": "Who is told", "people": "How many people", "clause": "Time limit",
    "exempt": "Who is exempt",
}
"""What an answer is called that a question asks for, in the order of `answers.ASPECTS`."""

# Words that ask rather than name. They divide a question that was not found as it stands.
QUESTION_WORDS = """
    請問 什麼時候 什麼 甚麼 怎麼辦 怎麼 怎樣 如何 為什麼 為何 何時 多久 多長時間 多少 幾天 幾個 哪裡 哪些 哪個 哪位 是誰 誰 負責 發生
    是否 可以 可不可以 能不能 需要 要不要 應該 必須 我 要 的 了 嗎 呢 是 後 與 和 或 及
    how what when where who whom which why do does did is are was can could should must may i we you my our a an the
    to of for in on at by and or with if there
"""
