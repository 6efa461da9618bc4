import pytest
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cascade import Cell
from studio.ui.inspector.model_row import ModelRow, model_name
from studio.ui.session.library import Library
from studio.ui.theme import Theme
from studio.wire import messages as m
from studio.wire.models import ModelCard
from tests.ui.session.test_library import HALF, LTX, WAN, Desk


@pytest.fixture
def library() -> Library:
    desk = Desk()
    library = Library(desk, "diffusers")
    library.look()
    big = ModelCard(model="big", name="Big", path="/models/big", fits="no")
    library.hear("diffusers", m.Surveyed(id=desk.surveys[0], cards=(WAN, LTX, HALF, big)))
    return library


@pytest.fixture
def row(theme: Theme, library: Library, qtbot: QtBot) -> ModelRow:
    row = ModelRow(theme, library)
    qtbot.addWidget(row)
    row.resize(320, 28)
    row.show()
    return row


def test_the_name_in_use_is_shown_and_what_is_wrong_with_it(row: ModelRow, library: Library) -> None:
    row.show_cell(Cell("", "engine"))
    assert (row.choice.text(), row.source.source) == ("Choose a model", "")
    row.show_cell(Cell("wan", "shot", own=True))
    assert (row.choice.text(), row.choice.toolTip()) == ("Wan 2.1", "/models/wan")
    row.show_cell(Cell("half", "project"))
    assert row.choice.accessibleDescription() == "Half of it is missing."
    row.show_cell(Cell("org/Unknown-1B", "project"))
    assert row.choice.text() == "Unknown-1B"
    library.hear("diffusers", m.Described(id="x", model="org/Unknown-1B", problem="It is not on this machine."))
    assert row.choice.toolTip() == "It is not on this machine."
    row.show_cell(Cell(None, "mixed"))
    assert row.choice.text() == "Mixed"
    assert model_name("/models/some/", library) == "some"
    assert not row.grab().isNull()


def test_the_menu_has_what_can_be_used_and_the_library(row: ModelRow, qtbot: QtBot) -> None:
    row.show_cell(Cell("wan", "shot", own=True))
    entries = row.entries()
    assert [(entry.words, entry.ticked) for entry in entries] == [
        ("LTX", False),
        ("Wan 2.1", True),
        ("Big", False),
        ("Model library…", False),
    ]
    assert entries[2].group == "Too large for this machine"
    with qtbot.waitSignal(row.given) as told:
        entries[0].deed()
    assert told.args == ["model", "ltx", ""]
    with qtbot.waitSignal(row.library_asked):
        entries[3].deed()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_press_opens_the_menu(row: ModelRow, qtbot: QtBot) -> None:
    row.choice.click()
    assert row.menu is not None
    assert row.menu.isVisible()
    with qtbot.waitSignal(row.menu.gone):
        row.menu.close()
