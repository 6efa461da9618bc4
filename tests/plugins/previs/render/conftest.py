from collections.abc import Sequence

import numpy as np
import pytest
from previs.records import Camera, Contact, Ground, Lamp, Look, Mesh, Scene, Time, Weather

Corner = tuple[float, float, float]


def triangles(corners: Sequence[Corner], colour: Corner = (0.5, 0.5, 0.5)) -> Mesh:
    """A mesh of loose triangles, three corners each, flat."""
    points = np.array(corners, np.float32).reshape(-1, 3)
    faces = np.arange(len(points), dtype=np.int32).reshape(-1, 3)
    sides = points[faces]
    normals = np.cross(sides[:, 1] - sides[:, 0], sides[:, 2] - sides[:, 0])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    return Mesh(
        vertices=points,
        normals=np.repeat(normals, 3, 0).astype(np.float32),
        occlusion=np.ones(len(points), np.float32),
        triangles=faces,
        colours=np.tile(np.array(colour, np.float32), (len(faces), 1)),
        materials=np.tile(np.array((0.0, 0.0, 0.2), np.float32), (len(faces), 1)),
        bones=np.zeros((len(points), 3), np.int32),
        weights=np.tile(np.array((1, 0, 0), np.float32), (len(points), 1)),
    )


def wall(x: float, z: float, half: float, height: float, colour: Corner = (0.5, 0.5, 0.5)) -> Mesh:
    """An upright rectangle that faces +z."""
    a, b, c, d = (x - half, 0.0, z), (x + half, 0.0, z), (x + half, height, z), (x - half, height, z)
    return triangles([a, b, c, a, c, d], colour)


def nothing() -> Mesh:
    return triangles([])


def looking(eye: Corner, fov: float = 45.0, roll: float = 0.0, pitch: float = 0.0) -> Camera:
    """A camera that looks along -z, turned."""
    turn, tilt = np.cos(roll), np.sin(roll)
    forward = np.array([0, np.sin(pitch), -np.cos(pitch)])
    up = np.array([0, np.cos(pitch), np.sin(pitch)])
    right = np.array([1.0, 0, 0])
    return Camera(
        np.array(eye, np.float32),
        (right * turn + up * tilt).astype(np.float32),
        (up * turn - right * tilt).astype(np.float32),
        forward.astype(np.float32),
        fov,
    )


class Stage:
    """Builds small scenes and their parts."""

    triangles = staticmethod(triangles)
    wall = staticmethod(wall)
    nothing = staticmethod(nothing)
    looking = staticmethod(looking)

    def scene(
        self,
        *,
        time: Time = "dusk",
        weather: Weather = "clear",
        ground: Ground = "snow",
        look: Look = "shaded",
        indoors: bool = False,
        still: Mesh | None = None,
        moving: Mesh | None = None,
        lamps: tuple[Lamp, ...] = (),
    ) -> Scene:
        return Scene(
            time=time,
            weather=weather,
            ground=ground,
            still=wall(-1.0, -4.0, 1.0, 2.0, (0.6, 0.3, 0.2)) if still is None else still,
            moving=wall(0.8, -2.0, 0.4, 1.2, (0.2, 0.4, 0.7)) if moving is None else moving,
            still_contacts=(Contact(-1.0, -4.0, 1.0, 0.5),),
            lamps=lamps,
            horizon="city",
            look=look,
            indoors=indoors,
        )


@pytest.fixture
def stage() -> Stage:
    return Stage()
