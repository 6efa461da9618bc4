"""Two short lessons of the first page: which words are understood, and how shots are chained."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.controls import button, label, rule
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, smooth
from studio.ui.theme.states import WORD_GLYPHS, Word


class Vocabulary(NamedTuple):
    """Words of one kind, in lines of what belongs together."""

    kind: Word
    lines: tuple[tuple[str, ...], ...]


VOCABULARY = (
    Vocabulary(
        "camera",
        (
            ("extreme wide", "wide", "full", "medium wide", "medium", "medium close up", "close up", "insert"),
            ("eye level", "low angle", "high angle", "birds eye", "worms eye", "dutch angle"),
            ("static", "pan left", "tilt up", "dolly in", "truck right", "pedestal up", "crane up", "arc left"),
            ("zoom in", "dolly zoom", "handheld", "whip pan", "follow", "rack focus"),
        ),
    ),
    Vocabulary(
        "light",
        (
            ("dawn", "day", "dusk", "night"),
            ("clear", "overcast", "fog", "rain", "storm", "snow"),
            ("candlelight", "firelight", "moonlight", "neon", "backlight", "low key", "warm light", "cold light"),
        ),
    ),
    Vocabulary(
        "action",
        (
            ("run", "walk", "gallop", "chase", "flee", "leap", "stand", "sit", "sleep", "look back"),
            ("talk", "wave", "read", "fight", "dance", "drive", "sail", "swim", "fly"),
        ),
    ),
    Vocabulary(
        "subject",
        (
            ("man", "woman", "child", "detective", "hunter", "knight", "astronaut", "robot"),
            ("fox", "wolf", "dog", "cat", "horse", "deer", "bear", "bird", "dragon"),
            ("car", "train", "boat", "plane", "lighthouse", "castle", "campfire", "lantern"),
        ),
    ),
    Vocabulary(
        "place",
        (
            ("forest", "pine forest", "meadow", "beach", "desert", "sea", "cliff", "river", "mountains"),
            ("street", "city", "alley", "harbour", "village", "bridge", "bar", "room"),
        ),
    ),
)
"""What previs reads, a part of it: plurals, other words for the same and any order are understood too."""

EXAMPLE = "Low angle, a fox runs through a pine forest at dusk, snow, truck right"


class _Kind(QWidget):
    """The glyph of a kind of words, with its underline."""

    def __init__(self, theme: Theme, kind: Word) -> None:
        super().__init__()
        self._theme = theme
        self._kind: Word = kind
        self.setFixedSize(28, 28)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        hue = self._theme.color(self._kind)
        self._theme.draw_glyph(painter, WORD_GLYPHS[self._kind], QRectF(0, 0, 24, 22), hue, 18)
        fill(painter, QRectF(2, 24, 20, 2), hue, 1)
        painter.end()


class Lesson(QDialog):
    """A page to read. `tried` bears a sentence that the reader wants to begin with."""

    tried = Signal(str)

    def __init__(self, theme: Theme, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 28, 32, 24)
        self.column.setSpacing(12)
        words = label(note, "soft")
        words.setWordWrap(True)
        self.column.addWidget(label(title, "heading"))
        self.column.addWidget(words)
        self.column.addWidget(rule())

    def finish(self, *, example: str = "") -> None:
        """Put the buttons under what was added."""
        row = QHBoxLayout()
        row.addStretch(1)
        close = button(self._theme, self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        if example:
            use = button(self._theme, self.tr("Try it"), "primary")
            use.setToolTip(example)
            use.clicked.connect(lambda: self._try(example))
            row.addWidget(use)
        self.column.addSpacing(4)
        self.column.addLayout(row)

    def _try(self, example: str) -> None:
        self.accept()
        self.tried.emit(example)


def words_lesson(theme: Theme, parent: QWidget) -> Lesson:
    """Which words are understood, by kind."""
    lesson = Lesson(
        theme,
        parent.tr("Words it understands"),
        parent.tr("Write as you would say it; these words, and many that mean the same, are staged at once."),
        parent,
    )
    names: dict[Word, str] = {
        "camera": parent.tr("Camera"),
        "light": parent.tr("Light"),
        "action": parent.tr("Action"),
        "subject": parent.tr("Subject"),
        "place": parent.tr("Place"),
    }
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(14)
    grid.setColumnStretch(2, 1)
    for row, (kind, lines) in enumerate(VOCABULARY):
        listed = label("\n".join(", ".join(line) for line in lines), "soft")
        listed.setWordWrap(True)
        grid.addWidget(_Kind(theme, kind), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(names[kind], "title"), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(listed, row, 2)
    lesson.column.addLayout(grid)
    lesson.column.addWidget(rule())
    lesson.column.addWidget(label(EXAMPLE, "title"))
    lesson.finish(example=EXAMPLE)
    return lesson


def chain_lesson(theme: Theme, parent: QWidget) -> Lesson:
    """How one shot goes on where the one before ended."""
    lesson = Lesson(
        theme,
        parent.tr("Chain two shots"),
        parent.tr("A chained shot starts from the last frame that the one before it shows."),
        parent,
    )
    steps = (
        parent.tr("Write two shots, one after the other."),
        parent.tr("Select the second and press Ctrl+L, or click the cut between them on the timeline."),
        parent.tr("Generate both: the first goes first, and the second begins with its last frame."),
        parent.tr("Change the first, and the second turns stale; Ctrl+Alt+G makes just what is stale again."),
    )
    for number, step in enumerate(steps, 1):
        row = QHBoxLayout()
        row.setSpacing(12)
        count = label(str(number), "title")
        count.setFixedWidth(16)
        words = label(step)
        words.setWordWrap(True)
        row.addWidget(count, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        lesson.column.addLayout(row)
    lesson.finish()
    return lesson
