"""Keys and words: every key at a glance, and what the colours and glyphs mean."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.controls import button, label, rule
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import smooth, text
from studio.ui.theme.states import WORD_GLYPHS
from studio.ui.window.commands import Commands
from studio.ui.window.keycaps import draw_keys
from studio.ui.window.overlay import Overlay, let_through

_WIDTH, _ROW = 1040, 26


class _Column(QWidget):
    """A menu's deeds with their keys, drawn; its accessible description says them."""

    def __init__(self, theme: Theme, title: str, rows: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = title
        self._rows = rows
        self.setFixedHeight(_ROW * (len(rows) + 1) + 12)
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{words}: {keys}" for words, keys in rows))

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        room = float(self.width())
        text(painter, QRectF(0, 0, room, _ROW), self._title, theme.font("label", weight=600), theme.color("faint"))
        for at, (words, keys) in enumerate(self._rows, 1):
            left = draw_keys(painter, theme, keys, room - 4, at * _ROW + _ROW / 2)
            box = QRectF(0, at * _ROW, max(20.0, left - 8), _ROW)
            text(painter, box, words, theme.font("ui"), theme.color("soft"))
        painter.end()


class _Legend(QWidget):
    """Glyphs in their hues with what they say."""

    def __init__(self, theme: Theme, rows: list[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self.setFixedHeight(28)
        self.setAccessibleName(", ".join(words for _, _, words in rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        x = 0.0
        for glyph, hue, words in self._rows:
            theme.draw_glyph(painter, glyph, QRectF(x, 4, 20, 20), theme.color(hue), 15)
            room = QRectF(x + 24, 0, 200, 28)
            x += 24 + text(painter, room, words, theme.font("ui"), theme.color("soft")) + 20
        painter.end()


class KeysPage(Overlay):
    """All keys as they are now."""

    def __init__(self, window: QWidget, theme: Theme, commands: Commands) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._commands = commands
        close = button(theme, self.tr("Close"), "quiet")
        close.clicked.connect(self.dismiss)
        change = button(theme, self.tr("Change shortcuts…"), "ghost")
        change.clicked.connect(self._change)
        self._close = close
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Keys and words"), "heading"), 1)
        head.addWidget(change)
        head.addWidget(close)
        words = {
            "camera": self.tr("Camera"),
            "light": self.tr("Light"),
            "action": self.tr("Action"),
            "subject": self.tr("Subject"),
            "place": self.tr("Place"),
        }
        hint: QLabel = label(
            self.tr(
                "Single letters act while no text field has the focus. In a prompt, underlines tell what was read:"
            ),
            "faint",
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFixedHeight(440)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._area)
        column.addWidget(rule())
        column.addWidget(hint)
        column.addWidget(_Legend(theme, [(glyph, word, words[word]) for word, glyph in WORD_GLYPHS.items()]))
        column.addWidget(_Legend(theme, [(look.glyph, look.hue, look.word) for look in STATES.values()]))

    def open(self) -> None:
        let_through(self._area, self._columns())
        super().open()

    def first_field(self) -> QWidget | None:
        return self._close

    def _change(self) -> None:
        self.dismiss()
        self._commands.run("edit.keys")

    def _columns(self) -> QWidget:
        """The menus in three columns, each put where there is most room."""
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(32)
        stacks = [QVBoxLayout() for _ in range(3)]
        lengths = [0, 0, 0]
        for title in self._commands.menu_names():
            rows = [
                (record.title, self._commands.keys_of(record.id))
                for record in self._commands.records.values()
                if record.menu == title and self._commands.keys_of(record.id) and record.listed
            ]
            if title == self._commands.records["take.1"].menu:
                rows.append((self.tr("Take 1 to 9 into the reel"), "1"))
            at = lengths.index(min(lengths))
            lengths[at] += len(rows) + 1
            stacks[at].addWidget(_Column(self._theme, title, rows))
        for stack in stacks:
            stack.addStretch(1)
            row.addLayout(stack, 1)
        return page
