from pytestqt.qtbot import QtBot

from studio.ui.controls import SearchField
from studio.ui.theme import Theme


def test_it_has_a_name_and_a_hint_and_shows_its_glass_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, "Find a shot", "Words or #12")
    qtbot.addWidget(field)
    field.resize(240, 28)
    assert (field.accessibleName(), field.placeholderText()) == ("Find a shot", "Words or #12")
    dark = field.grab().toImage().copy(6, 6, 18, 16)
    assert len({dark.pixel(x, y) for x in range(dark.width()) for y in range(dark.height())}) > 2
    theme.use("light")
    assert field.grab().toImage().copy(6, 6, 18, 16) != dark
