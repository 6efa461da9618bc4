"""The command palette: type a few letters, Enter does it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.actions import Desk
from studio.ui.controls import label, rule
from studio.ui.controls.rows import ENTRY, GroupedRows, Measures
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, smooth, text
from studio.ui.window.commands import Commands
from studio.ui.window.keycaps import draw_keys
from studio.ui.window.overlay import Overlay
from studio.ui.window.wishes import Wish, wishes

_WIDTH, _TOP = 680, 132
_ROW, _HEADING = 44, 28
_HEIGHT = 388
"""Pixels that the list takes at most."""
_LATELY = 5


class _Glyph(QWidget):
    """The magnifying glass before the field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.draw_glyph(painter, "magnifying-glass", QRectF(self.rect()), self._theme.color("faint"), 20)
        painter.end()


class _Rows(GroupedRows[Wish]):
    """Draws wishes: glyph, title with the letters that were found, a note, keys."""

    def draw(self, painter: QPainter, box: QRectF, entry: Wish, *, chosen: bool) -> None:
        self._draw(painter, box.adjusted(8, 0, -8, 0), entry, chosen=chosen)

    def _draw(self, painter: QPainter, box: QRectF, wish: Wish, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            fill(painter, box, theme.color("pressed"), 8)
        if wish.glyph:
            hue = "off" if wish.off else "accent_text" if chosen else "soft"
            theme.draw_glyph(painter, wish.glyph, QRectF(box.x() + 12, box.y(), 20, box.height()), theme.color(hue), 17)
        left = draw_keys(painter, theme, wish.keys, box.right() - 12, box.center().y()) if wish.keys else box.right()
        x = self._title(painter, QRectF(box.x() + 44, box.y(), left - box.x() - 56, box.height()), wish)
        if wish.note and x + 12 < left - 24:
            room = QRectF(x + 12, box.y(), left - x - 24, box.height())
            text(painter, room, wish.note, theme.font("ui", tabular=True), theme.color("soft" if chosen else "faint"))

    def _title(self, painter: QPainter, box: QRectF, wish: Wish) -> float:
        """The title, the letters that were found heavier; returns where it ends."""
        theme = self._theme
        plain, heavy = theme.font("body", weight=500), theme.font("body", weight=700)
        ink = theme.color("off" if wish.off else "text" if not wish.places else "soft")
        if not wish.places:
            return box.x() + text(painter, box, wish.title, plain, ink)
        x, found = box.x(), set(wish.places)
        at = 0
        while at < len(wish.title) and x < box.right():
            end, hit = at + 1, at in found
            while end < len(wish.title) and (end in found) == hit:
                end += 1
            part, font = wish.title[at:end], heavy if hit else plain
            room = QRectF(x, box.y(), box.right() - x, box.height())
            text(painter, room, part, font, theme.color("text") if hit and not wish.off else ink)
            x += QFontMetricsF(font).horizontalAdvance(part)
            at = end
        return min(x, box.right())


class _Foot(QWidget):
    """What the keys do in here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(40)
        self._words = (
            ("↑↓", self.tr("choose")),
            ("Enter", self.tr("do it")),
            ("#", self.tr("shot")),
            ("Esc", self.tr("close")),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        x = 12.0
        metrics = QFontMetricsF(self._theme.font("label"))
        for key, words in self._words:
            width = max(22.0, metrics.horizontalAdvance(key) + 12)
            draw_keys(painter, self._theme, key, x + width, 20)
            x += width + 8
            room = QRectF(x, 0, 120, 40)
            x += text(painter, room, words, self._theme.font("label"), self._theme.color("soft")) + 16
        painter.end()


class Palette(Overlay):
    """`open` shows it empty; what was done lately stands first then."""

    def __init__(self, window: QWidget, theme: Theme, commands: Commands, desk: Desk) -> None:
        super().__init__(theme, window, width=_WIDTH, top=_TOP)
        self._commands = commands
        self._desk = desk
        self._lately: list[str] = []
        self.field = QLineEdit()
        self.field.setProperty("kind", "search")
        self.field.setFont(theme.font("title", px=17, weight=500))
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Find an action or a shot"))
        self.count: QLabel = label("", "faint")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.setItemDelegate(_Rows(theme, Wish, Measures(_ROW, _HEADING, 20), self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setProperty("kind", "wishes")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 20, 0)
        head.setSpacing(12)
        head.addWidget(_Glyph(theme))
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        self.field.setFixedHeight(56)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addSpacing(8)
        column.addWidget(self.list)
        column.addSpacing(8)
        column.addWidget(rule())
        column.addWidget(_Foot(theme))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._grant())
        self.list.itemEntered.connect(self.list.setCurrentItem)
        commands.done.connect(self._remember)

    def open(self) -> None:
        self.field.clear()
        self._fill("")
        super().open()

    def first_field(self) -> QWidget | None:
        return self.field

    def _remember(self, name: str) -> None:
        """Keep what was done lately, but for what moves the playhead, which is always done lately."""
        if name.startswith(("play.", "edit.palette", "panel.home")):
            return
        self._lately = [name, *(other for other in self._lately if other != name)][:_LATELY]

    def _fill(self, query: str) -> None:
        found = wishes(query, self._commands, self._desk, self._lately)
        self.list.clear()
        group = ""
        for wish in found:
            if wish.group != group:
                group = wish.group
                heading = QListWidgetItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(heading)
            item = QListWidgetItem(wish.title)
            item.setData(ENTRY, wish)
            item.setToolTip(wish.title)
            self.list.addItem(item)
        self.count.setText(
            self.tr("{found} of {all} actions").format(found=len(found), all=len(self._commands.records))
            if query and not query.startswith("#")
            else ""
        )
        self._choose(0, 1)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.list.count(), 24)))
        self.list.setFixedHeight(max(_ROW, min(_HEIGHT, rows)))
        if self.isVisible():
            self.place()

    def _choose(self, row: int, step: int) -> None:
        """Choose the wish at a row, or the next one from there on."""
        count = self.list.count()
        while 0 <= row < count:
            if isinstance(self.list.item(row).data(ENTRY), Wish):
                self.list.setCurrentRow(row)
                if step < 0 or row <= 1:
                    self.list.scrollToItem(self.list.item(max(0, row - 1)))
                return
            row += step

    def _grant(self) -> None:
        item = self.list.currentItem()
        wish = item.data(ENTRY) if item else None
        if isinstance(wish, Wish):
            self.dismiss()
            wish.grant()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the list, pressed in the field."""
        match event.key():
            case Qt.Key.Key_Down:
                self._choose(self.list.currentRow() + 1, 1)
            case Qt.Key.Key_Up:
                self._choose(self.list.currentRow() - 1, -1)
            case Qt.Key.Key_PageDown:
                self._choose(min(self.list.count() - 1, self.list.currentRow() + 8), -1)
            case Qt.Key.Key_PageUp:
                self._choose(max(0, self.list.currentRow() - 8), 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._grant()
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_K if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.dismiss()
            case _:
                return False
        return True
