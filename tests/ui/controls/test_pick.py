from pytestqt.qtbot import QtBot

from studio.ui.controls import Pick
from studio.ui.theme import Theme


def test_it_has_a_name_and_draws_its_arrow_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    pick = Pick(theme, "Size")
    qtbot.addWidget(pick)
    pick.addItems(["Fit", "1:1"])
    pick.resize(100, 28)
    assert pick.accessibleName() == "Size"
    dark = pick.grab().toImage().copy(76, 4, 18, 20)
    assert len({dark.pixel(x, y) for x in range(dark.width()) for y in range(dark.height())}) > 2
    theme.use("light")
    assert pick.grab().toImage().copy(76, 4, 18, 20) != dark
