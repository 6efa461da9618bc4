from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.window.mark import Mark, draw_mark, mark_icon


def test_the_middle_of_the_mark_is_lit(theme: Theme, qtbot: QtBot) -> None:
    mark = Mark(theme)
    qtbot.addWidget(mark)
    image = mark.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name().upper() == theme.hex("accent")
    assert not mark_icon(theme).isNull()
    assert callable(draw_mark)
