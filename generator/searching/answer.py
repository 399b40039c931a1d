"""An answer of the index: what is said, to which kind of question, and of what."""

from __future__ import annotations

from typing import NamedTuple

ASPECTS = ("decide", "may", "do", "charge", "keep", "stand-in", "stated", "held", "times", "until", "time", "reply", "last", "ahead",
           "extend", "kept", "open", "on-duty", "where", "comes", "often", "again", "begin", "bring", "fill", "call", "first", "upon",
           "follow", "earned", "mean", "equal", "object", "sanction", "tell", "people", "clause", "exempt")
"""What a question may ask of an entry; questions.yml says in which words."""


class Answer(NamedTuple):
    """`part` and `key` are those of the passage that the question has to name; empty where the answer is of the whole entry. `beside` says
    what stands elsewhere: how far whoever decides may go, or in which cases it holds."""

    aspect: str
    text: str
    part: str = ""
    key: str = ""
    beside: str = ""
