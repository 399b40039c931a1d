"""The documents of one language, as far as possible from earlier builds: neither planned nor typeset again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cache, partial

from generator.forms.documents import DocumentPlan, Planned
from generator.kept import LEAST, Kept
from generator.printing.typeset import Job, LaterJob, Typesetter
from generator.things import short

_REMEMBERED = 24
"""So many plans are not made twice. Of more none is remembered: the whole handbook in volumes alone takes a hundred megabytes."""

_WHOLE = 1
"""So many plans of a whole are worth another process."""


@dataclass
class Printed:
    """What is planned, first; then its documents. A store keeps of every document of a plan its address, its key, and whether it is large.
    """

    plans: Sequence[DocumentPlan]
    store: Kept
    setter: Typesetter
    _just_planned: dict[str, list[Job]] = field(default_factory=dict)
    """Those of plans that were made anew, by their names, as long as there are few."""
    _planned_anew: int = 0

    def planned(self) -> list[Planned]:
        """Every document, in the order of the plans. Where many are planned anew, so is by other processes what is planned as a whole: none
        of it is remembered, and what it fills the memory with is given back when they end.
        """
        found = self._planned(whole=False)
        return found + self._planned(whole=True, least=_WHOLE if len(self.store.made) > _REMEMBERED else LEAST)

    def _planned(self, whole: bool, least: int = LEAST) -> list[Planned]:
        plans = [plan for plan in self.plans if plan.whole is whole]
        found: list[Planned] = []
        made = self.store.heads([short(_name(plan.name), partial(self._plan, plan)) for plan in plans], least)
        for plan, data in zip(plans, made, strict=True):
            listed: list[tuple[str, str, bool]] = json.loads(data)
            self.setter.keys.update((address, key) for address, key, _ in listed)
            jobs = cache(partial(self._jobs, plan)) if whole else partial(self._jobs, plan)
            found += [Planned(address, key, partial(_job, jobs, number), large) for number, (address, key, large) in enumerate(listed)]
        return found

    def _plan(self, plan: DocumentPlan) -> bytes:
        jobs = plan.jobs()
        self._remember(plan, jobs)
        for part in (part for job in jobs for part in job.parts):
            self.store.count_as_read(_name(part.address))
        return json.dumps([(job.address, *self.setter.identified(job)) for job in jobs]).encode()

    def _remember(self, plan: DocumentPlan, jobs: list[Job]) -> None:
        self._planned_anew += 1
        if self._planned_anew <= _REMEMBERED:
            self._just_planned[plan.name] = jobs
        else:
            self._just_planned.clear()

    def _jobs(self, plan: DocumentPlan) -> list[Job]:
        """Where many are planned they are planned once more, now that they are made: thousands would fill the memory."""
        return self._just_planned.get(plan.name) or plan.jobs()


def _job(jobs: Callable[[], list[Job]], number: int) -> Job:
    """A job whose data are made only now is forgotten with them."""
    job = jobs()[number]
    return copy(job) if isinstance(job, LaterJob) else job


def _name(plan: str) -> str:
    return f"print {plan}"
