"""HB309 superseded-reference: an entry that has been replaced, and to which others still refer.

The newer entry names it under `supersedes` and is in force, but duties, steps or other entries still lead to the old one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.analysis.current import is_current
from generator.analysis.standing import replaced
from generator.checks.shared.base import Check
from generator.diagnostics import Descriptor, Diagnostic, Severity
from generator.handbook import Handbook

FAULT = Descriptor(
    code="HB309", name="superseded-reference", severity=Severity.WARNING,
    message="\"{older}\" has been replaced by \"{newer}\"",
    hint="refer to \"{newer}\"",
    why="A reader who follows the reference is led to a rule that no longer holds.",
    invalid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
status: retired
---
kind: term
id: seal-2026
title: 印信
definition: 機關之印與條戳
supersedes: seal
---
kind: term
id: stamp
title: 條戳
definition: 代替印信的木戳
see: seal
""",
    valid="""\
kind: term
id: seal
title: 印信
definition: 機關之印
status: retired
---
kind: term
id: seal-2026
title: 印信
definition: 機關之印與條戳
supersedes: seal
---
kind: term
id: stamp
title: 條戳
definition: 代替印信的木戳
see: seal-2026
""")


def find(handbook: Handbook, today: datetime.date) -> Iterator[Diagnostic]:
    for (kind, older), newer in replaced(handbook).items():
        for link in handbook.links_to(kind, older):
            if link.path[0] != "supersedes" and link.entry is not newer and is_current(link.entry, handbook):
                yield Diagnostic(descriptor=FAULT, span=link.entry.source.span(link.path), details={"older": older, "newer": newer.id})


CHECK = Check(FAULT, find)
