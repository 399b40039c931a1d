"""`handbook fleet` as a reader sees it: progress, a line for every handbook that somebody has to look at, and where the report lies."""

from __future__ import annotations

import sys
import time

from generator.cli.build_output import progress_line
from generator.cli.fleet_report import STATES, reason, summary, write_report
from generator.cli.report import count_of, counts
from generator.cli.terminal import say
from generator.door import Asked
from generator.fleet.farm import build_all, cluster, unchanged
from generator.fleet.offices import offices
from generator.fleet.work import Order, Outcome
from generator.i18n.catalogue import Catalogue


def build_fleet(source: str, sites: str, words: Catalogue, asked: Asked, *, scheduler: str | None, workers: int | None,
                shares: int, quiet: bool) -> int:
    """Builds the handbooks of `source` into `sites`. The exit code: 0 all are there, 1 some are not."""
    started = time.monotonic()
    orders = [Order(office, sites, asked, shares) for office in offices(source)]
    done = unchanged(orders, sites)
    outcomes = list(done.values())
    if waiting := [order for order in orders if order.office.name not in done]:
        with cluster(scheduler, workers) as client, progress_line(sys.stderr, words, quiet) as progress:
            for number, outcome in enumerate(build_all(waiting, client), 1):
                outcomes.append(outcome)
                if not outcome.good:
                    progress.clear()
                    say(_line(outcome, words), err=True)
                progress("handbooks", number, len(waiting))
    page = write_report(sites, outcomes, time.monotonic() - started, words.language)
    if not quiet:
        say(summary(outcomes, words))
        say(words.text("The report is in {file}", file=page))
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _line(outcome: Outcome, words: Catalogue) -> str:
    said = reason(outcome, words) or count_of(words, counts(outcome.diagnostics)[0], "{number} error", "{number} errors")
    return words.text("{name}: {state}: {said}", name=outcome.name, state=words.text(STATES[outcome.state]), said=said)
