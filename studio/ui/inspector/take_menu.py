"""The menus of the takes: of one, and of those that were thrown away."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from studio.model.rows import Take
from studio.ui.inspector.take_looks import name_of
from studio.ui.inspector.tile import TakeLook


class TakeDeeds(NamedTuple):
    """What the entries of a take's menu do."""

    choose: Callable[[], object]
    star: Callable[[], object]
    rename: Callable[[], object]
    recipe: Callable[[], object]
    trash: Callable[[], object]


def take_menu(parent: QWidget, look: TakeLook, deeds: TakeDeeds, *, writable: bool) -> QMenu:
    """What can be done with a take."""
    translate, menu = QCoreApplication.translate, QMenu(parent)
    menu.addAction(translate("Takes", "Show in the reel"), deeds.choose).setEnabled(writable and not look.chosen)
    star = translate("Takes", "Take the star off") if look.star else translate("Takes", "Star")
    menu.addAction(star, deeds.star).setEnabled(writable)
    menu.addAction(translate("Takes", "Rename"), deeds.rename).setEnabled(writable)
    menu.addAction(translate("Takes", "Show recipe"), deeds.recipe)
    menu.addSeparator()
    menu.addAction(translate("Takes", "Throw away"), deeds.trash).setEnabled(writable)
    return menu


def bin_menu(
    parent: QWidget, gone: Sequence[Take], restore: Callable[[Sequence[str]], object], *, writable: bool
) -> QMenu:
    """The takes that were thrown away, the newest first, to be taken back."""
    translate, menu = QCoreApplication.translate, QMenu(parent)
    for take in reversed(gone):
        words = translate("Takes", "Take back {}").format(name_of(take))
        menu.addAction(words, lambda name=take.id: restore([name])).setEnabled(writable)
    if len(gone) > 1:
        menu.addSeparator()
        every = [take.id for take in gone]
        menu.addAction(translate("Takes", "Take back all"), lambda: restore(every)).setEnabled(writable)
    return menu


def fleeting(menu: QMenu) -> QMenu:
    """A menu that goes for good when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
