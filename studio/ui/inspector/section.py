"""A part of the inspector under a title; the title folds it away, and a note stands at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.controls import label, rule
from studio.ui.theme import Theme


class Section(QWidget):
    """`body` is the layout to fill; `tool` puts a control before the note."""

    def __init__(self, theme: Theme, title: str, *, ruled: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self.title = QPushButton(title)
        self.title.setProperty("kind", "fold")
        self.title.setCheckable(True)
        self.title.setChecked(True)
        self.title.setAccessibleName(title)
        self.title.setToolTip(self.tr("Fold or unfold"))
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title.setIconSize(QSize(10, 10))
        self.title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.note = label("", "faint")
        self._head = QHBoxLayout()
        self._head.setSpacing(4)
        self._head.setContentsMargins(2, 0, 2, 0)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.note)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(2, 0, 2, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if ruled:
            line = QHBoxLayout()
            line.setContentsMargins(2, 10, 2, 4)
            line.addWidget(rule())
            column.addLayout(line)
        column.addLayout(self._head)
        column.addWidget(self._inside)
        self.title.toggled.connect(self._fold)
        theme.changed.connect(self._redraw)
        self._redraw()

    def name(self, title: str) -> None:
        """Give it another title."""
        self.title.setText(title)
        self.title.setAccessibleName(title)

    def tool(self, control: QWidget) -> None:
        """Put a control behind the note."""
        self._head.addWidget(control)

    def open(self) -> None:
        """Unfold it."""
        self.title.setChecked(True)

    def _fold(self, open_: bool) -> None:
        self._inside.setVisible(open_)
        self._redraw()

    def _redraw(self) -> None:
        folded = not self.title.isChecked()
        self.title.setIcon(self.theme.icon("caret-right-bold", "faint", 10) if folded else QIcon())
