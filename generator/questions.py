"""Questions about a handbook as a whole that have a short answer, such as which entries are in an output: whoever asks has read the answer
and not all that it was found in, so that an edit which leaves the answer as it is makes nothing anew.

The next build asks again, which must take little time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import TypeVar

from generator.handbook import Handbook
from generator.reads import Unknowable, answered

Answer = TypeVar("Answer")
Question = Callable[[Handbook, str], Answer]
ASKED = "asked"
_QUESTIONS: dict[str, Question[object]] = {}


def question(find: Question[Answer]) -> Question[Answer]:
    """Makes a question of a function that gives ids, in tuples and dictionaries, or whether something is so, of a handbook and of what is
    asked about it.

    Only the whole handbook can be asked again: of a part of one, whatever the answer is found in counts as read.
    """
    name = f"{find.__module__}.{find.__name__}"
    _QUESTIONS[name] = find

    @wraps(find)
    def ask(handbook: Handbook, about: str) -> Answer:
        if handbook.whole:
            return find(handbook, about)
        return answered(handbook.derived, (ASKED, name, about), partial(find, handbook, about))

    return ask


def answer(handbook: Handbook, name: str, about: str) -> object:
    """What a question that was asked earlier is answered now. Raises Unknowable where the module that asks it is not loaded."""
    if name not in _QUESTIONS:
        raise Unknowable(name)
    return _QUESTIONS[name](handbook, about)
