"""A segmented switch: one of a few, all in sight."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.ui.controls.basic import button
from studio.ui.theme import Theme


class Segments(QWidget):
    """`items` are (id, title, glyph); `chosen` bears the id that the user chose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, title, glyph in items:
            made = button(theme, title, "plain", glyph=glyph)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            group.addButton(made)
            row.addWidget(made)
            self._buttons[name] = made

    def choose(self, name: str) -> None:
        """Show a segment as chosen, without telling."""
        self._buttons[name].setChecked(True)

    def compact(self, small: bool) -> None:
        """Leave the titles away, where the window is narrow."""
        for made in self._buttons.values():
            made.setText("" if small else made.accessibleName())
