"""The head of a panel: its title, a quiet note, and tools on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.controls.basic import label

HEIGHT = 36


class PanelHead(QWidget):
    """36 pixels high; `title` and `note` are labels, `add` puts tools at the right end."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.title = label(title, "title")
        self.note = label("", "soft")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.title)
        self._row.addSpacing(8)
        self._row.addWidget(self.note, 1)

    def add(self, *tools: QWidget) -> None:
        """Put tools at the right end, in order."""
        for tool in tools:
            self._row.addWidget(tool)

    def space(self, px: int = 8) -> None:
        """Leave room before the next tool."""
        self._row.addSpacing(px)
