"""Full screen: the picture alone, with the transport at its foot while the pointer moves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.monitor.body import Body
from studio.ui.monitor.deck import Deck
from studio.ui.session import Session
from studio.ui.theme import Theme

REST_MS = 2500
"""How long after the pointer's last move the transport stays."""

_WIDEST = 960
NO_MARGIN = QMargins(0, 0, 0, 0)


class FullScreen(QWidget):
    """A window of its own. Esc, F or a double click leave it; the player's keys work in it."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme, body: Body, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._playing = session.playing
        self._keys = self._made_keys()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(session.board.project.title or session.opened.path.stem)
        body.surround = body.dress
        self.deck = Deck(session, theme, body)
        self.deck.full_asked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.deck)
        self._controls = self.deck.controls
        self._float_controls()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REST_MS)
        self._pause.timeout.connect(self.rest)
        for widget in (body, *body.findChildren(QWidget), self._controls, *self._controls.findChildren(QWidget)):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.wake()

    def _float_controls(self) -> None:
        """Take the controls out of the column and lay them over the picture."""
        layout = self.deck.layout()
        if layout is not None:
            layout.removeWidget(self._controls)
        if self.deck.body.native:
            self._controls.setParent(self, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
            self._controls.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        else:
            self._controls.setParent(self)
        self._controls.setProperty("kind", "panel")
        self._controls.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _made_keys(self) -> dict[int, Callable[[], object]]:
        playing, key = self._playing, Qt.Key
        return {
            key.Key_Space: playing.toggle,
            key.Key_J: lambda: playing.shuttle(-1),
            key.Key_K: lambda: playing.shuttle(0),
            key.Key_L: lambda: playing.shuttle(1),
            key.Key_Left: lambda: playing.step(-1),
            key.Key_Right: lambda: playing.step(1),
            key.Key_Up: lambda: playing.cut(-1),
            key.Key_Down: lambda: playing.cut(1),
            key.Key_Home: lambda: playing.seek(0),
            key.Key_Escape: self.close,
            key.Key_F: self.close,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._keys.get(event.key())
        if deed is None:
            super().keyPressEvent(event)
            return
        deed()

    def wake(self) -> None:
        """Show transport and pointer for a while."""
        self._controls.show()
        self._controls.raise_()
        self.unsetCursor()
        self.deck.body.unsetCursor()
        self._pause.start()

    def rest(self) -> None:
        if self._controls.underMouse():
            self._pause.start()
            return
        self._controls.hide()
        self.deck.body.setCursor(Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            self.wake()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = min(_WIDEST, self.width())
        height = self._controls.sizeHint().height()
        corner = QPoint((self.width() - width) // 2, self.height() - height - 16)
        corner = self.mapToGlobal(corner) if self._controls.isWindow() else corner
        self._controls.setGeometry(corner.x(), corner.y(), width, height)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        self.left.emit()
        super().closeEvent(event)
