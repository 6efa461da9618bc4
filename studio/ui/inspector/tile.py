"""A take as a tile: its picture, its state, its name; the one in the reel is ringed."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.session.thumbnails import Thumbnails
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import bar, fill, hatch, outline, rounded, smooth, state_glyph, text
from studio.ui.theme.states import LookName

RING = 2
"""Pixels about the picture that the ring takes."""
NAME_HEIGHT = 18


class TakeLook(NamedTuple):
    """What a tile shows. `take` is empty for the one that is being made, whose picture is the shot's."""

    take: str
    shot: str
    title: str
    state: LookName
    chosen: bool = False
    star: bool = False
    part: float = 0.0
    tip: str = ""
    sound: bool = False
    """Whether the take has sound of its own."""


class TakeTile(QAbstractButton):
    """A real button: press chooses, double press or F2 renames, Delete throws away, S stars."""

    rename_asked = Signal(str)
    trash_asked = Signal(str)
    star_asked = Signal(str)
    stepped = Signal(int)
    """An arrow key: go to the tile this many further on."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self._look: TakeLook | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def look(self) -> TakeLook | None:
        return self._look

    def show_look(self, look: TakeLook) -> None:
        """Show a take."""
        if look == self._look:
            return
        self._look = look
        word = STATES[look.state].word
        self.setAccessibleName(
            ", ".join(
                (
                    look.title,
                    word,
                    *((self.tr("in the reel"),) if look.chosen else ()),
                    *((self.tr("with sound"),) if look.sound else ()),
                )
            )
        )
        self.setAccessibleDescription(look.tip)
        self.setToolTip(look.tip)
        self.update()

    @staticmethod
    def height_for(width: int) -> int:
        """Height of a tile of this width, the ring included: a 16:9 picture and the name."""
        return round((width - 2 * RING) * 9 / 16) + 2 * RING + NAME_HEIGHT

    def sizeHint(self) -> QSize:
        return QSize(82, self.height_for(82))

    def name_box(self) -> QRectF:
        """Where the name stands."""
        top = self.height() - NAME_HEIGHT + 1
        return QRectF(RING + 17, top, self.width() - 2 * RING - 17, NAME_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -4, Qt.Key.Key_Down: 4}
        key, take = Qt.Key(event.key()), self._look.take if self._look else ""
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif take and key == Qt.Key.Key_F2:
            self.rename_asked.emit(take)
        elif take and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.trash_asked.emit(take)
        elif take and key == Qt.Key.Key_S and not event.modifiers():
            self.star_asked.emit(take)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._look and self._look.take and event.button() == Qt.MouseButton.LeftButton:
            self.rename_asked.emit(self._look.take)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        smooth(painter)
        box = QRectF(RING, RING, self.width() - 2 * RING, self.height() - NAME_HEIGHT - 2 * RING)
        painter.save()
        painter.setClipPath(rounded(box, 4))
        self._paint_picture(painter, box, look)
        painter.restore()
        if look.chosen or self.hasFocus():
            hue = "accent" if look.chosen else "text"
            width = RING if look.chosen else 1
            outline(painter, box.adjusted(-width, -width, width, width), self._theme.color(hue), radius=6, width=width)
        if look.chosen and self.hasFocus():
            outline(painter, box.adjusted(1, 1, -1, -1), self._theme.color("text"), radius=3)
        state_glyph(painter, self._theme, look.state, QRectF(RING, self.name_box().y(), 14, NAME_HEIGHT - 1), 12)
        font = self._theme.font("label", tabular=True, weight=600 if look.chosen else 0)
        lit = look.chosen or self.underMouse()
        text(painter, self.name_box(), look.title, font, self._theme.color("text" if lit else "faint"))
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF, look: TakeLook) -> None:
        theme, picture = self._theme, self._picture(look, box)
        fill(painter, box, theme.color("raised"))
        if picture is not None:
            painter.setOpacity(0.4 if look.state == "offline" else 1.0)
            painter.drawPixmap(box, picture, _covering(picture, box))
            painter.setOpacity(1.0)
        if picture is None or look.state in ("offline", "failed"):
            state_glyph(painter, theme, look.state, box, 18)
        if look.state == "stale" and picture is not None:
            fill(painter, box, theme.color("scrim", 0.25))
            hatch(painter, box, theme.color("stale", 0.35), width=1.2)
        if look.state == "generating":
            groove = QRectF(box.x() + 4, box.bottom() - 8, box.width() - 8, 4)
            bar(painter, groove, look.part, theme.color("accent"), theme.color("scrim", 0.6))
        if look.star:
            badge = QRectF(box.right() - 19, box.y() + 3, 16, 16)
            fill(painter, badge, theme.color("scrim", 0.72), 4)
            theme.draw_glyph(painter, "star-fill", badge, QColor(Qt.GlobalColor.white), 11)
        if look.sound:
            badge = QRectF(box.x() + 3, box.y() + 3, 16, 16)
            fill(painter, badge, theme.color("scrim", 0.72), 4)
            theme.draw_glyph(painter, "speaker-high-fill", badge, QColor(Qt.GlobalColor.white), 11)

    def _picture(self, look: TakeLook, box: QRectF) -> QPixmap | None:
        height = round(box.height() * self.devicePixelRatioF())
        if look.take:
            return self._thumbnails.of_take(look.take, height=height)
        return self._thumbnails.of(look.shot, height=height)


def _covering(picture: QPixmap, box: QRectF) -> QRectF:
    """The middle part of a picture that fills a box without stretching."""
    scale = max(box.width() / max(1, picture.width()), box.height() / max(1, picture.height()))
    width, height = box.width() / scale, box.height() / scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
