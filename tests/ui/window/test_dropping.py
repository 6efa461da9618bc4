from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from studio.ui.session.making import Reading
from studio.ui.window.window import MainWindow
from tests.ui.window.conftest import make_project

NONE = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    entered = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, *NONE)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *NONE))


def test_a_list_is_added_and_a_project_opened(window: MainWindow, tmp_path: Path) -> None:
    assert window.session is not None
    text = tmp_path / "more.txt"
    text.write_text("A gate\n", encoding="utf-8")
    drop(window, text)
    assert window.session.board.reel[-1].prompt == "A gate"
    drop(window, make_project(tmp_path / "other.storyreel", 2))
    assert window.session.opened.path == tmp_path / "other.storyreel"


def test_what_is_neither_is_refused_in_a_sentence(window: MainWindow, tmp_path: Path) -> None:
    assert window.session is not None
    file = tmp_path / "song.xyz"
    file.write_bytes(b"\x00")
    drop(window, file)
    assert window.pages.book.entries[-1].notice.level == "warning"
    assert len(window.session.board.reel) == 4


def test_a_model_needs_a_shot_with_somebody_to_play(window: MainWindow, tmp_path: Path) -> None:
    assert window.session is not None
    model = tmp_path / "Fox.glb"
    model.write_bytes(b"glTF")
    window.session.selection.only(None)
    drop(window, model)
    assert "Select the shot" in window.pages.book.entries[-1].notice.sentence
    shot = window.session.board.reel[0]
    window.session.selection.only(shot.id)
    drop(window, model)
    assert "still being read" in window.pages.book.entries[-1].notice.sentence
    plan: dict[str, object] = {"subjects": [{"kind": "fox", "known": True}]}
    window.session.making.understood.emit(Reading(shot.prompt, (), plan, ()))
    drop(window, model)
    assert str(window.session.board.project.params["actor.fox"]).startswith("media:")
