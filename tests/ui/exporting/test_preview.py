from pytestqt.qtbot import QtBot

from studio.ui.exporting.preview import Preview
from studio.ui.session import Session
from studio.ui.theme import Theme


def test_it_has_the_shape_of_the_film_and_is_painted(session: Session, theme: Theme, qtbot: QtBot) -> None:
    preview = Preview(session, theme)
    qtbot.addWidget(preview)
    assert preview.width() / preview.height() == 16 / 9
    assert not preview.grab().isNull()
