"""The foot of the inspector: make a take, make a master, or stop what runs and keep its frames."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.extend.registry import engine_id
from studio.ui.controls import button
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.cost import Cost
from studio.ui.session import Session
from studio.ui.theme import Theme

MINUTE = 60
FINAL = 3
"""The quality of frames that are kept; previews are not."""


def time_left(seconds: float) -> str:
    """`m:ss`."""
    whole = max(0, round(seconds))
    return f"{whole // MINUTE}:{whole % MINUTE:02}"


class Footer(QWidget):
    """`take_asked`, `master_asked` (bears the engine) and `stop_asked` (bears the job)."""

    take_asked = Signal()
    master_asked = Signal(str)
    stop_asked = Signal(str)
    remedy_asked = Signal(object)
    """A take is wanted with the parameters with which it would fit."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job = ""
        self._aim = Aim("project")
        self.take = button(theme, self.tr("New take"), glyph="lightning-fill")
        self.stop = button(theme, self.tr("Stop"), glyph="x-circle")
        self.master = button(theme, self.tr("Generate master"))
        self._master = master_engine(session)
        if not self._master:
            self.master.setEnabled(False)
            self.master.setToolTip(self.tr("None of the installed engines makes masters"))
        self.cost = Cost(theme)
        self.cost.remedy_asked.connect(self.remedy_asked)
        session.appraisals.arrived.connect(lambda: self._show_cost(self._aim))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.cost)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(8)
        self._either = QStackedWidget()
        self._either.addWidget(self.take)
        self._either.addWidget(self.stop)
        for one in (self._either, self.master):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            one.setFixedHeight(28)
            row.addWidget(one, 1)
        self.take.clicked.connect(self.take_asked)
        self.master.clicked.connect(lambda: self.master_asked.emit(self._master))
        self.stop.clicked.connect(lambda: self.stop_asked.emit(self._job))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_aim(self, aim: Aim) -> None:
        """What can be asked for these shots."""
        self._aim = aim
        self.setVisible(aim.ring == "shot")
        self._show_cost(aim)
        self.follow_job(aim)
        writable = not self._session.read_only
        count = len(aim.ids)
        _say(self.take, self.tr("New take") if count <= 1 else self.tr("New takes ({:,})").format(count))
        self.take.setEnabled(writable)
        self.take.setToolTip("" if writable else self.tr("The project is opened for reading only"))
        if self._master:
            self.master.setEnabled(writable)

    def _show_cost(self, aim: Aim) -> None:
        """What a take of the one shot costs, as far as it is known, while none is being made."""
        making = aim.only is not None and self._session.making.progress(aim.only) is not None
        self.cost.show_cost(self._session.appraisals.of(aim.only) if aim.only and not making else None)

    def follow_job(self, aim: Aim) -> None:
        """The running or waiting job of the one shot, if it has one."""
        progress = self._session.making.progress(aim.only) if aim.only else None
        words = ""
        if progress is not None:
            self._job = progress.job
            kept = progress.frames if progress.quality >= FINAL else 0
            words = self.tr("Stop, keep {} frames").format(kept) if kept > 1 else self.tr("Stop")
        elif aim.only and self._session.standings.look(aim.only) == "queued":
            self._job = self._waiting(aim.only)
            words = self.tr("Take out of the queue") if self._job else ""
        if bool(words) == self.cost.isVisible():
            self._show_cost(aim)
        _say(self.stop, words)
        self._either.setCurrentWidget(self.stop if words else self.take)

    def _waiting(self, shot: str) -> str:
        rows = self._session.making.rows()
        return next((row.job.id for row in rows if row.shot == shot and row.state == "queued"), "")


def _say(made: QPushButton, words: str) -> None:
    if made.text() != words:
        made.setText(words)
        made.setAccessibleName(words)


def master_engine(session: Session) -> str:
    """The first engine whose takes are masters; empty if there is none."""
    engines = [manifest for manifest in session.shelf.engines if manifest.engine]
    return next((engine_id(one) for one in engines if one.engine and one.engine.capabilities.quality == "master"), "")
