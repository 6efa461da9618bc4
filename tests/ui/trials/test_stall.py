import sys
from collections import Counter

from pytestqt.qtbot import QtBot

from studio.ui.trials.stall import Heart, figures, place_of


def test_the_heart_beats(qtbot: QtBot) -> None:
    heart = Heart()
    heart.start()
    qtbot.waitUntil(lambda: len(heart.gaps) > 10)
    heart.stop()
    assert all(gap >= 0 for gap in heart.gaps)


def test_a_place_is_the_innermost_function_of_ours() -> None:
    assert place_of(sys._getframe()) == "Qt itself"  # pyright: ignore[reportPrivateUsage]


def test_figures_tell_the_long_gaps_and_where_they_were() -> None:
    gaps = [1.0] * 990 + [60.0] * 10
    common, longest, work = figures(gaps, [0.5] * 1000, Counter({"window.py:enter": 3}))
    assert work["value"] == 0.5
    assert common["note"] == "window.py:enter 3"
    assert longest["value"] == 60.0
    assert not longest["ok"]
