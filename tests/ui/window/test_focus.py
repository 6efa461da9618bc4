from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.actions.desk import PanelName
from studio.ui.window.focus import give_focus


def test_the_focus_goes_round_and_home(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    panels: dict[PanelName, QWidget] = {}
    fields: dict[str, QWidget] = {}
    names: tuple[PanelName, ...] = ("timeline", "board", "inspector")
    for name in names:
        panel = panels[name] = QWidget()
        inside = QVBoxLayout(panel)
        inside.addWidget(QPushButton())
        fields[name] = QLineEdit()
        inside.addWidget(fields[name])
        column.addWidget(panel)
    panels["timeline"].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    give_focus(panels, 0)
    assert qapp.focusWidget() is panels["timeline"]
    give_focus(panels, 1)
    assert panels["board"].isAncestorOf(qapp.focusWidget() or window)
    give_focus(panels, -1)
    assert qapp.focusWidget() is panels["timeline"]
    panels["timeline"].hide()
    give_focus(panels, 0)
    assert qapp.focusWidget() is fields["board"]
    give_focus({}, 1)
