import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.takes import COLUMNS, Takes
from studio.ui.session import Session
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import GiveTake


@pytest.fixture
def takes(session: Session, theme: Theme, qtbot: QtBot) -> Takes:
    section = Takes(session, theme)
    qtbot.addWidget(section)
    section.resize(332, 300)
    section.show()
    return section


def names(takes: Takes) -> list[str]:
    return [tile.look.title for tile in takes.grid.tiles if tile.look]


def test_a_press_puts_a_take_into_the_reel(session: Session, takes: Takes, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    first, _ = give_take(shot), give_take(shot, seed=2)
    takes.show_shot(session.board.shots[shot])
    assert names(takes) == ["Take 1", "Take 2"]
    assert takes.note.text() == "Take 2 is in the reel"
    takes.grid.tiles[0].click()
    assert session.board.shots[shot].chosen == first.id
    takes.show_shot(session.board.shots[shot])
    assert takes.note.text() == "Take 1 is in the reel"
    assert not takes.grab().isNull()


def test_takes_are_starred_named_thrown_away_and_taken_back(
    session: Session, takes: Takes, give_take: GiveTake
) -> None:
    shot = session.board.reel[0].id
    take = give_take(shot)
    takes.show_shot(session.board.shots[shot])
    takes.star(take.id)
    assert session.board.takes[take.id].star
    takes.rename(takes.grid.tiles[0])
    QTest.keyClicks(takes.namer, "Best")
    QTest.keyClick(takes.namer, Qt.Key.Key_Return)
    assert session.board.takes[take.id].label == "Best"
    takes.trash(take.id)
    takes.show_shot(session.board.shots[shot])
    assert (names(takes), takes.note.text()) == ([], "None yet")
    assert takes.bin.isVisible()
    takes.bin_menu().actions()[0].trigger()
    takes.show_shot(session.board.shots[shot])
    assert names(takes) == ["Best"]
    assert not takes.bin.isVisible()


def test_arrows_go_from_tile_to_tile(session: Session, takes: Takes, give_take: GiveTake, qtbot: QtBot) -> None:
    shot = session.board.reel[0].id
    for seed in range(1, 4):
        give_take(shot, seed=seed)
    takes.show_shot(session.board.shots[shot])
    takes.grid.tiles[0].setFocus()
    qtbot.waitUntil(takes.grid.tiles[0].hasFocus)
    QTest.keyClick(takes.grid.tiles[0], Qt.Key.Key_Right)
    assert takes.grid.tiles[1].hasFocus()
    QTest.keyClick(takes.grid.tiles[1], Qt.Key.Key_Down)
    assert takes.grid.tiles[1].hasFocus()


def test_many_takes_show_two_rows_until_all_are_asked_for(session: Session, takes: Takes, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    for seed in range(1, 13):
        give_take(shot, choose=seed == 1, seed=seed)
    takes.show_shot(session.board.shots[shot])
    assert (names(takes)[0], names(takes)[-1], len(names(takes))) == ("Take 1", "Take 12", 2 * COLUMNS - 1)
    takes.more.click()
    assert len(names(takes)) == 12
    takes.show_shot(session.board.reel[1])
    assert names(takes) == []


def test_a_menu_and_a_recipe_of_a_take(session: Session, takes: Takes, give_take: GiveTake, qtbot: QtBot) -> None:
    shot = session.board.reel[0].id
    take = give_take(shot)
    takes.show_shot(session.board.shots[shot])
    menu = takes.menu_of(takes.grid.tiles[0])
    star = next(one for one in menu.actions() if one.text() == "Star")
    star.trigger()
    assert session.board.takes[take.id].star
    card = takes.show_recipe(take.id)
    assert card is not None
    with qtbot.waitSignal(card.destroyed):
        card.close()
    assert takes.show_recipe("gone") is None


def test_choosing_is_one_step_and_undo_takes_it_back(session: Session, takes: Takes, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    first, second = give_take(shot), give_take(shot, seed=2)
    session.do(deeds.choose_take, shot=shot, take=second.id)
    takes.show_shot(session.board.shots[shot])
    takes.grid.tiles[0].click()
    assert session.board.shots[shot].chosen == first.id
    session.undo()
    assert session.board.shots[shot].chosen == second.id
