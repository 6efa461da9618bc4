"""Strips moving aside: where each stood when the order changed, and how much of the way is left."""

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

MOVE_MS = 200


class Aside(QObject):
    """`shift` is how far from its place a strip is drawn, in pixels; `moved` asks for it to be drawn again."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration = MOVE_MS
        self._from: dict[str, float] = {}
        self._left = 0.0
        self._way = QVariantAnimation(self)
        self._way.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._way.setStartValue(1.0)
        self._way.setEndValue(0.0)
        self._way.valueChanged.connect(self._step)

    def shift(self, shot: str) -> float:
        """Pixels from its place."""
        return self._from.get(shot, 0.0) * self._left if self._left else 0.0

    def go(self, before: Mapping[str, float], after: Mapping[str, float]) -> None:
        """Have strips go from where they were drawn to where they belong (left edges, by shot)."""
        self._from = {shot: x - after[shot] for shot, x in before.items() if shot in after and x != after[shot]}
        self._way.stop()
        if not self._from or not self.duration:
            self._left = 0.0
            return
        self._left = 1.0
        self._way.setDuration(self.duration)
        self._way.start()

    def settle(self) -> None:
        """All are at their places at once."""
        self._way.stop()
        self._from, self._left = {}, 0.0

    def _step(self, value: float) -> None:
        self._left = value
        self.moved.emit()
