from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

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
