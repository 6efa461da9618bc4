import pytest

from studio.edit import deeds
from studio.errors import BadInputError
from studio.ui.board.writing import words_edit
from studio.ui.session import Session


def test_prompt_and_dialogue_are_one_step(session: Session) -> None:
    shot = session.board.reel[0].id
    edit = words_edit(session.board, shot, "A crow lands", "Caw.")
    assert edit is not None
    session.apply(edit)
    assert (session.board.shots[shot].prompt, session.board.shots[shot].dialogue) == ("A crow lands", "Caw.")
    session.undo()
    assert session.board.shots[shot].dialogue == ""
    assert session.board.shots[shot].prompt.startswith("Extreme wide")


def test_nothing_new_is_no_step_and_an_empty_prompt_keeps_the_old(session: Session) -> None:
    row = session.board.reel[0]
    assert words_edit(session.board, row.id, row.prompt, "") is None
    assert words_edit(session.board, row.id, "  ", "") is None
    edit = words_edit(session.board, row.id, "", "Hello")
    assert edit is not None
    assert [change.field for change in edit.changes] == ["dialogue"]


def test_dialogue_of_several_lines_stays_while_its_words_do(session: Session) -> None:
    row = session.board.reel[0]
    session.do(deeds.set_field, shot=row.id, field="dialogue", value="Who is\nthere?")
    assert words_edit(session.board, row.id, row.prompt, "Who is there?") is None


def test_words_that_no_shot_can_hold_are_refused(session: Session) -> None:
    with pytest.raises(BadInputError):
        words_edit(session.board, session.board.reel[0].id, "x" * 20_000, "")
