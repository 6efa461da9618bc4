import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from studio.errors import BadInputError
from studio.model.time import Rate
from studio.ui.start.format_button import FormatButton
from studio.ui.theme import Theme


def test_rates_and_sizes_are_chosen_in_its_menu(qtbot: QtBot, theme: Theme) -> None:
    made = FormatButton(theme, "24", (1280, 720))
    qtbot.addWidget(made)
    assert made.text() == "24 fps, 1280 \N{MULTIPLICATION SIGN} 720"
    menu = made.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    titles = {action.text(): action for action in menu.actions()}
    assert {title for title, action in titles.items() if action.isChecked()} == {
        "24 fps",
        "1280 \N{MULTIPLICATION SIGN} 720",
    }
    with qtbot.waitSignal(made.changed):
        titles["29.97 fps"].trigger()
    titles["1920 \N{MULTIPLICATION SIGN} 1080"].trigger()
    assert (made.rate, made.size_px) == (Rate(30000, 1001), (1920, 1080))


def test_a_rate_from_the_settings_that_none_can_have_is_said_when_it_is_used(qtbot: QtBot, theme: Theme) -> None:
    made = FormatButton(theme, "999", (1280, 720))
    qtbot.addWidget(made)
    with pytest.raises(BadInputError):
        _ = made.rate


def test_any_format_can_be_typed_if_a_film_can_have_it(qtbot: QtBot, theme: Theme) -> None:
    made = FormatButton(theme, "24", (1280, 720))
    qtbot.addWidget(made)
    made.ask()
    dialog = made.dialog
    assert dialog is not None
    dialog.fps.setText("a lot")
    dialog.accept()
    assert dialog.isVisible()
    assert "a lot" in dialog.wrong.text()
    dialog.fps.setText("12.5")
    dialog.width_box.setValue(854)
    dialog.height_box.setValue(480)
    dialog.accept()
    assert (made.fps, made.size_px) == ("12.5", (854, 480))
