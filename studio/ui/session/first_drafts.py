"""First drafts: a shot that has words and no picture gets one without being asked, so that the reel always plays."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from studio.edit.change import WHOLE
from studio.edit.report import Changes
from studio.model.rows import Shot
from studio.project import Opened
from studio.ui.session.making import Making

PAUSE_MS = 600
"""How long a shot's words have to rest, so that what is just being typed is left to who types."""

_TELLING = frozenset({WHOLE, "prompt"})


class FirstDrafts(QObject):
    """Queues drafts, from `start` on. A shot for which a job was ever queued is left to the artist."""

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self._fresh: set[str] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._look)
        self._unlisten: Callable[[], None] | None = None

    def start(self) -> None:
        """Draft what has no picture now, and what comes from now on."""
        document = self._opened.document
        if document.read_only or self._unlisten is not None:
            return
        self._unlisten = document.listen(self._follow)
        known = self._opened.store.newest_jobs()
        self._make(shot for shot in document.board.reel if shot.id not in known)

    def _follow(self, changes: Changes) -> None:
        fresh = {shot for shot in changes.ids("shots") if changes.fields("shots", shot) & _TELLING}
        if fresh:
            self._fresh |= fresh
            self._rest.start()

    def _look(self) -> None:
        shots = self._opened.document.board.shots
        fresh, self._fresh = [name for name in self._fresh if name in shots], set()
        known = self._opened.store.newest_jobs(fresh)
        self._make(shots[name] for name in fresh if name not in known)

    def _make(self, shots: Iterable[Shot]) -> None:
        board = self._opened.document.board
        bare = [shot for shot in shots if shot.prompt and not shot.chosen and not board.takes_of(shot)]
        by_engine: defaultdict[str, list[str]] = defaultdict(list)
        for shot in sorted(bare, key=lambda shot: board.numbers[shot.id]):
            by_engine[self._making.drafting_engine(shot.id)].append(shot.id)
        for engine, names in by_engine.items():
            self._making.make(names, engine=engine)

    def close(self) -> None:
        """Draft nothing more."""
        self._rest.stop()
        if self._unlisten is not None:
            self._unlisten()
            self._unlisten = None
