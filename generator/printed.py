"""The documents of one language, as far as possible from earlier builds: neither planned nor typeset again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from generator.forms.documents import DocumentPlan, DocumentProgress, on_threads
from generator.kept import Kept, Thing
from generator.page import Document
from generator.printing.typeset import Job, Typesetter


@dataclass
class Printed:
    """What is planned, first; then its documents. A store keeps the address and the key of every document of a plan."""

    plans: Sequence[DocumentPlan]
    store: Kept
    setter: Typesetter
    _jobs: dict[str, list[Job]] = field(default_factory=dict)
    """By the name of the plan, of those that were made."""

    def planned(self) -> list[tuple[str, str, Callable[[], Job]]]:
        """(address, key, what gives the job) of every document, in the order of the plans."""
        return [(address, key, partial(self._job, plan, number)) for plan in self.plans
                for number, (address, key) in enumerate(self._known(plan))]

    def documents(self, planned: Sequence[tuple[str, str, Callable[[], Job]]], progress: DocumentProgress) -> Iterator[Document]:
        """The documents of what was planned. Raises HandbookError for what cannot be printed."""
        return on_threads(lambda each: self.setter.document_of(*each), planned, progress)

    def _known(self, plan: DocumentPlan) -> list[tuple[str, str]]:
        """(address, key) of each document."""
        [data] = self.store.all([Thing(_name(plan.name), partial(self._plan, plan), plan.read)], forking=False)
        found: list[tuple[str, str]] = json.loads(data)
        self.setter.keys.update(found)
        return found

    def _plan(self, plan: DocumentPlan) -> bytes:
        self._jobs[plan.name] = plan.jobs()
        for part in (part for job in self._jobs[plan.name] for part in job.parts):
            self.store.count_as_read(_name(part.address))
        return json.dumps([(job.address, self.setter.key(job)) for job in self._jobs[plan.name]]).encode()

    def _job(self, plan: DocumentPlan, number: int) -> Job:
        if plan.name not in self._jobs:  # it was planned by an earlier build, whose document is gone
            self._jobs[plan.name] = plan.jobs()
        return self._jobs[plan.name][number]


def _name(plan: str) -> str:
    return f"print {plan}"
