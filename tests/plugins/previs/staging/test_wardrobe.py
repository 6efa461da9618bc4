import pytest
from previs.staging.wardrobe import played_by


@pytest.mark.parametrize(
    ("rig", "performs", "played"),
    [
        ("quadruped", ("chase", "run", "stand"), "gallop"),
        ("quadruped", ("flee", "run", "stand"), "sprint"),
        ("biped", ("chase", "run", "stand"), "chase"),
        ("biped", ("fight", "stand"), "fight"),
        ("vehicle", ("race", "run", "stand"), "race"),
        ("still", ("chase", "run", "stand"), "stand"),
        ("quadruped", ("stand",), "stand"),
    ],
)
def test_a_rig_plays_what_comes_nearest(rig: str, performs: tuple[str, ...], played: str) -> None:
    assert played_by(rig, performs) == played
