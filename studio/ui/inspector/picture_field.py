"""The field of a parameter that is a picture or a video: a thumbnail, where it is from; files can be dropped on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.model.recipe import MediaName
from studio.ui.inspector.refusal import claims_escape
from studio.ui.session.thumbnails import Thumbnails
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, rounded, smooth, text

HEIGHT = 24
_THUMB = QRectF(2, 2, 36, 20)
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
VIDEOS = (".mp4", ".mov", ".mkv", ".webm")


class PictureField(QAbstractButton):
    """A press asks for the menu of where one can come from (`clicked`), Delete takes it away (`cleared`).

    `dropped` bears the path of a file that fits, `refused` a sentence about one that does not.
    """

    dropped = Signal(object)
    refused = Signal(str)
    cleared = Signal()
    escaped = Signal()

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, name: str, *, video: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails, self._name = theme, thumbnails, name
        self._video = video
        self._media: MediaName | None = None
        self._words, self._mixed, self._over = "", False, False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        thumbnails.files_arrived.connect(self.update)
        theme.changed.connect(self.update)
        self.show_media(None, "")

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Of the files that it takes."""
        return VIDEOS if self._video else PICTURES + VIDEOS

    def show_media(self, media: MediaName | None, words: str, *, mixed: bool = False) -> None:
        """Show a file of the project and where it is from; `None`: none, or (`mixed`) several."""
        self._media, self._mixed = media, mixed
        self._words = words or (self.tr("Mixed") if mixed else self.tr("None"))
        self.setAccessibleName(f"{self._name}: {self._words}")
        self.setToolTip(self._words if media else self._hint())
        self.update()

    @property
    def words(self) -> str:
        """What is in sight beside the picture."""
        return self._words

    def _hint(self) -> str:
        what = self.tr("a video") if self._video else self.tr("a picture")
        return self.tr("Drop {} here, or press for what else it can be").format(what)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, HEIGHT)

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        smooth(painter)
        lit = self.isEnabled() and (self.underMouse() or self._over)
        edge = "failed" if self.property("refused") else "accent" if self._over or self.hasFocus() else "edge"
        if lit or edge != "edge" or self.property("own") is not False:
            fill(painter, box, theme.color("raised"), 4)
            outline(painter, box, theme.color(edge), radius=4)
        self._paint_thumb(painter)
        left = _THUMB.right() + 8
        ink = "off" if not self.isEnabled() else "text" if self._media else "soft"
        room = QRectF(left, 0, self.width() - left - 22, HEIGHT)
        font = theme.font("ui", tabular=True)
        fits = QFontMetricsF(font).horizontalAdvance(self._words) <= room.width()
        text(painter, room, self._words if fits else self._words.partition(",")[0], font, theme.color(ink))
        caret = QRectF(self.width() - 20, 0, 14, HEIGHT)
        if self.isEnabled():
            theme.draw_glyph(painter, "caret-down-bold", caret, theme.color("faint"), 10)
        painter.end()

    def _paint_thumb(self, painter: QPainter) -> None:
        theme = self._theme
        picture = self._picture()
        painter.save()
        painter.setClipPath(rounded(_THUMB, 3))
        painter.fillRect(_THUMB, theme.color("well" if picture else "pressed"))
        if picture is not None:
            scale = max(_THUMB.width() / picture.width(), _THUMB.height() / picture.height())
            width, height = _THUMB.width() / scale, _THUMB.height() / scale
            source = QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
            painter.drawPixmap(_THUMB, picture, source)
        else:
            glyph = "film-strip" if self._video else "image"
            theme.draw_glyph(painter, glyph, _THUMB, theme.color("soft" if self.isEnabled() else "off"), 14)
        painter.restore()

    def _picture(self) -> QPixmap | None:
        if self._media is None:
            return None
        media = self._media._replace(frame=0) if self._video and self._media.frame is None else self._media
        return self._thumbnails.of_file(media, height=round(2 * _THUMB.height() * self.devicePixelRatioF()))

    # ---- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and event.mimeData().hasUrls():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, what: QMimeData) -> None:
        """Tell of the first file of what was dropped, if it fits."""
        paths = [Path(url.toLocalFile()) for url in what.urls() if url.isLocalFile()]
        if not paths:
            return
        if paths[0].suffix.lower() in self.suffixes:
            self.dropped.emit(paths[0])
            return
        kinds = self.tr("an MP4, MOV or WebM") if self._video else self.tr("a PNG, JPEG or WebP")
        self.refused.emit(self.tr("{0} cannot be used here: give {1}.").format(paths[0].name, kinds))

    # ---- keys

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._media is not None:
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
