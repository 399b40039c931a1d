"""One document of each kind that a template of the handbook's own takes part in: of a few the one with most data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from generator.door import Settings
from generator.errors import HandbookError
from generator.forms.documents import DocumentPlan, plans
from generator.handbook import Handbook
from generator.kept import Kept
from generator.own_templates import PRINT, Fault, own_templates
from generator.printing.press import Press, press_here
from generator.printing.print_context import PrintContext
from generator.printing.readable import taking_in
from generator.printing.typeset import Job, typesetter
from generator.reads import apart, group_name, once
from generator.template_trial.sampling import samples
from generator.templates import template_folders
from generator.things import short


class _Document(NamedTuple):
    """A document whose job is only asked for where it is tried."""

    address: str
    template: str
    job: Callable[[], Job]


@dataclass(frozen=True)
class TriedDocuments:
    """The documents of a handbook in its main language."""

    root: Path
    context: PrintContext
    plans: Sequence[DocumentPlan]
    store: Kept

    @classmethod
    def of(cls, handbook: Handbook, settings: Settings, store: Kept) -> TriedDocuments:
        """`handbook` is watched. Nothing is made yet."""
        context = PrintContext(handbook, handbook.language, settings.site_url, keep=store.one, declare=store.declare)
        return cls(settings.root, context, [*plans(context, settings.documents)], store)

    @property
    def addresses(self) -> list[str]:
        """Of all that is printed."""
        return [each.address for each in self._planned]

    def faults(self) -> Iterator[Fault]:
        """Tries them."""
        own = {path.name for path in own_templates(self.root, PRINT)}
        concerned = taking_in(own, template_folders(self.root, PRINT)) if own else ()
        tried = [each for each in self._planned if each.template in concerned] if own else []
        for template, few in samples(tried, lambda each: each.template).items():
            name = group_name(f"documents {template}", [each.address for each in few])
            try:
                [chosen] = self.store.heads([short(name, partial(_chosen, few))])
                number, digest = json.loads(chosen)
                self.store.heads([short(f"document {template} {digest}", partial(self._tried, few[number]))])
            except HandbookError as error:
                yield _on_paper(error)

    @cached_property
    def _planned(self) -> list[_Document]:
        """Every document, in the order of the plans."""
        whole = [plan for plan in self.plans if plan.whole]
        made = self.store.heads([short(f"plan {plan.name}", partial(self._listed, plan)) for plan in whole])
        listed = dict(zip((plan.name for plan in whole), map(json.loads, made), strict=True))
        return [_Document(address, template, partial(self._job, plan, number)) for plan in self.plans
                for number, (address, template) in enumerate(listed[plan.name] if plan.whole else map(_named, plan.jobs()))]

    def _listed(self, plan: DocumentPlan) -> bytes:
        return json.dumps([*map(_named, self._jobs(plan))]).encode()

    def _job(self, plan: DocumentPlan, number: int) -> Job:
        return self._jobs(plan)[number]

    def _jobs(self, plan: DocumentPlan) -> list[Job]:
        """What is planned as a whole is planned once."""
        return once(self.context.derived, ("planned", plan.name), plan.jobs) if plan.whole else plan.jobs()

    @cached_property
    def _press(self) -> Press:
        """One for all, since it takes time to find the typefaces."""
        return press_here()

    def _tried(self, document: _Document) -> bytes:
        """Nothing counts as read: the digest of its data stands for that."""
        with apart(), typesetter(template_folders(self.root, PRINT), None) as setter:
            setter.use(self._press)
            setter.document(_alone(document))
        return b""


def _chosen(few: Sequence[_Document]) -> bytes:
    """The number of the document with most data, and a digest of all that it is made of besides templates."""
    jobs = [_alone(each) for each in few]
    number, job = max(enumerate(jobs), key=lambda numbered: len(str(numbered[1].data)))
    said = json.dumps([job.data, job.timestamp, job.fields], sort_keys=True)
    return json.dumps([number, hashlib.sha256(said.encode()).hexdigest()]).encode()


def _named(job: Job) -> tuple[str, str]:
    return job.address, job.template


def _alone(document: _Document) -> Job:
    """Its job, without the documents that are joined to it."""
    job = document.job()
    return Job(job.address, job.template, job.data, job.timestamp, job.pictures, job.fields)


def _on_paper(error: HandbookError) -> Fault:
    """Raises what is no fault of a template."""
    said = error.details
    if "template" not in said:
        raise error
    return Fault(f"templates/{PRINT}/{said['template']}", int(str(said["line"])), str(said["reason"]), int(str(said["column"])))
