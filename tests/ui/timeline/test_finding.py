from pathlib import Path

import msgspec
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.project.media import hash_of
from studio.ui.session import Session
from studio.ui.timeline.finding import Finder


def test_a_lost_file_is_taken_back_and_only_the_right_one(
    session: Session, give_take: object, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    finder, shot = Finder(session, window), session.board.reel[0].id
    right, other = tmp_path / "right.mp4", tmp_path / "other.mp4"
    right.write_bytes(b"right")
    other.write_bytes(b"other")
    take = msgspec.structs.replace(give_take(session, shot), media=hash_of(right))  # type: ignore[operator]
    with qtbot.waitSignal(session.noticed) as told:
        finder.take_back(shot, take, other).join()
    assert told.args is not None
    assert "'other.mp4' is not the file" in told.args[0].sentence
    assert session.opened.media.missing(take.media)
    with qtbot.waitSignal(finder.ended) as ended:
        finder.take_back(shot, take, right).join()
    assert ended.args == [shot, ""]
    assert not session.opened.media.missing(take.media)
    with qtbot.waitSignal(session.noticed):
        finder.take_back(shot, take, tmp_path / "gone.mp4").join()


def test_the_file_is_asked_for_by_a_dialog(session: Session, give_take: object, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    finder, shot = Finder(session, window), session.board.reel[0].id
    finder.ask(shot)
    assert window.findChild(QFileDialog) is None
    give_take(session, shot)  # type: ignore[operator]
    finder.ask(shot)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert "shot 1" in dialog.windowTitle()
    dialog.reject()
