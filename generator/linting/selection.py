"""Which findings are reported: chosen by code, by family or by name, on the command line or in mkdocs.yml.

    plugins:
      - handbook: {select: [HB2, HB4], ignore: HB405, pedantic: true}

Of a choice for a family and one for a single code the longer counts; of two alike, `ignore` does. What cannot be read and names
that lead nowhere count whatever is chosen, because a handbook with them cannot be published: where they are not shown, their number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.errors import HandbookError
from generator.nearest import nearest

_ALWAYS = ("HB0", "HB1")


def always_reported(descriptor: Descriptor) -> bool:
    """Whether a fault spoils the reading of the handbook, so that it counts whatever is chosen."""
    return descriptor.severity is Severity.ERROR and descriptor.code.startswith(_ALWAYS)


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes, or their beginnings. Nothing selected means everything; `pedantic` adds findings on words that are often in order."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pedantic: bool = False

    @classmethod
    def of(cls, select: str | Iterable[str] = (), ignore: str | Iterable[str] = (), pedantic: bool = False, *,
           descriptors: Mapping[str, Descriptor]) -> Selection:
        """From what somebody wrote: `HB4,HB702`, `vague-time`, or a list of such. Raises HandbookError for what is no check."""
        return cls(_codes(select, descriptors), _codes(ignore, descriptors), pedantic)

    def reports(self, diagnostic: Diagnostic) -> bool:
        """Whether the finding counts: it was chosen, or nobody can choose to do without it."""
        return always_reported(diagnostic.descriptor) or self.chooses(diagnostic)

    def chooses(self, diagnostic: Diagnostic) -> bool:
        """Whether the finding is one of those that were asked for, and so is shown."""
        return (self.pedantic or not diagnostic.pedantic) and self.includes(diagnostic.descriptor)

    def shown(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """The findings to show, and the number of errors that count and were chosen not to be shown."""
        counting = [diagnostic for diagnostic in diagnostics if self.reports(diagnostic)]
        shown = [diagnostic for diagnostic in counting if self.chooses(diagnostic)]
        return shown, len(counting) - len(shown)

    def includes(self, descriptor: Descriptor) -> bool:
        """Whether findings of this kind were asked for."""
        return _includes(self.select, self.ignore, descriptor.code)

    def or_else(self, other: Selection) -> Selection:
        """What is said here, and where nothing is said, what `other` says: the command line before mkdocs.yml."""
        return Selection(self.select or other.select, self.ignore or other.ignore, self.pedantic or other.pedantic)


@cache
def _includes(select: tuple[str, ...], ignore: tuple[str, ...], code: str) -> bool:
    """Decided once for all findings of a code, of which there may be thousands."""
    chosen, left_out = _longest(select, code), _longest(ignore, code)
    return (left_out < 0 and not select) or chosen > left_out


def _longest(codes: Iterable[str], code: str) -> int:
    return max((len(prefix) for prefix in codes if code.startswith(prefix)), default=-1)


def _codes(given: str | Iterable[str], descriptors: Mapping[str, Descriptor]) -> tuple[str, ...]:
    words = [given] if isinstance(given, str) else list(given)
    return tuple(_code(word, descriptors) for each in words for word in re.split(r"[\s,，、]+", each.strip()) if word)


def _code(word: str, descriptors: Mapping[str, Descriptor]) -> str:
    code = re.sub("(?i)x+$", "", word).upper()  # HB4xx is how a family is written in print
    if code.startswith("HB") and any(known.startswith(code) for known in descriptors):
        return code
    named = next((descriptor.code for descriptor in descriptors.values() if descriptor.name == word.lower()), None)
    if named is None:
        near = nearest(word.lower(), (descriptor.name for descriptor in descriptors.values())) or "HB401"
        raise HandbookError("there is no check called \"{given}\"", "for example \"{nearest}\", or HB4 for a family; "
                            "\"handbook explain\" lists them all", given=word, nearest=near)
    return named
