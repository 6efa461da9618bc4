"""Performances: planted feet do not slide, time alone decides, and only the given rows are written."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from previs.cast import build
from previs.mesh.parts import Doubles
from previs.motion import ACTIONS, Performance, perform
from previs.motion.gait import BIPED, QUADRUPED, period, speed, step
from previs.motion.performance import nearest
from previs.records import Actor, Floats, Placement

HERE = Placement(0.0, 0.0, 0.0, 0.0)


def room(actor: Actor) -> tuple[Floats, Floats]:
    return np.zeros_like(actor.mesh.vertices), np.zeros_like(actor.mesh.normals)


def stances(show: Performance, action: str) -> Iterator[Doubles]:
    """The toe joint's world positions during each whole stance of each leg over two cycles."""
    puppet = show.puppet
    biped = show.actor.rig == "biped"
    gait = (BIPED if biped else QUADRUPED)[action]
    cycle = period(gait, puppet.length)
    early = 0.17 if biped and action not in ("trot", "run", "sprint") else 0.0
    vertices, normals = room(show.actor)
    for leg, phase in enumerate(gait.phases):
        path: list[Doubles] = []
        for i in range(160):
            t = 2.0 * cycle * i / 160
            share = (t / cycle + (phase if biped else 1.0 - phase)) % 1.0
            show.pose(t, HERE, vertices, normals)
            toe = puppet.frame.joints[puppet.limbs.chain[leg, 3]] + (show.speed * t, 0.0, 0.0)
            if early * gait.duty <= share < gait.duty:
                path.append(toe)
            elif path:
                if len(path) > 3:
                    yield np.array(path)
                path = []


@pytest.mark.parametrize(
    ("kind", "action"),
    [
        *[("man", action) for action in ("walk", "trot", "run", "sprint", "sneak", "push", "carry")],
        *[(kind, action) for kind in ("horse", "fox") for action in ("walk", "trot", "gallop")],
        ("old_man", "walk"),
        ("child", "run"),
        ("cat", "walk"),
    ],
)
def test_planted_feet_stay_where_they_are(kind: str, action: str, shelf: Path) -> None:
    show = perform(build(kind, cache_dir=shelf), action)
    assert show.speed > 0.0
    paths = list(stances(show, action))
    assert paths
    for path in paths:
        assert np.ptp(path[:, 0]) < 0.01
        assert np.ptp(path[:, 1]) < 0.01


@pytest.mark.parametrize(
    ("kind", "action", "low", "high"),
    [
        ("man", "walk", 1.1, 1.6),
        ("man", "run", 2.5, 4.0),
        ("fox", "trot", 1.2, 3.0),
        ("horse", "walk", 0.9, 1.9),
        ("horse", "trot", 2.8, 4.5),
        ("horse", "gallop", 7.0, 14.0),
    ],
)
def test_speeds_are_natural(kind: str, action: str, low: float, high: float, shelf: Path) -> None:
    assert low < perform(build(kind, cache_dir=shelf), action).speed < high


@pytest.mark.parametrize("kind", ["woman", "child", "fox", "horse", "crow", "car", "boat", "helicopter"])
def test_every_rig_performs_everything(kind: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    vertices, normals = room(actor)
    every = {name for table in ACTIONS.values() for name in table}
    for action in (*sorted(every), "juggle"):
        pose = perform(actor, action).pose(1.3, HERE, vertices, normals)
        assert np.isfinite(vertices).all()
        assert np.allclose(np.linalg.norm(normals, axis=1), 1.0, atol=1e-3)
        assert all(np.isfinite((*pose.position, *pose.eye)))
        size = actor.height + actor.length
        assert actor.rig == "effect" or np.abs(vertices[:, 1]).max() < 2.5 * size + 1.0


@pytest.mark.parametrize("action", ["walk", "run", "stand", "talk", "jump", "sleep"])
def test_time_alone_decides(action: str, shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    first, normals = room(actor)
    second, _ = room(actor)
    show = perform(actor, action)
    show.pose(0.7, HERE, first, normals)
    for t in (3.1, 0.2, 9.9):
        show.pose(t, HERE, second, normals)
    show.pose(0.7, HERE, second, normals)
    assert np.array_equal(first, second)
    perform(actor, action).pose(0.7, HERE, second, normals)
    assert np.array_equal(first, second)


@pytest.mark.parametrize(("kind", "action"), [("man", "walk"), ("man", "run"), ("horse", "gallop"), ("fox", "trot")])
def test_nothing_pops(kind: str, action: str, shelf: Path) -> None:
    actor = build(kind, cache_dir=shelf)
    show = perform(actor, action)
    frames: list[Floats] = []
    for i in range(120):
        vertices, normals = room(actor)
        show.pose(i / 120, HERE, vertices, normals)
        frames.append(vertices)
    steps = [float(np.abs(b - a).max()) for a, b in pairwise(frames)]
    assert max(steps) < (show.speed * 4.0 + 2.0) / 120


def test_only_its_rows_are_written(shelf: Path) -> None:
    actor = build("fox", cache_dir=shelf)
    count = len(actor.mesh.vertices)
    vertices = np.full((count + 20, 3), 7.0, np.float32)
    normals = np.full((count + 20, 3), 7.0, np.float32)
    perform(actor, "walk").pose(0.4, HERE, vertices[10 : 10 + count], normals[10 : 10 + count])
    for array in (vertices, normals):
        assert (array[:10] == 7.0).all()
        assert (array[10 + count :] == 7.0).all()
        assert (array[10 : 10 + count] != 7.0).any()


def test_placement_moves_turns_and_scales(shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    plain, normals = room(actor)
    placed, _ = room(actor)
    show = perform(actor, "stand")
    here = show.pose(1.0, HERE, plain, normals)
    there = show.pose(1.0, Placement(3.0, 1.0, -2.0, np.pi / 2, 2.0), placed, normals)
    expected = np.column_stack([plain[:, 2], plain[:, 1], -plain[:, 0]]) * 2.0 + (3.0, 1.0, -2.0)
    assert np.allclose(placed, expected, atol=1e-4)
    assert there.eye[1] == pytest.approx(here.eye[1] * 2.0 + 1.0, abs=1e-4)
    assert there.position == pytest.approx((3.0, 1.0, -2.0))


def test_walkers_move_along_their_forward_direction(shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    show = perform(actor, "walk")
    vertices, normals = room(actor)
    pose = show.pose(2.0, Placement(0.0, 0.0, 0.0, np.pi / 2), vertices, normals)
    assert pose.position == pytest.approx((0.0, 0.0, -2.0 * show.speed), abs=1e-6)


def test_tempo_scales_speed_and_seeds_shift_time(shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    assert perform(actor, "walk", tempo=2.0).speed == pytest.approx(2.0 * perform(actor, "walk").speed)
    first, normals = room(actor)
    second, _ = room(actor)
    perform(actor, "walk", seed=0).pose(0.5, HERE, first, normals)
    perform(actor, "walk", seed=1).pose(0.5, HERE, second, normals)
    assert not np.allclose(first, second, atol=1e-3)


def test_contacts_fade_as_feet_lift(shelf: Path) -> None:
    actor = build("horse", cache_dir=shelf)
    vertices, normals = room(actor)
    standing = perform(actor, "stand").pose(0.0, HERE, vertices, normals).contacts
    assert len(standing) == 5
    counts = {len(perform(actor, "gallop").pose(0.05 * i, HERE, vertices, normals).contacts) for i in range(10)}
    assert min(counts) < 5
    assert all(0.0 < c.strength <= 1.0 and c.radius > 0.0 for c in standing)


def test_eyes_are_where_the_head_is(shelf: Path) -> None:
    actor = build("man", cache_dir=shelf)
    vertices, normals = room(actor)
    sitting = perform(actor, "sit").pose(1.0, HERE, vertices, normals)
    lying = perform(actor, "sleep").pose(1.0, HERE, vertices, normals)
    assert actor.eye_height - 0.6 < sitting.eye[1] < actor.eye_height - 0.3
    assert lying.eye[1] < 0.5


def test_wheels_turn_with_the_road(shelf: Path) -> None:
    actor = build("car", cache_dir=shelf)
    show = perform(actor, "drive")
    joint = actor.skeleton.names.index("wheel_front.R")
    radius = float(actor.skeleton.rest[joint, 1])
    vertices, normals = room(actor)
    show.pose(0.1, HERE, vertices, normals)
    assert -show.puppet.frame.angles[joint, 2] * radius == pytest.approx(show.speed * 0.1, rel=1e-5)


@pytest.mark.parametrize(
    ("rig", "asked", "done"),
    [
        ("quadruped", "run", "gallop"),
        ("vehicle", "walk", "drive"),
        ("biped", "gallop", "run"),
        ("biped", "graze", "eat"),
        ("vessel", "run", "sail"),
        ("winged", "gallop", "run"),
        ("biped", "juggle", "stand"),
        ("still", "walk", "stand"),
    ],
)
def test_unknown_actions_become_the_nearest(rig: str, asked: str, done: str) -> None:
    assert nearest(rig, asked) == done


def test_a_step_is_continuous() -> None:
    for gait in (*BIPED.values(), *QUADRUPED.values()):
        steps = [step(gait, i / 500) for i in range(501)]
        assert max(abs(b.x - a.x) for a, b in pairwise(steps)) < 0.03
        assert steps[0].x == pytest.approx(steps[-1].x, abs=1e-6)
        assert speed(gait, 1.0) == pytest.approx(gait.stance / (gait.duty * period(gait, 1.0)))
