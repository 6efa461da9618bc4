"""Which of the session's news concern what the inspector is about."""

from PySide6.QtCore import QObject, Signal

from studio.edit.report import Changes
from studio.ui.inspector.cascade import Aim
from studio.ui.session import Session

_WIDE = frozenset({"project", "scenes", "takes"})
"""Tables whose rows bear on any shot: through the cascade, or as its takes."""


class Following(QObject):
    """Hears the session. `behind`: the panel has to show things anew; `pictured`: thumbnails came; `progressed`: the
    running job of the one shot got further."""

    behind = Signal()
    pictured = Signal()
    progressed = Signal(str)
    selected = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = session.selection
        self.aim = Aim("project")
        """What the inspector is about."""
        session.selection.changed.connect(self.selected)
        session.changed.connect(self._hear)
        session.standings.changed.connect(self._hear_standings)
        session.thumbnails.arrived.connect(self._hear_pictures)
        session.making.progressed.connect(self._hear_progress)
        session.making.queue_changed.connect(self._hear_queue)

    def _hear(self, changes: Changes) -> None:
        if (
            self.aim.ring != "shot"
            or changes.reordered
            or any(table in _WIDE or name in self._selection for table, name in changes.rows)
        ):
            self.behind.emit()

    def _hear_standings(self, shots: frozenset[str]) -> None:
        if self.aim.ring == "shot" and any(shot in self._selection for shot in shots):
            self.behind.emit()

    def _hear_pictures(self, shots: frozenset[str]) -> None:
        if self.aim.only in shots:
            self.pictured.emit()

    def _hear_progress(self, shot: str) -> None:
        if shot == self.aim.only:
            self.progressed.emit(shot)

    def _hear_queue(self) -> None:
        if self.aim.ring == "shot":
            self.behind.emit()
