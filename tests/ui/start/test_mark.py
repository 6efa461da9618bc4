from pytestqt.qtbot import QtBot

from studio.ui.start.mark import Mark
from studio.ui.theme import Theme


def test_the_middle_frame_is_lit(qtbot: QtBot, theme: Theme) -> None:
    mark = Mark(theme, 48)
    qtbot.addWidget(mark)
    image = mark.grab().toImage()
    ratio = image.devicePixelRatio()
    assert image.pixelColor(round(24 * ratio), round(24 * ratio)) == theme.color("accent")
    assert image.pixelColor(round(7 * ratio), round(24 * ratio)) == theme.color("faint")
