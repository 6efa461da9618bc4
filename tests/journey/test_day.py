"""A whole day in the real window: six prompts, live drafts, cutting, undo to the start and back, playing, export."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.codec.decoder import probe
from studio.model.board import Board
from studio.model.time import Rate
from studio.ui.exporting.dialog import ExportDialog
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.window.window import MainWindow
from tests.journey.conftest import OpenWindow

PROMPTS = (
    "Wide shot, a red fox runs across deep snow at sunset",
    "Close-up, the fox listens beside a pine",
    "Low angle, a hunter with a lantern walks through the forest at night",
    "A lighthouse on a cliff above a stormy sea",
    "An old man sits on a rock, fog",
    "The fox sleeps under a tree at dawn, crane up",
)
LONG_MS = 240_000
"""Long enough for previs to be compiled, which happens once on a machine."""


def _bytes(board: Board) -> bytes:
    """The whole board, row by row."""
    tables = (board.scenes, board.shots, board.markers, board.takes)
    return msgspec.json.encode([board.project, *(row for table in tables for _, row in sorted(table.items()))])


def _settle(session: Session, qtbot: QtBot) -> None:
    """Wait until nothing is being made."""
    qtbot.waitUntil(lambda: not session.making.busy, timeout=LONG_MS)


def _do(window: MainWindow, *names: str) -> None:
    for name in names:
        assert not window.commands.off(name), f"{name}: {window.commands.off(name)}"
        window.commands.run(name)


def _type(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """Type words into what has the focus, as an artist does."""
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, words)


def _write_shot(window: MainWindow, prompt: str, qtbot: QtBot) -> None:
    """A new shot, its prompt typed, its draft awaited."""
    session = window.session
    assert session is not None
    _do(window, "shot.add")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    _type(window, prompt, qtbot)
    shot = session.selection.current
    assert shot is not None
    qtbot.waitUntil(lambda: session.board.shots[shot].prompt == prompt, timeout=LONG_MS)
    qtbot.waitUntil(lambda: session.board.shots[shot].chosen is not None, timeout=LONG_MS)
    _settle(session, qtbot)
    assert not session.standings.of(shot).stale


def _begin(window: MainWindow, films: Path, qtbot: QtBot) -> Session:
    """The first prompt on the start page makes the film."""
    window.start.begin.emit(PROMPTS[0], Rate(24), (320, 180))
    session = window.session
    assert session is not None
    assert session.opened.path.parent.parent == films
    (first,) = session.board.reel
    qtbot.waitUntil(lambda: session.board.shots[first.id].chosen is not None, timeout=LONG_MS)
    _settle(session, qtbot)
    return session


def _cut(window: MainWindow, session: Session) -> None:
    """Re-order, trim, blade, chain, mark."""
    reel = session.board.reel
    session.selection.only(reel[4].id)
    _do(window, "shot.earlier", "shot.earlier")
    assert session.board.reel[2].id == reel[4].id
    session.selection.only(reel[0].id)
    session.playing.seek(48)
    _do(window, "shot.trim_out")
    assert session.board.reel[0].length == 48
    session.playing.seek(48 + 36)
    session.selection.only(session.board.reel[1].id)
    _do(window, "shot.split", "marker.add")
    assert [shot.length for shot in session.board.reel[1:3]] == [36, 36]
    session.selection.only(session.board.reel[4].id)
    _do(window, "shot.link", "edit.duplicate")
    assert len(session.board.reel) == 8


def test_a_whole_day(open_window: OpenWindow, films: Path, qtbot: QtBot) -> None:
    window = open_window()
    session = _begin(window, films, qtbot)
    for prompt in PROMPTS[1:]:
        _write_shot(window, prompt, qtbot)
    assert [shot.prompt for shot in session.board.reel] == list(PROMPTS)
    _cut(window, session)
    _settle(session, qtbot)

    _undo_to_the_start_and_redo_to_the_end(session)
    _play_while_generating(window, session, qtbot)
    _choose_takes(window, session)
    film = _export(window, session, films, qtbot)
    assert probe(film).frames == session.board.length

    path, before = session.opened.path, _bytes(session.board)
    _do(window, "file.start")
    assert window.session is None
    assert window.opener.open(path)
    again = window.session
    assert again is not None
    assert _bytes(again.board) == before


def _undo_to_the_start_and_redo_to_the_end(session: Session) -> None:
    before, steps = _bytes(session.board), 0
    while session.undo():
        steps += 1
    assert steps >= 12
    assert not session.board.reel
    while session.redo():
        steps -= 1
    assert steps == 0
    assert _bytes(session.board) == before


def _play_while_generating(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    """A shot plays in its place while it is still being made."""
    shot = session.board.reel[3]
    session.selection.only(shot.id)
    session.playing.seek(session.board.start(shot))
    seen: list[Shown] = []
    session.playing.pictured.connect(seen.append)
    _do(window, "make.again", "play.toggle")
    qtbot.waitUntil(lambda: any(one.kind == "making" and one.shot == shot.id for one in seen), timeout=LONG_MS)
    qtbot.waitUntil(lambda: session.playing.frame > session.board.start(shot) + 12, timeout=LONG_MS)
    _do(window, "play.stop")
    session.playing.pictured.disconnect(seen.append)
    _settle(session, qtbot)
    assert all(one.picture is not None for one in seen if one.kind == "making")
    assert len(session.board.takes_of(session.board.shots[shot.id])) >= 2


def _choose_takes(window: MainWindow, session: Session) -> None:
    shot = session.board.reel[3]
    first, second = session.board.takes_of(shot)[:2]
    _do(window, "take.1")
    assert session.board.shots[shot.id].chosen == first.id
    _do(window, "take.2")
    assert session.board.shots[shot.id].chosen == second.id
    _do(window, "edit.undo")
    assert session.board.shots[shot.id].chosen == first.id


def _export(window: MainWindow, session: Session, films: Path, qtbot: QtBot) -> Path:
    film = films / "film.mp4"
    _do(window, "file.export")
    (dialog,) = window.findChildren(ExportDialog)
    dialog.use_place(str(film))
    qtbot.keyClick(dialog.go, Qt.Key.Key_Space)
    qtbot.waitUntil(film.exists, timeout=LONG_MS)
    return film
