"""All that animals do: it is finite, it flows, it keeps to the ground, and no two things look alike."""

from pathlib import Path

import numpy as np
import pytest
from previs.cast import build
from previs.mesh.parts import Doubles, turn
from previs.motion import Performance, perform
from previs.motion.quadruped import ACTIONS as QUADRUPED
from previs.records import Actor, Placement

HERE = Placement(0.0, 0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def wolf(shelf: Path) -> Actor:
    return build("wolf", cache_dir=shelf)


def joints(show: Performance, t: float) -> Doubles:
    """All joints in the world at a time."""
    mesh = show.actor.mesh
    pose = show.pose(t, HERE, np.empty_like(mesh.vertices), np.empty_like(mesh.normals))
    return show.puppet.frame.joints @ turn(yaw=pose.heading).T + np.array(pose.position)


@pytest.mark.parametrize("action", sorted(QUADRUPED))
def test_it_flows_and_keeps_above_the_ground(action: str, wolf: Actor) -> None:
    show = perform(wolf, action)
    path = np.array([joints(show, i / 24) for i in range(80)])
    assert np.isfinite(path).all()
    assert np.abs(np.diff(path, axis=0)).max() < 0.45 + show.speed / 24
    if action not in ("swim", "climb"):
        trunk = [show.puppet.index[name] for name in ("hips", "spine", "chest", "head", "nose")]
        assert path[:, trunk, 1].min() > -0.02


@pytest.mark.parametrize("action", sorted(set(QUADRUPED) - {"stand"}))
def test_it_is_not_standing(action: str, wolf: Actor) -> None:
    show, still = perform(wolf, action), perform(wolf, "stand")
    assert max(float(np.abs(joints(show, t) - joints(still, t)).max()) for t in (0.6, 1.0, 1.5)) > 0.05


@pytest.mark.parametrize("action", ["turn", "leave"])
def test_paws_that_step_along_a_way_stay_where_they_stand(action: str, wolf: Actor) -> None:
    show = perform(wolf, action)
    path = np.array([joints(show, i / 48) for i in range(120)])
    for row in show.puppet.limbs.chain:
        ankle = path[:, row[2]]
        low = ankle[:, 1] < ankle[:, 1].min() + 0.001
        still = np.linalg.norm(np.diff(ankle, axis=0), axis=1)[low[1:] & low[:-1]]
        assert len(still) > 10
        assert still.max() < 0.01


def test_a_leaper_lands_where_it_takes_off_again(wolf: Actor) -> None:
    show = perform(wolf, "leap")
    ground = [show.way(t).ahead for t in (1.3, 1.6, 1.9, 2.3)]
    assert np.ptp(ground) < 1e-9
    assert show.way(3.2).ahead > ground[0] + 0.5
