"""What is given beside the level of a tier, in words: that it must or may be given, in which case, and what it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from generator.analysis.decide import Beside
from generator.facts.words import HandbookWords, Phrase
from generator.model.side import Side

_PENALTY = {(False, False): "in addition: {result}", (False, True): "at discretion in addition: {result}",
            (True, False): "{condition}, in addition: {result}", (True, True): "{condition}, at discretion in addition: {result}"}
_OTHER = {(False, False): "besides: {result}", (False, True): "besides, at discretion: {result}",
          (True, False): "{condition}, besides: {result}", (True, True): "{condition}, besides, at discretion: {result}"}
IF_ANYTHING = "if any consequence is given: {further}"
"""Before what is given besides, where there may also be no consequence at all."""
UNPRICED = "The rules state no amount for {reached}, to which circumstances raised this case: nothing is to be paid for it."
"""What is said where circumstances led up to a level that costs nothing, from one that does."""
STAYS = "What is given in addition stays as it is, wherever circumstances move the level, and is left out where there is no consequence."
NO_AMOUNT = "A level that circumstances lead to costs what a tier states for it, and nothing where no tier does."


def key_of(each: Beside, side: Side) -> str:
    """The text in which the result, and the condition where there is one, are said."""
    return (_PENALTY if side is Side.PENALTY else _OTHER)[each.where is not None, each.may]


def keys() -> tuple[str, ...]:
    """Every such text."""
    return (*_PENALTY.values(), *_OTHER.values())


def beside_said(found: Sequence[tuple[Beside, Phrase]], side: Side, words: HandbookWords, *, if_anything: bool) -> Phrase:
    """`in repeated cases, in addition: Suspension (1 to 6 months)`, each with its result in words; empty where nothing is given besides."""
    said = [words.phrase(key_of(each, side), result=result, **({"condition": words.said(each.where)} if each.where else {}))
            for each, result in found]
    listed = words.listed_phrases("; ", said)
    return words.phrase(IF_ANYTHING, further=listed) if listed and if_anything else listed
