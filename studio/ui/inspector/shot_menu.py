"""The menu of the one shot: what else can be done with it from the inspector."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from studio.edit import deeds
from studio.ui.inspector.page import Page
from studio.ui.session import Session


def shot_menu(session: Session, page: Page, name: str) -> QMenu:
    """A menu for a shot (its id), to be popped up."""
    menu, board, translate = QMenu(page), session.board, QCoreApplication.translate
    shot, writable = board.shots[name], not session.read_only
    clipboard = QGuiApplication.clipboard()
    menu.addAction(translate("ShotMenu", "Copy the prompt"), lambda: clipboard.setText(shot.prompt))
    recipe = menu.addAction(
        translate("ShotMenu", "Show the take's recipe"), lambda: page.takes.show_recipe(shot.chosen or "")
    )
    recipe.setEnabled(board.chosen(shot) is not None)
    live = menu.addAction(translate("ShotMenu", "Draft as you type"))
    live.setCheckable(True)
    live.setChecked(page.prompt.live.isChecked())
    live.toggled.connect(page.prompt.set_live)
    menu.addSeparator()
    clear = menu.addAction(translate("ShotMenu", "Clear what is set here"), page.parameters.clear_all)
    clear.setEnabled(writable and bool(page.parameters.set_names()))
    unchosen = menu.addAction(
        translate("ShotMenu", "Show no take"), lambda: session.do(deeds.choose_take, shot=name, take=None)
    )
    unchosen.setEnabled(writable and shot.chosen is not None)
    return menu


def open_shot_menu(session: Session, page: Page, below: QWidget, shot: str | None) -> None:
    """Open the menu of a shot under a widget; nothing where there is no one shot."""
    if shot is not None:
        menu = shot_menu(session, page, shot)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
