"""What every body of the monitor does: holds the view, knows where the picture lies, pans, asks for full screen."""

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.monitor.fitting import Zoom, clamped, placed
from studio.ui.monitor.view import View
from studio.ui.theme import Theme

_AROUND = QMargins(16, 12, 16, 12)


class Body(QWidget):
    """The part of the monitor that has the picture. Raster and OpenGL draw the same views."""

    painted = Signal(object)
    """`Shown`: this is on the screen now, as far as we have it in our hands."""
    full_asked = Signal()
    """The picture was double-clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, around: QMargins | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dress = Theme("dark", self)
        """The theme of what lies on the picture, which stays dark."""
        self.surround = theme
        """The theme of what is around the picture."""
        self.view = View()
        self.native = False
        """Whether it has a native window, which plain widgets cannot be laid over."""
        self.zoom: Zoom = "fit"
        self._pan = QPointF()
        self._around = _AROUND if around is None else around
        self._grabbed: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    def show_view(self, view: View) -> None:
        """Draw this from now on; only what differs is drawn again."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw all again."""
        self.update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the picture fitted, or at a part of its own size."""
        self.zoom = zoom
        self._pan = QPointF()
        self._shape_pointer()
        self.redraw()

    @property
    def room(self) -> QRectF:
        """What the picture may take up: with a margin when it is fitted."""
        whole = QRectF(self.rect())
        if self.zoom != "fit" or whole.width() < 200 or whole.height() < 120:
            return whole
        return whole.marginsRemoved(self._around.toMarginsF())

    @property
    def picture_rect(self) -> QRectF:
        """Where the picture lies, in logical pixels, on whole device pixels."""
        return placed(self.room, self.view.size, self.zoom, ratio=self.devicePixelRatioF(), pan=self._pan)

    def seen(self, picture: QRectF) -> QRectF:
        """What marks and words are laid over: the picture, or the part of it that is in sight when it is large."""
        return picture if self.zoom == "fit" else picture.intersected(QRectF(self.rect()))

    @property
    def pannable(self) -> bool:
        """Whether the picture is larger than its room."""
        picture, room = self.picture_rect, self.room
        return picture.width() > room.width() + 1 or picture.height() > room.height() + 1

    def _shape_pointer(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self.pannable else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self.pannable:
            self._grabbed = event.position() - self._pan
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._pan = clamped(event.position() - self._grabbed, self.room, self.picture_rect)
            self.redraw()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self._shape_pointer()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.full_asked.emit()
