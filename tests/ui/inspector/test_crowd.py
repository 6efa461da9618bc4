from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.crowd import Crowd
from studio.ui.session import Session
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import GiveTake


def test_shots_are_counted_by_how_they_stand(session: Session, theme: Theme, give_take: GiveTake, qtbot: QtBot) -> None:
    crowd = Crowd(session, theme)
    qtbot.addWidget(crowd)
    crowd.show()
    reel = session.board.reel
    for shot in reel[:3]:
        give_take(shot.id)
    session.do(deeds.set_prompt, shot=reel[0].id, prompt="A wolf")
    crowd.show_shots(session.board.reel, session.board.project.rate)
    seen = {state: count.text() for state, (badge, count) in crowd.badges.items() if badge.isVisible()}
    assert seen == {"empty": "3", "draft": "2", "stale": "1"}
    assert crowd.stale == [reel[0].id]
    assert crowd.note.text() == "6:00 in all"
    with qtbot.waitSignal(crowd.stale_asked):
        crowd.make.click()
    session.undo()
    crowd.show_shots(session.board.reel, session.board.project.rate)
    assert not crowd.make.isVisible()
