from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.chips import Chip
from studio.ui.inspector.corrector import Corrector
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.understanding import ChipWords
from studio.ui.session import Notice, Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import Asked

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FOX = ChipWords("subject", "Fox", None, ("subject.1",), beside=("subject.1.mood",), plays="fox")


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    widget.close()


@pytest.fixture
def corrector(session: Session, theme: Theme, hand: Hand, panel: QWidget) -> Corrector:
    hand.aim = Aim("shot", (session.board.reel[0].id,))
    return Corrector(session, theme, hand, panel)


def chip_of(theme: Theme, said: ChipWords, panel: QWidget) -> Chip:
    chip = Chip(theme, panel)
    chip.say(said, said.words)
    return chip


def params(session: Session) -> dict[str, object]:
    return dict(session.board.reel[0].params)


def read(*kinds: str) -> Reading:
    return Reading("A prompt", (), {"subjects": [{"kind": kind, "known": True} for kind in kinds]}, ())


def test_a_chip_is_corrected_and_taken_back_a_step_each(
    corrector: Corrector, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    corrector.give("time", "night")
    assert params(session) == {"time": "night"}
    qtbot.waitUntil(lambda: asked.drafts == [session.board.reel[0].id])
    corrector.take_back(ChipWords("light", "Night", None, ("time",), "corrected", taken=("time",)))
    assert params(session) == {}
    session.undo()
    session.undo()
    assert params(session) == {}
    corrector.give("subject.1", "wolf")
    corrector.give("subject.1.count", "3")
    corrector.take_back(FOX._replace(taken=("subject.1", "subject.1.count")))
    assert params(session) == {}
    session.undo()
    assert params(session) == {"subject.1": "wolf", "subject.1.count": "3"}


def test_what_cannot_be_is_said(corrector: Corrector, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(corrector.refused) as told:
        corrector.give("time", "teatime")
    assert "teatime" in str(told.args)
    assert params(session) == {}


def test_the_menu_offers_what_the_engine_lists(
    corrector: Corrector, session: Session, theme: Theme, panel: QWidget
) -> None:
    said = ChipWords("light", "Dusk", None, ("time",), "corrected", taken=("time",))
    corrector.open(chip_of(theme, said, panel))
    assert corrector.menu is not None
    words = [row.words for row in corrector.menu.rows]
    assert words[:2] == ["As read", "Dusk"]
    assert "Night" in words
    assert "Auto" not in words
    corrector.menu.field.setText("night")
    corrector.menu.do()
    assert params(session) == {"time": "night"}


def test_a_subject_leads_to_what_belongs_to_it_and_a_lens_may_be_typed(
    corrector: Corrector, session: Session, theme: Theme, panel: QWidget
) -> None:
    chip = chip_of(theme, FOX, panel)
    corrector.open(chip)
    assert corrector.menu is not None
    rows = {row.words: row for row in corrector.menu.rows}
    assert {"Feeling…", "Use my own model…"} <= set(rows)
    rows["Feeling…"].deed()
    corrector.menu.close()
    corrector.open(chip_of(theme, ChipWords("camera", "35 mm", None, ("lens_mm",)), panel))
    assert [row.words for row in corrector.menu.rows if row.ticked] == ["35 mm"]
    corrector.menu.field.setText("42")
    corrector.menu.do()
    assert params(session) == {"lens_mm": 42}


def test_a_word_that_was_missed_may_be_many_things(corrector: Corrector, theme: Theme, panel: QWidget) -> None:
    said = ChipWords("missed", "gloaming", None, ("subject.2", "time", "weather"))
    corrector.open(chip_of(theme, said, panel))
    assert corrector.menu is not None
    assert {row.group for row in corrector.menu.rows} >= {"Time of day", "Weather"}
    assert corrector.menu.accessibleName() == "What is “gloaming”?"


def test_a_model_plays_a_kind_in_the_whole_project(
    corrector: Corrector, session: Session, panel: QWidget, tmp_path: Path
) -> None:
    notices: list[Notice] = []
    session.noticed.connect(notices.append)
    model = tmp_path / "Rex.glb"
    model.write_bytes(b"glTF")
    assert corrector.cast_into(read("fox", "fox"), model, panel) == ""
    assert str(session.board.project.params["actor.fox"]).startswith("media:")
    assert "Rex.glb" in notices[-1].sentence
    session.undo()
    assert "actor.fox" not in session.board.project.params
    assert corrector.cast_into(read("fox", "wolf"), model, panel) == ""
    assert corrector.menu is not None
    assert [row.words for row in corrector.menu.rows] == ["Fox", "Wolf"]
    corrector.menu.list.setCurrentRow(1)
    corrector.menu.do()
    assert "actor.wolf" in session.board.project.params
    assert "nobody to play" in corrector.cast_into(read(), model, panel)
    corrector.cast("fox", tmp_path / "gone.glb")
    assert notices[-1].level == "error"
