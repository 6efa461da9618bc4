"""The jobs of the queue in a list that scrolls: real rows for those in sight, none for the others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.ui.queue.job_row import HEIGHT, JobRow
from studio.ui.session.making import QueueRow
from studio.ui.theme import Theme

PITCH = HEIGHT + 4
_INSET = 8

Picture = Callable[[QueueRow], QPixmap | None]
"""Gives the picture of a job's shot, if there is one."""


Note = Callable[[QueueRow], str]
"""Says what a waiting job is for."""


class JobList(QAbstractScrollArea):
    """Rows in the order of the queue. Those that wait can be dragged to another place."""

    cancel_asked = Signal(str)
    retry_asked = Signal(str)
    remedy_asked = Signal(str)
    move_asked = Signal(str, object)
    """A waiting job (id) goes in front of another (id), or last (`None`)."""
    shot_asked = Signal(str)

    def __init__(self, theme: Theme, picture: Picture, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self._note = note
        self.rows: list[QueueRow] = []
        self._places: dict[str, int] = {}
        self._shown: dict[str, JobRow] = {}
        self._drag: tuple[str, int, int] | None = None
        """Job, how far it is dragged down, and the place it would have."""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Jobs"))
        self.verticalScrollBar().setSingleStep(30)
        self.verticalScrollBar().valueChanged.connect(self._lay)

    def tell(self, rows: Sequence[QueueRow]) -> None:
        """Show these jobs."""
        self.rows = list(rows)
        self._places = {row.job.id: place for place, row in enumerate(self.rows)}
        if self._drag is not None and not self._waits(self._drag[0]):
            self._drag = None
        self.lay()

    def tell_one(self, row: QueueRow) -> None:
        """A job got further."""
        place = self._places.get(row.job.id)
        if place is not None:
            self.rows[place] = row
            self._tell_row(row)

    def refresh(self, shots: frozenset[str]) -> None:
        """Pictures of these shots are there."""
        for made in list(self._shown.values()):
            if made.row.shot in shots:
                self._tell_row(made.row)

    def lay(self) -> None:
        """Put the rows in their places."""
        page = self.viewport().height()
        self.verticalScrollBar().setPageStep(page)
        self.verticalScrollBar().setRange(0, max(0, len(self.rows) * PITCH - page))
        self._lay()

    def _waits(self, job: str) -> bool:
        place = self._places.get(job)
        return place is not None and self.rows[place].state == "queued"

    def _lay(self) -> None:
        top, page = self.verticalScrollBar().value(), self.viewport().height()
        first = max(0, top // PITCH)
        seen = self.rows[first : (top + page) // PITCH + 1]
        kept = {row.job.id for row in seen} | ({self._drag[0]} if self._drag else set())
        for job in [job for job in self._shown if job not in kept]:
            self._drop_row(job)
        for place, row in enumerate(seen, first):
            made = self._shown.get(row.job.id) or self._make_row(row)
            made.setGeometry(_INSET, self._y(place) - top, self.viewport().width() - 2 * _INSET, HEIGHT)
            self._tell_row(row)
            made.show()
        if self._drag is not None and self._drag[0] in self._shown:
            job, far, _ = self._drag
            made = self._shown[job]
            made.move(_INSET, self._places[job] * PITCH + far - top)
            made.raise_()

    def _y(self, place: int) -> int:
        """Where a row stands, with the others making room for the one that is dragged."""
        if self._drag is None:
            return place * PITCH
        mine, wanted = self._places[self._drag[0]], self._drag[2]
        if mine < place <= wanted:
            return (place - 1) * PITCH
        return (place + 1) * PITCH if wanted <= place < mine else place * PITCH

    def _tell_row(self, row: QueueRow) -> None:
        made = self._shown.get(row.job.id)
        if made is not None:
            note = self._note(row) if row.state == "queued" else ""
            made.tell(row, note=note, picture=self._picture(row))

    def _make_row(self, row: QueueRow) -> JobRow:
        made = JobRow(self._theme, row, self.viewport())
        made.cancel_asked.connect(self.cancel_asked)
        made.retry_asked.connect(self.retry_asked)
        made.remedy_asked.connect(self.remedy_asked)
        made.shot_asked.connect(self.shot_asked)
        made.dragged.connect(self._dragged)
        made.dropped.connect(self._dropped)
        made.pressed_key.connect(self._pressed)
        self._shown[row.job.id] = made
        return made

    def _drop_row(self, job: str) -> None:
        made = self._shown.pop(job)
        if made.hasFocus() or made.isAncestorOf(made.focusWidget() or self):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        made.hide()
        made.deleteLater()

    def _dragged(self, job: str, far: QPoint) -> None:
        if not self._waits(job):
            return
        mine = self._places[job]
        before = self._drag[1] if self._drag else 0
        # the row moves under the pointer, so what it says is relative to where it was put last
        down = before + far.y()
        waiting = [place for place, row in enumerate(self.rows) if row.state == "queued"]
        wanted = max(waiting[0], min(waiting[-1], mine + round(down / PITCH)))
        self._drag = (job, down, wanted)
        self._lay()

    def _dropped(self, job: str) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and self._waits(job) and drag[2] != self._places[job]:
            self._put(job, drag[2])
        self._lay()

    def _put(self, job: str, wanted: int) -> None:
        """Ask for a waiting job to have a place in the list."""
        mine = self._places[job]
        behind = wanted + 1 if wanted > mine else wanted
        last = behind >= len(self.rows) or self.rows[behind].state != "queued"
        self.move_asked.emit(job, None if last else self.rows[behind].job.id)

    def _pressed(self, job: str, event: QKeyEvent) -> None:
        place = self._places.get(job)
        if place is None:
            return
        row, key = self.rows[place], event.key()
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self._shown[job].give_up()
            self._lay()
        elif way and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            wanted = place + way
            if row.state == "queued" and 0 <= wanted < len(self.rows) and self.rows[wanted].state == "queued":
                self._put(job, wanted)
        elif way:
            self.go(place + way)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row.state in ("queued", "running"):
            self.cancel_asked.emit(job)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            again = row.state not in ("queued", "running")
            asked = self.remedy_asked if row.remedy else self.retry_asked
            (asked if again else self.shot_asked).emit(job if again else row.shot)
        else:
            event.ignore()

    def go(self, place: int) -> None:
        """Put the focus on a row, scrolled into sight."""
        if not 0 <= place < len(self.rows):
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(min(place * PITCH, max(bar.value(), (place + 1) * PITCH - page)))
        made = self._shown.get(self.rows[place].job.id)
        if made is not None:
            made.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()
