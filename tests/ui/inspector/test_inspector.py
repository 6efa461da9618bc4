from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.inspector import Inspector
from studio.ui.session import Session
from studio.ui.session.making import Progress, Reading
from studio.ui.theme import Theme
from tests.ui.conftest import OpenSession
from tests.ui.inspector.conftest import Asked, Attend, GiveTake


def test_it_follows_the_selection_once_a_turn(
    inspector: Inspector, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[Aim] = []
    show = inspector.page.show_aim
    monkeypatch.setattr(inspector.page, "show_aim", lambda aim, shots: (shown.append(aim), show(aim, shots)))
    ids = [shot.id for shot in session.board.reel]
    for shot in ids[:4]:
        session.selection.only(shot)
    session.do(deeds.set_field, shot=ids[3], field="notes", value="x")
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [Aim("shot", (ids[3],))]
    assert inspector.head.title.text() == "Shot 4"
    session.selection.only(None)
    qtbot.waitUntil(lambda: inspector.head.title.text() == "Project")


def test_out_of_sight_it_waits(inspector: Inspector, session: Session) -> None:
    inspector.hide()
    session.selection.only(session.board.reel[1].id)
    assert inspector.head.title.text() == "Project"
    inspector.show()
    assert inspector.head.title.text() == "Shot 2"


def test_a_shot_that_goes_leaves_the_project(inspector: Inspector, session: Session, qtbot: QtBot) -> None:
    shot = session.board.reel[0].id
    session.selection.only(shot)
    inspector.refresh()
    session.do(deeds.remove_shots, shots=[shot])
    qtbot.waitUntil(lambda: inspector.head.title.text() == "Project")
    session.undo()
    session.selection.only(shot)
    qtbot.waitUntil(lambda: inspector.head.title.text() == "Shot 1")


def test_a_scene_that_goes_leaves_the_project(inspector: Inspector, session: Session, qtbot: QtBot) -> None:
    scene = session.board.scene_order[0].id
    inspector.page.project.aimed.emit(Aim("scene", (scene,)))
    qtbot.waitUntil(lambda: inspector.head.title.text() == "Forest")
    session.do(deeds.remove_scene, scene=scene)
    qtbot.waitUntil(lambda: inspector.head.title.text() == "Project")
    assert inspector.aim == Aim("project")


def test_the_prompt_can_be_called_for_and_escape_leaves_it(
    inspector: Inspector, session: Session, qtbot: QtBot
) -> None:
    inspector.edit_prompt()
    session.selection.only(session.board.reel[1].id)
    inspector.edit_prompt()
    editor = inspector.page.prompt.editor
    assert editor.hasFocus()
    QTest.keyClicks(editor, " x")
    with qtbot.waitSignal(inspector.escaped):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.hasFocus()
    assert session.board.reel[1].prompt.endswith(" x")


def test_takes_masters_and_stops_are_asked_for(
    inspector: Inspector, session: Session, asked: Asked, give_take: GiveTake, qtbot: QtBot
) -> None:
    shot = session.board.reel[0].id
    give_take(shot, seed=7)
    session.selection.only(shot)
    inspector.refresh()
    inspector.footer.take.click()
    inspector.page.parameters.rolled.emit()
    inspector.footer.master_asked.emit("test_pattern")
    inspector.footer.stop_asked.emit("job1")
    assert [shots for shots, _, _ in asked.takes] == [(shot,)] * 3
    assert [engine for _, engine, _ in asked.takes] == [None, None, "test_pattern"]
    assert asked.takes[0][2] not in (None, 7)
    assert asked.stopped == ["job1"]
    session.selection.all()
    qtbot.waitUntil(lambda: inspector.head.title.text() == "6 shots")
    session.do(deeds.set_prompt, shot=shot, prompt="A wolf")
    qtbot.waitUntil(lambda: bool(inspector.page.crowd.stale))
    inspector.page.crowd.make.click()
    assert asked.takes[-1][0] == (shot,)


def test_a_running_job_is_followed(inspector: Inspector, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    shot = session.board.reel[0].id
    session.selection.only(shot)
    inspector.refresh()
    progress = {shot: Progress("job1", shot, 0.25, 6, 24)}
    monkeypatch.setattr(session.making, "progress", progress.get)
    session.making.progressed.emit(shot)
    assert inspector.head.badge.words == "25%"
    assert inspector.footer.stop.text() == "Stop, keep 6 frames"
    assert [tile.look.state for tile in inspector.page.takes.grid.tiles if tile.look] == ["generating"]
    progress[shot] = progress[shot]._replace(part=0.5)
    session.making.progressed.emit(shot)
    assert [tile.look.part for tile in inspector.page.takes.grid.tiles if tile.look] == [0.5]
    session.thumbnails.arrived.emit(frozenset({shot}))


def test_live_drafts_are_switched(inspector: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inspector.drafting_changed) as told:
        inspector.set_drafts(False)
    assert told.args == [False]
    assert not inspector.hand.drafts


def test_every_control_has_a_name_and_can_be_reached(
    inspector: Inspector, session: Session, give_take: GiveTake
) -> None:
    shot = session.board.reel[0].id
    give_take(shot)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
    for selected in ([shot], [one.id for one in session.board.reel], []):
        session.selection.become(selected)
        inspector.refresh()
        controls = [one for one in inspector.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]
        assert len(controls) > 8
        nameless = [one for one in controls if not one.accessibleName() and not isinstance(one.parent(), QComboBox)]
        assert not nameless
        assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in controls if one.isEnabled())


def test_tab_goes_down_the_page(inspector: Inspector, session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    give_take(shot)
    give_take(shot, seed=2)
    session.selection.only(shot)
    inspector.refresh()
    session.making.understood.emit(Reading(session.board.reel[0].prompt, ((0, 12, "size"), (19, 24, "place")), {}, ()))
    inside = inspector.page.prompt.parentWidget()
    assert inside is not None
    places: list[int] = []
    one = inspector.page.prompt.editor.nextInFocusChain()
    while one is not None and one is not inspector.page.words.fields["label"]:
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(one, QComboBox):
            places.append(one.mapTo(inside, one.rect().bottomLeft()).y())
        one = one.nextInFocusChain()
    assert len(places) >= 20
    assert all(after > before - 20 for before, after in pairwise(places))


def test_escape_on_a_button_leaves_too(inspector: Inspector, qtbot: QtBot) -> None:
    with qtbot.waitSignal(inspector.escaped):
        QTest.keyClick(inspector.page.project.title, Qt.Key.Key_Escape)


def test_ten_thousand_shots_are_one_look_and_one_step(
    open_session: OpenSession, attend: Attend, theme: Theme, qtbot: QtBot
) -> None:
    session = open_session(2000)
    attend(session)
    panel = Inspector(session, theme)
    qtbot.addWidget(panel)
    panel.show()
    session.selection.all()
    qtbot.waitUntil(lambda: panel.head.title.text() == "2,000 shots")
    panel.hand.give("time", "night")
    assert session.document.can_undo == "Set time of 2000 shots"
    assert all(shot.params for shot in session.board.reel)
    panel.close()


def test_an_empty_board_shows_the_project(
    open_session: OpenSession, attend: Attend, theme: Theme, qtbot: QtBot
) -> None:
    session = open_session(0)
    attend(session)
    panel = Inspector(session, theme)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.head.title.text() == "Project"
    assert not panel.footer.isVisible()
    theme.use("light")
    panel.close()


def test_tab_leads_from_the_prompt_to_its_chips(inspector: Inspector, session: Session) -> None:
    shot = session.board.reel[2]
    session.selection.only(shot.id)
    inspector.refresh()
    session.making.understood.emit(Reading(shot.prompt, (), {"time": "dusk", "weather": "fog"}, ()))
    after: QWidget = inspector.page.prompt.editor
    reached: list[str] = []
    while len(reached) < 3:
        following = after.nextInFocusChain()
        assert following is not None
        after = following
        if after.isVisible() and after.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(after.accessibleName())
    assert reached == ["Light: Dusk, assumed", "Light: Fog, assumed", "Takes"]


def test_an_engine_that_needs_a_model_asks_for_one_first(
    inspector: Inspector, session: Session, asked: Asked, qtbot: QtBot
) -> None:
    session.selection.only(session.board.reel[0].id)
    inspector.refresh()
    with qtbot.waitSignal(inspector.library_asked):
        inspector.footer.master_asked.emit("diffusers")
    session.do(deeds.set_param, ring="project", name="engine", value="diffusers")
    with qtbot.waitSignal(inspector.library_asked):
        inspector.footer.take.click()
    assert asked.takes == []
    session.do(deeds.set_param, ring="project", name="model", value="/models/wan")
    inspector.footer.take.click()
    assert len(asked.takes) == 1
