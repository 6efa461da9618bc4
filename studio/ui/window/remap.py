"""The shortcuts: a preset, and every deed's keys, which can be pressed anew."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.ui.actions.keys import PRESETS, Keys, keys_of, load_preset
from studio.ui.controls import Pick, button, label
from studio.ui.controls.basic import ButtonKind
from studio.ui.theme import Theme
from studio.ui.window.commands import Commands
from studio.ui.window.fuzzy import match
from studio.ui.window.overlay import Overlay

_WIDTH = 760
_NAME = Qt.ItemDataRole.UserRole


class _Field(QKeySequenceEdit):
    """Takes one combination; Esc and Tab stay what they are."""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for inner in self.findChildren(QLineEdit):
            inner.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)


class Remap(Overlay):
    """`changed` bears the preset's name and the user's own keys, to be used and saved."""

    changed = Signal(str, object)

    def __init__(self, window: QWidget, theme: Theme, commands: Commands) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._commands = commands
        self._own: Keys = {}
        self.preset = Pick(theme, self.tr("Preset of shortcuts"))
        for name in PRESETS:
            self.preset.addItem(load_preset(name).title, name)
        self.preset.activated.connect(lambda _row: self._tell())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a deed, or a key such as Ctrl+G"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._sift)
        self.tree = self._build_tree()
        self.field = _Field()
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(self.tr("New keys"))
        self.field.setMinimumHeight(28)
        self.field.keySequenceChanged.connect(self._warn)
        self.said: QLabel = label("", "faint")
        self.said.setWordWrap(True)
        self._lay_out()

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Deeds and their keys"))
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setUniformRowHeights(True)
        tree.setFixedHeight(360)
        tree.currentItemChanged.connect(lambda _now, _before: self._show_current())
        return tree

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Shortcuts"), "heading"), 1)
        head.addWidget(label(self.tr("Like"), "faint"))
        head.addWidget(self.preset)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.field, 1)
        self.set = self._button(self.tr("Set"), "quiet", partial(self._give, add=False))
        self.add = self._button(self.tr("Add"), "ghost", partial(self._give, add=True))
        self.clear = self._button(self.tr("No key"), "ghost", self._clear)
        self.default = self._button(self.tr("As it was"), "ghost", self._reset)
        for made in (self.set, self.add, self.clear, self.default):
            foot.addWidget(made)
        last = QHBoxLayout()
        last.addWidget(self.said, 1)
        last.addWidget(self._button(self.tr("Reset all"), "ghost", self._reset_all))
        last.addWidget(self._button(self.tr("Done"), "primary", self.dismiss))
        column = QVBoxLayout(self.box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.search)
        column.addWidget(self.tree)
        column.addLayout(foot)
        column.addLayout(last)

    def _button(self, title: str, kind: ButtonKind, deed: Callable[[], object]) -> QWidget:
        made = button(self._theme, title, kind)
        made.clicked.connect(lambda: deed())
        return made

    def first_field(self) -> QWidget | None:
        return self.search

    def show_keys(self, preset: str, own: Mapping[str, tuple[str, ...]]) -> None:
        """Show these settings."""
        self._own = dict(own)
        self.preset.setCurrentIndex(max(0, self.preset.findData(preset)))
        self._fill()

    def _keys(self) -> Keys:
        return keys_of(self._commands.records.values(), load_preset(self.preset.currentData()), self._own)

    def _fill(self) -> None:
        now, keys = self._current(), self._keys()
        self.tree.clear()
        for title in self._commands.menu_names():
            group = QTreeWidgetItem(self.tree, [title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setForeground(0, self._theme.color("faint"))
            group.setExpanded(True)
            for record in self._commands.records.values():
                if record.menu != title:
                    continue
                row = QTreeWidgetItem(group, [record.title, "   ".join(native(key) for key in keys[record.id])])
                row.setData(0, _NAME, record.id)
                if record.id in self._own:
                    row.setForeground(1, self._theme.color("accent_text"))
                if record.id == now:
                    self.tree.setCurrentItem(row)
        self.tree.setColumnWidth(0, 420)
        self._sift(self.search.text())
        self._show_current()

    def _current(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, _NAME) or "") if item else ""

    def _sift(self, query: str) -> None:
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            rows = [row for n in range(group.childCount()) if (row := group.child(n))] if group else []
            for row in rows:
                fits = match(query, row.text(0)) or query.lower().strip() in row.text(1).lower()
                row.setHidden(not fits)
            if group:
                group.setHidden(all(row.isHidden() for row in rows))

    def _show_current(self) -> None:
        name = self._current()
        for made in (self.set, self.add, self.clear, self.default, self.field):
            made.setEnabled(bool(name))
        self.field.clear()
        self.said.setText("" if name else self.tr("Choose a deed, then press its new keys."))

    def _warn(self, pressed: QKeySequence) -> None:
        owner = self._owner(pressed.toString())
        if pressed.isEmpty():
            return
        self.said.setText(
            self.tr("{keys} is now '{title}': setting it takes it from there.").format(
                keys=native(pressed.toString()), title=self._commands.records[owner].title
            )
            if owner and owner != self._current()
            else self.tr("{keys} is free.").format(keys=native(pressed.toString()))
        )

    def _owner(self, key: str) -> str:
        return next((name for name, keys in self._keys().items() if key in keys), "")

    def _give(self, *, add: bool) -> None:
        name, key = self._current(), self.field.keySequence().toString()
        if not name or not key:
            self.said.setText(self.tr("Press the new keys in the field first."))
            return
        keys = self._keys()
        owner = self._owner(key)
        if owner and owner != name:
            self._own[owner] = tuple(one for one in keys[owner] if one != key)
        self._own[name] = (*(one for one in keys[name] if one != key), key) if add else (key,)
        self._tell()

    def _clear(self) -> None:
        if self._current():
            self._own[self._current()] = ()
            self._tell()

    def _reset(self) -> None:
        if self._own.pop(self._current(), None) is not None:
            self._tell()

    def _reset_all(self) -> None:
        self._own.clear()
        self._tell()

    def _tell(self) -> None:
        self._fill()
        self.changed.emit(self.preset.currentData(), dict(self._own))


def native(key: str) -> str:
    """A key as this system's people write it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
