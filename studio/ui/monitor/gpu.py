"""The OpenGL body: a native window inside the panel, in which a shader colours the planes.

A native `QOpenGLWindow`, since a `QOpenGLWidget` has Qt compose the whole main window by OpenGL at each of its frames.
Words and marks are painted by QPainter into a layer, which goes to the card only when it is another than before.
"""

from math import ceil, floor

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QShowEvent, QSurfaceFormat
from PySide6.QtOpenGL import QOpenGLWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.codec.i420 import size_of
from studio.ui.monitor.cards import paint_card
from studio.ui.monitor.cover import Cover
from studio.ui.monitor.overlay import bands_of, paint_over
from studio.ui.monitor.raster import RasterBody
from studio.ui.monitor.shading import Shading, Surface
from studio.ui.monitor.view import Hud, View
from studio.ui.theme import Theme

_DIMMED = 0.4
_FORWARDED = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
}


class _Pane(QOpenGLWindow):
    """The native window. It draws what its body says, and hands the pointer and the keys on to it."""

    def __init__(self, body: "GpuBody") -> None:
        super().__init__(QOpenGLWindow.UpdateBehavior.NoPartialUpdate)
        self._body = body
        self._shading: Shading | None = None
        self._layer = QImage()
        self._fixed: tuple[object, ...] = ()
        self._hud: Hud | None = None

    def initializeGL(self) -> None:
        self._shading = Shading()

    def give_back(self) -> None:
        """Let go of what the card holds, while there is a context to do so in."""
        if self._shading is not None:
            self.makeCurrent()
            self._shading.destroy()
            self._shading = None
            self.doneCurrent()

    def paintGL(self) -> None:
        shading, body = self._shading, self._body
        if shading is None:
            return
        view, ratio = body.view, self.devicePixelRatio()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        picture = body.picture_rect
        place: QRectF | None = None
        if view.shown.picture is not None and view.card is None:
            shading.upload(view.shown.picture)
            place = QRectF(picture.topLeft() * ratio, picture.size() * ratio)
        else:
            shading.forget()
        self._lay_over(shading, (width, height), ratio, picture)
        around = body.surround.color("well")
        shading.draw(
            Surface(width, height, around),
            place,
            smoothly=body.zoom not in ("100", "200") or not _own_size(view),
            bright=_DIMMED if view.dim else 1.0,
        )

    def _lay_over(self, shading: Shading, size: tuple[int, int], ratio: float, picture: QRectF) -> None:
        """Paint and upload what lies over the picture: while it plays, the strips with the numbers alone."""
        body, view = self._body, self._body.view
        fixed = (size, picture, view.card, view.marks, body.zoom)
        if (fixed, view.hud) == (self._fixed, self._hud):
            return
        whole = fixed != self._fixed
        self._fixed, self._hud = fixed, view.hud
        seen = body.seen(picture)
        if whole:
            self._layer = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            self._layer.setDevicePixelRatio(ratio)
            self._paint_layer(picture, QRectF(0, 0, size[0] / ratio, size[1] / ratio))
            shading.lay_over(self._layer)
            return
        for band in bands_of(seen):
            first = max(0, floor(band.top() * ratio))
            last = min(size[1], ceil(band.bottom() * ratio))
            if last > first:
                self._paint_layer(picture, QRectF(0, first / ratio, size[0] / ratio, (last - first) / ratio))
                shading.lay_over_rows(self._layer, first, last)

    def _paint_layer(self, picture: QRectF, part: QRectF) -> None:
        body, view = self._body, self._body.view
        painter = QPainter(self._layer)
        painter.setClipRect(part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(part, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if view.card is not None:
            paint_card(painter, body.dress, picture, view.card)
        paint_over(painter, body.dress, body.seen(picture), view)
        painter.end()

    def redraw_all(self) -> None:
        """Paint the layer anew, too."""
        self._fixed = ()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in _FORWARDED:
            return QCoreApplication.sendEvent(self._body, event)
        return super().event(event)


class GpuBody(RasterBody):
    """Draws by OpenGL. Make one only where the self-test has found OpenGL to be good.

    While another widget lies over it (palette, drawer, notice), it is a raster body: a native window would hide that.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, around: QMargins | None = None) -> None:
        super().__init__(theme, parent, around=around)
        self.native = True
        self.pane = _Pane(self)
        shape = QSurfaceFormat.defaultFormat()
        shape.setSwapInterval(0)
        self.pane.setFormat(shape)
        self.pane.frameSwapped.connect(self._tell)
        pane = self.pane
        self.destroyed.connect(lambda: pane.give_back())
        container = self._container = QWidget.createWindowContainer(self.pane, self)
        container.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        container.setAccessibleName(self.accessibleName())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(container)
        self._cover = Cover(self)
        self._cover.changed.connect(self._make_way)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end)

    def _end(self) -> None:
        """Take the native window down in order: at the program's end PySide deletes it before what contains it."""
        self.pane.give_back()
        self._container.setParent(None)
        del self._container

    @property
    def _by_raster(self) -> bool:
        return self._cover.covered

    def _make_way(self, covered: bool) -> None:
        self._container.setVisible(not covered)
        self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover.look()

    def show_view(self, view: View) -> None:
        if self._by_raster:
            super().show_view(view)
            return
        self.view = view
        self._shape_pointer()
        self.pane.update()

    def redraw(self) -> None:
        self.pane.redraw_all()
        super().redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._by_raster:
            super().paintEvent(event)

    def _shape_pointer(self) -> None:
        super()._shape_pointer()
        self.pane.setCursor(self.cursor())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def grab_frame(self) -> QImage:
        """What is on the card, as it is."""
        return self.pane.grabFramebuffer()

    def _tell(self) -> None:
        self.painted.emit(self.view.shown)


def _own_size(view: View) -> bool:
    """Whether the picture is as large as what it shows: pixels of a small preview are smoothed at every zoom."""
    return view.shown.picture is None or size_of(view.shown.picture) == view.size
