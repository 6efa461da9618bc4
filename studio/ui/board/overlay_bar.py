"""A slim scroll bar that lies over the margin of what it scrolls, and takes no room from it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 6


class OverlayBar(QScrollBar):
    """Stands in for an area's own upright bar, which it hides; there only while there is something to scroll."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        own = area.verticalScrollBar()
        own.rangeChanged.connect(self._follow)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own.setValue)
        area.installEventFilter(self)
        self._follow(own.minimum(), own.maximum())

    def _follow(self, least: int, most: int) -> None:
        own = self._area.verticalScrollBar()
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setRange(least, most)
        self.setValue(own.value())
        self.setVisible(most > least)
        self._place()

    def _place(self) -> None:
        self.setGeometry(self._area.width() - _WIDTH - 1, 2, _WIDTH, max(1, self._area.height() - 4))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
