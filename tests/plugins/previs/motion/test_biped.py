"""All that people do: it is finite, it flows, feet keep to the ground, and no two things look alike."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from previs.cast import build
from previs.mesh.parts import Doubles, turn
from previs.motion import ACTIONS, Performance, pair_distance, perform, posture
from previs.motion.biped import ACTIONS as BIPED
from previs.records import Actor, Cue, Floats, Placement

HERE = Placement(0.0, 0.0, 0.0, 0.0)
NO_CUE = Cue()
SUNK = {"swim", "dive"}
"""What is done in the water, below the actor's place."""


@pytest.fixture(scope="module")
def man(shelf: Path) -> Actor:
    return build("man", cache_dir=shelf)


def joints(show: Performance, t: float, cue: Cue = NO_CUE) -> Doubles:
    """All joints in the world at a time."""
    mesh = show.actor.mesh
    pose = show.pose(t, HERE, np.empty_like(mesh.vertices), np.empty_like(mesh.normals), cue)
    return show.puppet.frame.joints @ turn(yaw=pose.heading).T + np.array(pose.position)


@pytest.mark.parametrize("action", sorted(BIPED))
def test_it_flows_and_keeps_above_the_ground(action: str, man: Actor) -> None:
    show = perform(man, action)
    path = np.array([joints(show, i / 24) for i in range(96)])
    assert np.isfinite(path).all()
    steps = np.abs(np.diff(path, axis=0)).max()
    assert steps < 0.55 + max(0.0, show.speed) / 24
    if action not in SUNK:
        assert path[:, :, 1].min() > -0.02


@pytest.mark.parametrize("action", sorted(set(BIPED) - {"stand"}))
def test_it_is_not_standing(action: str, man: Actor) -> None:
    show, still = perform(man, action), perform(man, "stand")
    far = max(float(np.abs(joints(show, t) - joints(still, t)).max()) for t in (0.6, 1.0, 1.5))
    assert far > 0.10


@pytest.mark.parametrize("action", ["enter", "leave", "turn", "dance"])
def test_feet_that_step_along_a_way_stay_where_they_stand(action: str, man: Actor) -> None:
    show = perform(man, action)
    path = np.array([joints(show, i / 48) for i in range(120)])
    for row in show.puppet.limbs.chain[:2]:
        ankle = path[:, row[2]]
        low = ankle[:, 1] < ankle[:, 1].min() + 0.002
        still = [
            np.linalg.norm(b - a) for (a, b), (p, q) in zip(pairwise(ankle), pairwise(low), strict=True) if p and q
        ]
        assert len(still) > 10
        assert max(still) < 0.01


@pytest.mark.parametrize(("action", "ahead", "turned"), [("enter", 0.0, 0.0), ("turn", 0.0, np.pi)])
def test_ways_end_where_they_should(action: str, ahead: float, turned: float, man: Actor) -> None:
    way = perform(man, action).way(4.0)
    assert way.ahead == pytest.approx(ahead, abs=1e-6)
    assert way.turn == pytest.approx(turned, abs=1e-6)


def test_who_leaves_goes_back_the_way(man: Actor) -> None:
    show = perform(man, "leave")
    assert show.way(4.0).ahead < -1.0
    rows = np.empty_like(man.mesh.vertices)
    pose = show.pose(4.0, Placement(1.0, 0.0, 2.0, 0.5), rows, np.empty_like(rows))
    assert pose.heading == pytest.approx(0.5 + np.pi)


def test_one_thing_after_another(man: Actor) -> None:
    show = perform(man, "walk", then=(("wave", 1.0), ("sit", 2.5)))
    path = np.array([joints(show, i / 24) for i in range(96)])
    assert np.abs(np.diff(path, axis=0)).max() < 0.35
    assert show.way(1.4).ahead == pytest.approx(show.way(9.0).ahead)
    seated = joints(perform(man, "sit"), 1.0)
    assert path[95, 0, 1] == pytest.approx(seated[0, 1], abs=0.01)


def test_planted_feet_stay_while_a_walk_fades_into_a_stop(man: Actor) -> None:
    show = perform(man, "walk", then=(("stand", 1.0),))
    path = np.array([joints(show, 1.4 + i / 24) for i in range(24)])
    for row in show.puppet.limbs.chain[:2]:
        assert np.ptp(path[:, row[2]], axis=0).max() < 0.01


def test_the_upper_body_does_something_else(man: Actor) -> None:
    index = perform(man, "walk").puppet.index
    walking, both, waving = (
        joints(show, 0.8)
        for show in (perform(man, "walk"), perform(man, "walk", at_once=("wave",)), perform(man, "wave"))
    )
    for name in ("foot.R", "foot.L", "shin.R"):
        assert np.allclose(walking[index[name]], both[index[name]], atol=1e-6)
    palm = index["hand.R"]
    assert both[palm, 1] > walking[palm, 1] + 0.5
    assert both[palm, 1] == pytest.approx(waving[palm, 1], abs=0.15)


@pytest.mark.parametrize("hold", ["fist", "flat", "hang", "two"])
def test_arms_carry_what_is_held(hold: str, man: Actor) -> None:
    palm = perform(man, "walk").puppet.index["hand.R"]
    heights = [joints(perform(man, "walk", holds=(hold, "")), t)[palm, 1] for t in (0.1, 0.4, 0.7)]
    assert np.ptp(heights) < 0.08
    needed = joints(perform(man, "wave", holds=(hold, "")), 0.5)[palm]
    assert np.allclose(needed, joints(perform(man, "wave"), 0.5)[palm])


def test_riders_keep_their_hips_where_they_rest(man: Actor) -> None:
    rest = man.skeleton.rest[0]
    assert perform(man, "ride").seat_offset == pytest.approx(tuple(rest), abs=1e-6)
    assert perform(man, "sit").seat_offset[1] == pytest.approx(float(rest[1]) - 0.44 * float(rest[1]), abs=0.03)


def test_eyes_follow_what_is_looked_at(man: Actor) -> None:
    show = perform(man, "stand")
    head = show.puppet.index["head"]
    for z in (-2.0, 2.0):
        target = (2.0, 1.6, z)
        place = joints(show, 2.0, Cue(gaze=target))[head]
        forward = show.puppet.frame.turns[head][:, 0]
        wanted = np.array(target) - place
        assert forward @ (wanted / np.linalg.norm(wanted)) > 0.97


def test_hands_go_where_they_are_sent(man: Actor) -> None:
    goal = (0.35, 1.2, 0.2)
    show = perform(man, "stand")
    assert np.allclose(joints(show, 1.0, Cue(hands=(goal, None)))[show.puppet.index["hand.R"]], goal, atol=0.01)


@pytest.mark.parametrize("mood", ["happy", "sad", "angry", "afraid", "surprised", "tired"])
def test_moods_show_in_the_bearing(mood: str, man: Actor) -> None:
    show = perform(man, "stand")
    assert np.abs(joints(show, 1.0, Cue(mood=mood)) - joints(show, 1.0)).max() > 0.01


def test_pairs_stand_so_far_apart_and_keep_time() -> None:
    assert pair_distance("hug") is not None
    assert pair_distance("walk") is None
    assert posture("sit") == posture("type") == "sit"
    assert posture("sleep") == "lie"


def test_two_who_fight_take_turns(man: Actor) -> None:
    first, second = (perform(man, "fight", role=role, seed=role * 5) for role in (0, 1))
    palm = first.puppet.index["hand.R"]
    reach = [[joints(show, i / 12)[palm, 0] for i in range(34)] for show in (first, second)]
    assert abs(int(np.argmax(reach[0])) - int(np.argmax(reach[1]))) in range(15, 20)


def test_dancers_keep_hold_of_one_another(man: Actor) -> None:
    distance = pair_distance("dance")
    assert distance is not None
    places = (HERE, Placement(distance, 0.0, 0.0, np.pi))
    rows: Floats = np.empty_like(man.mesh.vertices)
    for t in (0.0, 1.0, 2.5):
        poses = [
            perform(man, "dance", role=i).pose(t, place, rows, np.empty_like(rows)) for i, place in enumerate(places)
        ]
        apart = np.subtract(poses[0].position, poses[1].position)
        assert np.linalg.norm(apart) == pytest.approx(distance, rel=0.03)


def test_every_rig_has_a_table() -> None:
    assert all("stand" in table for table in ACTIONS.values())
