from tests.ui.actions.conftest import Do, FakeDesk


def test_removing_selects_what_comes_behind(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    before = [shot.id for shot in session.board.reel]
    session.selection.become(before[1:3])
    do("edit.remove")
    assert [shot.id for shot in session.board.reel] == [before[0], *before[3:]]
    assert session.selection.current == before[3]


def test_duplicates_are_selected(desk: FakeDesk, do: Do) -> None:
    session = desk.session
    session.selection.only(session.board.reel[0].id)
    do("edit.duplicate")
    assert len(session.board.reel) == 7
    assert session.selection.shots[0] == session.board.reel[1].id


def test_undo_and_redo_say_what_they_did(desk: FakeDesk, do: Do) -> None:
    said: list[str] = []
    desk.session.noticed.connect(lambda notice: said.append(notice.sentence))
    desk.session.selection.only(desk.session.board.reel[0].id)
    do("edit.remove")
    assert do("edit.undo") == ""
    assert do("edit.redo") == ""
    assert do("edit.redo") == "there is nothing to redo"
    assert said == ["Undone: Remove shot 1.", "Done again: Remove shot 1."]


def test_selecting(desk: FakeDesk, do: Do) -> None:
    do("edit.select_all")
    assert len(desk.session.selection) == 6
    do("edit.select_none")
    assert len(desk.session.selection) == 0
    assert do("edit.select_stale") == "nothing is stale"
