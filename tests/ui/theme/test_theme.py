import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon, QImage, QPainter
from pytestqt.qtbot import QtBot

from studio.errors import BadInputError
from studio.ui.theme import Theme


def test_colours_have_names_and_opacity(theme: Theme) -> None:
    assert theme.color("accent").name() == theme.hex("accent").lower()
    assert theme.color("scrim", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    with pytest.raises(KeyError):
        theme.color("mauve")


def test_a_change_of_theme_is_told_and_changes_colours(theme: Theme, qtbot: QtBot) -> None:
    before = theme.color("panel").name()
    with qtbot.waitSignal(theme.changed, timeout=1000):
        theme.use("light")
    assert theme.color("panel").name() != before
    assert not theme.is_dark


def test_a_theme_that_is_not_there_leaves_the_old_one(theme: Theme) -> None:
    with pytest.raises(BadInputError):
        theme.use("sepia")
    assert theme.name == "dark"
    assert theme.color("panel").name() == theme.hex("panel").lower()


def test_letters_are_inter_wherever_we_are(theme: Theme) -> None:
    assert QFontInfo(theme.font("ui")).family().startswith("Inter")


def test_a_glyph_is_drawn_in_its_colour_and_the_pen_stays(theme: Theme) -> None:
    image = QImage(QSize(32, 32), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(theme.color("text"))
    theme.draw_glyph(painter, "play-fill", QRectF(0, 0, 32, 32), theme.color("accent"), 28)
    pen = painter.pen().color().name()
    painter.end()
    assert image.pixelColor(15, 16).name() == theme.hex("accent").lower()
    assert pen == theme.hex("text").lower()


def test_an_icon_has_a_disabled_dress(theme: Theme) -> None:
    icon = theme.icon("play-fill", "text", 16)
    shown, disabled = (icon.pixmap(QSize(16, 16), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert shown.pixelColor(7, 8) != disabled.pixelColor(7, 8)
    assert theme.icon("play-fill", "text", 16) is icon
