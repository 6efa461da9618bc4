import pytest

from studio.codec.i420 import size_of
from studio.ui.trials.footage import footage, moving_pictures, wait_until

pytestmark = pytest.mark.usefixtures("qapp")


def test_its_pictures_move() -> None:
    first, second = moving_pictures(64, 36, 2)
    assert size_of(first) == (64, 36)
    assert (first != second).any()
    assert first[:36].min() >= 16
    assert first[:36].max() <= 235


def test_some_of_its_shots_have_takes_that_are_not_stale() -> None:
    with footage(3, 12, (64, 36), 2) as session:
        reel = session.board.reel
        assert [session.standings.of(shot.id).state for shot in reel] == ["draft", "draft", "empty"]
        assert session.standings.stale() == []
        assert wait_until(lambda: not session.playing.shown.held)


def test_what_never_holds_is_said() -> None:
    assert not wait_until(lambda: False, 0.02)
