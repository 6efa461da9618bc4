import pytest
from PySide6.QtWidgets import QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from studio.ui.library.card_rows import CARD, HEIGHT, IN_USE, CardRows
from studio.ui.theme import Theme
from tests.ui.library.conftest import HALF, LARGE, WAN


@pytest.mark.parametrize("width", [240, 720])
def test_cards_are_painted_at_every_width(theme: Theme, qtbot: QtBot, width: int) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(CardRows(theme, rows))
    for card in (WAN, LARGE, HALF, None):
        item = QListWidgetItem()
        item.setData(CARD, card)
        item.setData(IN_USE, card is WAN)
        rows.addItem(item)
    rows.resize(width, 460)
    rows.setCurrentRow(0)
    rows.show()
    image = rows.grab().toImage()
    assert rows.sizeHintForRow(0) == HEIGHT + 4
    wash = theme.color("accent_wash").rgb()
    assert any(image.pixelColor(x, 50).rgb() == wash for x in range(4, 40))
