from dataclasses import replace
from typing import Any

import numpy as np
from previs.records import Look
from previs.render.ink import apron, line_reach
from previs.render.renderer import Renderer
from previs.render.silhouette import BLACK

WIDE, HIGH = 320, 180


def drawn(stage: Any, look: Look, *, figures: tuple[int, ...] = ()) -> Any:
    scene = replace(stage.scene(time="day", look=look), figures=figures, still_objects=(0,))
    with Renderer(scene, WIDE, HIGH, threads=1) as renderer:
        picture = renderer.draw(0.0, stage.looking((0, 1.0, 3)), scene.moving.vertices, scene.moving.normals)
    return picture[:HIGH].astype(int)


def on(picture: Any, x: float, z: float, height: float) -> Any:
    """A small patch of the picture about a point before the camera of `drawn`."""
    focal = HIGH / 2 / np.tan(np.radians(22.5))
    column, row = int(WIDE / 2 + focal * x / (3 - z)), int(HIGH / 2 - focal * (height - 1.0) / (3 - z))
    return picture[row - 2 : row + 3, column - 2 : column + 3]


def test_in_silhouette_figures_are_black_and_the_set_is_not(stage: Any):
    picture = drawn(stage, "silhouette")
    assert on(picture, 0.8, -2.0, 0.6).max() < 16 + 219 * (BLACK + 0.02)
    assert on(picture, -1.0, -4.0, 1.0).min() > 16 + 219 * 0.15


def test_a_still_thing_that_the_shot_is_about_is_a_figure(stage: Any):
    assert on(drawn(stage, "silhouette", figures=(0,)), -1.0, -4.0, 1.0).max() < 16 + 219 * (BLACK + 0.02)


def test_ink_draws_a_figure_heavier_than_the_set(stage: Any):
    plain, stressed = drawn(stage, "ink"), drawn(stage, "ink", figures=(0,))
    assert (stressed < 110).sum() > (plain < 110).sum() + 50


def test_lines_grow_with_the_picture_and_stay_within_the_apron():
    for width in (64, 320, 640, 1280, 1920, 4096):
        assert 1 <= line_reach(width) < 2 * apron(width)
    assert line_reach(640) < line_reach(1280)
