"""What the search knows by name: kinds, parts of pages, states, the words of its dialog, and words that only ask.

Texts are English catalogue keys with `{placeholders}`; the browser fills those.
"""

from __future__ import annotations

from generator.analysis.standing import State
from generator.model.kinds import RECORDS

_ORDER = ("post", "procedure", "checklist", "criteria", "conduct", "oversight", "scope", "term", "form", "register", "unit", "role",
          "outsider", "level", "handbook")
"""The order of the groups of results; a kind that is not named here comes at the end."""
_GROUPS = {**{kind.name: (kind.many, kind.address("*")) for kind in RECORDS if kind.name != "audience"},
           "checklist": ("Checklists", "checklists/*.html")}
KINDS = {name: _GROUPS[name] for name in sorted(_GROUPS, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))}
"""Kind → (what its group of results is called, address with `*` for the id), in the order of the results."""

PARTS = {
    "summary": ("", ""),
    "principle": ("Principle", ""),
    "duty": ("Duty", "duty-*"),
    "authority": ("Authority", "authority"),
    "requirement": ("Requirement", "requirements"),
    "trigger": ("Trigger", ""),
    "step": ("Step {number}", "step-*"),
    "delegation": ("Delegation", "delegation-*"),
    "discretion": ("Discretion", "discretion-*"),
    "output": ("Output", "forms-and-outputs"),
    "form": ("Form", "forms-and-outputs"),
    "act": ("What is judged", ""),
    "measure": ("Measure", ""),
    "tier": ("Tier", "tier-*"),
    "modifier": ("Modifier", "modifier-*"),
    "case": ("Case", "cases"),
    "clause": ("Clause {number}", "clause-*"),
    "matter": ("Matter", ""),
    "stage": ("Stage", "stage-*"),
    "closing": ("Closing condition", ""),
    "definition": ("", ""),
    "taken": ("Taken", ""),
    "released": ("Given back", ""),
    "basis": ("Legal basis", "basis"),
    "tags": ("Tags", "context"),
}
"""Part of a page → how a passage of it is labelled, and its anchor with `*` for the passage's key (empty: the top)."""

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
    "filtered": "Nothing passes the filters. Without them: {count}",
    "results": "Results",
    "loading": "Loading the index …",
    "failed": "The search index could not be loaded.",
    "retry": "Try again",
    "browse": "Look through all entries",
    "hint": "Type one or more words, in Traditional or Simplified characters or in English. One character is enough.",
    "suggestions": "For example",
    "none": "Nothing was found for “{query}”.",
    "advice": "Try fewer or other words, or look through all entries.",
    "count": "Results: {count}",
    "some": "No entry holds all of these words. These hold some of them.",
    "near": "Nothing matches exactly. These come near.",
    "without": "Without: {words}",
    "more": "Show more: {count}",
    "choose": "Choose",
    "open": "Open",
    "leave": "Close",
    "slash": "opens the search",
    "elsewhere": "Found in the texts of another language.",
}

# Words that ask rather than name. They divide a question that was not found as it stands.
QUESTION_WORDS = """
    請問 什麼時候 什麼 甚麼 怎麼辦 怎麼 怎樣 如何 為什麼 為何 何時 多久 多長時間 多少 幾天 幾個 哪裡 哪些 哪個 哪位 是誰 誰 負責 發生
    是否 可以 可不可以 能不能 需要 要不要 應該 必須 我 要 的 了 嗎 呢 是 後 與 和 或 及
    how what when where who whom which why do does did is are was can could should must may i we you my our a an the
    to of for in on at by and or with if there
"""
