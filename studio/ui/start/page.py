"""The first page: begin with a sentence, or go on with a film."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.errors import StudioError
from studio.model.time import Rate
from studio.settings import Settings
from studio.ui.start.beginning import Beginning
from studio.ui.start.dropped import Dropped, what_is
from studio.ui.start.lessons import Lesson, chain_lesson, words_lesson
from studio.ui.start.projects import Projects
from studio.ui.start.prompt_field import Reader
from studio.ui.start.recents import Recents
from studio.ui.theme import Theme

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
        self.lessons: dict[str, Lesson] = {}
        self.setAccessibleName(self.tr("Start"))
        self.setAcceptDrops(True)
        self.beginning = Beginning(theme, settings or Settings(), reader)
        self.projects = Projects(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.beginning)
        row.addWidget(self.projects, 1)
        self._connect()
        self.setFocusProxy(self.beginning.prompt)
        self.refresh()

    def refresh(self) -> None:
        """Show the list of recent projects as it is now."""
        self.projects.show_recents(self._recents.all())

    def say(self, sentence: str) -> None:
        """Tell why something that was asked for here did not happen; empty: it did."""
        self.beginning.say(sentence)

    def set_status(self, words: str, *, ready: bool = True) -> None:
        """Say in one line which engines are there; `ready`: one can draft at once."""
        self.beginning.status.setText(words)
        self.beginning.light.tell(ready if words else None)

    def set_keys(self, listed: str, opened: str, empty: str) -> None:
        """Show these keys beside the rows, where they are other than the default ones."""
        self.beginning.set_keys(listed, opened, empty)

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

    def take_in(self, dropped: Dropped) -> None:
        """Do with what was dropped here what it is for."""
        self.say(dropped.refusal)
        if dropped.kind == "project":
            self.open_asked.emit(dropped.path)
        elif dropped.kind == "list":
            self.list_asked.emit(dropped.path)
        elif dropped.kind == "model":
            self.say(self.tr("A model plays in a project: open one, select a shot, and drop it there."))

    def _connect(self) -> None:
        left, gallery = self.beginning, self.projects.gallery
        left.prompt.entered.connect(self._begin)
        left.start.clicked.connect(self._begin)
        left.listed.clicked.connect(lambda: self.list_asked.emit(""))
        left.opened.clicked.connect(lambda: self.open_asked.emit(""))
        left.empty.clicked.connect(lambda: self._with_format(self.empty_asked.emit))
        gallery.open_asked.connect(self.open_asked)
        gallery.sample_asked.connect(self.sample_asked)
        gallery.remove_asked.connect(self._forget)
        self.projects.learn_asked.connect(self.learn)
        self._theme.changed.connect(self.update)

    def _try(self, prompt: str) -> None:
        self.beginning.prompt.text.write(prompt)
        self.beginning.prompt.setFocus()

    def _begin(self) -> None:
        words = self.beginning.prompt.words
        if words:
            self.say("")
            self._with_format(lambda rate, size: self.begin.emit(words, rate, size))

    def _with_format(self, deed: Callable[[Rate, tuple[int, int]], object]) -> None:
        try:
            rate = self.beginning.format.rate
        except StudioError as error:
            self.say(str(error))
            return
        deed(rate, self.beginning.format.size_px)

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
        self.beginning.setFixedWidth(left)
        side, top = max(24, min(80, left // 8)), max(24, min(80, height // 14))
        self.beginning.inset(side, top, max(20, top - 14))
        self.projects.inset(side, top, top // 2)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.beginning.prompt.clear()
            self.say("")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("panel"))
        painter.fillRect(self.beginning.geometry(), self._theme.color("well"))
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.take_in(what_is(paths))
