from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.window.generate_button import GenerateButton


def test_it_is_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    made = GenerateButton(theme, QMenu())
    qtbot.addWidget(made)
    narrow = made.press.sizeHint().width()
    made.say("Add to queue", "4 shots, about 1:12")
    assert made.press.sizeHint().width() > narrow
    assert made.press.accessibleName() == "Add to queue 4 shots, about 1:12"
    assert not made.grab().isNull()
    made.setEnabled(False)
    assert not made.grab().isNull()
