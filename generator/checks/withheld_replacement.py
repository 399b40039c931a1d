"""HB803 withheld-replacement: in the edition for an audience, a rule would be in force again, since what replaces it is withheld.

Give both the same audience, or withhold the older rule as well.
"""

from __future__ import annotations

from generator.checks.shared.editions import OFFICE_WITH_AUDIENCES, of_editions
from generator.diagnostics import Descriptor, Severity
from generator.edition import withheld_replacements

_HEAD = OFFICE_WITH_AUDIENCES + """\
kind: term
id: seal
title: 印信
definition: 機關之印
"""
_NEWER = "---\nkind: term\nid: seal-2027\ntitle: 印信\ndefinition: 機關之印及條戳\nsupersedes: seal\naudience: staff\n"
FAULT = Descriptor(
    code="HB803", name="withheld-replacement", severity=Severity.ERROR,
    message="readers of the edition for {audience} may see this, but not {kind} \"{given}\", which replaces it",
    hint="give both the same audience",
    why="In that edition the older rule would be in force again.",
    invalid=_HEAD + _NEWER,
    valid=_HEAD + "audience: staff\n" + _NEWER)

CHECK = of_editions(FAULT, withheld_replacements)
