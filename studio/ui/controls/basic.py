"""Buttons and labels in the theme's kinds."""

from typing import Literal

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPushButton, QToolButton

from studio.ui.theme import Theme, letters
from studio.ui.theme.theme import FontKind

ButtonKind = Literal["primary", "quiet", "ghost", "danger", "plain"]
LabelKind = Literal["", "title", "heading", "display", "soft", "faint", "section", "failed", "stale"]

_LETTERS: dict[LabelKind, FontKind] = {
    "title": "title",
    "heading": "heading",
    "display": "display",
    "faint": "label",
    "section": "section",
}

TARGET = 28
"""Side of the smallest thing to click, in pixels."""


class _Glyph(QObject):
    """Keeps a button's glyph in the theme's colours; goes with the button."""

    def __init__(self, made: QAbstractButton, theme: Theme, glyph: str, color: str, px: int) -> None:
        super().__init__(made)
        self._button, self._theme, self._glyph, self._color, self._px = made, theme, glyph, color, px
        made.setIconSize(QSize(px, px))
        self.redraw()
        theme.changed.connect(self.redraw)

    def redraw(self) -> None:
        self._button.setIcon(self._theme.icon(self._glyph, self._color, self._px))


def tool_button(
    theme: Theme, glyph: str, name: str, *, checkable: bool = False, size: int = TARGET, px: int = 16
) -> QToolButton:
    """A square button with a glyph; `name` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFixedSize(size, size)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _Glyph(made, theme, glyph, "soft", px)
    return made


def button(theme: Theme, title: str, kind: ButtonKind = "quiet", *, glyph: str = "") -> QPushButton:
    """A button with a title, and a glyph if given."""
    made = QPushButton(title)
    made.setProperty("kind", kind)
    made.setAccessibleName(title)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if kind == "primary":
        letters(made, "ui_strong")
    if glyph:
        _Glyph(made, theme, glyph, {"primary": "accent_ink", "danger": "failed"}.get(kind, "text"), 16)
    return made


def label(words: str = "", kind: LabelKind = "") -> QLabel:
    """Words, in plain text whatever they hold."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    if kind in _LETTERS:
        letters(made, _LETTERS[kind])
    return made


def rule() -> QFrame:
    """A hairline between regions."""
    made = QFrame()
    made.setProperty("kind", "rule")
    return made
