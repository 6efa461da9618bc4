"""A panel that lies over others instead of beside them: the queue above the status bar, the inspector as a drawer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.window.overlay import Box

_MARGIN = 12


class Floating(Box):
    """Holds a panel at a corner of its parent. Not modal: what is beneath goes on."""

    def __init__(self, theme: Theme, parent: QWidget, *, drawer: bool, above: int) -> None:
        super().__init__(theme, parent)
        self._over = parent
        self._drawer = drawer
        self._above = above
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 8, 1, 8)
        parent.installEventFilter(self)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Take a panel in."""
        self._column.addWidget(panel)
        panel.show()

    def place(self, *, left: int = 0, top: int = 0, bottom: int = 0) -> None:
        """Put it at its corner: a drawer at the right between `top` and `bottom`, else at `left` above the foot."""
        room = self._over.rect()
        if self._drawer:
            self.setGeometry(room.right() - 340, top, 340, max(200, bottom - top))
            return
        height = min(max(self.sizeHint().height(), 220), room.height() - self._above - 80)
        self.setGeometry(left, room.height() - self._above - height - 4, 392, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible() and not self._drawer:
            self.place(left=self.x())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
            return
        super().keyPressEvent(event)
