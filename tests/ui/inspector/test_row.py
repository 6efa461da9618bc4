from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.inspector.row import Row
from studio.ui.inspector.source_mark import BARE
from studio.ui.theme import Theme


def test_a_row_offers_the_way_back_where_its_value_is_its_own(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    row = Row(theme, "Steps", field, tip="How many")
    qtbot.addWidget(row)
    row.show()
    row.show_source("shot", own=True)
    assert row.back.isVisible()
    assert field.property("own") is True
    with qtbot.waitSignal(row.reset):
        row.back.click()
    with qtbot.waitSignal(row.asked):
        row.source.click()
    row.show_source("engine")
    assert not row.back.isVisible()
    row.make_bare(True)
    assert row.source.width() == BARE
    assert row.title.buddy() is field


def test_a_row_can_end_otherwise(theme: Theme, qtbot: QtBot) -> None:
    row = Row(theme, "Title", QLineEdit())
    qtbot.addWidget(row)
    row.end_with(None)
    row.show()
    row.show_source("project", own=True)
    assert not row.source.isVisible()
    other = Row(theme, "Seed", QLineEdit())
    qtbot.addWidget(other)
    tail = QLabel("tail")
    tail.setFixedWidth(80)
    other.end_with(tail)
    other.show()
    assert tail.isVisible()
