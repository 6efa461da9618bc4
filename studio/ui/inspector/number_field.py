"""A number that can be typed, stepped by the arrow keys, or dragged sideways; one drag is one step of the history."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from studio.ui.inspector.refusal import accept, claims_escape, refuse

DRAG_PX = 4
"""How far a press must move to be a drag rather than a click."""


class Steps:
    """How a number moves: `minimum` and `maximum` as the parameter has them, `step` for a key press or 4 pixels."""

    def __init__(
        self, *, minimum: float | None = None, maximum: float | None = None, step: float = 0.0, whole: bool = True
    ) -> None:
        self.minimum = -math.inf if minimum is None else minimum
        self.maximum = math.inf if maximum is None else maximum
        self.whole = whole
        reach = self.maximum - self.minimum
        self.step = step or (1.0 if whole else _round_step(reach / 100) if math.isfinite(reach) and reach > 0 else 0.1)

    def kept(self, value: float) -> int | float:
        """A value within the limits, and whole where it has to be."""
        value = min(self.maximum, max(self.minimum, value))
        return round(value) if self.whole else round(value, 6)

    def moved(self, value: float, steps: float) -> int | float:
        """A value some steps on."""
        return self.kept(value + steps * self.step)


def _round_step(value: float) -> float:
    """The power of ten that is nearest below."""
    return 10.0 ** math.floor(math.log10(value))


class NumberField(QLineEdit):
    """`valued` bears the number and a merge key: the same for all of one drag, another for each typed value.

    Not in use it is dragged (Shift ten times as fast, Ctrl ten times as slow); a click begins typing. Esc gives back
    what was there before.
    """

    valued = Signal(object, str)
    worded = Signal(str)
    """What was typed, where `words` reads it (a length)."""
    escaped = Signal()

    def __init__(self, name: str, steps: Steps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._value: float | None = None
        self._shown = ""
        self._pressed: QPointF | None = None
        self._from: float | None = None
        self._before: QWidget | None = None
        """What had the focus before a drag, during which Esc is this field's."""
        self._turn = 0
        self.reads_words = False
        self.suffix = ""
        """Behind the number, such as ` frames`; it need not be typed."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.editingFinished.connect(self._typed)

    def show_number(self, value: float | None, words: str = "") -> None:
        """Show a value as `words` (default: its digits); `None` is mixed. What is being typed stands."""
        self._value = value
        self._shown = words or self._digits(value)
        self.setPlaceholderText(self.tr("Mixed") if value is None else "")
        if not (self.hasFocus() and self.isModified()):
            self._restore()

    def _digits(self, value: float | None) -> str:
        return (
            "" if value is None else f"{value:.0f}{self.suffix}" if value == round(value) else f"{value:g}{self.suffix}"
        )

    @property
    def dragging(self) -> bool:
        return self._from is not None

    def _restore(self) -> None:
        self.setText(self._shown)
        self.setModified(False)
        accept(self)
        self.setCursorPosition(0)

    def _typed(self) -> None:
        if not self.isModified() or self.text().strip() in (self._shown, ""):
            self._restore()
            return
        self._turn += 1
        words = self.text().strip()
        self.setModified(False)
        if self.reads_words:
            self.worded.emit(words)
            return
        plain = words.removesuffix(self.suffix.strip()).replace(" ", "").replace(",", ".")
        try:
            number = int(plain) if self._steps.whole else float(plain)
        except ValueError:
            kind = self.tr("a whole number") if self._steps.whole else self.tr("a number")
            refuse(self, self.tr("'{0}' is not {1}.").format(words, kind))
            return
        self.valued.emit(number, self._key())

    def _key(self) -> str:
        return f"{self.accessibleName()}:{self._turn}"

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if direction and self._value is not None and not self.isReadOnly():
            times = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._give(self._steps.moved(self._value, direction * times))
        elif event.key() == Qt.Key.Key_Escape:
            if self.dragging:
                self._end_drag(cancel=True)
            elif self.isModified():
                self._restore()
            else:
                self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.isReadOnly() or self.hasFocus() or self._value is None:
            super().mousePressEvent(event)
            return
        self._pressed = event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._value is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().x() - self._pressed.x()
        if self._from is None:
            if abs(moved) < DRAG_PX:
                return
            self._from = self._value
            self._turn += 1
            self._before = QApplication.focusWidget()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        held = event.modifiers()
        times = 10 if held & Qt.KeyboardModifier.ShiftModifier else 1
        times = 0.1 if held & Qt.KeyboardModifier.ControlModifier else times
        self._give(self._steps.moved(self._from, times * moved / DRAG_PX))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        if self._from is None:
            self._pressed = None
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()
        else:
            self._end_drag()

    def _end_drag(self, *, cancel: bool = False) -> None:
        before, self._from, self._pressed = self._from, None, None
        self.unsetCursor()
        if cancel and before is not None:
            self._give(self._steps.kept(before))
        if self._before is None:
            self.clearFocus()
        else:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _give(self, value: float) -> None:
        if value != self._value:
            self._value = value
            self.valued.emit(value, self._key())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._turn += 1
