from pytestqt.qtbot import QtBot

from studio.settings import Settings
from studio.ui.start.beginning import Beginning
from studio.ui.theme import Theme


def test_it_begins_in_the_format_of_the_settings_once_something_is_written(qtbot: QtBot, theme: Theme) -> None:
    beginning = Beginning(theme, Settings(fps="25", size="1920x1080"), None)
    qtbot.addWidget(beginning)
    assert (beginning.format.fps, beginning.format.size_px) == ("25", (1920, 1080))
    assert not beginning.start.isEnabled()
    beginning.prompt.text.write("A fox")
    assert beginning.start.isEnabled()
    beginning.prompt.clear()
    assert not beginning.start.isEnabled()


def test_what_it_says_is_seen_and_can_be_taken_back(qtbot: QtBot, theme: Theme) -> None:
    beginning = Beginning(theme, Settings(), None)
    qtbot.addWidget(beginning)
    beginning.resize(480, 640)
    beginning.show()
    beginning.say("The folder cannot be made.")
    assert beginning.said.isVisible()
    beginning.say("")
    assert not beginning.said.isVisible()
    before = beginning.listed.grab().toImage()
    beginning.set_keys("Meta+I", "Meta+O", "Meta+N")
    assert beginning.listed.grab().toImage() != before
