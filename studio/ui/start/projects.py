"""The right of the first page: recent projects, the sample, and three things to learn."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studio.ui.controls import SearchField, label, rule
from studio.ui.start.column import Column
from studio.ui.start.deed_row import DeedRow
from studio.ui.start.gallery import GAP, Gallery
from studio.ui.start.recents import Recent
from studio.ui.start.words import what_words
from studio.ui.theme import Theme

SAMPLE_LENGTH = (10, 32.0)
"""Shots and seconds of the sample."""
SAMPLE = Path(__file__).resolve().parents[3] / "assets" / "sample"
_FEW = 3
"""Up to this many projects are found without searching."""


class Projects(Column):
    """`gallery` tells which project is asked for; `learn_asked` bears `words`, `chain` or `keys`."""

    learn_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Projects"))
        self._theme = theme
        self._seen: list[tuple[Recent, bool]] | None = None
        sample = (self.tr("Sample: The Last Ferry"), what_words(*SAMPLE_LENGTH), SAMPLE / "poster.jpg")
        self.gallery = Gallery(theme, sample)
        self.search = SearchField(theme, self.tr("Find a project"))
        self.search.setFixedWidth(240)
        self.search.textChanged.connect(self.gallery.seek)
        self._heading = label("", "heading")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.search)
        self.box.addLayout(head)
        self.box.addSpacing(32)
        self.box.addWidget(self.gallery)
        self.box.addSpacing(48)
        self.box.addWidget(rule())
        self.box.addSpacing(20)
        self.box.addWidget(label(self.tr("Learn it in five minutes"), "title"))
        self.box.addSpacing(12)
        self.box.addLayout(self._make_lessons())
        self.box.addStretch(1)

    def show_recents(self, every: Sequence[Recent]) -> None:
        """Show these projects; cards are made anew only where the list is another."""
        seen = [(recent, recent.missing) for recent in every]
        if seen == self._seen:
            return
        self._seen = seen
        self.gallery.show_recents(every)
        self.search.setVisible(len(every) > _FEW)
        self._heading.setText(self.tr("Recent") if every else self.tr("See what it does"))

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
            made.clicked.connect(lambda _on=False, topic=topic: self.learn_asked.emit(topic))
            grid.addWidget(made, 0, column)
            grid.setColumnStretch(column, 1)
        return grid
