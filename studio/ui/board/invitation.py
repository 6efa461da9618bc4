"""What an empty board says: write the first shot; and what it says when nothing matches."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.ui.controls import button, label
from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth


class _Sign(QWidget):
    """A large quiet glyph."""

    def __init__(self, theme: Theme, glyph: str) -> None:
        super().__init__()
        self._theme, self._glyph = theme, glyph
        self.setFixedHeight(44)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        self._theme.draw_glyph(painter, self._glyph, QRectF(self.rect()), self._theme.color("faint"), 32)
        painter.end()


def _column(widget: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(widget)
    box.setContentsMargins(24, 24, 24, 24)
    box.setSpacing(8)
    box.addStretch(2)
    return box


class Invitation(QWidget):
    """The page of a board without shots. `written` bears the first prompt."""

    written = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = _column(self)
        box.addWidget(_Sign(theme, "film-strip"))
        title = label(self.tr("Write the first shot"), "heading")
        note = label(self.tr("One sentence: who, where, which light, what the camera does."), "soft")
        for words in (title, note):
            words.setWordWrap(True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Prompt of the first shot"))
        self.field.setPlaceholderText(self.tr("A red fox runs across snow at sunset"))
        self.field.setMaximumWidth(420)
        self.field.returnPressed.connect(self._write)
        self.field.textChanged.connect(lambda: self._add.setEnabled(bool(self.field.text().strip())))
        self._add = button(theme, self.tr("Add the shot"), "primary")
        self._add.setEnabled(False)
        self._add.clicked.connect(self._write)
        box.addSpacing(8)
        box.addWidget(self.field)
        box.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def _write(self) -> None:
        words = self.field.text().strip()
        if words:
            self.field.clear()
            self.written.emit(words)


class NothingFound(QWidget):
    """The page of a board whose search finds nothing. `all_asked`: show all shots again."""

    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = _column(self)
        box.addWidget(_Sign(theme, "magnifying-glass"))
        words = label(self.tr("No shot is like that"), "soft")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(words)
        every = button(theme, self.tr("Show all shots"))
        every.clicked.connect(self.all_asked)
        box.addWidget(every, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
