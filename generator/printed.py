"""The documents of one language, as far as possible from earlier builds: neither planned nor typeset again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.forms.documents import DocumentPlan, Planned
from generator.kept import Kept, Thing
from generator.printing.typeset import Job, Typesetter

_REMEMBERED = 24
"""So many plans are not made twice."""


@dataclass
class Printed:
    """What is planned, first; then its documents. A store keeps the address and the key of every document of a plan."""

    plans: Sequence[DocumentPlan]
    store: Kept
    setter: Typesetter
    _just_planned: dict[str, list[Job]] = field(default_factory=dict)
    """Those of plans that were made anew, by their names, as long as there are few."""

    def planned(self) -> list[Planned]:
        """Every document, in the order of the plans."""
        return self._planned(whole=False) + self._planned(whole=True)

    def _planned(self, whole: bool) -> list[Planned]:
        plans = [plan for plan in self.plans if plan.whole is whole]
        found: list[Planned] = []
        made = self.store.all([Thing(_name(plan.name), partial(self._plan, plan), plan.read) for plan in plans])
        for plan, data in zip(plans, made, strict=True):
            listed: list[tuple[str, str]] = json.loads(data)
            self.setter.keys.update(listed)
            found += [Planned(address, key, partial(self._job, plan, number), plan.long) for number, (address, key) in enumerate(listed)]
        return found

    def _plan(self, plan: DocumentPlan) -> bytes:
        jobs = plan.jobs()
        if len(self._just_planned) < _REMEMBERED:
            self._just_planned[plan.name] = jobs
        for part in (part for job in jobs for part in job.parts):
            self.store.count_as_read(_name(part.address))
        return json.dumps([(job.address, self.setter.key(job)) for job in jobs]).encode()

    def _job(self, plan: DocumentPlan, number: int) -> Job:
        """Where it is planned alone it is most often planned once more, now that it is made: thousands would fill the memory."""
        return (self._just_planned.get(plan.name) or plan.jobs())[number]


def _name(plan: str) -> str:
    return f"print {plan}"
