from PySide6.QtGui import QPalette

from studio.ui.theme import Theme
from studio.ui.window.sheet import palette, window_sheet


def test_all_colours_are_the_themes(theme: Theme) -> None:
    assert "$" not in window_sheet(theme)
    made = palette(theme)
    assert made.color(QPalette.ColorRole.Window).name().upper() == theme.hex("panel")
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name().upper() == theme.hex("off")
