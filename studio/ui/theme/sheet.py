"""The style sheet of real controls, made of the theme's colours.

Widgets say what they are by the property `kind`: buttons `primary`, `quiet`, `ghost`, `danger`; labels `soft`, `faint`,
`section`; frames `panel`, `overlay`. The sheet names no font: Inter is a variable font, whose weights a sheet cannot
ask for, so letters are set as fonts (`theme.letters`).
"""

from string import Template

from PySide6.QtWidgets import QApplication

from studio.ui.theme.theme import Theme
from studio.ui.theme.tokens import FOLDER

_SHEET = Template("""
* { color: $text; outline: none; }
QMainWindow, QWidget[kind="window"] { background: $window; }
QWidget[kind="panel"], QDockWidget { background: $panel; }
QWidget[kind="overlay"], QDialog { background: $overlay; }
QMainWindow::separator { background: $window; width: 2px; height: 2px; }
QLabel { background: transparent; }
QLabel[kind="soft"] { color: $soft; }
QLabel[kind="faint"] { color: $faint; }
QLabel[kind="section"] { color: $soft; }
QLabel[kind="failed"] { color: $failed; }
QLabel[kind="stale"] { color: $stale; }
QFrame[kind="rule"] { background: $hair; border: 0; max-height: 1px; min-height: 1px; }
QToolButton, QPushButton { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QPushButton { padding: 0 12px; min-height: 26px; }
QToolButton { min-width: 26px; min-height: 26px; padding: 0; }
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed, QToolButton:checked, QPushButton:checked { background: $pressed; }
QToolButton:focus, QPushButton:focus { border-color: $accent; }
QToolButton:disabled, QPushButton:disabled { color: $off; }
QToolButton::menu-indicator { image: none; }
QPushButton[kind="quiet"] { background: $hover; }
QPushButton[kind="quiet"]:hover { background: $pressed; }
QPushButton[kind="ghost"] { border-color: $edge; }
QPushButton[kind="ghost"]:focus { border-color: $accent; }
QPushButton[kind="danger"] { border-color: $edge; color: $failed; }
QPushButton[kind="primary"] { background: $accent; color: $accent_ink; padding: 0 16px; }
QPushButton[kind="primary"]:hover { background: $accent_hi; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $pressed; color: $off; }
QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QComboBox, QKeySequenceEdit {
    background: $raised; border: 1px solid $edge; border-radius: 6px;
    selection-background-color: $accent; selection-color: $accent_ink; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 26px; padding: 0 8px; }
QTextEdit, QPlainTextEdit { padding: 4px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
    border-color: $accent; }
QLineEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $off; border-color: $hair; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox QAbstractItemView, QMenu {
    background: $overlay; border: 1px solid $edge; border-radius: 6px; padding: 4px;
    selection-background-color: $pressed; selection-color: $text; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $pressed; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $hair; margin: 4px 8px; }
QMenuBar { background: $panel; } QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 12px; height: 12px; border: 1px solid $edge; border-radius: 3px; background: $raised; }
QCheckBox::indicator:checked { background: $text; border: 1px solid $text; image: url("$tick"); }
QCheckBox:focus { color: $accent_text; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $pressed; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $faint; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: $text; }
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { background: $pressed; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollArea, QListView, QGraphicsView { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: 8px; } QScrollBar:horizontal { height: 8px; }
QScrollBar::handle { background: $pressed; border-radius: 4px; min-height: 40px; min-width: 40px; }
QScrollBar::handle:hover { background: $off; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: transparent; height: 0; width: 0; }
QToolTip { background: $overlay; color: $text; border: 1px solid $edge; padding: 4px; }
QTabBar::tab { padding: 6px 12px; color: $faint; border: 0; } QTabBar::tab:selected { color: $text; }
""")


def style_sheet(theme: Theme) -> str:
    """The style sheet for the whole application."""
    colours = {name: theme.hex(name) for name in _SHEET.get_identifiers() if name != "tick"}
    return _SHEET.substitute(colours, tick=(FOLDER / f"tick_{theme.name}.svg").as_posix())


def dress(app: QApplication, theme: Theme, more: str = "") -> None:
    """Give an application the theme's letters and sheet; `more` is appended to the sheet."""
    app.setFont(theme.font("ui"))
    app.setStyleSheet(style_sheet(theme) + more)
