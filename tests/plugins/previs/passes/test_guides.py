import numpy as np
import pytest
from previs.camera.lens import look_at
from previs.mesh.parts import empty, place
from previs.mesh.solids import box
from previs.passes.guides import GROUND, NOTHING, GuideRenderer, moving_number, still_number
from previs.records import Camera, Scene

WIDTH, HEIGHT = 96, 64
BLOCK = box((0.0, 1.0, 0.0), (0.5, 1.0, 0.5), "#808080")
FAR_BLOCK = place(BLOCK, (4.0, 0.0, -8.0))


def camera(x: float = 0.0, z: float = 10.0) -> Camera:
    eye = np.array((x, 1.0, z))
    return look_at(eye, eye + np.array((0.0, 0.0, -5.0)), 40.0)


def drawn() -> GuideRenderer:
    return GuideRenderer(
        Scene("day", "clear", "grass", FAR_BLOCK, BLOCK, still_objects=(0,), moving_objects=(0,)), WIDTH, HEIGHT
    )


def test_depth_is_metres_along_the_view():
    guides = drawn().guides((camera(), BLOCK.vertices), (camera(), BLOCK.vertices))
    assert guides.depth[HEIGHT // 2, WIDTH // 2] == pytest.approx(9.5, abs=1e-3)
    focal = HEIGHT / 2 / np.tan(np.radians(20.0))
    row = HEIGHT - 1
    assert guides.depth[row, 2] == pytest.approx(focal / (row + 0.5 - HEIGHT / 2), rel=2e-3)
    assert np.isinf(guides.depth[0]).all()


def test_identities_tell_who_is_where():
    renderer = drawn()
    found = renderer.identity(camera(), BLOCK.vertices)
    assert set(np.unique(found)) == {NOTHING, GROUND, still_number(0), moving_number(0, renderer.scene)}
    assert found[HEIGHT // 2, WIDTH // 2] == moving_number(0, renderer.scene)
    assert found[HEIGHT - 1, 0] == GROUND
    assert found[0, 0] == NOTHING


def test_normals_are_in_the_cameras_space():
    guides = drawn().guides((camera(), BLOCK.vertices), (camera(), BLOCK.vertices))
    assert guides.normals[HEIGHT // 2, WIDTH // 2] == pytest.approx((0.0, 0.0, 1.0), abs=1e-5)
    assert guides.normals[HEIGHT - 1, 0] == pytest.approx((0.0, 1.0, 0.0), abs=1e-5)
    assert not guides.normals[0, 0].any()


def test_flow_leads_to_the_same_point_in_the_next_picture():
    focal = HEIGHT / 2 / np.tan(np.radians(20.0))
    moved = BLOCK.vertices + np.array((0.3, 0.1, 0.0), np.float32)
    guides = drawn().guides((camera(), BLOCK.vertices), (camera(), moved))
    middle = guides.flow[HEIGHT // 2, WIDTH // 2]
    assert middle == pytest.approx((0.3 * focal / 9.5, -0.1 * focal / 9.5), abs=1e-3)
    assert np.abs(guides.flow[HEIGHT - 1, 0]).max() < 1e-3


def test_flow_of_a_camera_that_moves_and_of_one_that_turns():
    focal = HEIGHT / 2 / np.tan(np.radians(20.0))
    still = BLOCK.vertices
    trucked = drawn().guides((camera(), still), (camera(0.2), still))
    assert trucked.flow[HEIGHT // 2, WIDTH // 2, 0] == pytest.approx(-0.2 * focal / 9.5, abs=1e-3)
    assert np.abs(trucked.flow[0]).max() < 1e-3  # the sky is endlessly far
    eye = np.array((0.0, 1.0, 10.0))
    turned = look_at(eye, eye + np.array((0.1, 0.0, -5.0)), 40.0)
    panned = drawn().guides((camera(), still), (turned, still))
    assert panned.flow[0, WIDTH // 2, 0] < -0.5


def test_an_empty_scene_has_a_ground_and_nothing_else():
    renderer = GuideRenderer(Scene("day", "clear", "grass", empty(), empty()), WIDTH, HEIGHT)
    guides = renderer.guides((camera(), empty().vertices), (camera(), empty().vertices))
    assert set(np.unique(guides.identity)) == {NOTHING, GROUND}
    assert guides.normals[HEIGHT - 1, 0] == pytest.approx((0.0, 1.0, 0.0), abs=1e-5)
