import numpy as np
import pytest
from previs.camera.lens import look_at
from previs.mesh.parts import empty, join
from previs.mesh.solids import box
from previs.passes.defocus import Defocus
from previs.records import Floats, Scene

WIDTH, HEIGHT = 128, 72


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A wall far away with its left half nearer than its right."""
    meshes = [box((-4.0, 0.0, -6.0), (4.0, 9.0, 0.1), "#888888"), box((40.0, 0.0, -60.0), (40.0, 90.0, 0.1), "#888888")]
    still = join(meshes)
    return Scene("day", "clear", "none", still, empty())


def stripes() -> Floats:
    picture = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    picture[:HEIGHT] = np.where(np.arange(WIDTH) // 2 % 2, 200, 60)
    return picture  # type: ignore[return-value]


def contrast(picture: Floats, columns: slice) -> float:
    return float(np.std(picture[20:50, columns].astype(np.float64)))


def test_only_what_is_out_of_focus_is_blurred(scene: Scene):
    camera = look_at(np.zeros(3), np.array((0.0, 0.0, -1.0)), 32.0)
    lens, picture = Defocus(scene, WIDTH, HEIGHT, 2.0), stripes()
    left, right = slice(8, 48), slice(80, 120)
    near = lens.apply(picture, camera, scene.moving.vertices, 6.0)  # type: ignore[arg-type]
    assert contrast(near, left) > 0.9 * contrast(picture, left)  # type: ignore[arg-type]
    assert contrast(near, right) < 0.5 * contrast(picture, right)  # type: ignore[arg-type]
    far = lens.apply(picture, camera, scene.moving.vertices, 60.0)  # type: ignore[arg-type]
    assert contrast(far, left) < contrast(far, right)  # type: ignore[arg-type]
    assert abs(float(near[:HEIGHT].mean()) - float(picture[:HEIGHT].mean())) < 3.0
    again = Defocus(scene, WIDTH, HEIGHT, 2.0).apply(picture, camera, scene.moving.vertices, 6.0)  # type: ignore[arg-type]
    assert near.tobytes() == again.tobytes()
