"""Reading the first prompt while there is no project yet: a worker of the reading engine, while it is needed."""

from PySide6.QtCore import QObject, Qt, Signal

from studio.extend.registry import Registry
from studio.render.host import Died, Report
from studio.render.hosts import Hosts
from studio.ui.session.making import Reading
from studio.wire import messages as m


class PageReader(QObject):
    """A `prompt_field.Reader`. The worker starts with the first question, and ends with `rest` or `close`.

    Nothing here waits but `close`. An engine that dies or fails leaves the question unanswered: nothing is underlined
    then, and nothing else is missing.
    """

    understood = Signal(object)
    """`Reading`."""
    _told = Signal(object)

    def __init__(self, shelf: Registry, *, threads: int = 0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._threads = threads
        self._hosts: Hosts | None = None
        self._leaving: list[Hosts] = []
        self._asked: tuple[str, str] | None = None
        self._next: str | None = None
        self._count = 0
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def read(self, prompt: str) -> None:
        """Ask what is understood of a prompt; the newest question only is answered."""
        self._next = prompt
        if self._asked is None:
            self._ask()

    def rest(self) -> None:
        """End the worker without waiting for it; a further question starts another."""
        self._asked = self._next = None
        if self._hosts is not None:
            for host in self._hosts.running.values():
                host.leave()
            self._leaving.append(self._hosts)
            self._hosts = None

    def close(self) -> None:
        """End the worker, and see that it is gone."""
        self.rest()
        for hosts in self._leaving:
            hosts.close()
        self._leaving = []

    def _engine(self) -> str | None:
        offers = [plugin.engine.capabilities for plugin in self._shelf.engines if plugin.engine]
        return next((offer.engine for offer in offers if offer.reads_prompts), None)

    def _ask(self) -> None:
        engine, prompt, self._next = self._engine(), self._next, None
        if engine is None or prompt is None:
            return
        self._count += 1
        self._asked = (f"first-{self._count}", prompt)
        if self._hosts is None:
            self._hosts = Hosts(self._shelf, lambda _engine, report: self._told.emit(report), threads=self._threads)
        self._hosts.host(engine).say(m.Read(id=self._asked[0], prompt=prompt))

    def _hear(self, report: Report) -> None:
        asked = self._asked
        if asked is None:
            return
        match report:
            case m.Understood(id=name) if name == asked[0]:
                self._asked = None
                if self._next is None:
                    self.understood.emit(_reading(asked[1], report))
            case m.Failed() | Died():
                self._asked = None
            case _:
                return
        self._ask()


def _reading(prompt: str, answer: m.Understood) -> Reading:
    spans = tuple(span for span in answer.spans if 0 <= span[0] < span[1] <= len(prompt))
    return Reading(prompt, spans, {}, answer.missed)
