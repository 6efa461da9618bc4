from math import atan2, degrees

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.codec.i420 import blank
from studio.ui.scopes.measures import measure
from studio.ui.scopes.plots import (
    SKIN_DEGREES,
    Histogram,
    Parade,
    Scope,
    Vectorscope,
    Waveform,
    chroma_of,
    table_of,
    view_of,
)
from studio.ui.theme import Theme


@pytest.mark.parametrize("kind", [Waveform, Parade, Vectorscope, Histogram])
def test_each_scope_draws_a_frame_and_follows_the_theme(
    kind: type[Waveform | Parade | Vectorscope | Histogram], theme: Theme, qtbot: QtBot
) -> None:
    scope: Scope = kind("A scope")
    qtbot.addWidget(scope.widget)
    scope.widget.resize(300, 200)
    scope.dress(theme)
    empty = scope.widget.grab().toImage()
    frame = blank(64, 36)
    frame[:36] = np.linspace(40, 200, 64).astype(np.uint8)
    scope.show(measure(frame))
    drawn = scope.widget.grab().toImage()
    assert drawn != empty
    theme.use("light")
    scope.dress(theme)
    assert scope.widget.grab().toImage() != drawn
    assert scope.widget.accessibleName() == "A scope"


def test_the_axis_of_the_waveform_reaches_from_black_to_white_and_a_little_over(theme: Theme, qtbot: QtBot) -> None:
    scope = Waveform("Waveform")
    qtbot.addWidget(scope.widget)
    scope.dress(theme)
    low, high = view_of(scope.widget).viewRange()[1]
    assert low < 0
    assert high > 100


def test_skin_lies_between_red_and_yellow() -> None:
    red, yellow = (degrees(atan2(*reversed(chroma_of(*colour)))) for colour in ((1, 0, 0), (1, 1, 0)))
    assert red < SKIN_DEGREES < yellow


def test_grey_has_no_chroma() -> None:
    assert chroma_of(0.5, 0.5, 0.5) == pytest.approx((0, 0), abs=1e-9)


def test_a_table_goes_from_clear_to_the_colour(theme: Theme) -> None:
    table = table_of(theme.color("accent"))
    assert table[0, 3] == 0
    assert table[255, 3] == 255
    accent = theme.color("accent")
    assert tuple(table[200, :3]) == (accent.red(), accent.green(), accent.blue())
