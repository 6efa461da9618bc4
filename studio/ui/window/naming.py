"""A question that is answered with a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.ui.controls import button, label
from studio.ui.theme import Theme
from studio.ui.window.overlay import Overlay

_LETTERS = 60


class NameQuestion(Overlay):
    """`named` bears what was typed, once, when Enter or the button is pressed; it is never empty."""

    named = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, title: str, proposal: str, answer: str) -> None:
        super().__init__(theme, window, width=440)
        self.field = QLineEdit(proposal)
        self.field.setMaxLength(_LETTERS)
        self.field.setAccessibleName(title)
        self.field.setMinimumHeight(32)
        self.field.selectAll()
        self.field.returnPressed.connect(self._answer)
        keep = button(theme, answer, "primary")
        keep.clicked.connect(self._answer)
        leave = button(theme, self.tr("Cancel"), "ghost")
        leave.clicked.connect(self.dismiss)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(keep)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(label(title, "heading"))
        column.addWidget(self.field)
        column.addLayout(row)
        self.closed.connect(self.deleteLater)

    def first_field(self) -> QWidget | None:
        return self.field

    def _answer(self) -> None:
        name = self.field.text().strip()
        if name:
            self.dismiss()
            self.named.emit(name)
