import pytest
from pytestqt.qtbot import QtBot

from studio.codec.i420 import blank
from studio.edit import deeds
from studio.render.events import FramesArrived
from studio.ui.monitor.deck import Deck
from studio.ui.monitor.raster import RasterBody
from studio.ui.monitor.scrub import Span
from studio.ui.session import Session
from studio.ui.session.making import Progress
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme


@pytest.fixture
def deck(session: Session, theme: Theme, qtbot: QtBot) -> Deck:
    deck = Deck(session, theme, RasterBody(theme))
    qtbot.addWidget(deck)
    deck.resize(700, 480)
    deck.show()
    return deck


def shown(session: Session, frame: int = 3, kind: str = "take") -> Shown:
    return Shown(frame, session.board.reel[0].id, frame, picture=blank(128, 72))._replace(kind=kind)


def test_what_the_player_shows_is_given_to_the_body_with_its_own_size(deck: Deck, session: Session) -> None:
    seen = shown(session)
    session.playing.pictured.emit(seen)
    assert deck.body.view.shown is seen
    assert deck.body.view.size == (128, 72)
    assert deck.body.view.card is None


def test_a_small_preview_stands_for_the_whole_picture(
    deck: Deck, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = session.board.reel[0].id
    monkeypatch.setattr(session.making, "progress", lambda shot: Progress("j", shot, size=(832, 480)))
    seen = Shown(0, first, 0, "making", blank(104, 60), quality=0)
    session.playing.pictured.emit(seen)
    assert deck.body.view.size == (832, 480)
    session.playing.pictured.emit(shown(session))
    assert deck.body.view.size == (128, 72)


def test_a_card_has_the_size_of_the_project(deck: Deck, session: Session) -> None:
    session.playing.pictured.emit(Shown(0, session.board.reel[0].id, 0, "card"))
    assert deck.body.view.size == (128, 72)
    assert deck.body.view.card is not None


def test_an_edit_of_the_shot_is_seen_at_once(deck: Deck, session: Session) -> None:
    first = session.board.reel[0].id
    session.playing.pictured.emit(Shown(0, first, 0, "card"))
    session.do(deeds.set_prompt, shot=first, prompt="A heron stands in the reeds")
    assert deck.body.view.card is not None
    assert deck.body.view.card.prompt == "A heron stands in the reeds"


def test_the_scrub_bar_seeks_within_the_shot(deck: Deck, session: Session) -> None:
    second = session.board.reel[1].id
    session.playing.pictured.emit(Shown(24, second, 0, "card"))
    assert deck.scrub.span == Span(24, 0, 24)
    deck.scrub.sought.emit(10)
    assert session.playing.frame == 34


def test_dragging_a_bracket_is_one_step_that_can_be_undone(deck: Deck, session: Session) -> None:
    first = session.board.reel[0].id
    session.playing.pictured.emit(Shown(0, first, 0, "card"))
    deck.scrub.trimmed.emit("out", -6)
    assert session.board.shots[first].length == 18
    session.undo()
    assert session.board.shots[first].length == 24


def test_terraces_grow_while_a_shot_is_made_and_go_when_it_is_done(deck: Deck, session: Session) -> None:
    first = session.board.reel[0].id
    session.playing.pictured.emit(shown(session, kind="making"))
    event = FramesArrived(job="j", shot=first, first=0, pictures=[blank(128, 72)] * 5, quality=2)
    session.making.frames_arrived.emit(event)
    assert deck.terraces.of(first)
    session.making.queue_changed.emit()
    assert not deck.terraces.of(first)


def test_while_it_rests_it_shows_nothing_new_and_then_what_is_shown_by_now(deck: Deck, session: Session) -> None:
    before = deck.body.view
    deck.rest(True)
    session.playing.shown = shown(session, 9)
    session.playing.pictured.emit(session.playing.shown)
    assert deck.body.view is before
    deck.rest(False)
    assert deck.body.view.shown is session.playing.shown


def test_another_body_takes_over(deck: Deck, session: Session, theme: Theme, qtbot: QtBot) -> None:
    deck.body.set_zoom("100")
    session.playing.pictured.emit(shown(session))
    body = RasterBody(theme)
    deck.take_body(body)
    assert deck.body is body
    assert body.zoom == "100"
    assert body.view.shown.source == 3
    with qtbot.waitSignal(deck.painted):
        session.playing.pictured.emit(shown(session, 4))


def test_a_shot_that_was_removed_is_no_longer_named(deck: Deck, session: Session) -> None:
    first = session.board.reel[0].id
    session.playing.pictured.emit(shown(session))
    session.do(deeds.remove_shots, shots=[first])
    assert deck.shot is None or deck.shot.id != first
