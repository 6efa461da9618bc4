import pytest

from studio.errors import NotFoundError
from studio.ui.actions.desk import Desk
from tests.ui.window.conftest import OpenWindow


def test_the_window_is_a_desk(open_window: OpenWindow) -> None:
    window = open_window(None)
    desk: Desk = window.front
    assert not desk.is_open
    assert desk.panel("board") is None
    assert not desk.is_shown("board")
    with pytest.raises(NotFoundError):
        _ = desk.session
    for deed in (desk.reset_layout, desk.save_layout, desk.go_to_timecode):
        deed()
    desk.next_panel(1)
    desk.show_panel("queue", True)
    desk.use_workspace("board")
    assert desk.workspace == "edit"
