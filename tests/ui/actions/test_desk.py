from studio.ui.actions.desk import Desk
from tests.ui.actions.conftest import FakeDesk


def test_a_desk_is_what_deeds_ask_of_the_window(desk: FakeDesk) -> None:
    seen: Desk = desk
    assert seen.is_open
    assert seen.panel("board") is None
