"""The list of deeds as Qt's actions: with keys, checked when pressed, the same in menus, buttons and palette."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.actions import Action, Desk
from studio.ui.theme import Theme


class Commands(QObject):
    """All deeds, by id. Actions are always enabled for their keys; what cannot be done says why when it is pressed.

    `refused` bears the deed and the reason; `done` the id of a deed that was done.
    """

    refused = Signal(object, str)
    done = Signal(str)

    def __init__(self, records: Iterable[Action], desk: Desk, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._theme = theme
        self.records: dict[str, Action] = {record.id: record for record in records}
        self.actions: dict[str, QAction] = {}
        for record in self.records.values():
            made = QAction(record.title, self)
            made.setObjectName(record.id)
            made.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            made.setCheckable(record.on is not None)
            made.setStatusTip(record.tip)
            made.triggered.connect(partial(self.run, record.id))
            window.addAction(made)
            self.actions[record.id] = made

    def use_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Have deeds answer to these keys (id to Qt's portable names)."""
        for name, made in self.actions.items():
            made.setShortcuts([QKeySequence(key) for key in keys.get(name, ())])

    def keys_of(self, name: str) -> str:
        """The first key of a deed, as people read it; empty if it has none."""
        found = self.actions[name].shortcuts()
        return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""

    def off(self, name: str) -> str:
        """Why a deed cannot be done now; empty where it can."""
        record = self.records[name]
        return record.off(self._desk) if record.off else ""

    def note(self, name: str) -> str:
        """What is to be said beside a deed's title."""
        record = self.records[name]
        return record.note(self._desk) if record.note else ""

    def is_on(self, name: str) -> bool:
        record = self.records[name]
        return bool(record.on and record.on(self._desk))

    def run(self, name: str, _checked: bool = False) -> None:
        """Do a deed, or tell why it cannot be done; what is being typed is committed first."""
        self._desk.settle()
        reason = self.off(name)
        if reason:
            self.refused.emit(self.records[name], reason)
        else:
            self.records[name].deed(self._desk)
            self.done.emit(name)
        self.actions[name].setChecked(self.is_on(name))

    def menu_names(self) -> list[str]:
        """The menus' titles, in order."""
        return list(dict.fromkeys(record.menu for record in self.records.values()))

    def build_menu(self, title: str, parent: QWidget) -> QMenu:
        """One menu of the records; what cannot be done is grey while it is open."""
        menu = QMenu(title, parent)
        menu.setToolTipsVisible(True)
        rows = [record for record in self.records.values() if record.menu == title and record.listed]
        for before, record in zip([None, *rows], rows, strict=False):
            if before and before.part != record.part:
                menu.addSeparator()
            menu.addAction(self.actions[record.id])
        menu.aboutToShow.connect(partial(self._refresh, rows))
        menu.aboutToHide.connect(partial(self._release, rows))
        return menu

    def _refresh(self, rows: Sequence[Action]) -> None:
        for record in rows:
            made, reason = self.actions[record.id], self.off(record.id)
            made.setEnabled(not reason)
            made.setToolTip(f"{record.title}: {reason}" if reason else record.tip or record.title)
            made.setChecked(self.is_on(record.id))
            if record.glyph:
                made.setIcon(self._theme.icon(record.glyph))
            note = self.note(record.id)
            made.setText(f"{record.title}: {note}" if note else record.title)

    def _release(self, rows: Sequence[Action]) -> None:
        """A greyed action would swallow its keys without a word: grey is for the open menu only."""
        for record in rows:
            self.actions[record.id].setEnabled(True)
