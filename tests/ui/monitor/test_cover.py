import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.monitor.cover import Cover


class Room:
    """A window with two panels side by side; the left one is watched."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        row = QHBoxLayout(self.window)
        self.panel, self.beside = QWidget(), QWidget()
        row.addWidget(self.panel)
        row.addWidget(self.beside)
        inner = QHBoxLayout(self.panel)
        self.picture = QWidget()
        inner.addWidget(self.picture)
        self.window.resize(400, 200)
        self.window.show()
        self.cover = Cover(self.picture)
        self.told: list[bool] = []
        self.cover.changed.connect(self.told.append)
        self.cover.look()


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_panels_beside_it_do_not_cover_it(room: Room) -> None:
    assert not room.cover.covered
    assert room.told == []


def test_what_is_shown_over_the_window_covers_it_until_it_goes(room: Room) -> None:
    palette = QWidget(room.window)
    palette.setGeometry(10, 10, 200, 150)
    assert room.told == []
    palette.show()
    assert room.told == [True]
    palette.hide()
    assert room.told == [True, False]
    palette.show()
    palette.move(300, 10)
    palette.resize(40, 40)
    assert room.told[-1] is False


def test_what_lies_beneath_it_does_not(room: Room) -> None:
    sheet = QWidget(room.window)
    sheet.setGeometry(room.window.rect())
    sheet.lower()
    sheet.show()
    assert not room.cover.covered


def test_what_is_deleted_covers_nothing(room: Room, qtbot: QtBot) -> None:
    notice = QWidget(room.window)
    notice.setGeometry(10, 10, 100, 100)
    notice.show()
    assert room.cover.covered
    notice.deleteLater()
    qtbot.waitUntil(lambda: not room.cover.covered)
