from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs.camera import Focus, Path, Target, frame_shot, project
from previs.camera.target import Box
from previs.reading.plan import Cinematography

ASPECT, SECONDS = 16 / 9, 4.0
MAN = Target((0.0, 0.0, 0.0), 1.4, 1.8, 0.35, 0.5, 1.68, stature=1.8, number=0)
CHILD = MAN._replace(base=(0.1, 0.0, -1.9), yaw=-1.5, height=1.1, stature=1.1, eye=1.0, number=1)
WOMAN = CHILD._replace(height=1.68, stature=1.68, eye=1.57)
DOG = Target((2.0, 0.0, 0.5), 2.8, 0.6, 0.9, 0.2, 0.5, upright=False, ahead=0.3, number=1, stature=0.6)
KEY = Target((0.4, 0.76, 0.3), 0.0, 0.02, 0.1, 0.05, 0.01, stature=0.02, upright=False, number=2)
HORSE = Target(
    (0.0, 0.0, 0.0), -0.4, 1.6, 2.4, 0.5, 1.5, upright=False, ahead=0.8, stature=1.6,
    head=Box((0.8, 1.2, 0.2), (1.4, 1.75, 0.6)),
)  # fmt: skip


def shot(targets: list[Target], *others: Target, **camera: object) -> Path:
    asked = replace(Cinematography(), **camera)  # type: ignore[arg-type]
    return frame_shot(targets, asked, seconds=SECONDS, aspect=ASPECT, others=others)


def seen(path: Path, point: object, t: float) -> tuple[float, float, float]:
    x, y, depth = project(path.at(t), np.array([point], np.float64), ASPECT)[0]
    return float(x), float(y), float(depth)


@pytest.mark.parametrize("far", [WOMAN, CHILD])
def test_over_a_shoulder_the_far_face_is_clear_and_the_near_one_at_the_edge(far: Target):
    path = shot([MAN, far], framing="over_shoulder", size="medium")
    near_x, _, near_depth = seen(path, MAN.at(0.0) + MAN.eyes, 2.0)
    x, y, depth = seen(path, far.at(2.0) + far.eyes, 2.0)
    assert -1.1 < near_x < -0.4
    assert 0.1 < x < 0.6
    assert 0.1 < y < 0.6
    assert 0 < near_depth < depth


def test_a_point_of_view_is_from_the_viewers_eyes_at_what_it_sees():
    path = shot([MAN, DOG], framing="pov", viewer=0)
    eye = path.at(0.0).eye
    assert np.linalg.norm(eye - (MAN.at(0.0) + MAN.eyes)) < 0.5
    for t in (0.0, 2.0, 4.0):
        x, y, depth = seen(path, DOG.at(t) + np.array((0.0, 0.3, 0.0)), t)
        assert depth > 0
        assert abs(x) < 0.6
        assert abs(y) < 0.6


def test_the_eyes_of_one_who_runs_go_with_it():
    runner = MAN._replace(speed=3.0, yaw=0.0, number=0)
    path = shot([runner], framing="pov", viewer=0)
    gone = path.at(4.0).eye - path.at(0.0).eye
    assert gone[0] == pytest.approx(12.0, abs=0.5)


def test_nobody_runs_into_the_castle_that_is_seen():
    runner = MAN._replace(speed=3.0, yaw=0.5 * np.pi)
    castle = Target((0.0, 0.0, -20.0), 0.0, 17.0, 18.0, 18.0, 14.0, landmark=True, number=1, stature=17.0)
    path = shot([runner], castle, framing="pov", viewer=0)
    for t in (0.0, 2.0, 4.0):
        assert not castle.holds(path.at(t).eye.astype(np.float64), t, 2.0)


def test_an_insert_shows_the_thing_large():
    path = shot([MAN], KEY, size="insert", object=2, lens_mm=50)
    corners = project(path.at(2.0), KEY.corners(), ASPECT)
    assert np.abs(corners[:, :2]).max() < 0.95
    assert np.ptp(corners[:, 0]) > 0.25


def test_a_pan_ends_on_what_it_is_to_end_on():
    door = Target((3.5, 0.0, -1.0), 0.0, 2.1, 1.0, 0.2, 1.6, number=3)
    path = shot([MAN], door, move="pan_right", object=3)
    x, _, depth = seen(path, door.at(SECONDS) + np.array((0.0, 1.15, 0.0)), SECONDS)
    assert abs(x) < 0.05
    assert depth > 0
    assert seen(path, MAN.at(0.0) + MAN.eyes, 0.0)[2] > 0


def test_close_ups_of_animals_hold_the_whole_head():
    path = shot([HORSE], size="close_up", lens_mm=50)
    assert HORSE.head is not None
    corners = project(path.at(2.0), HORSE.head.corners(HORSE.at(2.0)), ASPECT)
    assert np.abs(corners[:, :2]).max() < 1.0
    assert np.ptp(corners[:, 1]) / 2 > 0.45


def test_one_who_leaps_stays_in_frame():
    def way(t: float):
        return np.array((1.5 * t, 1.2 * abs(np.sin(2.0 * t)), 0.0))

    leaper = MAN._replace(path=way, speed=0.5)
    path = shot([leaper], size="full")
    for t in np.linspace(0.0, SECONDS, 15):
        corners = project(path.at(float(t)), leaper.corners(float(t)), ASPECT)
        assert np.abs(corners[:, :2]).max() < 1.02


def test_a_rising_rocket_is_followed_by_the_aim():
    rocket = Target(
        (0.0, 0.0, 0.0), 0.0, 12.0, 3.0, 3.0, 9.0, stature=12.0, path=lambda t: np.array((0.0, 3.0 * t * t, 0.0))
    )
    path = shot([rocket], size="full")
    assert path.at(4.0).eye[1] == pytest.approx(path.at(0.0).eye[1], abs=1.0)
    for t in (0.0, 2.0, 4.0):
        assert abs(seen(path, rocket.at(t) + np.array((0.0, 6.0, 0.0)), t)[1]) < 0.7


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-6.0, 6.0), st.floats(1.5, 9.0), st.floats(0.5, 4.0), st.floats(0.0, 3.1),
    st.sampled_from(["wide", "full", "medium", "close_up"]),
    st.sampled_from(["static", "dolly_out", "arc_right", "truck_left", "crane_down", "handheld"]),
    st.sampled_from(["eye_level", "low", "high"]),
)  # fmt: skip
def test_no_camera_is_inside_what_stands_there(
    x: float, z: float, wide: float, yaw: float, size: str, move: str, angle: str
):
    crate = Target((x, 0.0, z), yaw, 1.8, wide, wide, 1.5, stature=1.8, upright=False)
    if crate.holds(np.array((0.0, 1.0, 0.0)), 0.0, 0.5):
        return
    path = shot([MAN], crate, size=size, move=move, angle=angle)
    for t in np.linspace(0.0, SECONDS, 7):
        eye = path.at(float(t)).eye
        assert not crate.holds(eye.astype(np.float64), float(t), 0.0)
        assert eye[1] > 0.0
        assert eye[2] > 0.0 or move == "arc_right"


def test_focus_goes_from_one_to_the_other():
    path = shot([MAN, WOMAN], framing="two_shot", size="medium")
    focus = Focus(MAN, WOMAN, SECONDS)
    depths = [focus.distance(path.at(t), t) for t in (0.0, 2.0, 4.0)]
    assert depths[0] < depths[1] < depths[2]
    assert depths[2] == pytest.approx(seen(path, WOMAN.at(4.0) + WOMAN.eyes * np.array((0, 0.7, 0)), 4.0)[2], rel=0.2)
