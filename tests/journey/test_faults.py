"""What breaks in a day, and what the window makes of it."""

import os
import signal
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.edit.deeds import Draft
from studio.model.time import Rate
from studio.project import create
from studio.settings import Settings
from studio.ui.session import Session
from studio.ui.timeline import Timeline
from studio.ui.window.overlay import Question
from studio.ui.window.window import MainWindow
from tests.journey.conftest import OpenWindow

LONG_MS = 240_000
"""Long enough for previs to be compiled, which happens once on a machine."""
QUIET = Settings(draft_at_once=False)


def film_of(folder: Path, count: int = 2, *, frames: int = 12, engine: str = "test_pattern") -> Path:
    """A small film whose shots have no takes."""
    path = folder / "fox.storyreel"
    with create(path, rate=Rate(24), width=128, height=72) as opened:
        drafts = [Draft(prompt=f"A fox runs, {number}", frames=frames) for number in range(count)]
        opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        board = opened.document.board
        opened.document.apply(deeds.set_param(board, ring="project", name="engine", value=engine))
    return path


def _open(window: MainWindow, path: Path) -> Session:
    assert window.opener.open(path)
    assert window.session is not None
    return window.session


def _make_all(session: Session, qtbot: QtBot) -> None:
    session.making.make([shot.id for shot in session.board.reel])
    qtbot.waitUntil(lambda: not session.making.busy, timeout=LONG_MS)


def _said(window: MainWindow) -> list[str]:
    return [entry.notice.sentence for entry in window.pages.book.entries]


def test_a_take_whose_file_is_gone_is_offline_and_can_be_made_again(
    open_window: OpenWindow, films: Path, qtbot: QtBot
) -> None:
    path = film_of(films)
    window = open_window(QUIET)
    session = _open(window, path)
    _make_all(session, qtbot)
    shot = session.board.reel[0]
    take = session.board.chosen(shot)
    assert take is not None
    file = session.opened.media.path(take.media)
    window.commands.run("file.start")
    file.unlink()

    session = _open(window, path)
    assert session.standings.of(shot.id).state == "offline"
    session.playing.seek(0)
    qtbot.waitUntil(lambda: session.playing.shown.kind == "offline", timeout=LONG_MS)
    session.making.make([shot.id])
    qtbot.waitUntil(lambda: not session.making.busy, timeout=LONG_MS)
    assert session.standings.of(shot.id).state == "draft"
    qtbot.waitUntil(lambda: session.playing.shown.kind == "take", timeout=LONG_MS)


def test_a_file_that_is_found_again_is_seen_again(open_window: OpenWindow, films: Path, qtbot: QtBot) -> None:
    path = film_of(films, 1)
    window = open_window(QUIET)
    session = _open(window, path)
    _make_all(session, qtbot)
    shot = session.board.reel[0]
    take = session.board.chosen(shot)
    assert take is not None
    file = session.opened.media.path(take.media)
    window.commands.run("file.start")
    moved = file.rename(films / "elsewhere.mp4")

    session = _open(window, path)
    qtbot.waitUntil(lambda: session.playing.shown.kind == "offline", timeout=LONG_MS)
    timeline = window.front.panel("timeline")
    assert isinstance(timeline, Timeline)
    timeline.finder.take_back(shot.id, take, moved)
    qtbot.waitUntil(lambda: session.standings.of(shot.id).state == "draft", timeout=LONG_MS)
    qtbot.waitUntil(lambda: session.playing.shown.picture is not None, timeout=LONG_MS)
    assert session.playing.shown.kind == "take"


def test_a_damaged_take_is_no_crash(open_window: OpenWindow, films: Path, qtbot: QtBot) -> None:
    path = film_of(films, 1)
    window = open_window(QUIET)
    session = _open(window, path)
    _make_all(session, qtbot)
    take = session.board.chosen(session.board.reel[0])
    assert take is not None
    file = session.opened.media.path(take.media)
    window.commands.run("file.start")
    file.chmod(0o644)
    file.write_bytes(b"no film at all")

    session = _open(window, path)
    session.playing.seek(3)
    qtbot.waitUntil(lambda: session.playing.shown.kind == "offline", timeout=LONG_MS)
    assert session.playing.shown.frame == 3


def test_a_worker_that_dies_during_a_live_draft_costs_nothing(
    open_window: OpenWindow, films: Path, qtbot: QtBot
) -> None:
    window = open_window(QUIET)
    session = _open(window, film_of(films, 1, frames=2400, engine="previs"))
    shot = session.board.reel[0].id
    session.making.draft(shot)
    qtbot.waitUntil(lambda: session.making.progress(shot) is not None, timeout=LONG_MS)
    pid = session.making.worker_pid("previs")
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: session.making.worker_pid("previs") not in (None, pid), timeout=LONG_MS)
    session.do(deeds.set_frames, shot=shot, frames=12)
    session.making.draft(shot)
    qtbot.waitUntil(lambda: session.board.shots[shot].chosen is not None, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not session.making.busy, timeout=LONG_MS)
    assert not session.standings.of(shot).stale


def test_a_second_window_is_refused_and_may_read(open_window: OpenWindow, films: Path) -> None:
    path = film_of(films)
    first, second = open_window(QUIET), open_window(QUIET)
    _open(first, path)
    assert not second.opener.open(path)
    assert second.session is None
    (question,) = second.findChildren(Question)
    assert "read" in question.accessibleDescription().lower()
    question.answers[-1].click()
    assert second.session is not None
    assert second.session.read_only
    shot = second.session.board.reel[0].id
    assert second.session.do(deeds.set_prompt, shot=shot, prompt="A wolf") is None
    assert any("reading only" in sentence for sentence in _said(second))


def test_closing_while_generating_asks_once_and_the_jobs_resume(
    open_window: OpenWindow, films: Path, qtbot: QtBot
) -> None:
    path = film_of(films, 2, frames=2400)
    window = open_window(QUIET)
    session = _open(window, path)
    shots = [shot.id for shot in session.board.reel]
    session.making.make(shots)
    qtbot.waitUntil(lambda: session.making.progress(shots[0]) is not None, timeout=LONG_MS)
    window.close()
    assert window.isVisible()
    (question,) = window.findChildren(Question)
    qtbot.keyClick(question.answers[-1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG_MS)

    again = open_window(QUIET)
    session = _open(again, path)
    assert session.making.busy
    assert {row.shot for row in session.making.rows() if row.state in ("queued", "running")} == set(shots)
