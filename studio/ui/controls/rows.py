"""Rows of a list under headings: what menus that are searched and the command palette have in common."""

from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth, text

ENTRY = Qt.ItemDataRole.UserRole
"""What a row stands for; an item without one is a heading."""
Kind = TypeVar("Kind")


class Measures(NamedTuple):
    """Pixels: heights of rows and headings, and where a heading's words begin."""

    row: int
    heading: int
    left: int
    drop: int = 0
    """How much lower than its middle a heading's words stand."""


class GroupedRows(QStyledItemDelegate, Generic[Kind]):
    """Draws the headings; `draw` is to be given what rows look like. Rows bear a record of `kind`."""

    def __init__(self, theme: Theme, kind: type[Kind], measures: Measures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._measures = theme, kind, measures

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._measures.row if isinstance(index.data(ENTRY), self._kind) else self._measures.heading)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        smooth(painter)
        box, entry = QRectF(option.rect), index.data(ENTRY)
        if isinstance(entry, self._kind):
            self.draw(painter, box, entry, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        else:
            left, font = self._measures.left, self._theme.font("label", weight=600)
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            room = box.adjusted(left, self._measures.drop, -left, 0)
            text(painter, room, words, font, self._theme.color("faint"))
        painter.restore()

    def draw(self, painter: QPainter, box: QRectF, entry: Kind, *, chosen: bool) -> None:
        """Draw a row in its box."""
        raise NotImplementedError
