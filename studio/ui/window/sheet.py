"""The style sheet of what only the window has, made of the theme's colours; it goes behind the common one."""

from string import Template

from PySide6.QtGui import QPalette

from studio.ui.theme import Theme

_SHEET = Template("""
QStackedWidget[kind="window"] { background: $window; }
QWidget[kind="segments"] { background: $raised; border-radius: 6px; }
QMainWindow::separator { background: $window; width: 2px; height: 2px; }
QMainWindow::separator:hover { background: $faint; }
QDockWidget { border: 0; }
QPushButton[kind="project"] { padding: 0 8px; min-height: 30px; text-align: left; }
QLineEdit[kind="timecode"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0;
    color: $text; min-height: 30px; }
QLineEdit[kind="timecode"]:focus { border-color: $accent; background: $well; }
QTreeView { background: $well; border: 1px solid $hair; border-radius: 6px; padding: 4px; }
QTreeView::item { min-height: 26px; border: 0; }
QTreeView::item:selected { background: $pressed; color: $text; }
QTreeView::item:hover { background: $hover; }
QTreeView::branch { background: transparent; }
QListWidget[kind="wishes"] { background: transparent; border: 0; }
QPushButton[align="left"] { text-align: left; }
QLineEdit[kind="search"] { background: transparent; border: 0; padding: 0; min-height: 56px; }
QLineEdit[kind="search"]:focus { border: 0; }
""")


def window_sheet(theme: Theme) -> str:
    """What is to be added to the theme's common sheet."""
    return _SHEET.substitute({name: theme.hex(name) for name in _SHEET.get_identifiers()})


def palette(theme: Theme) -> QPalette:
    """The theme's colours for what no sheet dresses: the system's own dialogs, selections, placeholders."""
    role = QPalette.ColorRole
    names = {
        role.Window: "panel",
        role.WindowText: "text",
        role.Base: "raised",
        role.AlternateBase: "panel",
        role.Text: "text",
        role.PlaceholderText: "faint",
        role.Button: "hover",
        role.ButtonText: "text",
        role.ToolTipBase: "overlay",
        role.ToolTipText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "accent_ink",
        role.Link: "accent_text",
        role.Mid: "edge",
        role.Dark: "hair",
        role.Light: "edge",
    }
    made = QPalette()
    for which, name in names.items():
        made.setColor(which, theme.color(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, theme.color("off"))
    return made
