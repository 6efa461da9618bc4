"""The inspector's own part of the style sheet: fields that show their outline only where a value is set."""

from string import Template

from studio.ui.theme import Theme

_SHEET = Template("""
QWidget#page { background: $panel; }
QTextEdit#prompt { font-size: 14px; padding: 0; background: $raised; border: 1px solid $edge; border-radius: 6px; }
QTextEdit#prompt:focus { border-color: $accent; }
QPushButton[kind="fold"] { padding: 0; border: 1px solid transparent; border-radius: 4px; font-weight: 700;
    min-height: 26px; text-align: left; background: transparent; }
QPushButton[kind="fold"]:checked, QPushButton[kind="fold"]:hover { background: transparent; }
QPushButton[kind="fold"]:focus { border-color: $accent; }
QPushButton[kind="more"] { padding: 0; border: 1px solid transparent; border-radius: 4px; min-height: 24px;
    text-align: left; background: transparent; color: $faint; }
QPushButton[kind="more"]:hover { color: $text; }
QPushButton[kind="more"]:checked { background: transparent; }
QPushButton[kind="more"]:focus { border-color: $accent; }
QStackedWidget QPushButton { padding: 0 4px; }
QLabel[row="true"] { font-size: 12px; color: $faint; }
QLabel[row="value"] { color: $soft; padding: 1px 0 0 8px; }
QToolButton { min-width: 0; min-height: 0; }
QLineEdit, QComboBox { min-height: 22px; max-height: 22px; border-radius: 4px; }
QLineEdit[own="false"], QComboBox[own="false"] {
    background: transparent; border-color: transparent; color: $soft; }
QLineEdit[own="false"]:hover, QComboBox[own="false"]:hover {
    background: $raised; border-color: $edge; }
QLineEdit[own="false"]:focus, QComboBox[own="false"]:focus {
    background: $raised; border-color: $accent; color: $text; }
QLineEdit:read-only { color: $soft; }
QTextEdit#prompt[refused="true"], QLineEdit[refused="true"], QLineEdit[own="false"][refused="true"],
QPlainTextEdit[refused="true"], QComboBox[refused="true"] { border-color: $failed; }
QLabel#refusal { background: $overlay; color: $failed; border: 1px solid $failed; border-radius: 4px;
    padding: 4px 8px; font-size: 11px; }
QFrame[kind="choices"] { background: $overlay; border: 1px solid $edge; border-radius: 6px; }
QFrame[kind="choices"] QListWidget { background: transparent; border: none; }
QLineEdit[kind="namer"] { padding: 0 3px; font-size: 11px; min-height: 18px; }
QPlainTextEdit[kind="words"] { font-size: 12px; padding: 2px 5px; border-radius: 4px;
    background: $raised; border: 1px solid $edge; }
QPlainTextEdit[kind="words"]:focus { border-color: $accent; }
""")


def inspector_sheet(theme: Theme) -> str:
    """The style sheet, in the theme's colours."""
    return _SHEET.substitute({name: theme.hex(name) for name in _SHEET.get_identifiers()})
