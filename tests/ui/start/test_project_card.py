from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.ui.start.project_card import ProjectCard
from studio.ui.theme import Theme


def card_of(qtbot: QtBot, theme: Theme, *, missing: bool = False) -> ProjectCard:
    card = ProjectCard(theme, "Night Train", what="9 shots, 0:31", when="12 November", missing=missing)
    qtbot.addWidget(card)
    card.resize(352, card.heightForWidth(352))
    card.show()
    return card


def test_it_opens_by_click_and_enter(qtbot: QtBot, theme: Theme) -> None:
    card = card_of(qtbot, theme)
    assert card.accessibleName() == "Night Train"
    with qtbot.waitSignal(card.open_asked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.open_asked):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    with qtbot.waitSignal(card.remove_asked):
        qtbot.keyClick(card, Qt.Key.Key_Delete)


def test_a_missing_one_is_greyed_and_only_removed(qtbot: QtBot, theme: Theme) -> None:
    card = card_of(qtbot, theme, missing=True)
    with qtbot.assertNotEmitted(card.open_asked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        qtbot.keyClick(card, Qt.Key.Key_Return)
    (remove,) = card.findChildren(QToolButton)
    assert remove.isVisible()
    assert remove.accessibleName() == "Take Night Train off this list"
    with qtbot.waitSignal(card.remove_asked):
        remove.click()
    assert card.grab().toImage() != card_of(qtbot, theme).grab().toImage()


def test_a_poster_covers_the_card(qtbot: QtBot, theme: Theme) -> None:
    card = card_of(qtbot, theme)
    image = QImage(100, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    card.show_poster(image)
    shown = card.grab().toImage()
    assert shown.pixelColor(20, 90) == QColor("blue")
    assert shown.pixelColor(330, 90) == QColor("blue")
