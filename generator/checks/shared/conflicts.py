"""The conflicting duties that a handbook declares: who keeps something, and who approves its use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.analysis.current import deciders, is_current, named_posts
from generator.checks.shared.small_office import OFFICE, SEALING
from generator.handbook import Handbook
from generator.model import Procedure
from generator.model.handbook import Approval, Conflict, Register
from generator.model.walk import FieldPath


class Separation(NamedTuple):
    """A procedure in which a conflict keeps those who are `bound` by it, with the register that each keeps, from being among those who
    approve there: (path, post)."""

    conflict: Conflict
    bound: dict[str, Register]
    procedure: Procedure
    approving: list[tuple[FieldPath, str]]


def separations(handbook: Handbook) -> Iterator[Separation]:
    """All that the handbook declares."""
    for conflict in handbook.entry.conflicts:
        bound = keepers(conflict, handbook)
        for approval in conflict.approves:
            if procedure := handbook.procedures.get(approval.procedure):
                yield Separation(conflict, bound, procedure, [*approvers(approval, procedure, handbook)])


def keepers(conflict: Conflict, handbook: Handbook) -> dict[str, Register]:
    """Posts that keep one of the conflict's registers, with the register."""
    registers = (handbook.find("register", name) for name in conflict.keeps)
    return {register.keeper: register for register in registers if register and register.keeper}


def approvers(approval: Approval, procedure: Procedure, handbook: Handbook) -> Iterator[tuple[FieldPath, str]]:
    """(path, post) of everyone who approves: doers and approvers of the step named, else all who decide in the procedure."""
    if not is_current(procedure, handbook):
        return
    if approval.step is None:
        yield from deciders(procedure, handbook)
        return
    if (index := procedure.index_of(approval.step)) is not None:
        for field in ("by", "approve"):
            yield from named_posts(("steps", index, field), getattr(procedure.steps[index], field), handbook)


SEPARATED = OFFICE + """\
scopes:
  - {id: seals, title: 用印}
registers:
  - {id: seal-register, title: 用印登記簿, keeper: secretary}
conflicts:
  - title: 管印者不核定用印
    keeps: seal-register
    approves: {procedure: use-seal, step: approve-request}
---
""" + SEALING + """\
  - {id: approve-request, do: 核定用印申請單, by: head, within: 1 hour}
  - {id: seal, do: 蓋印於核定文件, by: secretary, within: 15 minutes}
---
kind: post
id: head
title: 主任
answers_for: seals
substitutes: [clerk]
duties:
  - {id: approve, do: 核定用印申請單, when: on event, procedure: use-seal, step: approve-request}
---
kind: post
id: secretary
title: 文秘人員
reports_to: head
substitutes: [clerk]
duties:
  - {id: seal, do: 蓋印於核定文件, when: on event, procedure: use-seal, step: seal}
---
kind: post
id: clerk
title: 收發員
reports_to: head
substitutes: [secretary]
duties:
  - {id: count-mail, do: 清點郵件, when: daily}
"""
"""The example of the checks of conflicts: one post keeps the seal and another approves its use."""
