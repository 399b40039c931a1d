"""What a PDF is fit for: the archive, and readers who do not see."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

import typst

from generator.printing.picture_faces import set_wrongly

HIGHEST: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""For the archive and for readers who do not see. Either makes a character that no font has an error."""

AS_SEEN: list[typst.PDFStandard] = ["a-2b"]
"""For the archive, as far as it is seen; it is tagged all the same."""

_UNKNOWN_SIGN = "missing codepoints"


class Compile(Protocol):
    """Typst with everything told but the standards."""

    def __call__(self, *, pdf_standards: list[typst.PDFStandard]) -> object: ...


def to_the_highest(compiled: Compile, pictures: Collection[bytes]) -> bytes:
    """The PDF. Of signs in a picture that are made of several, as in Thai, Typst does not know what they stand for; then only what is seen
    counts. Raises TypstError where a text cannot be set, or would be set wrongly."""
    try:
        made = compiled(pdf_standards=HIGHEST)
    except typst.TypstError as error:
        if not pictures or _UNKNOWN_SIGN not in error.message or any(set_wrongly(picture.decode()) for picture in pictures):
            raise
        made = compiled(pdf_standards=AS_SEEN)
    assert isinstance(made, bytes)
    return made
