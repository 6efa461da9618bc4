from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from studio.ui.controls.rows import ENTRY, GroupedRows, Measures
from studio.ui.theme import Theme


class Word(NamedTuple):
    """A row."""

    words: str


class Rows(GroupedRows[Word]):
    """Writes down what it draws."""

    def draw(self, painter: QPainter, box: QRectF, entry: Word, *, chosen: bool) -> None:
        drawn.append((entry.words, round(box.height()), chosen))


drawn: list[tuple[str, int, bool]] = []


def test_headings_are_drawn_here_and_rows_by_whom_they_belong_to(theme: Theme, qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(Rows(theme, Word, Measures(28, 20, 12), rows))
    rows.addItem(QListWidgetItem("Places"))
    for words in ("Forest", "Hut"):
        item = QListWidgetItem(words)
        item.setData(ENTRY, Word(words))
        rows.addItem(item)
    rows.setCurrentRow(2)
    rows.show()
    drawn.clear()
    rows.grab()
    assert [rows.sizeHintForRow(row) for row in range(3)] == [20, 28, 28]
    assert sorted(set(drawn)) == [("Forest", 28, False), ("Hut", 28, True)]
