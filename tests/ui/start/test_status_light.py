from pytestqt.qtbot import QtBot

from studio.ui.start.status_light import StatusLight
from studio.ui.theme import Theme


def test_it_is_green_when_ready_red_when_not_and_dark_at_first(qtbot: QtBot, theme: Theme) -> None:
    light = StatusLight(theme)
    qtbot.addWidget(light)
    dark = light.grab().toImage()
    light.tell(True)
    ready = light.grab().toImage()
    assert ready.pixelColor(4, 8) == theme.color("master")
    light.tell(False)
    assert light.grab().toImage().pixelColor(4, 8) == theme.color("failed")
    light.tell(None)
    assert light.grab().toImage() == dark
