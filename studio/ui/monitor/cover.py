"""Whether other widgets of the same window lie over one: a native window would hide them, so it has to make way."""

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

_TOLD_BY = {
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.ZOrderChange,
    QEvent.Type.ChildAdded,
    QEvent.Type.ChildRemoved,
    QEvent.Type.ParentChange,
}


class Cover(QObject):
    """Watches the widgets that could come to lie over `widget`: those that stand beside it, or beside what it is in."""

    changed = Signal(bool)
    """Something lies over it, or no longer does."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._watched: set[QWidget] = set()
        self.covered = False

    def look(self) -> None:
        """See how things stand, and watch all that can change it."""
        covered = False
        inner, outer = self._widget, self._widget.parentWidget()
        while outer is not None and not inner.isWindow():
            self._watch(outer)
            above = False
            for child in outer.children():
                if child is inner:
                    above = True
                elif isinstance(child, QWidget) and not child.isWindow():
                    self._watch(child)
                    covered = covered or (above and self._lies_over(child))
            inner, outer = outer, outer.parentWidget()
        if covered != self.covered:
            self.covered = covered
            self.changed.emit(covered)

    def _watch(self, widget: QWidget) -> None:
        if widget not in self._watched:
            self._watched.add(widget)
            widget.installEventFilter(self)
            widget.destroyed.connect(lambda: self._watched.discard(widget))

    def _lies_over(self, other: QWidget) -> bool:
        if not other.isVisible():
            return False
        place = QRect(other.mapToGlobal(other.rect().topLeft()), other.size())
        own = QRect(self._widget.mapToGlobal(self._widget.rect().topLeft()), self._widget.size())
        return place.intersects(own)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOLD_BY:
            self.look()
        return False
