from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from studio.model.recipe import MediaName
from studio.ui.inspector.picture_field import PictureField
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def field(session: Session, theme: Theme, qtbot: QtBot) -> PictureField:
    field = PictureField(theme, session.thumbnails, "Last frame")
    qtbot.addWidget(field)
    field.resize(180, 24)
    field.show()
    return field


def files(*paths: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return mime


def test_it_shows_the_picture_once_it_is_there(
    field: PictureField, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert field.accessibleName() == "Last frame: None"
    before = field.grab().toImage().pixelColor(20, 12)
    Image.new("RGB", (64, 36), (20, 160, 40)).save(tmp_path / "a.png")
    field.show_media(MediaName(session.opened.media.copy_in(tmp_path / "a.png")), "Picture of yours")
    assert field.accessibleName() == "Last frame: Picture of yours"
    with qtbot.waitSignal(session.thumbnails.files_arrived):
        field.grab()
    after = field.grab().toImage().pixelColor(20, 12)
    assert before.green() < 120 < after.green()


def test_what_is_dropped_is_told_if_it_fits(field: PictureField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.dropped) as told:
        field.take(files("/somewhere/drawing.PNG", "/another.png"))
    assert told.args == [Path("/somewhere/drawing.PNG")]
    with qtbot.waitSignal(field.refused) as refused:
        field.take(files("/somewhere/shots.csv"))
    assert refused.args == ["shots.csv cannot be used here: give a PNG, JPEG or WebP."]
    field.take(files())


def test_it_takes_drags_of_files_alone(field: PictureField, qtbot: QtBot) -> None:
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime = files("/somewhere/a.jpg")
    entering = QDragEnterEvent(QPoint(4, 4), actions, mime, buttons, keys)
    field.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(field.dropped):
        field.dropEvent(QDropEvent(QPointF(4, 4), actions, mime, buttons, keys))
    words = QMimeData()
    words.setText("words")
    other = QDragEnterEvent(QPoint(4, 4), actions, words, buttons, keys)
    other.ignore()
    field.dragEnterEvent(other)
    assert not other.isAccepted()


def test_keys_press_clear_and_leave_it(field: PictureField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.clicked):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.cleared):
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    field.show_media(MediaName("a" * 64, 3), "Shot 2, frame 4")
    with qtbot.waitSignal(field.cleared):
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    field.show_media(None, "", mixed=True)
    assert field.words == "Mixed"
