"""A column of the first page."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Column(QScrollArea):
    """Scrolls where the window is low; shows what lies behind it. `box` takes what stands in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.setWidget(inner)
        for bare in (inner, self.viewport()):
            bare.setAutoFillBackground(False)
            bare.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.box = QVBoxLayout(inner)
        self.box.setSpacing(0)

    def inset(self, side: int, top: int, bottom: int) -> None:
        """Leave this much free around what stands in it, in pixels."""
        self.box.setContentsMargins(QMargins(side, top, side, bottom))
