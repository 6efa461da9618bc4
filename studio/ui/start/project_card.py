"""A project of the first page: its poster, its name, how long it is and when it was last open."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from studio.ui.controls import tool_button
from studio.ui.start.mark import draw_mark
from studio.ui.theme import Theme
from studio.ui.theme.paint import RIGHT, outline, rounded, smooth, text

WORDS_HEIGHT = 56
_RADIUS = 8


class ProjectCard(QAbstractButton):
    """A card. A `missing` project is greyed, and can only be taken off the list."""

    open_asked = Signal()
    remove_asked = Signal()

    def __init__(
        self, theme: Theme, name: str, *, what: str, when: str, missing: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._what, self._when = what, when
        self._picture: QPixmap | None = None
        self.missing = missing
        self.removable = True
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("It is not where it was") if missing else f"{what}. {when}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if missing else Qt.CursorShape.PointingHandCursor)
        self._remove = tool_button(theme, "x-bold", self.tr("Take {name} off this list").format(name=name), px=12)
        self._remove.setParent(self)
        self._remove.setProperty("kind", "onPicture")
        self._remove.clicked.connect(self.remove_asked)
        self._remove.setVisible(missing)
        self.clicked.connect(self._open)
        theme.changed.connect(self.update)

    def show_poster(self, image: QImage) -> None:
        """Show a picture on the card."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    def _open(self) -> None:
        if not self.missing:
            self.open_asked.emit()

    def heightForWidth(self, width: int) -> int:
        return width * 9 // 16 + WORDS_HEIGHT

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(352, self.heightForWidth(352))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remove.move(self.width() - 36, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        theme = self._theme
        picture = QRectF(0, 0, self.width(), self.width() * 9 // 16)
        self._paint_picture(painter, picture)
        if self.hasFocus():
            outline(painter, picture, theme.color("accent"), radius=_RADIUS, width=1.5)
        elif self.underMouse() and not self.missing:
            outline(painter, picture, theme.color("faint"), radius=_RADIUS)
        below = picture.bottom() + 12
        ink = theme.color("off" if self.missing else "text")
        text(painter, QRectF(0, below, self.width(), 20), self.text(), theme.font("strong", px=14), ink)
        font = theme.font("ui", tabular=True, weight=400)
        line = QRectF(0, below + 22, self.width(), 18)
        used = text(painter, line, self._when, font, theme.color("faint"), align=RIGHT)
        what = self.tr("It is not where it was") if self.missing else self._what
        rest = line.adjusted(0, 0, -used - 12, 0)
        text(painter, rest, what, font, theme.color("failed" if self.missing else "soft"))
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        painter.save()
        painter.setClipPath(rounded(box, _RADIUS))
        if self._picture is None:
            painter.fillRect(box, theme.color("raised"))
            painter.setOpacity(0.35)
            side = box.height() * 0.3
            draw_mark(painter, theme, QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side))
        else:
            painter.fillRect(box, theme.color("well"))
            size = self._picture.size()
            scale = max(box.width() / size.width(), box.height() / size.height())
            covers = QRectF(0, 0, size.width() * scale, size.height() * scale)
            covers.moveCenter(box.center())
            painter.setOpacity(0.35 if self.missing else 1.0)
            painter.drawPixmap(covers, self._picture, QRectF(self._picture.rect()))
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.removable:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), self._open).setEnabled(not self.missing)
        menu.addAction(self.tr("Take off this list"), self.remove_asked.emit).setEnabled(self.removable)
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._remove.setVisible(self.removable)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._remove.setVisible(self.missing)
        self.update()
