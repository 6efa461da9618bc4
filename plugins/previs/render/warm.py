"""Compile every kernel once, with a word on how far it is, so that no shot waits for it.

What is compiled is kept (see `kept`); after that a warm start only loads it.
"""

from collections.abc import Callable

import numpy as np

from previs.records import Camera, Lamp, Mesh, Scene
from previs.render.background import background
from previs.render.ink import apron, ink, line_reach
from previs.render.renderer import Renderer
from previs.render.surface import surfaces

Report = Callable[[str, int, int], None]


def _pyramid() -> Mesh:
    """Four triangles that stand on the ground."""
    points = np.array([[-1, 0, 1], [1, 0, 1], [0, 0, -1], [0, 1.5, 0]], np.float32)
    return Mesh(
        vertices=points,
        normals=np.tile(np.array([0, 1, 0], np.float32), (4, 1)),
        occlusion=np.ones(4, np.float32),
        triangles=np.array([[0, 1, 3], [1, 2, 3], [2, 0, 3], [0, 2, 1]], np.int32),
        colours=np.full((4, 3), 0.5, np.float32),
        materials=np.tile(np.array([1, 0, 0.2], np.float32), (4, 1)),
        bones=np.zeros((4, 3), np.int32),
        weights=np.tile(np.array([1, 0, 0], np.float32), (4, 1)),
    )


def sample_scene() -> Scene:
    """The smallest scene that goes through every kernel."""
    return Scene(
        time="dusk",
        weather="snow",
        ground="street",
        still=_pyramid(),
        moving=_pyramid(),
        lamps=(Lamp((2.0, 3.0, 1.0), (4.0, 3.0, 2.0)),),
        look="ink",
    )


def sample_camera() -> Camera:
    """Looks at the sample scene from the front."""
    axes = np.eye(3, dtype=np.float32)
    return Camera(np.array([0, 1, 5], np.float32), axes[0], axes[1], -axes[2], 45.0)


def warm(report: Report) -> None:
    """Compile (or load) every kernel; report(text, done, total) is called before each step and at the end."""
    scene = sample_scene()
    total = 5
    report("geometry and shadows", 0, total)
    renderer = Renderer(scene, 64, 64, threads=1)
    renderer.begin(0.0, sample_camera(), scene.moving.vertices, scene.moving.normals)
    renderer.geometry()
    world, shapes, band = renderer.world, renderer.shapes, renderer.work[0]
    report("surfaces and lamps", 1, total)
    surfaces(world, shapes, renderer.shadows, band, (0, 24, apron(64)))
    report("sky and ground", 2, total)
    background(world, renderer.shadows, band, 0, 24)
    report("ink", 3, total)
    ink(world, shapes, band, (0, 24, apron(64)), (64, line_reach(64)))
    report("whole frames", 4, total)
    renderer.draw(0.0, sample_camera(), scene.moving.vertices, scene.moving.normals)
    report("ready", total, total)
