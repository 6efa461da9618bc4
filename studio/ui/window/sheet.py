"""The style sheet of what only the window has, made of the theme's colours; it goes behind the common one."""

from string import Template

from studio.ui.theme import Theme

_SHEET = Template("""
QStackedWidget[kind="window"] { background: $window; }
QWidget[kind="segments"] { background: $raised; border-radius: 6px; }
QMainWindow::separator { background: $window; width: 2px; height: 2px; }
QMainWindow::separator:hover { background: $faint; }
QDockWidget { border: 0; }
QPushButton[kind="project"] { padding: 0 8px; min-height: 30px; font-size: 13px; font-weight: 600; text-align: left; }
QLineEdit[kind="timecode"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0;
    font-size: 18px; font-weight: 500; color: $text; min-height: 30px; }
QLineEdit[kind="timecode"]:focus { border-color: $accent; background: $well; }
QLineEdit[kind="search"] { background: transparent; border: 0; font-size: 17px; font-weight: 500; padding: 0; }
QLineEdit[kind="search"]:focus { border: 0; }
""")


def window_sheet(theme: Theme) -> str:
    """What is to be added to the theme's common sheet."""
    return _SHEET.substitute({name: theme.hex(name) for name in _SHEET.get_identifiers()})
