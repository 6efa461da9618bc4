"""Paints the cards of the library: name, what it is, what it can do, whether it fits, or what is wrong with it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.library.words import abilities, about_words, fits_look, shape_words
from studio.ui.theme import Theme
from studio.ui.theme.paint import RIGHT, fill, outline, smooth, text
from studio.wire.models import ModelCard

HEIGHT = 92
CARD = Qt.ItemDataRole.UserRole
IN_USE = Qt.ItemDataRole.UserRole + 1
"""Whether the model is the one in use for what is selected."""
_INSET = 16


class CardRows(QStyledItemDelegate):
    """Three lines to a card; all that has no room is elided, the list's tooltip says it whole."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, HEIGHT + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card = index.data(CARD)
        if not isinstance(card, ModelCard):
            return
        theme, state = self._theme, option.state
        box = QRectF(option.rect).adjusted(0, 0, -8, -4)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        smooth(painter)
        lit = bool(state & QStyle.StateFlag.State_MouseOver)
        fill(painter, box, theme.color("accent_wash" if chosen else "hover" if lit else "raised"), 8)
        if chosen:
            outline(painter, box, theme.color("accent"), radius=8)
        inside = box.adjusted(_INSET, 0, -_INSET, 0)
        self._head(painter, inside, card, in_use=bool(index.data(IN_USE)))
        about = QRectF(inside.x(), box.y() + 34, inside.width(), 18)
        text(painter, about, about_words(card), theme.font("ui", tabular=True), theme.color("soft"))
        foot = QRectF(inside.x(), box.y() + 60, inside.width(), 20)
        if card.problem:
            text(painter, foot, card.problem, theme.font("ui"), theme.color("failed"))
        else:
            self._abilities(painter, foot, card)
        painter.restore()

    def _head(self, painter: QPainter, inside: QRectF, card: ModelCard, *, in_use: bool) -> None:
        theme = self._theme
        line = QRectF(inside.x(), inside.y() + 11, inside.width(), 20)
        glyph, hue, words = fits_look(card)
        right = line.right()
        if words:
            font = theme.font("label", weight=600)
            right -= text(painter, line, words, font, theme.color(hue), align=RIGHT) + 20
            theme.draw_glyph(painter, glyph, QRectF(right, line.y(), 16, line.height()), theme.color(hue), 14)
            right -= 12
        ink = theme.color("soft" if card.problem else "text")
        room = QRectF(line.x(), line.y(), right - line.x(), line.height())
        taken = text(painter, room, card.name, theme.font("strong"), ink)
        if in_use and room.width() - taken > 90:
            at = QRectF(room.x() + taken + 12, line.y(), 16, line.height())
            theme.draw_glyph(painter, "check-bold", at, theme.color("accent_text"), 12)
            words_box = QRectF(at.right() + 4, line.y(), room.right() - at.right() - 4, line.height())
            text(painter, words_box, self.tr("In use"), theme.font("label", weight=600), theme.color("accent_text"))

    def _abilities(self, painter: QPainter, line: QRectF, card: ModelCard) -> None:
        """Chips for what it can do, then sizes and lengths as far as there is room."""
        theme, x = self._theme, line.x()
        font = theme.font("label")
        metrics = QFontMetricsF(font)
        for ability in abilities(card.capabilities):
            width = 24 + metrics.horizontalAdvance(ability.words) + 8
            if x + width > line.right():
                return
            chip = QRectF(x, line.y(), width, line.height())
            outline(painter, chip, theme.color("edge"), radius=6)
            box = QRectF(x + 6, line.y(), 14, line.height())
            theme.draw_glyph(painter, ability.glyph, box, theme.color("soft"), 12)
            room = QRectF(x + 24, line.y(), width - 24, line.height())
            text(painter, room, ability.words, font, theme.color("text"))
            x = chip.right() + 6
        room = QRectF(x + 6, line.y(), line.right() - x - 6, line.height())
        if room.width() > 80:
            shape = shape_words(card.capabilities)
            text(painter, room, shape, theme.font("label", tabular=True), theme.color("faint"), align=RIGHT)
