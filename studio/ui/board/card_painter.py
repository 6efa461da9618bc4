"""Painting of one card in its three shapes; painted cards are kept, so that scrolling copies pictures only."""

import time
from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from studio.model.time import Rate
from studio.ui.board.arrangement import PICTURE_INSET, Box, Group, Shape
from studio.ui.board.faces import CardFace
from studio.ui.board.pictures import draw_picture
from studio.ui.board.words import length_words, scene_words, shots_words, takes_words
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import RIGHT, fill, outline, smooth, state_glyph, text, wrapped

KEPT_BYTES = 48 * 2**20
TURN_S = 1.2
_LIST_PICTURE = (128, 72)
_LINE = 17


class Dress(NamedTuple):
    """What a card is to the user just now. `current`: the one that keys are about."""

    selected: bool = False
    current: bool = False
    hovered: bool = False


def picture_box(box: Box, shape: Shape) -> QRectF:
    """Where the picture lies on a card."""
    if shape == "list":
        return QRectF(box.x + PICTURE_INSET, box.y + PICTURE_INSET, *_LIST_PICTURE)
    if shape == "rail":
        return QRectF(box.x, box.y, box.width, round(box.width * 9 / 16))
    width = box.width - 2 * PICTURE_INSET
    return QRectF(box.x + PICTURE_INSET, box.y + PICTURE_INSET, width, width * 9 // 16)


def words_box(box: Box, shape: Shape) -> QRectF:
    """Where the words stand on a card."""
    picture = picture_box(box, shape)
    if shape == "list":
        return QRectF(picture.right() + 12, box.y + 7, box.x + box.width - 8 - picture.right() - 12, box.height - 14)
    if shape == "rail":
        return QRectF(box.x, picture.bottom() + 2, box.width, 18)
    return QRectF(
        picture.x() + 2, picture.bottom() + 8, picture.width() - 4, box.y + box.height - picture.bottom() - 12
    )


class CardPainter:
    """Paints cards in a theme. One for a board."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._bytes = 0

    def forget(self) -> None:
        """Let go of all that is kept: the theme is another."""
        self._kept.clear()
        self._bytes = 0

    def card(
        self, painter: QPainter, box: Box, face: CardFace, dress: Dress, *, shape: Shape, picture: QPixmap | None
    ) -> None:
        """Paint a card into `box`."""
        if face.look == "generating":
            self._paint(painter, box, face, dress, shape=shape, picture=picture)
            return
        ratio = painter.device().devicePixelRatioF()
        mark = picture.cacheKey() if picture is not None else 0
        key = (face, dress, shape, box.width, box.height, mark, ratio)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._keep(key, box, ratio)
            fresh = QPainter(kept)
            smooth(fresh)
            self._paint(fresh, Box(2, 2, box.width, box.height), face, dress, shape=shape, picture=picture)
            fresh.end()
        else:
            self._kept.move_to_end(key)
        painter.drawPixmap(QPointF(box.x - 2, box.y - 2), kept)

    def _keep(self, key: tuple[object, ...], box: Box, ratio: float) -> QPixmap:
        made = QPixmap(round((box.width + 4) * ratio), round((box.height + 4) * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        self._kept[key] = made
        self._bytes += made.width() * made.height() * 4
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            old = self._kept.popitem(last=False)[1]
            self._bytes -= old.width() * old.height() * 4
        return made

    def _paint(
        self, painter: QPainter, box: Box, face: CardFace, dress: Dress, *, shape: Shape, picture: QPixmap | None
    ) -> None:
        if shape == "rail":
            self._rail(painter, box, face, dress, picture)
            return
        area = QRectF(*box)
        if dress.selected or dress.hovered or face.look == "generating":
            fill(painter, area, self._theme.color("accent_wash" if dress.selected else "raised"), 8)
        if dress.selected:
            strong = self._theme.color("accent", 1.0 if dress.current else 0.55)
            outline(painter, area, strong, radius=8, width=1.5 if dress.current else 1)
        draw_picture(painter, self._theme, picture_box(box, shape), face, picture)
        self._words(painter, words_box(box, shape), face, dress)

    def _rail(self, painter: QPainter, box: Box, face: CardFace, dress: Dress, picture: QPixmap | None) -> None:
        area = picture_box(box, "rail")
        draw_picture(painter, self._theme, area, face, picture)
        if dress.selected:
            strong = self._theme.color("accent", 1.0 if dress.current else 0.55)
            outline(painter, area.adjusted(-2, -2, 2, 2), strong, radius=6, width=2)
        elif dress.hovered:
            outline(painter, area, self._theme.color("edge"), radius=4)
        words = words_box(box, "rail")
        self._state(painter, face, QRectF(words.x(), words.y(), 14, 18), 12)
        number = QRectF(words.x() + 18, words.y(), words.width() - 18, 18)
        font = self._theme.font("label", tabular=True, weight=600)
        used = text(painter, number, face.name or str(face.number), font, self._theme.color("text"))
        rest = number.adjusted(used + 6, 0, 0, 0)
        text(
            painter, rest, face.length, self._theme.font("label", tabular=True), self._theme.color("faint"), align=RIGHT
        )

    def _words(self, painter: QPainter, area: QRectF, face: CardFace, dress: Dress) -> None:
        theme, x, y, width = self._theme, area.x(), area.y(), area.width()
        label = theme.font("label", tabular=True)
        number = QRectF(x, y, width / 2, 16)
        used = text(
            painter, number, face.name or str(face.number), theme.font("strong", tabular=True), theme.color("text")
        )
        self._state(painter, face, QRectF(x + used + 8, y, 16, 16), 13)
        quiet = theme.color("soft" if dress.selected else "faint")
        taken = text(painter, QRectF(x, y, width, 16), face.length, label, quiet, align=RIGHT)
        look = STATES[face.look]
        hue = theme.color("soft" if face.look in ("draft", "empty") else look.hue)
        text(painter, QRectF(x + used + 28, y, width - used - 36 - taken, 16), state_words(face), label, hue)
        ink = theme.color("text" if dress.selected else "soft")
        font = theme.font("ui", weight=400)
        prompt = face.prompt or QCoreApplication.translate("Board", "Write what happens here")
        for row, line in enumerate(wrapped(prompt, font, width, 2)):
            place = QRectF(x, y + 20 + row * _LINE, width, _LINE)
            text(painter, place, line, font, ink if face.prompt else theme.color("faint"))
        words, color = last_line(face)
        text(painter, QRectF(x, y + 57, width, 16), words, label, theme.color(color))

    def _state(self, painter: QPainter, face: CardFace, box: QRectF, px: int) -> None:
        """The sign of a state; that of a running job turns, as often as its card is painted."""
        painter.save()
        if face.look == "generating":
            painter.translate(box.center())
            painter.rotate(time.monotonic() % TURN_S / TURN_S * 360)
            painter.translate(-box.center())
        state_glyph(painter, self._theme, face.look, box, px)
        painter.restore()

    def heading(self, painter: QPainter, box: Box, group: Group, *, rate: Rate, hovered: bool = False) -> None:
        """Paint the heading of a scene."""
        theme = self._theme
        middle = QRectF(box.x, box.y + 2, box.width, box.height - 4)
        if hovered:
            fill(painter, middle, theme.color("raised"), 6)
        caret = "caret-right" if group.folded else "caret-down"
        theme.draw_glyph(painter, caret, QRectF(middle.x(), middle.y(), 16, middle.height()), theme.color("faint"), 11)
        font = theme.font("label", tabular=True)
        note = f"{shots_words(group.size)}   {length_words(group.frames, rate)}"
        used = text(painter, middle.adjusted(0, 0, -8, 0), note, font, theme.color("faint"), align=RIGHT)
        name = scene_words(group.number, group.name)
        place = QRectF(middle.x() + 20, middle.y(), middle.width() - used - 44, middle.height())
        text(painter, place, name, theme.font("label", tabular=True, weight=600), theme.color("soft"))


def state_words(face: CardFace) -> str:
    """A shot's state in a word; of a running job how far it is and, once known, what is left."""
    if face.look != "generating":
        return QCoreApplication.translate("Board", STATES[face.look].word)
    if not face.left:
        return f"{face.part:.0%}"
    return QCoreApplication.translate("Board", "{part}, {left} left").format(part=f"{face.part:.0%}", left=face.left)


def last_line(face: CardFace) -> tuple[str, str]:
    """The last line of a card, and the colour it has: why it is stale or failed, what is said, or how many takes."""
    if face.why:
        return face.why, STATES[face.look].hue
    if face.dialogue:
        return f"\N{LEFT DOUBLE QUOTATION MARK}{face.dialogue}\N{RIGHT DOUBLE QUOTATION MARK}", "faint"
    return takes_words(face.takes), "faint"
