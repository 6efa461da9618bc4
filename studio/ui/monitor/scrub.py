"""The scrub bar: the shot from its take's first frame to the last, its in and out, how good each frame is by now."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.monitor.terraces import Step
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, rounded, smooth

_HEIGHT, _SIDE, _GROOVE = 24, 16.0, 4.0
_KNOB = 7.0
_TALL = (3.0, 6.0, 9.0, 12.0)
"""Height of a terrace by quality."""


class Span(NamedTuple):
    """The shot in the frames of its take: `length` of the take, `first` and `last` shown (`last` not included)."""

    length: int = 0
    first: int = 0
    last: int = 0


Edge = Literal["in", "out"]
_HANDLE = 7.0
"""How near to a bracket the pointer takes hold of it."""


class ScrubBar(QWidget):
    """Frames here are those of the take. The brackets are dragged to trim; nothing is changed before the release."""

    sought = Signal(int)
    """The frame that the user points at, kept between in and out."""
    stepped = Signal(int)
    """The user pressed a key to go some frames on."""
    trimmed = Signal(str, int)
    """An edge (`in`, `out`) was dragged by some frames."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._span, self._frame = Span(), 0
        self._steps: tuple[Step, ...] = ()
        self._making = False
        self._held: Edge | None = None
        self._drawn: Span | None = None
        self.trims = True
        """Whether the brackets can be dragged."""
        self.setMouseTracking(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Position in the shot"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def set_span(self, span: Span) -> None:
        """The shot has this length, in and out."""
        if span != self._span:
            self._span = span
            self.update()

    def set_frame(self, frame: int) -> None:
        """The playhead stands here."""
        if frame != self._frame:
            self._frame = frame
            self.setAccessibleDescription(self.tr("Frame {0} of {1}").format(frame + 1, self._span.length))
            self.update()

    def set_terraces(self, steps: tuple[Step, ...], making: bool) -> None:
        """While a shot is made: how good its frames are, as runs."""
        if (steps, making) != (self._steps, self._making):
            self._steps, self._making = steps, making
            self.update()

    def x_of(self, frame: float) -> float:
        """Where a frame lies."""
        groove = self.width() - 2 * _SIDE
        return _SIDE + groove * frame / max(1, self._span.length)

    def frame_at(self, x: float) -> int:
        """The frame at a place, kept between in and out."""
        groove = max(1.0, self.width() - 2 * _SIDE)
        frame = int((x - _SIDE) / groove * self._span.length)
        return max(self._span.first, min(frame, self._span.last - 1))

    @property
    def span(self) -> Span:
        """The shot as it is drawn: while a bracket is dragged, as it would be."""
        return self._drawn or self._span

    def edge_at(self, x: float) -> Edge | None:
        """The bracket that the pointer would take hold of; the knob goes before a bracket that it lies on."""
        if not self.trims or self._span.last <= self._span.first:
            return None
        away = {"in": abs(x - self.x_of(self._span.first)), "out": abs(x - self.x_of(self._span.last))}
        edge: Edge = "in" if away["in"] <= away["out"] else "out"
        knob = abs(x - self.x_of(self._frame + 0.5))
        return edge if away[edge] <= _HANDLE and away[edge] < knob else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._span.last <= self._span.first:
            return
        self._held = self.edge_at(event.position().x())
        if self._held is None:
            self.sought.emit(self.frame_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._held is not None:
            self._drag(self._held, x)
        elif event.buttons() & Qt.MouseButton.LeftButton and self._span.last > self._span.first:
            self.sought.emit(self.frame_at(x))
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor if self.edge_at(x) else Qt.CursorShape.ArrowCursor)

    def _drag(self, edge: Edge, x: float) -> None:
        span = self._span
        place = round((x - _SIDE) / max(1.0, self.width() - 2 * _SIDE) * span.length)
        if edge == "in":
            self._drawn = span._replace(first=max(0, min(place, span.last - 1)))
            seen = self._drawn.first
        else:
            self._drawn = span._replace(last=max(span.first + 1, min(place, span.length)))
            seen = self._drawn.last - 1
        self.sought.emit(max(span.first, min(seen, span.last - 1)))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        edge, drawn, was = self._held, self._drawn, self._span
        self._let_go()
        if edge is not None and drawn is not None and drawn != was:
            self.trimmed.emit(edge, drawn.first - was.first if edge == "in" else drawn.last - was.last)

    def _let_go(self) -> None:
        self._held, self._drawn = None, None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        steps = {Qt.Key.Key_Left: -far, Qt.Key.Key_Right: far}
        ends = {Qt.Key.Key_Home: self._span.first, Qt.Key.Key_End: self._span.last - 1}
        if event.key() == Qt.Key.Key_Escape and self._held is not None:
            self._let_go()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in ends and self._span.last > self._span.first:
            self.sought.emit(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        groove = QRectF(_SIDE, 10.0, self.width() - 2 * _SIDE, _GROOVE)
        fill(painter, groove, self._theme.color("pressed"), 2)
        if self._span.length:
            self._paint_made(painter, groove)
            self._paint_brackets(painter, groove)
            self._paint_knob(painter, groove)
        if self.hasFocus():
            outline(painter, QRectF(self.rect()).adjusted(4, 1, -4, -1), self._theme.color("accent"), radius=4)
        painter.end()

    def _paint_made(self, painter: QPainter, groove: QRectF) -> None:
        first, last = self.x_of(self.span.first), self.x_of(self.span.last)
        if not self._making:
            painter.fillRect(QRectF(first, groove.y(), last - first, _GROOVE), self._theme.color("faint"))
            return
        painter.save()
        painter.setClipPath(rounded(QRectF(groove.x(), 0, groove.width(), groove.bottom()), 2))
        for step in self._steps:
            tall = _TALL[max(0, min(step.quality, 3))]
            left, right = self.x_of(step.first), self.x_of(step.last)
            box = QRectF(left, groove.bottom() - tall, max(1.0, right - left), tall)
            painter.fillRect(box, self._theme.color("accent", 0.35 + tall / 20))
        painter.restore()

    def _paint_brackets(self, painter: QPainter, groove: QRectF) -> None:
        color, top = self._theme.color("accent" if self._held else "text"), groove.y() - 4
        for frame, inward in ((self.span.first, 1), (self.span.last, -1)):
            x = round(self.x_of(frame))
            painter.fillRect(QRectF(x if inward > 0 else x - 2, top, 2, 12), color)
            arm = x if inward > 0 else x - 6
            painter.fillRect(QRectF(arm, top, 6, 2), color)
            painter.fillRect(QRectF(arm, top + 10, 6, 2), color)

    def _paint_knob(self, painter: QPainter, groove: QRectF) -> None:
        painter.setPen(QPen(self._theme.color("panel"), 2))
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(QPointF(self.x_of(self._frame + 0.5), groove.center().y()), _KNOB, _KNOB)
