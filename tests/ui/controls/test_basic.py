import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from studio.ui.controls import button, label, rule, tool_button
from studio.ui.theme import Theme


def test_a_tool_says_what_it_does_and_can_be_reached(theme: Theme, qtbot: QtBot) -> None:
    made = tool_button(theme, "plus", "Add a shot")
    qtbot.addWidget(made)
    assert made.accessibleName() == made.toolTip() == "Add a shot"
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert min(made.width(), made.height()) >= 28


@pytest.mark.parametrize("kind", ["primary", "quiet", "danger"])
def test_a_buttons_glyph_follows_the_theme(theme: Theme, qtbot: QtBot, kind: str) -> None:
    made = button(theme, "Generate", kind, glyph="lightning-fill")  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(made)
    before = made.icon().pixmap(QSize(16, 16)).toImage()
    theme.use("light")
    if kind != "primary":
        assert made.icon().pixmap(QSize(16, 16)).toImage() != before
    assert made.accessibleName() == "Generate"


def test_a_button_that_is_gone_hears_of_no_theme(theme: Theme, qtbot: QtBot) -> None:
    made = tool_button(theme, "plus", "Add")
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    theme.use("light")


def test_what_an_artist_wrote_is_never_markup(theme: Theme, qtbot: QtBot) -> None:
    made = label("<b>fox</b>", "soft")
    qtbot.addWidget(made)
    qtbot.addWidget(rule())
    assert made.textFormat() == Qt.TextFormat.PlainText
