import msgspec
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.inspector.recipe_card import RecipeCard, recipe_lines
from studio.ui.session import Session
from tests.ui.inspector.conftest import GiveTake


def test_a_recipe_is_told_in_lines(session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0]
    take = give_take(shot.id)
    lines = recipe_lines(take)
    assert f"prompt: {shot.prompt}" in lines
    assert f"hash: {take.recipe_hash}" in lines
    broken = msgspec.structs.replace(take, recipe="{", partial=True)
    assert "recipe: cannot be read" in recipe_lines(broken)
    assert "stopped early" in recipe_lines(broken)
    told = msgspec.structs.replace(take, sound=True, figures={"step_ms": 41.5, "peak_bytes": 2e9}, notes=("It fits.",))
    assert recipe_lines(told)[-4:] == ["with sound", "peak_bytes: 2e+09", "step_ms: 41.5", "note: It fits."]


def test_the_card_can_be_copied(session: Session, give_take: GiveTake, qtbot: QtBot) -> None:
    take = give_take(session.board.reel[0].id)
    card = RecipeCard(take)
    qtbot.addWidget(card)
    copy = next(one for one in card.findChildren(QPushButton) if one.text() == "Copy")
    copy.click()
    assert QApplication.clipboard().text() == "\n".join(recipe_lines(take))
