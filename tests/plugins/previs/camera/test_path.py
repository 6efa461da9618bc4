import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from previs.camera import Target, frame_shot, project, vertical_fov
from previs.camera.moves import MOVES
from previs.camera.path import LOWEST
from previs.camera.sizes import ANGLES, SIZES
from previs.reading.plan import Cinematography

ASPECT = 16 / 9
SECONDS = 4.0
MAN = Target((0.0, 0.0, 0.0), -0.9, 1.8, 0.35, 0.5, 1.68, stature=1.8)
FOX = Target((0.0, 0.0, 0.0), -0.4, 0.78, 1.55, 0.26, 0.6, speed=5.0, upright=False, ahead=0.55, stature=0.78)
WALKER = MAN._replace(speed=1.4, yaw=-0.3)
TOWER = Target((0.0, 16.0, 0.0), 0.0, 24.0, 5.4, 5.4, 20.0, landmark=True, stature=24.0)
TARGETS = [MAN, FOX, WALKER, TOWER]
KEEPS = [
    m for m in MOVES if m.startswith(("static", "dolly_i", "dolly_o", "truck", "crane", "arc", "handheld", "zoom"))
]


def shot(target: Target, **camera: object):
    return frame_shot([target], replace(Cinematography(), **camera), seconds=SECONDS, aspect=ASPECT)  # type: ignore[arg-type]


def inside(target: Target, path: object, t: float) -> bool:
    seen = project(path.at(t), target.corners(t), ASPECT)  # type: ignore[attr-defined]
    return bool((np.abs(seen[:, :2]) <= 1.0).all() and (seen[:, 2] > 0).all())


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(TARGETS),
    st.sampled_from(list(SIZES)),
    st.sampled_from(list(ANGLES)),
    st.sampled_from(list(MOVES)),
    st.floats(0, 1),
    st.sampled_from(["slow", "normal", "fast"]),
)
def test_every_camera_is_sound(target: Target, size: str, angle: str, move: str, share: float, speed: str):
    camera = shot(target, size=size, angle=angle, move=move if move != "run_in" else "follow", speed=speed).at(
        share * 4
    )
    axes = np.stack([camera.right, camera.up, camera.forward]).astype(np.float64)
    assert np.isfinite(axes).all()
    assert np.isfinite(camera.eye).all()
    assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-5)
    assert camera.eye[1] >= LOWEST - 1e-6
    assert 2.0 < camera.fov_y < 130.0


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(TARGETS),
    st.sampled_from(["extreme_wide", "wide", "full", "insert"]),
    st.sampled_from(["eye_level", "low", "high", "birds_eye"]),
    st.sampled_from(KEEPS),
)
def test_the_subject_stays_in_frame(target: Target, size: str, angle: str, move: str):
    path = shot(target, size=size, angle=angle, move=move)
    times = np.linspace(0, SECONDS, 25)
    kept = sum(inside(target, path, float(t)) for t in times)
    assert kept >= 0.95 * len(times)


@pytest.mark.parametrize("size", ["extreme_wide", "wide", "full", "insert"])
@pytest.mark.parametrize("move", ["static", "dolly_in", "truck_left", "crane_up", "arc_right"])
def test_the_size_is_that_of_the_book(size: str, move: str):
    path = shot(MAN, size=size, move=move)
    seen = project(path.at(SECONDS / 2), np.array([[0.0, 0.0, 0.0], [0.0, 1.8, 0.0]]), ASPECT)
    assert (seen[1, 1] - seen[0, 1]) / 2 == pytest.approx(SIZES[size].fill, rel=0.12)


@pytest.mark.parametrize("size", ["medium_wide", "medium", "medium_close_up", "close_up", "extreme_close_up"])
def test_close_sizes_keep_the_eyes(size: str):
    for target in (MAN, FOX, WALKER):
        path = shot(target, size=size, move="dolly_in")
        for t in (0.0, 2.0, 4.0):
            eyes = target.at(t) + np.array((0.0, target.eye, 0.0)) + target.forward * target.ahead
            x, y, depth = project(path.at(t), eyes[None], ASPECT)[0]
            assert depth > 0
            assert abs(x) < 0.9
            assert -0.4 < y < 0.95


def test_a_group_is_whole_and_a_two_shot_has_both_heads():
    pair = [MAN._replace(base=(-0.9, 0.0, 0.0)), MAN._replace(base=(0.9, 0.0, 0.0), yaw=-2.2)]
    for size, framing in (("full", "group"), ("wide", "group"), ("medium", "two_shot")):
        camera = Cinematography(size=size, framing=framing)  # type: ignore[arg-type]
        path = frame_shot(pair, camera, seconds=SECONDS, aspect=ASPECT)
        for target in pair:
            head = target.at(0.0) + np.array((0.0, target.eye, 0.0))
            assert (np.abs(project(path.at(0.0), head[None], ASPECT)[0, :2]) < 0.95).all()


def test_there_is_room_in_the_direction_of_motion():
    path = shot(FOX, size="wide", move="truck_right")
    middle = FOX.at(2.0) + np.array((0.0, 0.4, 0.0))
    assert project(path.at(2.0), middle[None], ASPECT)[0, 0] < -0.03


def test_a_static_camera_sees_the_subject_cross():
    path = shot(WALKER, size="wide", move="static")
    first, last = (project(path.at(t), WALKER.at(t)[None], ASPECT)[0, 0] for t in (0.0, SECONDS))
    assert last > first


def test_lenses_are_those_of_the_film():
    assert vertical_fov(35, 16 / 9) == pytest.approx(math.degrees(2 * math.atan(20.25 / 70)))
    assert vertical_fov(50, 1.0) == pytest.approx(math.degrees(2 * math.atan(12 / 50)))
