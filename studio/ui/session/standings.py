"""How each shot stands, as signals: the project's tally, kept up to date by edits, jobs and files."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from studio.edit.report import Changes
from studio.project import Opened
from studio.project.standing import Standing, Tally
from studio.ui.session.making import Making

__all__ = ["Standing", "Standings"]


class Standings(QObject):
    """The standing of every shot. `changed` bears a frozenset of the shot ids whose standing may be another."""

    changed = Signal(object)

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self._tally = Tally(opened.document.board, opened.store, opened.media)
        self._looks = {shot: self._look(shot) for shot in opened.document.board.shots}
        opened.document.listen(self._follow)
        opened.store.follow_jobs(self._follow_jobs)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)

    def of(self, shot: str) -> Standing:
        """How a shot stands; empty for one that is not there."""
        return self._tally.of(shot)

    def look(self, shot: str) -> str:
        """The name in `theme.STATES` of how a shot is to look: stale and queued included."""
        look = self._looks.get(shot, "empty")
        return "generating" if look == "queued" and self._making.progress(shot) else look

    def _look(self, shot: str) -> str:
        standing = self._tally.of(shot)
        if standing.state == "generating":
            return "generating" if self._tally.running(shot) else "queued"
        return "stale" if standing.stale and standing.state in ("draft", "master") else standing.state

    def stale(self) -> list[str]:
        """Ids of the stale shots, in reel order."""
        return self._tally.stale

    def look_again(self) -> None:
        """Media files may have come or gone behind our back: look which are there."""
        self._tell(self._tally.look_again())

    @Slot(Qt.ApplicationState)
    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_again()

    def _follow(self, changes: Changes) -> None:
        self._tell(self._tally.follow(self._opened.document.board, changes))

    def _follow_jobs(self, shots: frozenset[str]) -> None:
        self._tell(self._tally.follow_jobs(shots))

    def _tell(self, touched: frozenset[str]) -> None:
        if not touched:
            return
        board = self._opened.document.board
        for shot in touched:
            if shot in board.shots:
                self._looks[shot] = self._look(shot)
            else:
                self._looks.pop(shot, None)
        self.changed.emit(touched)
