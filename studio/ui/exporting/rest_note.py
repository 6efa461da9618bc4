"""What is not at its best in an export, in glyphs and words, and the way to have it made first."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.controls import button, label
from studio.ui.exporting.choice import Rest
from studio.ui.theme import STATES, Theme
from studio.ui.theme.paint import fill, smooth, text
from studio.ui.theme.states import LookName


class _Counts(QWidget):
    """Glyphs with counts, in a row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[LookName, str]] = []
        self.setFixedHeight(22)

    def show_rows(self, rows: list[tuple[LookName, str]]) -> None:
        self._rows = rows
        self.setAccessibleName(", ".join(words for _, words in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        smooth(painter)
        x = 0.0
        for look, words in self._rows:
            state = STATES[look]
            theme.draw_glyph(painter, state.glyph, QRectF(x, 3, 16, 16), theme.color(state.hue), 14)
            room = QRectF(x + 22, 0, self.width() - x - 22, 22)
            x += 22 + text(painter, room, words, theme.font("ui", tabular=True), theme.color("soft")) + 20
        painter.end()


class RestNote(QWidget):
    """A quiet box; hidden where all is at its best. `make_asked` tells that the shots are to be made first."""

    make_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title: QLabel = label("", "title")
        self.counts = _Counts(theme)
        self.make = button(theme, self.tr("Make them first"), "quiet")
        self.make.setMinimumHeight(30)
        self.make.clicked.connect(self.make_asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.counts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(words, 1)
        row.addWidget(self.make)

    def show_rest(self, rest: Rest, of: int, time: str, *, can_make: bool) -> None:
        """Say what is lacking of so many shots, and how long making it takes, where that is known."""
        self.setVisible(rest.total > 0)
        count = rest.total
        self.title.setText(
            self.tr("1 of {all} shots is not at its best yet").format(all=of)
            if count == 1
            else self.tr("{count} of {all} shots are not at their best yet").format(count=count, all=of)
        )
        kinds: list[tuple[LookName, int, str]] = [
            ("draft", len(rest.drafts), self.tr("drafts")),
            ("stale", len(rest.stale), self.tr("stale, last take")),
            ("generating", len(rest.making), self.tr("being made")),
            ("empty", len(rest.cards), self.tr("title cards")),
            ("offline", len(rest.offline), self.tr("without their file")),
        ]
        self.counts.show_rows([(look, f"{number} {words}") for look, number, words in kinds if number])
        self.make.setVisible(can_make and bool(rest.makeable))
        title = self.tr("Make them first")
        self.make.setText(f"{title}, {time}" if time else title)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(self.rect()), self._theme.color("panel"), 8)
        painter.end()
