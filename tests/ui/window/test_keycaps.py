import pytest
from PySide6.QtGui import QPainter, QPixmap

from studio.ui.theme import Theme
from studio.ui.window.keycaps import draw_keys, split_keys


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("", []),
        ("G", ["G"]),
        ("Ctrl+Shift+G", ["Ctrl", "Shift", "G"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+", ["+"]),
        ("Ctrl+.", ["Ctrl", "."]),
    ],
)
def test_a_combination_falls_into_keys(keys: str, caps: list[str]) -> None:
    assert split_keys(keys) == caps


def test_more_keys_take_more_room(theme: Theme) -> None:
    pixmap = QPixmap(300, 40)
    painter = QPainter(pixmap)
    assert draw_keys(painter, theme, "Ctrl+Shift+G", 300, 20) < draw_keys(painter, theme, "G", 300, 20) < 300
    painter.end()
