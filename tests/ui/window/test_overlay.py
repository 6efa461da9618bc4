from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.window.overlay import Overlay, Question, let_through


def beneath(qtbot: QtBot, qapp: QApplication) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 700)
    field = QLineEdit()
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    field.setFocus()
    return window


def test_it_covers_its_window_and_follows_its_size(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = beneath(qtbot, qapp)
    over = Overlay(theme, window, width=400)
    over.open()
    assert over.geometry() == window.rect()
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: over.geometry() == window.rect())
    assert abs(over.box.geometry().center().x() - window.rect().center().x()) <= 1


def test_escape_closes_it_and_the_focus_goes_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    window = beneath(qtbot, qapp)
    over = Overlay(theme, window, width=400)
    over.open()
    with qtbot.waitSignal(over.closed):
        qtbot.keyClick(over, Qt.Key.Key_Escape)
    assert qapp.focusWidget() is window.centralWidget()


def test_a_click_beside_the_box_closes_it(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    over = Overlay(theme, beneath(qtbot, qapp), width=400)
    over.open()
    qtbot.mouseClick(over, Qt.MouseButton.LeftButton, pos=over.box.geometry().center())
    assert over.isVisible()
    qtbot.mouseClick(over, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not over.isVisible()


def test_a_question_does_what_is_answered_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    done: list[str] = []
    asked = Question(
        theme,
        beneath(qtbot, qapp),
        "Really?",
        "It cannot be <b>undone</b>.",
        [("No", "ghost", None), ("Yes", "primary", lambda: done.append("yes"))],
    )
    asked.open()
    assert qapp.focusWidget() is asked.answers[-1]
    qtbot.keyClick(asked.answers[-1], Qt.Key.Key_Tab)
    assert qapp.focusWidget() is asked.answers[0]
    qtbot.mouseClick(asked.answers[1], Qt.MouseButton.LeftButton)
    assert done == ["yes"]
    assert not asked.isVisible()


def test_a_page_lets_its_ground_through(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    let_through(area, page)
    assert area.widget() is page
    assert not page.autoFillBackground()
