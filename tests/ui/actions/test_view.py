from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.actions.conftest import Do, FakeDesk


class Strip(QWidget):
    """A timeline, as far as deeds see it."""

    def __init__(self) -> None:
        super().__init__()
        self.tools: list[str] = []

    def set_tool(self, tool: str) -> None:
        self.tools.append(tool)


def test_deeds_of_a_panel_need_it(desk: FakeDesk, do: Do, qtbot: QtBot) -> None:
    assert do("timeline.set_tool.blade") == "the panel is not open"
    strip = Strip()
    qtbot.addWidget(strip)
    desk.panels["timeline"] = strip
    assert do("timeline.set_tool.blade") == ""
    assert strip.tools == ["blade"]


def test_panels_and_workspaces(desk: FakeDesk, do: Do) -> None:
    do("panel.scopes")
    assert desk.is_shown("scopes")
    do("panel.scopes")
    assert not desk.is_shown("scopes")
    do("workspace.review")
    assert desk.workspace == "review"
    do("theme.light")
    assert desk.theme_name == "light"
    for name in ("panel.next", "panel.previous", "panel.home", "layout.reset", "layout.save"):
        do(name)
    assert desk.asked == ["panel 1", "panel -1", "panel 0", "reset layout", "save layout"]
