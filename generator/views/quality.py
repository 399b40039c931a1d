"""The page of coverage and quality: for whoever supervises the handbook, each figure with the entries behind it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from generator.diagnostics import Diagnostic
from generator.frame_names import language_name
from generator.handbook import Handbook
from generator.model import Procedure
from generator.page import Page
from generator.registry import FAULTS
from generator.svg import element
from generator.views import quality_facts as facts
from generator.views.builder import PageBuilder
from generator.views.checks_page import checks_page
from generator.views.links import Links, link, step_anchor
from generator.views.scope_matrix import Row
