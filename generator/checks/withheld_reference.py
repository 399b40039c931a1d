"""HB801 withheld-reference: in the edition for an audience, a rule that it may read names one that is withheld from it.

Whatever an audience may not see does not exist in its edition, so what names it would lead nowhere, or would betray that it
exists. Give both the same audience; or put a question mark behind the id (`related: [internal-audit?]`) where the reference may
be left out.
"""

from __future__ import annotations

from generator.checks.shared.editions import OFFICE_WITH_AUDIENCES, of_editions
from generator.diagnostics import Descriptor, Severity
from generator.edition import withheld_references

_HEAD = OFFICE_WITH_AUDIENCES + """\
kind: term
id: audit
title: 內部稽核
definition: 機關內部的查核
audience: staff
---
kind: term
id: seal
title: 印信
definition: 機關之印
"""
FAULT = Descriptor(
    code="HB801", name="withheld-reference", severity=Severity.ERROR,
    message="readers of the edition for {audience} may see this, but not {kind} \"{given}\", which it names",
    hint="give both the same audience, or write \"{given}?\" where the reference may be left out",
    why="What is withheld does not exist in that edition: the reference would lead nowhere, or betray what it names.",
    invalid=_HEAD + "see: audit\n",
    valid=_HEAD + "see: audit?\n")

CHECK = of_editions(FAULT, withheld_references)
