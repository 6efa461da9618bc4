"""The left of the first page: begin with a sentence, or from a list, a project or nothing."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.settings import Settings
from studio.ui.controls import button, label
from studio.ui.start.column import Column
from studio.ui.start.deed_row import DeedRow
from studio.ui.start.format_button import FormatButton
from studio.ui.start.mark import Mark
from studio.ui.start.prompt_field import PromptField, Reader
from studio.ui.start.status_light import StatusLight
from studio.ui.theme import Theme
from studio.ui.theme.letters import letters


class Beginning(Column):
    """`prompt`, `format` and `start` make a film; `listed`, `opened` and `empty` are the other ways in."""

    def __init__(self, theme: Theme, settings: Settings, reader: Reader | None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Begin"))
        width, _, height = settings.size.partition("x")
        self.prompt = PromptField(theme, reader)
        self.format = FormatButton(theme, settings.fps, (int(width), int(height)))
        self.start = button(theme, self.tr("Start the film"), "primary")
        self.start.setStyleSheet("QPushButton { min-height: 34px; min-width: 98px; }")
        self.start.setEnabled(False)
        self.said = label("", "failed")
        self.status = label("", "faint")
        self.light = StatusLight(theme)
        self.listed = self._row(
            theme, "file-text", self.tr("From a list"), self.tr("A shot list (CSV), or a text with a shot a line")
        )
        self.opened = self._row(
            theme, "folder-open", self.tr("Open a project"), self.tr("A folder ending in .storyreel")
        )
        self.empty = self._row(theme, "plus", self.tr("Empty project"), self.tr("Without a first shot"))
        self.set_keys("Ctrl+Shift+I", "Ctrl+O", "Ctrl+N")
        self._build(theme)
        self.prompt.changed.connect(lambda: self.start.setEnabled(bool(self.prompt.words)))

    @staticmethod
    def _row(theme: Theme, glyph: str, title: str, note: str) -> DeedRow:
        return DeedRow(theme, glyph, title, note, ruled=True)

    def set_keys(self, listed: str, opened: str, empty: str) -> None:
        """Show these keys beside the other ways in."""
        self.listed.set_keys(listed)
        self.opened.set_keys(opened)
        self.empty.set_keys(empty)

    def say(self, sentence: str) -> None:
        """Show a sentence under the prompt; empty: none."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _build(self, theme: Theme) -> None:
        brand, below, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(Mark(theme, 32))
        brand.addWidget(label("Storyreel", "heading"), 1)
        below.addWidget(self.format)
        below.addStretch(1)
        below.addWidget(self.start)
        foot.setSpacing(10)
        foot.addWidget(self.light)
        foot.addWidget(self.status, 1)
        title = label(self.tr("What does the first shot show?"), "display")
        note = label(self.tr("Write a sentence. It moves as soon as you stop typing."), "soft")
        letters(note, "prompt")
        for words in (title, note, self.said, self.status):
            words.setWordWrap(True)
        self.said.hide()
        self.box.addLayout(brand)
        self.box.addStretch(5)
        for widget, space in ((title, 6), (note, 20), (self.prompt, 16)):
            self.box.addWidget(widget)
            self.box.addSpacing(space)
        self.box.addLayout(below)
        self.box.addSpacing(8)
        self.box.addWidget(self.said)
        self.box.addStretch(2)
        for row in (self.listed, self.opened, self.empty):
            self.box.addWidget(row)
        self.box.addStretch(7)
        self.box.addLayout(foot)
