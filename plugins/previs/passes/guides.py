"""Depth, normals, identity and optical flow of a scene, one sample in the middle of each pixel."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.reading.plan import ScenePlan
from previs.records import Camera, Floats, Ints, Scene
from previs.render import pack
from previs.render.buffers import make_edges
from previs.render.frame import ground_depth
from previs.render.geometry import planes, prepare, project
from previs.render.raster import clear, fill
from previs.staging.stage import Staging
from studio.extend.api import Guides

NOTHING, GROUND = 0, 1
"""Identities of sky or empty space, and of the ground; still objects follow from 2 on, then moving ones."""

_FARTHEST = 1e-6
"""1/depth under which nothing is counted as met (1,000 km)."""


def still_number(index: int) -> int:
    """The identity of the object that begins at `scene.still_objects[index]`."""
    return 2 + index


def moving_number(index: int, scene: Scene) -> int:
    """The identity of the object that begins at `scene.moving_objects[index]`."""
    return 2 + max(1, len(scene.still_objects)) + index


class Sight(NamedTuple):
    """What the camera meets: triangle (H, W), -1 for none; depth (H, W), metres along the view axis, inf where there
    is nothing; place (H, W, 3), the points met in the world, and rays (H, W, 3), whose step is a metre of depth."""

    triangle: Ints
    depth: Floats
    place: Floats
    rays: Floats


class GuideRenderer:
    """Draws the guides of one scene at one size (width, height in pixels), beside and without the picture."""

    def __init__(self, scene: Scene, width: int, height: int) -> None:
        self.scene, self.width, self.height = scene, width, height
        self._shapes = pack.pack_shapes(scene)
        self._still = len(scene.still.vertices), len(scene.still.triangles)
        self._numbers = self._identities()
        self._edges = make_edges(len(self._shapes.points), len(self._shapes.corners), 1)
        self._scrap = np.zeros(16, np.float32)
        self._horizon = np.zeros(3, np.float32)
        self._depth = np.zeros((height, width), np.float32)
        self._triangle = np.zeros((height, width), np.int32)
        planes(self._shapes, 0, self._still[1])

    def _identities(self) -> npt.NDArray[np.uint16]:
        """The identity of each triangle (T,)."""
        scene = self.scene
        still = np.searchsorted(np.asarray(scene.still_objects, np.int64), np.arange(self._still[1]), side="right")
        count = len(scene.moving.triangles)
        moving = np.searchsorted(np.asarray(scene.moving_objects, np.int64), np.arange(count), side="right")
        numbers = np.concatenate([1 + np.maximum(still, 1), moving_number(0, scene) - 1 + np.maximum(moving, 1)])
        return numbers.astype(np.uint16)

    def identity(self, camera: Camera, vertices: Floats) -> npt.NDArray[np.uint16]:
        """Who is where (H, W); vertices (V, 3) take the place of those of `scene.moving`."""
        self._fill(camera, vertices)
        ground = np.where(self._depth > _FARTHEST, GROUND, NOTHING)
        # the last entry, which -1 leads to, is nobody's
        numbers = np.append(self._numbers, np.uint16(NOTHING))
        return np.where(self._triangle >= 0, numbers[self._triangle], ground).astype(np.uint16)

    def depth(self, camera: Camera, vertices: Floats) -> Floats:
        """How far everything is (H, W), metres along the view axis, inf where there is nothing; vertices as there."""
        self._fill(camera, vertices)
        near = self._depth > _FARTHEST
        return np.where(near, 1.0 / np.where(near, self._depth, 1.0), np.inf).astype(np.float32)

    def guides(self, now: tuple[Camera, Floats], after: tuple[Camera, Floats]) -> Guides:
        """The guides of the moment `now`, its flow leading to the moment `after`; each a camera and moving vertices."""
        identity = self.identity(*now)
        sight = self._sight(now[0])
        weights = self._weights(sight)
        normals = self._normals(sight, weights, now[0])
        moved = self._moved(sight, weights, after[1])
        flow = self._flow(sight, moved, after[0])
        return Guides(sight.depth, normals, identity, flow)

    def _fill(self, camera: Camera, vertices: Floats) -> None:
        shapes, first = self._shapes, self._still
        shapes.points[first[0] :] = vertices
        planes(shapes, first[1], len(shapes.corners))
        # the kernels count two samples a pixel each way: of half a camera they make one
        seen = pack.pack_camera(camera, (self.width / 2, self.height / 2), 0.0)
        project(shapes.points, seen, self._edges.screen)
        span = np.array([0, len(shapes.corners), self.width, self.height, self.height, 0], np.int32)
        kept = prepare(self._edges, shapes, seen, span, self._scrap)
        if kept < 0:
            self._edges = self._edges._replace(items=np.zeros(-kept * 5 // 4, np.int32))
            prepare(self._edges, shapes, seen, span, self._scrap)
        bare = np.float32(self.scene.ground == "none")
        ground_depth(seen, bare, self._horizon)
        clear(self._depth, self._triangle, 0, self._horizon)
        fill(self._edges, 0, 0, self._depth, self._triangle)

    def _sight(self, camera: Camera) -> Sight:
        rays = _rays(camera, self.width, self.height)
        near = self._depth > _FARTHEST
        depth = np.where(near, 1.0 / np.where(near, self._depth, 1.0), np.inf).astype(np.float32)
        place = camera.eye + rays * np.where(near, depth, 1.0)[..., None]
        return Sight(self._triangle.copy(), depth, place.astype(np.float32), rays)

    def _weights(self, sight: Sight) -> Floats:
        """Barycentric weights (H, W, 3) of the points met; of no use where no triangle is."""
        if not len(self._shapes.corners):
            return np.zeros((self.height, self.width, 3), np.float32)
        plane = self._shapes.planes[np.maximum(sight.triangle, 0)]
        second = np.einsum("hwk,hwk->hw", plane[..., 4:7], sight.place) + plane[..., 7]
        third = np.einsum("hwk,hwk->hw", plane[..., 8:11], sight.place) + plane[..., 11]
        second, third = np.clip(second, 0.0, 1.0), np.clip(third, 0.0, 1.0)
        return np.stack([np.maximum(1.0 - second - third, 0.0), second, third], axis=-1).astype(np.float32)

    def _normals(self, sight: Sight, weights: Floats, camera: Camera) -> Floats:
        """Normals (H, W, 3) in the camera's space: right, up, towards it; the ground's point up, nothing's are zero."""
        shapes, met = self._shapes, sight.triangle >= 0
        index = sight.triangle[met]
        flat, smooth = shapes.planes[index, :3], shapes.paint[index, 3][:, None]
        round_ = np.einsum("nk,nkc->nc", weights[met], shapes.normals[shapes.corners[index], :3])
        world = np.tile(np.array((0.0, 1.0, 0.0), np.float32), (self.height, self.width, 1))
        world[met] = flat + (round_ - flat) * smooth
        world /= np.maximum(np.linalg.norm(world, axis=-1, keepdims=True), 1e-9)
        axes = np.stack([camera.right, camera.up, -camera.forward], axis=1)
        return np.where(np.isfinite(sight.depth)[..., None], world @ axes, 0.0).astype(np.float32)

    def _moved(self, sight: Sight, weights: Floats, vertices: Floats) -> Floats:
        """Where the points met are a moment later (H, W, 3), with the moving mesh's vertices of then."""
        shapes, first = self._shapes, self._still
        points = np.concatenate([shapes.points[: first[0]], vertices])
        moving = sight.triangle >= first[1]
        place = sight.place.copy()
        corners = points[shapes.corners[sight.triangle[moving]]]
        place[moving] = np.einsum("nk,nkc->nc", weights[moving], corners)
        return place

    def _flow(self, sight: Sight, moved: Floats, camera: Camera) -> Floats:
        """Pixels (H, W, 2), right and down, from each pixel's centre to where its point is in the next picture."""
        far = ~np.isfinite(sight.depth)
        way = np.where(far[..., None], sight.rays, moved - camera.eye)
        depth = np.maximum(way @ camera.forward, 1e-4)
        focal = _focal(camera, self.height)
        x = way @ camera.right / depth * focal + self.width / 2
        y = self.height / 2 - way @ camera.up / depth * focal
        columns, rows = np.meshgrid(np.arange(self.width) + 0.5, np.arange(self.height) + 0.5)
        return np.stack([x - columns, y - rows], axis=-1).astype(np.float32)


def _focal(camera: Camera, height: int) -> float:
    """Focal length in pixels."""
    return float(height / 2 / np.tan(np.radians(camera.fov_y) / 2))


def _rays(camera: Camera, width: int, height: int) -> Floats:
    """Through each pixel's centre (H, W, 3), as long as a metre of depth takes."""
    focal = _focal(camera, height)
    x = (np.arange(width) + 0.5 - width / 2) / focal
    y = (height / 2 - np.arange(height) - 0.5) / focal
    rays = camera.forward + x[None, :, None] * camera.right + y[:, None, None] * camera.up
    return rays.astype(np.float32)


def guides_of(staging: Staging, width: int, height: int, *, moments: Sequence[float]) -> Iterator[Guides]:
    """The guides of every moment (seconds) but the last, whose only use is the flow that leads to it."""
    renderer = GuideRenderer(staging.scene, width, height)
    normals = np.array(staging.scene.moving.normals)

    def at(t: float) -> tuple[Camera, Floats]:
        vertices = np.array(staging.scene.moving.vertices)
        staging.perform(t, vertices, normals)
        return staging.path.at(t), vertices

    now = at(moments[0])
    for moment in moments[1:]:
        after = at(moment)
        yield renderer.guides(now, after)
        now = after


def names_of(plan: ScenePlan, staging: Staging) -> dict[int, str]:
    """Who is who in the identities: what the plan names by its own word, the rest is `set`."""
    scene = staging.scene
    names = {NOTHING: "nothing", GROUND: "ground"}
    names |= {still_number(index): "set" for index in range(len(scene.still_objects))}
    names |= {moving_number(index, scene): "set" for index in range(len(scene.moving_objects))}
    for subject, moving, index in staging.parts:
        number = moving_number(index, scene) if moving else still_number(index)
        names[number] = plan.subjects[subject].label or plan.subjects[subject].kind
    return names
