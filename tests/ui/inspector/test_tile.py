import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.tile import TakeLook, TakeTile
from studio.ui.session import Session
from studio.ui.theme import STATES, Theme

LOOK = TakeLook("take1", "shot1", "Take 1", "draft")


@pytest.fixture
def tile(session: Session, theme: Theme, qtbot: QtBot) -> TakeTile:
    tile = TakeTile(theme, session.thumbnails)
    qtbot.addWidget(tile)
    tile.resize(82, TakeTile.height_for(82))
    tile.show_look(LOOK)
    tile.show()
    return tile


def test_a_tile_tells_what_it_is(tile: TakeTile) -> None:
    assert tile.accessibleName() == "Take 1, Draft"
    tile.show_look(LOOK._replace(chosen=True, tip="Seed 7"))
    assert tile.accessibleName() == "Take 1, Draft, in the reel"
    assert tile.toolTip() == "Seed 7"
    mute = tile.grab().toImage()
    tile.show_look(LOOK._replace(chosen=True, tip="Seed 7", sound=True))
    assert tile.accessibleName() == "Take 1, Draft, in the reel, with sound"
    assert tile.grab().toImage() != mute
    assert tile.look is not None
    assert tile.sizeHint().height() == TakeTile.height_for(82)


@pytest.mark.parametrize("state", list(STATES))
def test_every_state_is_painted_its_own_way(state: str, tile: TakeTile) -> None:
    plain = tile.grab().toImage()
    tile.show_look(LOOK._replace(state=state, chosen=True, star=True, part=0.5))  # type: ignore[arg-type]
    assert tile.grab().toImage() != plain


def test_keys_ask_for_deeds(tile: TakeTile) -> None:
    told: list[object] = []
    tile.clicked.connect(lambda: told.append("choose"))
    tile.rename_asked.connect(lambda take: told.append(("rename", take)))
    tile.trash_asked.connect(lambda take: told.append(("trash", take)))
    tile.star_asked.connect(lambda take: told.append(("star", take)))
    tile.stepped.connect(told.append)
    keys = (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_S, Qt.Key.Key_Right, Qt.Key.Key_Up)
    for key in keys:
        QTest.keyClick(tile, key)
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    assert told == ["choose", ("rename", "take1"), ("trash", "take1"), ("star", "take1"), 1, -4, ("rename", "take1")]


def test_what_is_being_made_cannot_be_thrown_away_here(tile: TakeTile) -> None:
    told: list[object] = []
    tile.trash_asked.connect(told.append)
    tile.show_look(TakeLook("", "shot1", "Take 2", "generating"))
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    assert not told
