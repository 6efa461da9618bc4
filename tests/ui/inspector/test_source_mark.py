import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from studio.ui.inspector.cascade import Source
from studio.ui.inspector.source_mark import BARE, WIDTH, SourceMark, draw_source, source_word
from studio.ui.theme import Theme

SOURCES: tuple[Source, ...] = ("project", "scene", "shot", "engine", "prompt", "link", "mixed")


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_has_a_word_and_a_shape_of_its_own(source: Source, theme: Theme) -> None:
    def drawn(one: Source) -> bytes:
        pixmap = QPixmap(20, 20)
        pixmap.fill(QColor(0, 0, 0))
        painter = QPainter(pixmap)
        draw_source(painter, theme, one, QPointF(10, 10))
        painter.end()
        image = pixmap.toImage()
        return bytes(image.constBits())

    assert source_word(source)
    assert all(drawn(source) != drawn(other) for other in (*SOURCES, "") if other != source)


def test_a_mark_says_where_the_value_is_from(theme: Theme, qtbot: QtBot) -> None:
    mark = SourceMark(theme, "Time of day")
    qtbot.addWidget(mark)
    mark.show_source("scene")
    assert mark.source == "scene"
    assert mark.accessibleName() == "Time of day: from Scene"
    mark.make_bare(True)
    assert (mark.width(), mark.sizeHint().width()) == (BARE, BARE)
    mark.make_bare(False)
    assert mark.width() == WIDTH
    assert not mark.grab().isNull()
    mark.show_source("")
    assert mark.accessibleName() == "Time of day"
