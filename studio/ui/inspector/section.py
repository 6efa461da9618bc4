"""A part of the inspector under a title; the title folds it away, and a note stands at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.ui.controls import label, rule
from studio.ui.theme import Theme

TITLE_HEIGHT = 28


class Section(QWidget):
    """`body` is the layout to fill; `tool` puts a control before the note."""

    def __init__(self, theme: Theme, title: str, *, ruled: bool = True) -> None:
        super().__init__()
        self.theme = theme
        self._title = QPushButton(title)
        self._title.setProperty("kind", "fold")
        self._title.setCheckable(True)
        self._title.setChecked(True)
        self._title.setAccessibleName(title)
        self._title.setToolTip(self.tr("Fold or unfold"))
        self._title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title.setIconSize(QSize(10, 10))
        self._title.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.note = label("", "faint")
        self._head = QHBoxLayout()
        self._head.setSpacing(4)
        self._head.setContentsMargins(2, 0, 2, 0)
        self._head.addWidget(self._title)
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
        self._title.toggled.connect(self._fold)
        theme.changed.connect(self._redraw)
        self._redraw()

    def name(self, title: str) -> None:
        """Give it another title."""
        self._title.setText(title)
        self._title.setAccessibleName(title)

    def tool(self, control: QWidget) -> None:
        """Put a control behind the note."""
        self._head.addWidget(control)

    def open(self) -> None:
        """Unfold it."""
        self._title.setChecked(True)

    def _fold(self, open_: bool) -> None:
        self._inside.setVisible(open_)
        self._redraw()

    def _redraw(self) -> None:
        folded = not self._title.isChecked()
        self._title.setIcon(self.theme.icon("caret-right-bold", "faint", 10) if folded else QIcon())
