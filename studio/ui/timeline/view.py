"""The view: one painted widget for the whole reel, which hands events to the hand and shows the page."""

import html

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.theme import Theme, paint
from studio.ui.timeline.dropping import refusal
from studio.ui.timeline.gestures import Pointer
from studio.ui.timeline.hand import Hand, menu_place
from studio.ui.timeline.lens import GUTTER
from studio.ui.timeline.overlays import Overlays, playhead_rects
from studio.ui.timeline.page import Page
from studio.ui.timeline.stage import Stage
from studio.ui.timeline.telling import said_of

SCROLL_MS, SCROLL_PX = 16, 14
"""While a drag is held beyond an end, the reel scrolls by so much every so often."""

KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""How the focus comes when it is moved by keys; only then is it shown."""

NOTCH = 120
"""What Qt counts for one notch of a wheel."""

NOTCH_PX, NOTCH_ZOOM = 96, 1.25


class View(QWidget):
    """The timeline without its head."""

    menu_asked = Signal(QPoint, str)
    """A menu is wanted at a place of the screen, for a shot (its id; empty: for the reel)."""
    prompt_asked = Signal(str)
    """Enter was pressed on a shot (its id)."""

    def __init__(self, stage: Stage, hand: Hand, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._hand = hand
        self._theme = theme
        self.page = Page(stage, theme, self)
        self._overlays = Overlays(stage, theme, self.page)
        self._shown_at = stage.session.playing.frame
        self._by_keys = False
        self._pointer = Pointer(0, 0)
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.page.dirty.connect(self.update)
        stage.overlaid.connect(self.update)
        stage.session.playing.moved.connect(self._moved)

    def fit_rows(self) -> None:
        """Lay the rows out for the size, and for whether there is something to hear."""
        self._stage.resize(self.width(), self.height(), sound=self.page.has_sound())

    def paintEvent(self, event: QPaintEvent) -> None:
        page = self.page.show(self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        scale = self.devicePixelRatioF()
        rect = QRectF(event.rect())
        painter.drawPixmap(rect, page, QRectF(rect.topLeft() * scale, rect.size() * scale))
        paint.smooth(painter)
        self._overlays.paint(painter, self._hand)
        if self.hasFocus() and self._by_keys:
            painter.setClipping(False)
            paint.outline(painter, QRectF(self.rect()), self._theme.color("accent"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._hand.press(_pointer(event), middle=event.button() == Qt.MouseButton.MiddleButton)
            self.setCursor(self._hand.cursor())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointer = self._pointer = _pointer(event)
        self._hand.move(pointer)
        self.setCursor(self._hand.cursor())
        outside = not GUTTER <= pointer.x <= self.width()
        if self._hand.busy and outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif self._scrolling.isActive() and not (self._hand.busy and outside):
            self._scrolling.stop()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._scrolling.stop()
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._hand.release(_pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.double(_pointer(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._hand.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:
            return
        stage = self._stage
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = NOTCH_ZOOM ** (event.angleDelta().y() / NOTCH)
            stage.look(stage.lens.zoomed(factor, event.position().x(), stage.length))
            return
        pixels, angle = event.pixelDelta(), event.angleDelta()
        notches = (angle.x() or angle.y()) / NOTCH
        by = round(notches * NOTCH_PX) if pixels.isNull() else pixels.x() or pixels.y()
        stage.look(stage.lens.scrolled(-by, stage.length))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self._stage.session.selection.current
        if key == Qt.Key.Key_Escape and self._hand.cancel():
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None and not event.modifiers():
            self.prompt_asked.emit(current)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() in KEYS
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hand.cancel()
        self._scrolling.stop()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._hand.cancel()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            shot = self._stage.session.selection.current or ""
            self.menu_asked.emit(self.mapToGlobal(menu_place(self._stage)), shot)
            return
        spot = self._hand.spot(event.pos().x(), event.pos().y())
        shot = ""
        if spot.place is not None and spot.place < len(self._stage.board.reel) and spot.zone != "band":
            shot = self._stage.board.reel[spot.place].id
            if shot not in self._stage.session.selection:
                self._stage.session.selection.only(shot)
        self.menu_asked.emit(event.globalPos(), shot)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            stage = self._stage
            stage.look(stage.lens.zoomed(1 + event.value(), event.position().x(), stage.length))
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._hand.busy:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = said_of(self._stage, self._hand.spot(event.pos().x(), event.pos().y()))
            QToolTip.showText(event.globalPos(), f"<qt>{html.escape(words)}</qt>" if words else "", self)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._stage.session.say(refusal([url.fileName() for url in event.mimeData().urls()]))

    def _moved(self, frame: int) -> None:
        """Redraw what the playhead left and where it is now; keep it in sight, but while it is dragged."""
        stage = self._stage
        project = stage.board.project
        if not self._hand.busy:
            lens = stage.lens
            if not GUTTER <= lens.x(frame) <= lens.width - 24:
                stage.look(lens.showing(frame, stage.length))
        for at in (self._shown_at, frame):
            for rect in playhead_rects(stage.layout, at, project.rate, project.start_frame):
                self.update(rect & QRect(0, 0, self.width(), self.height()))
        self._shown_at = frame

    def _scroll_on(self) -> None:
        """A drag is held beyond an end: scroll, and let it go on there."""
        stage, at = self._stage, self._pointer
        over = min(0.0, at.x - GUTTER) or max(0.0, at.x - self.width())
        step = max(-4, min(4, round(over / 12) or (1 if over > 0 else -1)))
        stage.look(stage.lens.scrolled(step * SCROLL_PX, stage.length))
        self._hand.move(at._replace(x=min(max(at.x, GUTTER), self.width())))


def _pointer(event: QMouseEvent) -> Pointer:
    keys, at = event.modifiers(), event.position()
    held = Qt.KeyboardModifier
    shift, ctrl, alt = (bool(keys & key) for key in (held.ShiftModifier, held.ControlModifier, held.AltModifier))
    return Pointer(at.x(), at.y(), shift, ctrl, alt)
