"""One job of the queue: its picture, what it is at, what is left, and what can be done with it."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.controls import button, tool_button
from studio.ui.queue.words import clock_words, doing_words, spoken_words
from studio.ui.session.making import QueueRow
from studio.ui.session.notices import try_words
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import RIGHT, bar, fill, outline, rounded, smooth, state_glyph, text
from studio.ui.theme.states import LookName

HEIGHT = 56
_BUTTON = 24
_PICTURE = QRectF(12, 8, 71, 40)
_LOOKS: dict[str, LookName] = {"running": "generating", "queued": "queued", "failed": "failed"}


class JobRow(QWidget):
    """A row. It holds the focus itself: Up and Down are its list's, Delete stops, Enter tries again, Alt moves it."""

    cancel_asked = Signal(str)
    retry_asked = Signal(str)
    remedy_asked = Signal(str)
    """What failed is to be tried with the parameters that were offered."""
    dragged = Signal(str, QPoint)
    """The pointer drags this job; where it is, in the row."""
    dropped = Signal(str)
    pressed_key = Signal(str, QKeyEvent)
    shot_asked = Signal(str)
    """The shot of this job is to be shown."""

    def __init__(self, theme: Theme, row: QueueRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._press: QPoint | None = None
        self._dragging = False
        self._picture: QPixmap | None = None
        self._doing = ""
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(HEIGHT)
        self._stop = tool_button(theme, "x", self.tr("Stop, keeping what is made"), px=14)
        self._again = tool_button(theme, "arrow-counter-clockwise", self.tr("Try again"), px=14)
        self._stop.clicked.connect(lambda: self.cancel_asked.emit(self.row.job.id))
        self._again.clicked.connect(lambda: self.retry_asked.emit(self.row.job.id))
        self._remedy = button(theme, "", "quiet")
        self._remedy.setFixedHeight(_BUTTON)
        self._remedy.clicked.connect(lambda: self.remedy_asked.emit(self.row.job.id))
        for made in (self._stop, self._again, self._remedy):
            made.setParent(self)
        self._stop.show()
        theme.changed.connect(self.update)
        self.tell(row, note="", picture=None)

    def tell(self, row: QueueRow, *, note: str, picture: QPixmap | None) -> None:
        """Show a job as it stands now; `note` is what it is for, while it waits."""
        self.row = row
        self._picture = picture
        self._doing = note or doing_words(row)
        waiting = row.state == "queued"
        over = row.state not in ("queued", "running")
        stop = self.tr("Take out of the queue") if waiting or over else self.tr("Stop, keeping what is made")
        self._stop.setToolTip(stop)
        self._stop.setAccessibleName(f"{stop}: {row.number}")
        self._stop.setVisible(not over)
        self._again.setVisible(over and not row.remedy)
        self._remedy.setVisible(bool(row.remedy))
        if row.remedy:
            self._remedy.setText(try_words(row.remedy))
            self._remedy.setAccessibleName(f"{self._remedy.text()}: {row.number}")
            self._place_remedy()
        self.setToolTip(self._doing if over else "")
        self._again.setAccessibleName(f"{self.tr('Try again')}: {row.number}")
        self.setAccessibleName(spoken_words(row, self._doing))
        self.update()

    @property
    def movable(self) -> bool:
        """Whether the job waits, and so can be put elsewhere."""
        return self.row.state == "queued"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for made in (self._stop, self._again):
            made.move(self.width() - 36, 14)
        self._place_remedy()

    def _place_remedy(self) -> None:
        """Put the way on at the right of the reason."""
        wide = min(self._remedy.sizeHint().width(), round(self.width() * 0.5))
        self._remedy.setGeometry(self.width() - wide - 8, HEIGHT - _BUTTON - 5, wide, _BUTTON)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        theme, row = self._theme, self.row
        area = QRectF(self.rect())
        running = row.state == "running"
        if running or self._dragging or self.underMouse():
            fill(painter, area, theme.color("hover" if running or self._dragging else "raised"), 8)
        if self.movable and (self.underMouse() or self._dragging):
            grip = QRectF(-1, 0, 14, area.height())
            theme.draw_glyph(painter, "dots-six-vertical", grip, theme.color("faint"), 13)
        self._paint_picture(painter)
        self._paint_words(painter, running)
        if self.hasFocus():
            outline(painter, area, theme.color("accent"), radius=8)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        theme, look = self._theme, _LOOKS.get(self.row.state, "queued")
        painter.save()
        painter.setClipPath(rounded(_PICTURE, 4))
        if self._picture is None:
            painter.fillRect(_PICTURE, theme.color("pressed"))
            if look != "generating":
                theme.draw_glyph(painter, STATES[look].glyph, _PICTURE, theme.color(STATES[look].hue), 16)
        else:
            painter.fillRect(_PICTURE, theme.color("well"))
            size = self._picture.size()
            scale = min(_PICTURE.width() / size.width(), _PICTURE.height() / size.height())
            box = QRectF(0, 0, size.width() * scale, size.height() * scale)
            box.moveCenter(_PICTURE.center())
            painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))
        painter.restore()

    def _paint_words(self, painter: QPainter, running: bool) -> None:
        theme, row = self._theme, self.row
        left = _PICTURE.right() + 12
        right = self.width() - (8 if row.remedy else 44)
        time = clock_words(row.left_s)
        used = 0.0
        if time:
            font = theme.font("ui", tabular=True, weight=600 if running else 500)
            ink = theme.color("text" if running else "soft")
            used = text(painter, QRectF(left, 0, right - left, HEIGHT), time, font, ink, align=RIGHT) + 12
        width = right - left - used
        look = _LOOKS.get(row.state, "queued")
        state_glyph(painter, theme, look, QRectF(left, 9, 16, 16), 13)
        number = QRectF(left + 20, 8, width - 20, 18)
        font = theme.font("ui", tabular=True, weight=600)
        taken = text(painter, number, str(row.number), font, theme.color("text")) + 8
        title = row.prompt or self.tr("No prompt yet")
        text(painter, number.adjusted(taken, 0, 0, 0), title, font, theme.color("text"))
        hue = "failed" if row.state == "failed" else "soft" if running else "faint"
        room = self._remedy.x() - left - 8 if row.remedy else width
        text(painter, QRectF(left, 29, room, 16), self._doing, theme.font("label", tabular=True), theme.color(hue))
        if running:
            part = row.progress.part if row.progress else 0.0
            bar(painter, QRectF(left, 47, width, 3), part, theme.color("accent"), QColor(theme.color("pressed")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None or not self.movable:
            return
        point = event.position().toPoint()
        if not self._dragging and (point - self._press).manhattanLength() < QApplication.startDragDistance():
            return
        self._dragging = True
        self.dragged.emit(self.row.job.id, point - self._press)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, pressed = self._dragging, self._press is not None
        self.give_up()
        if dragging:
            self.dropped.emit(self.row.job.id)
        elif pressed and self.rect().contains(event.position().toPoint()):
            self.shot_asked.emit(self.row.shot)

    def give_up(self) -> None:
        """End a drag; the row is an ordinary one again."""
        self._press, self._dragging = None, False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed_key.emit(self.row.job.id, event)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()
