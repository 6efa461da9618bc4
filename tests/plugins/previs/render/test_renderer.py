import hashlib
from itertools import product
from typing import Any, get_args

import numpy as np
import pytest
from previs.records import Ground, Lamp, Look, Scene, Time, Weather
from previs.render.renderer import Renderer

LAMPS = (Lamp((0.5, 2.0, -1.0), (6.0, 4.0, 2.0), 0.3, 0.0), Lamp((-2.0, 1.0, -3.0), (1.0, 2.0, 4.0), 0.3, 1.0))


def draw(scene: Scene, camera: Any, *, size: tuple[int, int] = (96, 64), time: float = 0.4, threads: int = 1) -> Any:
    with Renderer(scene, *size, threads=threads) as renderer:
        return renderer.draw(time, camera, scene.moving.vertices, scene.moving.normals).copy()


def luma(frame: Any) -> Any:
    return frame[: frame.shape[0] * 2 // 3].astype(int)


def test_a_frame_is_i420_in_limited_range(stage: Any):
    frame = draw(stage.scene(), stage.looking((0, 1.2, 3)), size=(98, 66))
    assert frame.shape == (99, 98)
    assert frame.dtype == np.uint8
    assert frame.min() >= 16
    assert frame.max() <= 240
    assert luma(frame).std() > 5


@pytest.mark.parametrize("size", [(62, 64), (64, 65), (4098, 64), (64, 0)])
def test_odd_tiny_and_huge_sizes_are_refused(stage: Any, size: tuple[int, int]):
    with pytest.raises(ValueError, match="cannot be drawn"):
        Renderer(stage.scene(), *size)


@pytest.mark.parametrize("size", [(64, 64), (66, 130), (1026, 70), (64, 4096), (4096, 64)])
def test_every_even_size_is_drawn(stage: Any, size: tuple[int, int]):
    frame = draw(stage.scene(weather="snow"), stage.looking((0, 1.2, 3)), size=size)
    assert frame.shape == (size[1] * 3 // 2, size[0])


@pytest.mark.parametrize("look", get_args(Look))
def test_the_same_input_gives_the_same_bytes_whatever_the_threads(stage: Any, look: Look):
    scene = stage.scene(time="night", weather="rain", ground="street", look=look, lamps=LAMPS)
    camera = stage.looking((0, 1.2, 3), roll=0.03)
    digests = {
        hashlib.sha256(draw(scene, camera, size=(160, 130), threads=threads).tobytes()).hexdigest()
        for threads in (1, 2, 3, 1)
    }
    assert len(digests) == 1


def test_a_frame_does_not_depend_on_the_frames_before_it(stage: Any):
    scene, camera = stage.scene(ground="sea", weather="storm"), stage.looking((0, 1.2, 3))
    moving = scene.moving
    with Renderer(scene, 96, 64, threads=1) as renderer:
        renderer.draw(3.0, stage.looking((1, 4, 2), pitch=-0.5), moving.vertices + np.float32(1), moving.normals)
        later = renderer.draw(0.4, camera, moving.vertices, moving.normals)
        assert (later == draw(scene, camera)).all()
        assert renderer.draw(0.5, camera, moving.vertices, moving.normals) is later


@pytest.mark.parametrize(("time", "ground"), list(product(get_args(Time), get_args(Ground))))
def test_every_time_and_ground_gives_a_readable_picture(stage: Any, time: Time, ground: Ground):
    picture = luma(draw(stage.scene(time=time, ground=ground, lamps=LAMPS), stage.looking((0, 1.2, 3))))
    assert 30 < picture.mean() < 225
    assert picture.std() > 4


@pytest.mark.parametrize(("weather", "look"), list(product(get_args(Weather), get_args(Look))))
def test_every_weather_and_look_gives_a_picture(stage: Any, weather: Weather, look: Look):
    assert luma(draw(stage.scene(weather=weather, look=look), stage.looking((0, 1.2, 3)))).std() > 2


def test_indoors_has_light_without_a_sky(stage: Any):
    for time in get_args(Time):
        picture = luma(
            draw(stage.scene(time=time, ground="floor", indoors=True, lamps=LAMPS), stage.looking((0, 1.2, 3)))
        )
        assert picture.mean() > 35


def test_what_moves_is_seen_to_move(stage: Any):
    scene, camera = stage.scene(), stage.looking((0, 1.2, 3))
    with Renderer(scene, 96, 64, threads=1) as renderer:
        first = renderer.draw(0.0, camera, scene.moving.vertices, scene.moving.normals).copy()
        moved = scene.moving.vertices + np.array((-0.6, 0, 0), np.float32)
        second = renderer.draw(0.0, camera, moved, scene.moving.normals)
    assert (first != second).sum() > 50


def test_a_wall_that_passes_the_camera_is_clipped_and_not_dropped(stage: Any):
    red = stage.triangles(
        [(0.5, -1, 3), (0.5, 3, 3), (0.5, -1, -9), (0.5, 3, 3), (0.5, 3, -9), (0.5, -1, -9)], (0.9, 0, 0)
    )
    scene = stage.scene(time="day", still=stage.nothing(), moving=red)
    frame = draw(scene, stage.looking((0, 1.2, 0), fov=60.0))
    chroma = frame.reshape(-1)[96 * 64 * 5 // 4 :].reshape(32, 48).astype(int)
    assert chroma[8:20, 46].min() > 140
    assert chroma[:, 2].max() < 140


def test_what_lies_under_the_ground_is_hidden(stage: Any):
    buried = stage.wall(0.0, -3.0, 1.0, 1.0)
    buried.vertices[:, 1] -= 5
    bare = stage.scene(still=stage.nothing(), moving=stage.nothing())
    camera = stage.looking((0, 1.2, 3), pitch=-0.3)
    assert (draw(stage.scene(still=stage.nothing(), moving=buried), camera) == draw(bare, camera)).all()


def test_a_contact_darkens_the_ground(stage: Any):
    from previs.records import Contact

    scene = stage.scene(weather="overcast", still=stage.nothing(), moving=stage.nothing())
    camera = stage.looking((0, 2, 0), pitch=-1.2)
    empty = scene.moving
    with Renderer(scene, 96, 64, threads=1) as renderer:
        bare = luma(renderer.draw(0.0, camera, empty.vertices, empty.normals))
        dark = luma(renderer.draw(0.0, camera, empty.vertices, empty.normals, [Contact(0.0, -0.7, 0.8, 0.7)]))
    assert dark.mean() < bare.mean() - 1


def test_extreme_cameras_and_points_do_no_harm(stage: Any):
    scene = stage.scene(ground="sea", lamps=LAMPS)
    cameras = [
        stage.looking((0, 0.0, 3)),
        stage.looking((0, -2.0, 3)),
        stage.looking((0, 500.0, 3), pitch=-1.5),
        stage.looking((1e5, 2.0, -1e5), fov=2.0, roll=2.5),
        stage.looking((0, 1.2, -2.0), fov=120.0, pitch=1.5),
    ]
    far = (scene.moving.vertices * np.float32(1e4)).astype(np.float32)
    with Renderer(scene, 96, 64, threads=1) as renderer:
        for camera, points in product(cameras, (scene.moving.vertices, far, far * 0)):
            assert renderer.draw(1e4, camera, points, scene.moving.normals).min() >= 16
