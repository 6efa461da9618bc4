from tests.ui.actions.conftest import Do, FakeDesk


def test_files(desk: FakeDesk, do: Do) -> None:
    for name in ("file.new", "file.open", "file.start", "file.intake", "file.export", "file.quit"):
        assert do(name) == ""
    assert desk.asked == ["new", "open", "start", "list", "export", "quit"]
