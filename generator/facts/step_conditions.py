"""What must be known of a step besides its own words: who exactly does it, what it waits for, whether its time counts.

A condition knows no language, so that a checklist can hold it; `condition_words` says it for every output.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.analysis.doers import is_outside
from generator.facts.words import Phrase, PrintedWords, Words
from generator.handbook import Handbook
from generator.i18n import formatting
from generator.model import Procedure
from generator.model.text import Text

NOT_COUNTED = "Not counted towards the time promised"
COUNTED = "Counted towards the time promised"


@dataclass(frozen=True, slots=True)
class Condition:
    """`key` is a catalogue key with places for {steps}, which are indexes, for {count} and for {named}: (kind, id, title)."""

    key: str
    steps: tuple[int, ...] = ()
    count: int = 0
    named: tuple[tuple[str, str, Text], ...] = ()


def conditions(procedure: Procedure, index: int, handbook: Handbook) -> tuple[Condition, ...]:
    """The conditions of a step, in the order in which they are said."""
    return tuple(_time(procedure, index, handbook))


def _time(procedure: Procedure, index: int, handbook: Handbook) -> Iterator[Condition]:
    step = procedure.steps[index]
    if (step.within or step.wait) and procedure.within and is_outside(step, handbook):
        yield Condition(COUNTED if step.counts else NOT_COUNTED)


def condition_words(condition: Condition, words: PrintedWords, places: Callable[[Sequence[int]], str]) -> Phrase:
    """A condition in words; `places` says where steps are found: by their numbers, or as items of a list."""
    pieces: dict[str, Words | Phrase] = {}
    if condition.steps:
        pieces["steps"] = Words(words.language, places(condition.steps))
    if condition.count:
        pieces["count"] = Words(words.language, str(condition.count))
    if condition.named:
        pieces["named"] = words.joined(", ", (words.called(*each) for each in condition.named))
    return words.phrase(condition.key, **pieces)


def step_numbers(words: PrintedWords) -> Callable[[Sequence[int]], str]:
    """Steps by their numbers in the procedure: `step 2`, `steps 2, 4–6`."""
    def places(steps: Sequence[int]) -> str:
        numbers = sorted({step + 1 for step in steps})
        listed = words.text(", ").join(formatting.spans(numbers))
        return words.text("step {number}" if len(numbers) == 1 else "steps {number}", number=listed)

    return places
