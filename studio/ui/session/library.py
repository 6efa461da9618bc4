"""The model library of a session: which models are on this machine, what each can do, and a download if one runs."""

import itertools
from collections.abc import Iterable
from typing import Literal, NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from studio.model.board import Board
from studio.model.cascade import fold_params
from studio.render.reports import Died, Fetching
from studio.wire import messages as m
from studio.wire.models import ModelCard

FetchState = Literal["none", "running", "stopped", "failed", "done"]


class Librarian(Protocol):
    """What the library asks of the generator; the answers come by `Library.hear`."""

    def cards(self, engine: str) -> tuple[ModelCard, ...]:
        """The models that were found last, maybe in another session."""
        ...

    def survey(self, engine: str, name: str) -> None:
        """Ask which models there are; `Surveyed` answers, and bears the name."""
        ...

    def describe(self, engine: str, name: str, model: str) -> None:
        """Ask what can be done with a model; `Described` answers, and its record is known from then on."""
        ...

    def fetch(self, engine: str, name: str, model: str, folder: str = "") -> None:
        """Have a model downloaded, or the rest of it; told like a job of this name, in the end by `Fetched`."""
        ...

    def stop_fetching(self, engine: str, name: str) -> None:
        """Stop a download; what has come stays, so that it can go on."""
        ...


class Download(NamedTuple):
    """A download as the window sees it. `part` is 0 to 1, negative while not known; `words` say what it is at, or why
    it ended."""

    model: str = ""
    state: FetchState = "none"
    part: float = -1.0
    words: str = ""


class Library(QObject):
    """The models of one engine. `changed`: cards or a record came, or a search began or ended."""

    changed = Signal()
    fetched = Signal()
    """The download got further, or came to its end."""

    def __init__(self, librarian: Librarian, engine: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._librarian = librarian
        self._names = (f"{engine}-library-{number}" for number in itertools.count(1))
        self._asked = ""
        self._job = ""
        self._known: set[str] = set()
        self.problems: dict[str, str] = {}
        """Why models that were asked about cannot be used, by model; empty for those that can."""
        self.engine = engine
        self.cards: tuple[ModelCard, ...] = librarian.cards(engine)
        self.problem = ""
        """Why the models could not be looked for, in a sentence."""
        self.known = False
        """Whether there was an answer yet."""
        self.download = Download()

    @property
    def searching(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._asked)

    @property
    def usable(self) -> list[ModelCard]:
        """The models that can be used, those that fit first."""
        order = ("yes", "unknown", "offload", "no")
        return sorted(
            (card for card in self.cards if not card.problem), key=lambda card: (order.index(card.fits), card.name)
        )

    def card(self, model: str) -> ModelCard | None:
        """The card of a model, if it was found."""
        return next((card for card in self.cards if card.model == model), None)

    def refresh(self) -> None:
        """Look for models again."""
        self._asked = next(self._names)
        self._librarian.survey(self.engine, self._asked)
        self.changed.emit()

    def look(self) -> None:
        """Look for models unless that was done or is being done."""
        if not self.known and not self.searching:
            self.refresh()

    def know(self, model: str) -> None:
        """Have a model's record asked for, once: no search may find it. `changed` tells when it is there."""
        if model and model not in self._known:
            self._known.add(model)
            self._librarian.describe(self.engine, next(self._names), model)

    # ---- downloading

    def fetch(self, model: str) -> None:
        """Download a model by the name of its repository, or go on with it. One at a time."""
        if self.download.state == "running":
            return
        self._job = next(self._names)
        self._tell(Download(model, "running"))
        self._librarian.fetch(self.engine, self._job, model)

    def stop(self) -> None:
        """Stop the download; what has come is kept."""
        if self.download.state == "running":
            self._librarian.stop_fetching(self.engine, self._job)
            self._tell(self.download._replace(state="stopped", words=""))

    def _tell(self, download: Download) -> None:
        self.download = download
        self.fetched.emit()

    # ---- what comes back

    def hear(self, engine: str, report: object) -> None:
        """What an engine says that is about no take."""
        if engine != self.engine:
            return
        match report:
            case m.Surveyed() if report.id == self._asked:
                self._asked, self.known = "", True
                self.cards, self.problem = report.cards, report.problem
                self.changed.emit()
            case m.Described():
                self.problems[report.model] = report.problem
                self.changed.emit()
            case m.Failed(job="") | Died() if self._asked:
                self._asked, self.problem = "", report.sentence
                self.changed.emit()
            case Fetching() if self._job and report.report.job == self._job:
                self._hear_of_fetch(report.report)
            case _:
                pass

    def _hear_of_fetch(self, report: m.PhaseChanged | m.Progress | m.Fetched | m.Cancelled | m.Failed) -> None:
        now = self.download
        if now.state != "running":
            return
        match report:
            case m.Progress() if report.steps > 0:
                self._tell(now._replace(part=report.step / report.steps))
            case m.PhaseChanged():
                self._tell(now._replace(words=report.text))
            case m.Fetched():
                self._tell(now._replace(state="done", part=1.0, words=""))
                self.refresh()
            case m.Failed():
                self._tell(now._replace(state="failed", words=report.sentence))
            case m.Cancelled():
                self._tell(now._replace(state="stopped", words=""))
            case m.Progress():
                pass


def lacks_model(board: Board, library: Library | None, shots: Iterable[str], engine: str | None = None) -> bool:
    """Whether one of these shots would be made by the library's engine (or by the one given) and names no model."""
    if library is None:
        return False
    for shot in shots:
        params = fold_params(board, board.shots[shot]) if shot in board.shots else {}
        if (engine or params.get("engine")) == library.engine and not params.get("model"):
            return True
    return False
