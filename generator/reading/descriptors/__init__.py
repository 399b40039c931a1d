"""The registry's first families: HB0xx (reading) and HB1xx (references). Checks bring their own: see `generator.checks`.

Texts are English catalogue keys; `generator/i18n/locale/` holds their translations.
"""

from __future__ import annotations

from generator.diagnostics import Descriptor
from generator.reading.descriptors.entries import *  # noqa: F403
from generator.reading.descriptors.hints import *  # noqa: F403
from generator.reading.descriptors.references import *  # noqa: F403
from generator.reading.descriptors.values import *  # noqa: F403
from generator.reading.descriptors.writing import *  # noqa: F403

_ALL = sorted((each for each in tuple(globals().values()) if isinstance(each, Descriptor)), key=lambda each: each.code)
READING = tuple(each for each in _ALL if each.code.startswith("HB0"))
REFERENCES = tuple(each for each in _ALL if each.code.startswith("HB1"))
