"""The hosts of a session: one for each engine that is used, made when it is first needed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from studio.errors import EngineError
from studio.render.host import Limits, Report, WorkerHost
from studio.render.process import Launch
from studio.render.reports import Died, Fetching
from studio.wire import messages as m
from studio.wire.capability import Capabilities


class EngineOffer(Protocol):
    """An engine as a plugin's manifest offers it (`extend.manifest.EngineEntry`)."""

    @property
    def entry(self) -> str: ...
    @property
    def capabilities(self) -> Capabilities: ...


class Offer(Protocol):
    """A plugin that offers an engine (`extend.manifest.Manifest`)."""

    @property
    def engine(self) -> EngineOffer | None: ...
    @property
    def import_root(self) -> Path: ...


class Shelf(Protocol):
    """Where engines are found by id (`extend.registry.Registry`); raises `NotFoundError`."""

    def engine(self, name: str) -> Offer: ...


class Hosts:
    """Worker hosts by engine; all of them tell `deliver`, which is given the engine and the report."""

    def __init__(
        self, shelf: Shelf, deliver: Callable[[str, Report], None], limits: Limits | None = None, threads: int = 0
    ) -> None:
        self._shelf = shelf
        self._deliver = deliver
        self._limits = limits
        self._threads = threads
        self._hosts: dict[str, WorkerHost] = {}
        self._fetchers: dict[str, WorkerHost] = {}

    def offer(self, engine: str) -> EngineOffer:
        """What a plugin says of its engine; raises `NotFoundError`."""
        offer = self._shelf.engine(engine).engine
        if offer is None:
            raise EngineError(f"The plugin of '{engine}' offers no engine.")
        return offer

    def host(self, engine: str) -> WorkerHost:
        """The host of an engine, which need not have a worker yet; raises `NotFoundError`."""
        if engine not in self._hosts:
            self._hosts[engine] = WorkerHost(self.launch(engine), partial(self._deliver, engine), self._limits)
        return self._hosts[engine]

    def launch(self, engine: str) -> Launch:
        """How a worker of an engine is started; raises `NotFoundError`."""
        offer = self.offer(engine)
        folder = self._shelf.engine(engine).import_root
        return Launch(engine, offer.capabilities.title, offer.entry, folder, self._threads)

    def fetcher(self, engine: str) -> WorkerHost:
        """A second host of an engine, for downloads alone: those take hours, and takes must not wait for them.

        Tells `Fetching`, and nothing of itself.
        """
        if engine not in self._fetchers:
            deliver = partial(self._deliver_fetching, engine)
            self._fetchers[engine] = WorkerHost(self.launch(engine), deliver, self._limits)
        return self._fetchers[engine]

    def _deliver_fetching(self, engine: str, report: Report) -> None:
        match report:
            case m.PhaseChanged() | m.Progress() | m.Fetched() | m.Cancelled() | m.Failed():
                self._deliver(engine, Fetching(report))
            case Died(jobs=jobs, sentence=sentence):
                for job in jobs:
                    failed = m.Failed(job=job, kind="internal", sentence=sentence, retryable=True)
                    self._deliver(engine, Fetching(failed))
            case _:
                pass

    @property
    def running(self) -> dict[str, WorkerHost]:
        """The hosts that were needed so far, by engine."""
        return self._hosts

    def pid(self, engine: str) -> int | None:
        """The process id of an engine's worker, if one runs."""
        host = self._hosts.get(engine)
        return host.pid if host else None

    def close(self) -> None:
        """End all workers, all at once."""
        hosts = [*self._hosts.values(), *self._fetchers.values()]
        for host in hosts:
            host.leave()
        for host in hosts:
            host.close()
        self._hosts.clear()
        self._fetchers.clear()
