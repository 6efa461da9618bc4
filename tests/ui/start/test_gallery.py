from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.ui.session import Session
from studio.ui.start.gallery import Gallery
from studio.ui.start.posters import NAME
from studio.ui.start.recents import Recent, recent_of
from studio.ui.theme import Theme


@pytest.fixture
def gallery(qtbot: QtBot, theme: Theme) -> Gallery:
    gallery = Gallery(theme, ("Sample", "10 shots", None))
    qtbot.addWidget(gallery)
    gallery.resize(1120, 600)
    gallery.show()
    return gallery


def test_the_sample_is_last_and_goes_while_searching(gallery: Gallery) -> None:
    gallery.show_recents([Recent(path="/films/Kettle.storyreel"), Recent(path="/films/b", title="Salt Road")])
    assert [card.text() for card in gallery.shown()] == ["Kettle", "Salt Road", "Sample"]
    gallery.seek("salt")
    assert [card.text() for card in gallery.shown()] == ["Salt Road"]
    gallery.seek("")
    assert len(gallery.shown()) == 3


@pytest.mark.parametrize(("width", "columns"), [(240, 1), (600, 2), (1120, 3), (1700, 4)])
def test_there_are_as_many_columns_as_fit(gallery: Gallery, width: int, columns: int) -> None:
    gallery.show_recents([Recent(path=f"/films/{number}") for number in range(7)])
    gallery.resize(width, 600)
    gallery.lay()
    assert len({card.x() for card in gallery.shown()}) == columns
    assert all(card.geometry().right() <= width for card in gallery.shown())


def test_posters_come_after_the_page_is_shown(qtbot: QtBot, gallery: Gallery, session: Session) -> None:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    session.opened.cache.mkdir(exist_ok=True)
    assert image.save(str(session.opened.cache / NAME), "JPG")  # type: ignore[call-overload]
    recent = recent_of(session.opened)
    gallery.show_recents([recent, Recent(path=str(Path("/films/gone")))])
    card = gallery.cards[recent.path]
    assert not card.missing
    assert gallery.cards["/films/gone"].missing
    qtbot.waitUntil(lambda: card.grab().toImage().pixelColor(100, 60).blue() > 200)


def test_cards_tell_what_is_wished(qtbot: QtBot, gallery: Gallery, session: Session) -> None:
    recent = recent_of(session.opened)
    gallery.show_recents([recent])
    with qtbot.waitSignal(gallery.open_asked) as told:
        gallery.cards[recent.path].click()
    assert told.args == [recent.path]
    with qtbot.waitSignal(gallery.remove_asked):
        gallery.cards[recent.path].remove_asked.emit()
    with qtbot.waitSignal(gallery.sample_asked):
        gallery.sample.click()
