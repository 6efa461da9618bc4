import numpy as np

from studio.playback.shown import Shown


def test_pictures_are_compared_by_identity() -> None:
    picture = np.zeros((3, 2), np.uint8)
    shown = Shown(3, "a", 1, "take", picture)
    assert shown.same_as(Shown(3, "a", 1, "take", picture))
    assert not shown.same_as(Shown(3, "a", 1, "take", picture.copy()))
    assert not shown.same_as(Shown(4, "a", 2, "take", picture))
    assert not shown.same_as(shown._replace(held=True))
