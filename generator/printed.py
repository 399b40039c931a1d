"""The documents of one language, as far as possible from earlier builds: neither planned nor typeset again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.forms.documents import DocumentPlan, DocumentProgress, Planned, typeset_all
from generator.kept import Kept, Thing
from generator.page import Document
from generator.printing.typeset import Job, Typesetter


@dataclass
class Printed:
    """What is planned, first; then its documents. A store keeps the address and the key of every document of a plan."""

    plans: Sequence[DocumentPlan]
    store: Kept
    setter: Typesetter

    def planned(self) -> list[Planned]:
        """(address, key, what gives the job) of every document, in the order of the plans."""
        return self._planned(whole=False) + self._planned(whole=True)

    def documents(self, planned: Sequence[Planned], progress: DocumentProgress) -> Iterator[Document]:
        """The documents of what was planned. Raises HandbookError for what cannot be printed."""
        return typeset_all(self.setter, planned, progress)

    def _planned(self, whole: bool) -> list[Planned]:
        plans = [plan for plan in self.plans if plan.whole is whole]
        found: list[Planned] = []
        made = self.store.all([Thing(_name(plan.name), partial(self._plan, plan), plan.read) for plan in plans])
        for plan, data in zip(plans, made, strict=True):
            listed: list[tuple[str, str]] = json.loads(data)
            self.setter.keys.update(listed)
            found += [(address, key, partial(_job, plan, number)) for number, (address, key) in enumerate(listed)]
        return found

    def _plan(self, plan: DocumentPlan) -> bytes:
        jobs = plan.jobs()
        for part in (part for job in jobs for part in job.parts):
            self.store.count_as_read(_name(part.address))
        return json.dumps([(job.address, self.setter.key(job)) for job in jobs]).encode()


def _job(plan: DocumentPlan, number: int) -> Job:
    """Where it is planned alone it is planned once more, now that it is made: thousands would fill the memory."""
    return plan.jobs()[number]


def _name(plan: str) -> str:
    return f"print {plan}"
