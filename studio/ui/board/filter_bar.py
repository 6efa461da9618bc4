"""The board's search field, and a chip for each thing that keeps cards out of sight."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from studio.model.board import Board
from studio.ui.board.sieve import Sieve
from studio.ui.controls import SearchField, button, tool_button
from studio.ui.theme import STATES, Theme

_WAIT_MS = 60
_CHIP = 24
_MOST_SCENES = 40
"""Scenes in the menu; a film with more is searched by their names."""


class FilterBar(QWidget):
    """Shown while something is searched for. `changed` bears the `Sieve` to use."""

    changed = Signal(object)
    entered = Signal()
    """Enter in the search field: go to the first card."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sieve = Sieve()
        self._names: dict[str, str] = {}
        self.field = SearchField(theme, self.tr("Find a shot"), self.tr("Find a shot, or #12"))
        self.field.installEventFilter(self)
        self._close = tool_button(theme, "x", self.tr("Show all shots"))
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._close)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        self._chips.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 2)
        box.setSpacing(6)
        box.addLayout(row)
        box.addLayout(self._chips)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._searched)
        self.field.textEdited.connect(self._timer.start)
        self.hide()

    def search(self) -> None:
        """Show the field, ready to be typed into."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Show all shots again, and go away."""
        self._timer.stop()
        self.field.clear()
        self.hide()
        self.use(Sieve())
        self.closed.emit()

    def use(self, sieve: Sieve, board: Board | None = None) -> None:
        """Search by this from now on; `board` names the scenes."""
        if board is not None:
            self._names = {scene.id: scene.name for scene in board.scene_order if scene.id in sieve.scenes}
        changed = sieve != self.sieve
        self.sieve = sieve
        if not sieve.is_open:
            self.show()
        self._draw_chips()
        if changed:
            self.changed.emit(sieve)

    def fill(self, menu: QMenu, board: Board) -> None:
        """Put the states and scenes to filter by into a menu."""
        menu.clear()
        for name, look in STATES.items():
            action = QAction(self._theme.icon(look.glyph, look.hue), self.tr(look.word), menu, checkable=True)
            action.setChecked(name in self.sieve.looks)
            action.triggered.connect(lambda _checked, name=name: self._toggle(board, look=name))
            menu.addAction(action)
        menu.addSeparator()
        for scene in board.scene_order[:_MOST_SCENES]:
            title = (scene.name or self.tr("Scene")).replace("&", "&&")
            action = QAction(title, menu, checkable=True)
            action.setChecked(scene.id in self.sieve.scenes)
            action.triggered.connect(lambda _checked, scene=scene.id: self._toggle(board, scene=scene))
            menu.addAction(action)
        menu.addSeparator()
        every = menu.addAction(self.tr("Show all shots"), self.close_bar)
        every.setEnabled(not self.sieve.is_open)

    def _toggle(self, board: Board, *, look: str = "", scene: str = "") -> None:
        looks = self.sieve.looks ^ ({look} if look else set())
        scenes = self.sieve.scenes ^ ({scene} if scene else set())
        self.use(self.sieve._replace(looks=looks, scenes=scenes), board)

    def _searched(self) -> None:
        self.use(self.sieve._replace(text=self.field.text()))

    def _draw_chips(self) -> None:
        while self._chips.count() > 1:
            item = self._chips.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chips = [(self.tr(STATES[name].word), {"look": name}) for name in STATES if name in self.sieve.looks]
        chips += [(self._names.get(name) or self.tr("Scene"), {"scene": name}) for name in sorted(self.sieve.scenes)]
        for title, what in chips:
            self._chips.insertWidget(self._chips.count() - 1, self._chip(title, what))

    def _chip(self, title: str, what: dict[str, str]) -> QPushButton:
        chip = button(self._theme, title.replace("&", "&&"), "quiet", glyph="x")
        chip.setAccessibleName(self.tr("No longer only: {what}").format(what=title))
        chip.setToolTip(chip.accessibleName())
        chip.setMaximumHeight(_CHIP)
        chip.setIconSize(QSize(12, 12))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        looks, scenes = {what.get("look", "")}, {what.get("scene", "")}
        chip.clicked.connect(
            lambda: self.use(self.sieve._replace(looks=self.sieve.looks - looks, scenes=self.sieve.scenes - scenes))
        )
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._timer.stop()
                self._searched()
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)
