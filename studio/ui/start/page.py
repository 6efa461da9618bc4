"""The first page: begin with a sentence, or go on with a film."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.errors import StudioError
from studio.model.time import Rate
from studio.settings import Settings
from studio.ui.controls import SearchField, button, label, rule
from studio.ui.start.deed_row import DeedRow
from studio.ui.start.dropped import Dropped, what_is
from studio.ui.start.format_button import FormatButton
from studio.ui.start.gallery import GAP, Gallery
from studio.ui.start.lessons import Lesson, chain_lesson, words_lesson
from studio.ui.start.mark import Mark
from studio.ui.start.prompt_field import PromptField, Reader
from studio.ui.start.recents import Recent, Recents
from studio.ui.start.status_light import StatusLight
from studio.ui.start.words import what_words
from studio.ui.theme import Theme
from studio.ui.theme.letters import letters

SAMPLE_LENGTH = (10, 32.0)
"""Shots and seconds of the sample."""
SAMPLE = Path(__file__).resolve().parents[3] / "assets" / "sample"
_LEFT = (400, 640)
"""Least and most width of the left column, in pixels."""


class StartPage(QWidget):
    """What is shown while no project is open. It opens nothing itself: its signals say what is wished for."""

    begin = Signal(str, object, object)
    """Start a film with this prompt at this `Rate` and this size (width, height)."""
    open_asked = Signal(str)
    """Open the project at this path; empty: ask which."""
    empty_asked = Signal(object, object)
    """Make a project without shots, at this `Rate` and size."""
    list_asked = Signal(str)
    """Make a project of the shots in this file; empty: ask which."""
    sample_asked = Signal()
    learn_asked = Signal(str)
    """Explain `keys`: what else there is to learn, the page shows itself."""

    def __init__(
        self,
        theme: Theme,
        recents: Recents,
        *,
        settings: Settings | None = None,
        reader: Reader | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recents = recents
        settings = settings or Settings()
        self.lessons: dict[str, Lesson] = {}
        self._seen: list[tuple[Recent, bool]] | None = None
        self.setAccessibleName(self.tr("Start"))
        self.setAcceptDrops(True)
        width, _, height = settings.size.partition("x")
        self.prompt = PromptField(theme, reader)
        self.format = FormatButton(theme, settings.fps, (int(width), int(height)))
        self.start = button(theme, self.tr("Start the film"), "primary")
        self.start.setStyleSheet("QPushButton { min-height: 34px; min-width: 98px; }")
        self.said = label("", "failed")
        self.status = label("", "faint")
        self._light = StatusLight(theme)
        sample = (self.tr("Sample: The Last Ferry"), what_words(*SAMPLE_LENGTH), SAMPLE / "poster.jpg")
        self.gallery = Gallery(theme, sample)
        self.search = SearchField(theme, self.tr("Find a project"))
        self._left, self._right = _column_of(self.tr("Begin")), _column_of(self.tr("Projects"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        self._build_left()
        self._build_right()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the list of recent projects as it is now."""
        every = self._recents.all()
        seen = [(recent, recent.missing) for recent in every]
        if seen == self._seen:
            return
        self._seen = seen
        self.gallery.show_recents(every)
        self.search.setVisible(len(every) > 3)
        self._heading.setText(self.tr("Recent") if every else self.tr("See what it does"))

    def say(self, sentence: str) -> None:
        """Tell why something that was asked for here did not happen; empty: it did."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def set_status(self, words: str, *, ready: bool = True) -> None:
        """Say in one line which engines are there; `ready`: one can draft at once."""
        self.status.setText(words)
        self._light.tell(ready if words else None)

    def set_keys(self, listed: str, opened: str, empty: str) -> None:
        """Show these keys beside the rows, where they are other than the default ones."""
        for row, keys in zip(self._rows, (listed, opened, empty), strict=True):
            row.set_keys(keys)

    def learn(self, topic: str) -> None:
        """Show a lesson: `words` or `chain`; another topic is asked for."""
        if topic not in ("words", "chain"):
            self.learn_asked.emit(topic)
            return
        if topic not in self.lessons:
            made = (words_lesson if topic == "words" else chain_lesson)(self._theme, self)
            made.tried.connect(self._try)
            self.lessons[topic] = made
        self.lessons[topic].open()

    def _try(self, prompt: str) -> None:
        self.prompt.text.write(prompt)
        self.prompt.setFocus()

    def _build_left(self) -> None:
        inner = QWidget()
        self._left.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._beginning = box = QVBoxLayout(inner)
        box.setSpacing(0)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Mark(self._theme, 32))
        name = label("Storyreel", "heading")
        brand.addWidget(name, 1)
        title = label(self.tr("What does the first shot show?"), "display")
        note = label(self.tr("Write a sentence. It moves as soon as you stop typing."), "soft")
        letters(note, "prompt")
        for words in (title, note, self.said, self.status):
            words.setWordWrap(True)
        self.said.hide()
        below = QHBoxLayout()
        below.addWidget(self.format)
        below.addStretch(1)
        below.addWidget(self.start)
        box.addLayout(brand)
        box.addStretch(5)
        box.addWidget(title)
        box.addSpacing(6)
        box.addWidget(note)
        box.addSpacing(20)
        box.addWidget(self.prompt)
        box.addSpacing(16)
        box.addLayout(below)
        box.addSpacing(8)
        box.addWidget(self.said)
        box.addStretch(2)
        self._rows = self._make_rows()
        for made in self._rows:
            box.addWidget(made)
        box.addStretch(7)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._light)
        foot.addWidget(self.status, 1)
        box.addLayout(foot)

    def _make_rows(self) -> tuple[DeedRow, DeedRow, DeedRow]:
        theme = self._theme
        listed = DeedRow(
            theme,
            "file-text",
            self.tr("From a list"),
            self.tr("A shot list (CSV), or a text with a shot a line"),
            keys="Ctrl+Shift+I",
            ruled=True,
        )
        opened = DeedRow(
            theme,
            "folder-open",
            self.tr("Open a project"),
            self.tr("A folder ending in .storyreel"),
            keys="Ctrl+O",
            ruled=True,
        )
        empty = DeedRow(
            theme, "plus", self.tr("Empty project"), self.tr("Without a first shot"), keys="Ctrl+N", ruled=True
        )
        return listed, opened, empty

    def _build_right(self) -> None:
        self._heading: QLabel = label(self.tr("Recent"), "heading")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        self.search.setFixedWidth(240)
        head.addWidget(self.search)
        inner = QWidget()
        self._right.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(32)
        self._column.addWidget(self.gallery)
        self._column.addSpacing(48)
        self._column.addWidget(rule())
        self._column.addSpacing(20)
        self._column.addWidget(label(self.tr("Learn it in five minutes"), "title"))
        self._column.addSpacing(12)
        self._column.addLayout(self._make_lessons())
        self._column.addStretch(1)

    def _make_lessons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        lessons = (
            ("words", "chat-text", self.tr("Words it understands"), self.tr("Camera, light, action, subject, place")),
            ("chain", "link-simple", self.tr("Chain two shots"), self.tr("Start where the last one ended")),
            ("keys", "keyboard", self.tr("Keys"), self.tr("Cut like in Resolve or Premiere")),
        )
        for column, (topic, glyph, title, note) in enumerate(lessons):
            made = DeedRow(self._theme, glyph, title, note)
            made.clicked.connect(lambda _on=False, topic=topic: self.learn(topic))
            grid.addWidget(made, 0, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        listed, opened, empty = self._rows
        self.prompt.entered.connect(self._begin)
        self.start.clicked.connect(self._begin)
        self.prompt.changed.connect(lambda: self.start.setEnabled(bool(self.prompt.words)))
        self.start.setEnabled(False)
        listed.clicked.connect(lambda: self.list_asked.emit(""))
        opened.clicked.connect(lambda: self.open_asked.emit(""))
        empty.clicked.connect(lambda: self._with_format(self.empty_asked.emit))
        self.search.textChanged.connect(self.gallery.seek)
        self.gallery.open_asked.connect(self.open_asked)
        self.gallery.sample_asked.connect(self.sample_asked)
        self.gallery.remove_asked.connect(self._forget)
        self._theme.changed.connect(self.update)
        self.setFocusProxy(self.prompt)

    def _begin(self) -> None:
        words = self.prompt.words
        if words:
            self.say("")
            self._with_format(lambda rate, size: self.begin.emit(words, rate, size))

    def _with_format(self, deed: Callable[[Rate, tuple[int, int]], object]) -> None:
        try:
            deed(self.format.rate, self.format.size_px)
        except StudioError as error:
            self.say(str(error))

    def _forget(self, path: str) -> None:
        try:
            self._recents.forget(path)
        except StudioError as error:
            self.say(str(error))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = event.size().width(), event.size().height()
        left = max(_LEFT[0], min(_LEFT[1], width // 3))
        self._left.setFixedWidth(left)
        side, top = max(24, min(80, left // 8)), max(24, min(80, height // 14))
        self._beginning.setContentsMargins(QMargins(side, top, side, max(20, top - 14)))
        self._column.setContentsMargins(QMargins(side, top, side, top // 2))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.prompt.clear()
            self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(self._left.geometry(), self._theme.color("well"))
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.take_in(what_is(paths))

    def take_in(self, dropped: Dropped) -> None:
        """Do with what was dropped here what it is for."""
        self.say(dropped.refusal)
        if dropped.kind == "project":
            self.open_asked.emit(dropped.path)
        elif dropped.kind == "list":
            self.list_asked.emit(dropped.path)


def _column_of(name: str) -> QScrollArea:
    """A column of the page, which scrolls where the window is low."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
