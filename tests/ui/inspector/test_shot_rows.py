from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.model.rows import Grid
from studio.model.time import Rate
from studio.ui.inspector.cascade import Aim, Cell
from studio.ui.inspector.shot_rows import (
    EngineRow,
    LengthRow,
    SeedRow,
    SizeRow,
    StartRow,
    TextRow,
    TrimRow,
    grouped,
    shared,
)
from studio.ui.session import Session
from studio.ui.theme import Theme


def test_what_all_share() -> None:
    assert shared([3, 3]) == 3
    assert shared([3, 4]) is None
    assert shared([]) is None
    assert grouped(418220917) == "418 220 917"


def test_a_shot_starts_from_the_prompt_or_the_shot_before(session: Session, theme: Theme, qtbot: QtBot) -> None:
    row = StartRow(theme)
    qtbot.addWidget(row)
    board = session.board
    row.show_shots(board, [board.reel[2]], takes_first_frame=True)
    assert row.choice.shown == "The prompt alone"
    assert row.choice.itemText(1) == "Shot 2, last frame"
    with qtbot.waitSignal(row.linked) as told:
        row.choice.activated.emit(1)
    assert told.args == [True]
    session.do(deeds.set_bridge, shot=board.reel[2].id, bridge=True)
    row.show_shots(session.board, [session.board.reel[2]], takes_first_frame=True)
    assert row.source.source == "link"
    row.show_shots(session.board, session.board.reel, takes_first_frame=True)
    assert (row.choice.shown, row.source.source) == ("Mixed", "mixed")


def test_a_shot_that_cannot_be_linked_says_why(session: Session, theme: Theme, qtbot: QtBot) -> None:
    row = StartRow(theme)
    qtbot.addWidget(row)
    row.show_shots(session.board, session.board.reel[:1], takes_first_frame=True)
    assert not row.choice.isEnabled()
    assert "none before" in row.choice.toolTip()
    row.show_shots(session.board, session.board.reel[1:2], takes_first_frame=False)
    assert "cannot start from a frame" in row.choice.toolTip()


def test_a_length_is_seconds_and_frames(session: Session, theme: Theme, qtbot: QtBot) -> None:
    row = LengthRow(theme, Rate(24))
    qtbot.addWidget(row)
    row.show_shots(session.board.reel, Rate(24))
    assert (row.clock.text(), row.frames.text()) == ("1:00", "24 fr")
    session.do(deeds.set_lengths, shots=[session.board.reel[0].id], frames=108)
    row.show_shots(session.board.reel, Rate(24))
    assert (row.clock.text(), row.clock.placeholderText(), row.source.source) == ("", "Mixed", "mixed")
    row.answer("No.")
    assert row.clock.property("refused")
    row.answer("")
    assert not row.clock.property("refused")


def test_a_trim_is_told_for_one_shot(session: Session, theme: Theme, qtbot: QtBot) -> None:
    row = TrimRow(theme)
    qtbot.addWidget(row)
    row.show_shots(session.board.reel[:1], Rate(24))
    assert row.isHidden()
    session.do(deeds.trim_shot, shot=session.board.reel[0].id, take_in=4, take_out=16)
    row.show_shots(session.board.reel[:1], Rate(24))
    assert not row.isHidden()
    assert row.words.text() == "0:12 (5 to 16)"


def test_a_size_is_what_the_engine_makes_of_the_projects(theme: Theme, qtbot: QtBot) -> None:
    row = SizeRow(theme)
    qtbot.addWidget(row)
    row.show_size((1280, 720), Grid())
    assert (row.words.text(), row.source.source) == ("1280 × 720", "project")  # noqa: RUF001
    row.show_size((1280, 720), Grid(max_side=640))
    assert (row.words.text(), row.source.source) == ("640 × 360", "engine")  # noqa: RUF001
    plain = TextRow(theme, "Length")
    qtbot.addWidget(plain)
    plain.say("32:00", "tip")
    assert plain.words.toolTip() == "tip"


def test_an_engine_is_chosen(theme: Theme, qtbot: QtBot) -> None:
    row = EngineRow(theme, [("previs", "Previs"), ("test_pattern", "Test pattern")])
    qtbot.addWidget(row)
    row.show_cell(Cell("previs", "engine"))
    with qtbot.waitSignal(row.given) as told:
        row.choice.activated.emit(1)
    assert told.args == ["engine", "test_pattern", ""]


def test_a_seed_is_locked_or_shows_what_the_take_was_made_with(theme: Theme, qtbot: QtBot) -> None:
    row = SeedRow(theme)
    qtbot.addWidget(row)
    aim = Aim("shot", ("s1",))
    row.show_cell(Cell(0, "engine"), aim, 418220917)
    assert (row.digits.text(), row.number, row.lock.isChecked()) == ("418 220 917", 418220917, False)
    assert row.dice.isEnabled()
    row.show_cell(Cell(0, "engine"), aim, None)
    assert row.digits.placeholderText() == "A fresh one"
    row.show_cell(Cell(7, "shot", own=True), aim, 3)
    assert (row.digits.text(), row.lock.isChecked(), row.dice.isEnabled()) == ("7", True, False)
    row.show_cell(Cell(7, "project"), aim, 3)
    assert not row.lock.isEnabled()
    assert row.lock.accessibleName() == "Unlock the seed"
