"""Gives the handbooks to a Dask cluster, and hands on what becomes of each as it becomes known."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import resource_tracker
from typing import Any

from generator import __version__
from generator.errors import HandbookError
from generator.fleet.store import Store
from generator.fleet.work import Order, Outcome, State, build_office, print_share, version

_LOST = "its workers ended {times} times, and nobody knows why"
_SECONDS_TO_CONNECT = 15


def unchanged(orders: Sequence[Order], sites: str) -> dict[str, Outcome]:
    """Name → outcome of those whose site in the store is what a build would make."""
    known = Store(sites).records()
    return {order.office.name: Outcome(order.office.name, State.UNCHANGED, there.pages, there.documents) for order in orders
            if (there := known.get(order.office.name)) and there.digest == order.digest}


def build_all(orders: Sequence[Order], client: Any) -> Iterator[Outcome]:
    """The outcome of every order, in the order in which they end.

    What a lost worker had is given to another by the scheduler. The largest handbooks begin first, so that none of them is waited for
    in the end. Nothing but outcomes comes back from the workers.
    """
    from distributed import as_completed

    futures = {_submitted(client, order): order for order in orders}
    for future in as_completed(list(futures)):
        yield future.result() if future.status == "finished" else _lost(futures[future], future.exception())
        future.release()


def _submitted(client: Any, order: Order) -> Any:
    key, weight = f"{order.office.name}-{order.digest[:16]}", len(order.office.files)
    shares = [client.submit(print_share, order, number, key=f"print-{number}-{key}", pure=False, priority=weight)
              for number in range(order.shares)] if order.shares > 1 else []
    return client.submit(build_office, order, *shares, key=f"build-{key}", pure=False, priority=weight)


def _lost(order: Order, error: BaseException) -> Outcome:
    """The scheduler gives a task up when it has ended several workers (`distributed.scheduler.allowed-failures`)."""
    from distributed.scheduler import KilledWorker

    name = order.office.name
    if isinstance(error, KilledWorker):
        return Outcome(name, State.LOST, error=_LOST, hint="see the log of {worker}",
                       details={"times": error.allowed_failures + 1, "worker": error.last_worker.address})
    return Outcome(name, State.FAILED, error="{said}", details={"said": f"{type(error).__name__}: {error}"})


@contextmanager
def cluster(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    """A client of the scheduler at that address; without one, of workers on this machine, as many as it has cores if not said.

    Raises HandbookError where the libraries are missing, nobody answers, or a worker has another version of this program.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise HandbookError("{library} is not installed", "pip install \"handbook-generator[cluster]\"", library="distributed") from error
    if scheduler is None:
        with ExitStack() as stack:
            with _not_interrupted():
                local = stack.enter_context(LocalCluster(n_workers=workers or os.cpu_count() or 1, threads_per_worker=1, host="127.0.0.1",
                                                         dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL))
            yield stack.enter_context(Client(local))
        return
    try:
        client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise HandbookError("no scheduler answers at {address}", "start one with: dask scheduler", address=scheduler) from error
    with client:
        _refuse_other_versions(client, scheduler)
        yield client


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """An interruption waits, and threads and processes that are started meanwhile never get one: a terminal sends it to all processes of
    a command, and each would end with a traceback of its own. They end with this one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # where it is started first by a worker's start, Python lets interruptions through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _refuse_other_versions(client: Any, scheduler: str) -> None:
    """Two versions would make two kinds of site, each under the digest of the other."""
    try:
        found = client.run(version)
    except Exception as error:  # whatever a worker raises that does not know us
        raise HandbookError("the workers of {address} cannot build handbooks: {said}",
                            "pip install \"handbook-generator[cluster]\" on each of them", address=scheduler, said=str(error)) from error
    if not found:
        raise HandbookError("the scheduler at {address} has no workers", "start one with: dask worker {address}", address=scheduler)
    for worker, there in found.items():
        if there != __version__:
            raise HandbookError("the worker {worker} has version {there}, and this is {here}", "install the same version on both",
                                worker=worker, there=there, here=__version__)
