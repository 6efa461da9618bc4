from tests.ui.actions.conftest import Do, FakeDesk


def test_help(desk: FakeDesk, do: Do) -> None:
    for name in ("help.keys", "help.notices", "help.menu", "help.about"):
        assert do(name) == ""
    assert desk.asked == ["keys", "notices", "menu", "about"]
