from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.model.time import Rate
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.project_section import ProjectSection, rate_words
from studio.ui.session import Session
from studio.ui.theme import Theme


@pytest.fixture
def project(session: Session, theme: Theme, qtbot: QtBot) -> Iterator[ProjectSection]:
    section = ProjectSection(session, theme)
    qtbot.addWidget(section)
    section.resize(332, 300)
    section.show()
    section.show_aim(Aim("project"), session.board)
    yield section
    section.flush()


def test_rates_are_said_as_editors_say_them() -> None:
    assert [rate_words(rate) for rate in ("24", "24000/1001", "30000/1001")] == ["24", "23.976", "29.97"]


def test_the_project_can_be_set_up(project: ProjectSection, session: Session) -> None:
    project.name_field.selectAll()
    QTest.keyClicks(project.name_field, "The Fox")
    QTest.keyClick(project.name_field, Qt.Key.Key_Return)
    project.rate.valued.emit("25", "")
    project.width_field.valued.emit(640, "w:1")
    project.height_field.valued.emit(360, "h:1")
    project.start.valued.emit("01:00:00:00", "")
    row = session.board.project
    assert (row.title, row.rate, row.width, row.height) == ("The Fox", Rate(25), 640, 360)
    assert row.start_frame == 25 * 3600
    project.show_aim(Aim("project"), session.board)
    assert project.start.text() == "01:00:00:00"
    assert project.length.words.text() == "5:19, 6 shots"


def test_what_does_not_fit_is_refused_beside_its_field(project: ProjectSection, session: Session) -> None:
    project.width_field.valued.emit(4, "w:1")
    project.start.valued.emit("noon", "")
    assert project.width_field.property("refused")
    assert project.start.property("refused")
    assert session.board.project.width == 128


def test_a_scene_can_be_chosen_named_and_noted(project: ProjectSection, session: Session, qtbot: QtBot) -> None:
    scene = session.board.scene_order[0].id
    with qtbot.waitSignal(project.aimed) as told:
        project.choice.activated.emit(1)
    assert told.args == [Aim("scene", (scene,))]
    project.show_aim(Aim("scene", (scene,)), session.board)
    assert not project.project_rows[0].isVisible()
    assert project.length.words.text() == "3:00, 3 shots"
    project.name_field.valued.emit("Wood", "")
    QTest.keyClicks(project.notes, "Cold")
    project.flush()
    row = session.board.scenes[scene]
    assert (row.name, row.notes) == ("Wood", "Cold")
    project.name_field.valued.emit(" ", "")
    assert project.name_field.property("refused")
    with qtbot.waitSignal(project.aimed) as told:
        project.choice.activated.emit(0)
    assert told.args == [Aim("project")]


def test_the_projects_notes_are_kept(project: ProjectSection, session: Session) -> None:
    QTest.keyClicks(project.notes, "Snow")
    project.flush()
    assert session.board.project.notes == "Snow"
    project.notes.undo_asked.emit()
    assert session.board.project.notes == ""
