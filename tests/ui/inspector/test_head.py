import pytest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.head import Head
from studio.ui.session import Session
from studio.ui.session.making import Progress
from studio.ui.theme import Theme
from tests.ui.inspector.conftest import GiveTake


@pytest.fixture
def head(session: Session, theme: Theme, qtbot: QtBot) -> Head:
    head = Head(session, theme)
    qtbot.addWidget(head)
    head.resize(360, 36)
    head.show()
    return head


def test_the_head_says_what_it_is_about(head: Head, session: Session) -> None:
    ids = tuple(shot.id for shot in session.board.reel)
    session.do(deeds.set_field, shot=ids[1], field="label", value="2A")
    head.show_aim(Aim("shot", ids[1:2]))
    assert (head.title.text(), head.badge.words) == ("Shot 2  2A", "Empty")
    head.show_aim(Aim("shot", ids))
    assert head.title.text() == "6 shots"
    assert not head.badge.isVisible()
    head.show_aim(Aim("scene", (session.board.scene_order[0].id,)))
    assert head.title.text() == "Forest"
    head.show_aim(Aim("project"))
    assert head.title.text() == "Project"
    assert not head.more.isVisible()


def test_a_running_job_is_told_with_its_time_left(
    head: Head, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = session.board.reel[0].id
    progress = {shot: Progress("job1", shot, 0.58, left_s=14)}
    monkeypatch.setattr(session.making, "progress", progress.get)
    head.show_standing(shot)
    assert head.badge.words == "58%, 0:14 left"
    progress[shot] = progress[shot]._replace(left_s=None)
    head.show_standing(shot)
    assert head.badge.words == "58%"


def test_a_stale_shot_says_why(head: Head, session: Session, give_take: GiveTake) -> None:
    shot = session.board.reel[0].id
    give_take(shot)
    session.do(deeds.set_prompt, shot=shot, prompt="A wolf")
    head.show_standing(shot)
    assert head.badge.words == "Stale: Prompt changed"


def test_the_star_is_of_the_take_in_the_reel(
    head: Head, session: Session, give_take: GiveTake, theme: Theme, qtbot: QtBot
) -> None:
    shot = session.board.reel[0].id
    head.show_aim(Aim("shot", (shot,)))
    assert not head.star.isEnabled()
    take = give_take(shot)
    head.show_aim(Aim("shot", (shot,)))
    with qtbot.waitSignal(head.starred) as told:
        head.star.click()
    assert told.args == [take.id]
    session.do(deeds.mark_take, take=take.id, star=True)
    head.show_aim(Aim("shot", (shot,)))
    assert head.star.isChecked()
    theme.use("light")
    assert head.star.isChecked()
