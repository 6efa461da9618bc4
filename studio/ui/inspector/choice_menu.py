"""A menu to search in: a field above a list, in a box that goes when something was chosen or the focus leaves."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.controls.rows import ENTRY, GroupedRows, Measures
from studio.ui.controls.search import SearchField
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, text

WIDTH, ROW, HEADING, MOST = 268, 28, 26, 12
"""Pixels of the box, its rows and headings; how many rows are in sight at most."""


class Entry(NamedTuple):
    """A row: what it says, what it does, the heading that it stands under, whether it is what holds now.

    `glyph` marks a row that does something else than choose.
    """

    words: str
    deed: Callable[[], object]
    group: str = ""
    ticked: bool = False
    glyph: str = ""


Free = Callable[[str], Entry | None]
"""What may be done with what was typed, where that is none of the rows."""


def found(entries: Sequence[Entry], query: str) -> list[Entry]:
    """The entries in which every word of a query begins a word, else those that have it anywhere.

    Groups keep their order; in each, what begins with the query comes first. Rows with a glyph come last.
    """
    whole, asked = query.strip().casefold(), query.casefold().split()
    if not asked:
        return list(entries)

    def begins(entry: Entry) -> bool:
        words = entry.words.casefold().split()
        return all(any(word.startswith(part) for word in words) for part in asked)

    hits = [entry for entry in entries if begins(entry)]
    hits = hits or [entry for entry in entries if all(part in entry.words.casefold() for part in asked)]
    groups = list(dict.fromkeys(entry.group for entry in hits))

    def rank(entry: Entry) -> tuple[bool, int, bool]:
        return bool(entry.glyph), groups.index(entry.group), not entry.words.casefold().startswith(whole)

    return sorted(hits, key=rank)


class _Rows(GroupedRows[Entry]):
    """Draws entries: what holds now is ticked."""

    def draw(self, painter: QPainter, box: QRectF, entry: Entry, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            fill(painter, box.adjusted(4, 0, -4, 0), theme.color("pressed"), 4)
        glyph = "check" if entry.ticked else entry.glyph
        if glyph:
            hue = theme.color("accent_text" if entry.ticked else "soft")
            theme.draw_glyph(painter, glyph, QRectF(box.x() + 10, box.y(), 16, box.height()), hue, 13)
        text(painter, box.adjusted(32, 0, -10, 0), entry.words, theme.font("ui"), theme.color("text"))


class ChoiceMenu(QFrame):
    """Deleted when it goes, which `gone` tells. Arrow keys choose, Enter does it, Esc leaves all as it is."""

    gone = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "choices")
        self.setAccessibleName(name)
        self._entries: list[Entry] = []
        self._free: Free | None = None
        self._foot: int | None = None
        """Where it ends on the screen, if it grows upwards from there."""
        self.field = SearchField(theme, name)
        self.list = QListWidget()
        self.list.setProperty("kind", "wishes")
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_Rows(theme, Entry, Measures(ROW, HEADING, 12, 4), self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 6)
        column.setSpacing(6)
        held = QVBoxLayout()
        held.setContentsMargins(6, 0, 6, 0)
        held.addWidget(self.field)
        column.addLayout(held)
        column.addWidget(self.list)
        self.setFixedWidth(WIDTH)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda _item: self.do())

    def offer(self, entries: Sequence[Entry], free: Free | None = None) -> None:
        """Have these rows; the one that holds now is the current one."""
        self._entries, self._free = list(entries), free
        self.field.clear()
        self._fill("")

    def open_at(self, below: QWidget) -> None:
        """Open under a widget, or above it where there is no room."""
        self._fit()
        corner = below.mapToGlobal(below.rect().bottomLeft()) + QPoint(0, 4)
        screen = below.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        if corner.y() + self.height() > room.bottom():
            self._foot = below.mapToGlobal(QPoint(0, 0)).y() - 4
            corner.setY(max(room.top(), self._foot - self.height()))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def rows(self) -> list[Entry]:
        """The entries in sight."""
        items = (self.list.item(row).data(ENTRY) for row in range(self.list.count()))
        return [entry for entry in items if isinstance(entry, Entry)]

    def do(self) -> None:
        """Do what the current row says."""
        item = self.list.currentItem()
        entry = item.data(ENTRY) if item else None
        if isinstance(entry, Entry):
            self.close()
            entry.deed()

    def _fill(self, query: str) -> None:
        self.list.clear()
        shown = found(self._entries, query)
        extra = self._free(query.strip()) if self._free and query.strip() else None
        if extra is not None and not any(entry.words.casefold() == query.strip().casefold() for entry in shown):
            shown = [*shown, extra]
        group = ""
        for entry in shown:
            if entry.group != group and entry.group:
                heading = QListWidgetItem(entry.group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            group = entry.group
            item = QListWidgetItem(entry.words)
            item.setData(ENTRY, entry)
            self.list.addItem(item)
        if not shown:
            nothing = QListWidgetItem(self.tr("Nothing of that name"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self._fit()
        self._stand_on_first(prefer_ticked=not query)

    def _stand_on_first(self, *, prefer_ticked: bool) -> None:
        rows = [row for row in range(self.list.count()) if isinstance(self.list.item(row).data(ENTRY), Entry)]
        ticked = [row for row in rows if self.list.item(row).data(ENTRY).ticked]
        if rows:
            self.list.setCurrentRow(ticked[0] if ticked and prefer_ticked else rows[0])
            self.list.scrollToItem(self.list.currentItem())

    def _fit(self) -> None:
        """Be as high as the rows, up to a limit."""
        hints = [self.list.sizeHintForRow(row) for row in range(self.list.count())]
        self.list.setFixedHeight(min(sum(hints), MOST * ROW))
        self.adjustSize()
        if self._foot is not None:
            self.move(self.x(), self._foot - self.height())

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if isinstance(self.list.item(row).data(ENTRY), Entry):
                self.list.setCurrentRow(row)
                return
            row += by

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST, Qt.Key.Key_PageUp: -MOST}
            key = Qt.Key(event.key())
            if key in steps:
                for _ in range(abs(steps[key])):
                    self._step(1 if steps[key] > 0 else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.do()
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return False
