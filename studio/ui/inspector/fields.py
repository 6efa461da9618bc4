"""The other fields of a parameter: a choice of words, a switch, a line of text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from studio.ui.inspector.refusal import accept, claims_escape
from studio.ui.theme import Theme
from studio.ui.theme.paint import LEFT, smooth, text


def readable(name: str) -> str:
    """A parameter's word as people write it: `extreme_wide` is `Extreme wide`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class ChoiceField(QComboBox):
    """One of a few; `valued` bears what the artist chose. The wheel scrolls the panel, it never changes a value."""

    valued = Signal(object, str)
    escaped = Signal()

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`choices` are (value, words)."""
        super().__init__(parent)
        self._theme = theme
        self._instead = ""
        self._quiet = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(16)
        self.offer(choices)
        self.activated.connect(self._chosen)
        theme.changed.connect(self.update)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Have these choices instead."""
        if [(self.itemData(row), self.itemText(row)) for row in range(self.count())] == list(choices):
            return
        self.clear()
        for value, words in choices:
            self.addItem(words, value)

    def show_choice(self, value: object, instead: str = "") -> None:
        """Show a value; `instead` is written in its place (what `auto` amounts to), and `None` is mixed."""
        row = self.findData(value) if value is not None else -1
        words = instead or ("" if row >= 0 else self.tr("Mixed") if value is None else str(value))
        if (row, words) == (self.currentIndex(), self._instead) and self.toolTip():
            return
        self.setCurrentIndex(row)
        self._instead = words
        self.setAccessibleDescription(self._instead)
        self.setToolTip(self._instead or self.currentText())
        self.update()

    @property
    def shown(self) -> str:
        """The words in sight."""
        return self._instead or self.currentText()

    def _chosen(self, row: int) -> None:
        self.valued.emit(self.itemData(row), "")

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        frame = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        frame.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        frame.end()
        painter = QPainter(self)
        smooth(painter)
        ink = "off" if not self.isEnabled() else "text" if self.property("own") is not False else "soft"
        box = QRectF(self.rect()).adjusted(11, 0, -22, 0)
        text(painter, box, self.shown, self._theme.font("ui", tabular=True), self._theme.color(ink), align=LEFT)
        if self.isEnabled() and (self.underMouse() or self.hasFocus() or self.property("own") is not False):
            caret = QRectF(self.width() - 20, 0, 14, self.height())
            self._theme.draw_glyph(painter, "caret-down-bold", caret, self._theme.color("faint"), 10)
        painter.end()


class SwitchField(QCheckBox):
    """On or off; partly checked is mixed."""

    valued = Signal(object, str)
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.clicked.connect(lambda _on: self.valued.emit(self._pressed(), ""))

    def _pressed(self) -> bool:
        """What a press means: a mixed switch goes on."""
        on = self.checkState() != Qt.CheckState.Unchecked
        self.show_state(on)
        return on

    def show_state(self, on: bool | None) -> None:
        """Show on, off or (`None`) mixed."""
        self.setTristate(on is None)
        state = Qt.CheckState
        self.setCheckState(state.PartiallyChecked if on is None else state.Checked if on else state.Unchecked)
        self.setText(self.tr("Mixed") if on is None else self.tr("On") if on else self.tr("Off"))


class LineField(QLineEdit):
    """A line of text, given when it is left or Enter is pressed; of a file that is dropped on it, the path."""

    valued = Signal(object, str)
    escaped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        self.editingFinished.connect(self._finished)

    def show_text(self, words: str | None, hint: str = "") -> None:
        """Show a text, or (`None`) that there are several; what is being typed stands."""
        self._shown = words or ""
        self.setPlaceholderText(self.tr("Mixed") if words is None else hint)
        if not (self.hasFocus() and self.isModified()):
            self._restore()

    def _restore(self) -> None:
        self.setText(self._shown)
        self.setModified(False)
        accept(self)

    def _finished(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        if self.text() != self._shown:
            self.valued.emit(self.text(), "")

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths:
            super().dropEvent(event)
            return
        event.acceptProposedAction()
        if not self.isReadOnly():
            self.valued.emit(paths[0], "")

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.isModified():
                self._restore()
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.property("refused"):
            self._restore_if_clean()

    def _restore_if_clean(self) -> None:
        if not self.isModified() and self.text() != self._shown:
            self._restore()
