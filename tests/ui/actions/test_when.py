from studio.ui.actions.when import EDITS, current, here, meant, unless
from tests.ui.actions.conftest import FakeDesk


def test_deeds_are_about_the_selection_else_the_shot_under_the_playhead(desk: FakeDesk) -> None:
    session = desk.session
    reel = session.board.reel
    session.playing.seek(30)
    assert meant(desk) == (reel[1].id,)
    assert here(desk) == (reel[1], 6)
    session.selection.become([reel[3].id, reel[2].id], reel[3].id)
    assert meant(desk) == (reel[2].id, reel[3].id)
    found = current(desk)
    assert found
    assert found.id == reel[3].id


def test_the_first_reason_is_said(desk: FakeDesk) -> None:
    assert unless(lambda _: "", lambda _: "second", lambda _: "third")(desk) == "second"
    assert EDITS(desk) == ""
    assert EDITS(FakeDesk(None)) == "no project is open"
