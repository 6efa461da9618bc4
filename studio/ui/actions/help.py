"""Deeds that explain."""

from studio.ui.actions.record import Action
from studio.ui.actions.when import tr


def help_actions() -> list[Action]:
    """The Help menu."""
    menu = tr("Help")
    return [
        Action("help.keys", tr("Keys and words"), menu, lambda desk: desk.show_page("keys"), ("F1",), "keyboard"),
        Action("help.notices", tr("Past notices"), menu, lambda desk: desk.show_page("notices"), (), "bell"),
        Action("help.menu", tr("Open the menu"), menu, lambda desk: desk.show_page("menu"), ("F10",), "list"),
        Action("help.about", tr("About Storyreel"), menu, lambda desk: desk.show_page("about"), (), "info"),
    ]
