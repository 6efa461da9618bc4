"""The raster body: the picture converted at the size it is shown, painted by Qt without a graphics card."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.codec.i420 import Frame
from studio.ui.monitor.body import Body
from studio.ui.monitor.cards import paint_card
from studio.ui.monitor.convert import Converter
from studio.ui.monitor.overlay import paint_over
from studio.ui.monitor.view import View
from studio.ui.theme import Theme
from studio.ui.theme.paint import outline

_DIMMED = 0.6
_ENLARGED = ("100", "200")


class RasterBody(Body):
    """Paints by QPainter. A frame of 1280x720 costs some 3 ms in a picture of 1106x622, overlay and all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, around: QMargins | None = None) -> None:
        super().__init__(theme, parent, around=around)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._converter = Converter()

    def show_view(self, view: View) -> None:
        same_place = view.size == self.view.size
        self.view = view
        if view.shown.picture is None:
            self._converter.forget()
        self._shape_pointer()
        self.update(self.picture_rect.toAlignedRect()) if same_place else self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._shape_pointer()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture_rect
        painter = QPainter(self)
        painter.setClipRegion(event.region().subtracted(QRegion(picture.toRect())))
        painter.fillRect(self.rect(), self.surround.color("well"))
        painter.setClipping(False)
        self._paint_picture(painter, picture)
        if self.zoom == "fit" and not self._bare:
            outline(painter, picture.adjusted(-1, -1, 1, 1), self.surround.color("hair"))
        paint_over(painter, self.dress, self.seen(picture), self.view)
        painter.end()
        self.painted.emit(self.view.shown)

    @property
    def _bare(self) -> bool:
        return self.view.card is not None and self.view.card.kind == "nothing"

    def _paint_picture(self, painter: QPainter, picture: QRectF) -> None:
        frame, card = self.view.shown.picture, self.view.card
        if frame is None or card is not None:
            if card is not None:
                paint_card(painter, self.dress, picture, card)
            return
        image = self._image(frame, picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self.zoom in _ENLARGED:
            painter.drawImage(picture, image)
        else:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(picture.topLeft(), image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.view.dim:
            painter.fillRect(picture, self.dress.color("scrim", _DIMMED))

    def _image(self, frame: Frame, picture: QRectF) -> QImage:
        """The frame at the size it is shown; at its own size where it is enlarged, so that pixels stay pixels."""
        ratio = self.devicePixelRatioF()
        across, down = round(picture.width() * ratio), round(picture.height() * ratio)
        if self.zoom in _ENLARGED:
            across, down = self.view.size
        return self._converter.image(frame, across, down)
