"""The projects of the first page in columns, as many as fit."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.start.posters import poster
from studio.ui.start.project_card import WORDS_HEIGHT, ProjectCard
from studio.ui.start.recents import Recent
from studio.ui.start.words import what_words, when_words
from studio.ui.theme import Theme

GAP = 32
_BETWEEN = 48
_NARROWEST = 216


class Gallery(QWidget):
    """Cards of projects, then the sample's. Posters are read one a turn of the event loop, so it shows at once."""

    open_asked = Signal(str)
    remove_asked = Signal(str)
    sample_asked = Signal()

    def __init__(self, theme: Theme, sample: tuple[str, str, Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sought = ""
        self.cards: dict[str, ProjectCard] = {}
        self._waiting: list[str] = []
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_one)
        title, what, picture = sample
        self.sample = ProjectCard(theme, title, what=what, when=self.tr("Comes with Storyreel"), parent=self)
        self.sample.removable = False
        self.sample.open_asked.connect(self.sample_asked)
        image = QImage(str(picture)) if picture is not None and picture.is_file() else QImage()
        if not image.isNull():
            self.sample.show_poster(image)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_recents(self, recents: Sequence[Recent]) -> None:
        """Show these projects, in this order."""
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {recent.path: self._make(recent) for recent in recents}
        self._waiting = [recent.path for recent in recents if not self.cards[recent.path].missing]
        if self._waiting:
            self._reading.start()
        self.lay()

    def _make(self, recent: Recent) -> ProjectCard:
        what, when = what_words(recent.shots, recent.seconds), when_words(recent.at)
        card = ProjectCard(self._theme, recent.name, what=what, when=when, missing=recent.missing, parent=self)
        card.setToolTip(recent.path)
        card.open_asked.connect(lambda: self.open_asked.emit(recent.path))
        card.remove_asked.connect(lambda: self.remove_asked.emit(recent.path))
        return card

    def seek(self, words: str) -> None:
        """Show those projects only whose name or folder holds all of these words."""
        self._sought = words.casefold()
        self.lay()

    def shown(self) -> list[ProjectCard]:
        """The cards in sight, in order."""
        sought = self._sought.split()
        found = [
            card
            for path, card in self.cards.items()
            if all(word in f"{card.text()} {path}".casefold() for word in sought)
        ]
        return found if sought else [*found, self.sample]

    def lay(self) -> None:
        """Put the cards in their places."""
        shown = self.shown()
        most = 2 if len(shown) == 1 else 4 if self.width() > 1500 else 3
        columns = max(1, min(most, (self.width() + GAP) // (_NARROWEST + GAP)))
        width = max(1, (self.width() - GAP * (columns - 1)) // columns)
        height = width * 9 // 16 + WORDS_HEIGHT
        for card in (*self.cards.values(), self.sample):
            card.setVisible(card in shown)
        for place, card in enumerate(shown):
            row, column = divmod(place, columns)
            card.setGeometry(column * (width + GAP), row * (height + _BETWEEN), width, height)
        rows = -(-len(shown) // columns)
        self.setFixedHeight(max(0, rows * (height + _BETWEEN) - _BETWEEN))

    def _read_one(self) -> None:
        if not self._waiting:
            self._reading.stop()
            return
        path = self._waiting.pop(0)
        card = self.cards.get(path)
        image = poster(Path(path), round(card.width() * self.devicePixelRatioF())) if card is not None else None
        if card is not None and image is not None:
            card.show_poster(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay()

    def sizeHint(self) -> QSize:
        return QSize(1120, self.height())
