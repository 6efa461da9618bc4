"""The hosts of a session: one for each engine that is used, made when it is first needed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from studio.errors import EngineError
from studio.render.host import Limits, Report, WorkerHost
from studio.render.process import Launch
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

    def offer(self, engine: str) -> EngineOffer:
        """What a plugin says of its engine; raises `NotFoundError`."""
        offer = self._shelf.engine(engine).engine
        if offer is None:
            raise EngineError(f"The plugin of '{engine}' offers no engine.")
        return offer

    def host(self, engine: str) -> WorkerHost:
        """The host of an engine, which need not have a worker yet; raises `NotFoundError`."""
        if engine not in self._hosts:
            offer = self.offer(engine)
            folder = self._shelf.engine(engine).import_root
            launch = Launch(engine, offer.capabilities.title, offer.entry, folder, self._threads)
            self._hosts[engine] = WorkerHost(launch, partial(self._deliver, engine), self._limits)
        return self._hosts[engine]

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
        for host in self._hosts.values():
            host.leave()
        for host in self._hosts.values():
            host.close()
        self._hosts.clear()
