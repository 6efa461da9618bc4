"""The renderer: a scene in, frames of I420 out."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import count
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from previs.light.air import Air, air, thinned
from previs.light.grade import Wish, graded
from previs.light.lightning import flash
from previs.records import Camera, Contact, Floats, Scene
from previs.render import ink, pack
from previs.render.beams import place_beams
from previs.render.buffers import band_rows, make_band, make_edges
from previs.render.bundles import A_RIM, A_SKY, SHADOW, SHADOW_MOVING, Bytes, Edges, Frame, Shadows, World
from previs.render.frame import draw_band
from previs.render.geometry import planes, prepare, project, project_light
from previs.render.particles import place_drops
from previs.render.raster import clear, fill
from previs.render.sky import place_stars
from previs.render.texture import dither, noise_tile

SMALLEST, LARGEST = 64, 4096
ALL_STAGES = 9
STARS = 1600
DARK_HOURS = ("night", "midnight")


class Fall(NamedTuple):
    """What falls or blows: how many, metres a second down and (with the wind's share) along x, strength, radius in
    metres, seconds that a streak lasts (0: round), sway in metres, sRGB in 0..1."""

    number: int
    speed: float
    drift: tuple[float, float]
    strength: float
    radius: float
    shutter: float
    sway: float
    tint: tuple[float, float, float]


FALLS = {
    "snow": Fall(2200, 1.0, (0.4, 1.6), 0.9, 0.016, 0.0, 0.25, (0.96, 0.96, 0.99)),
    "rain": Fall(2100, 9.0, (0.0, 5.0), 0.78, 0.0038, 0.052, 0.0, (0.74, 0.79, 0.86)),
    "sand": Fall(2600, 0.5, (12.0, 4.0), 0.5, 0.010, 0.06, 0.3, (1.0, 0.80, 0.48)),
    "leaves": Fall(650, 0.8, (3.0, 4.0), 1.0, 0.038, 0.013, 0.55, (0.66, 0.42, 0.12)),
    "bubbles": Fall(420, -0.55, (0.05, 0.0), 0.55, 0.022, 0.0, 0.16, (0.78, 0.95, 0.96)),
}


def threads_to_use() -> int:
    """Two, or one on a machine with one core: the encoder and the window want the rest."""
    return min(2, os.cpu_count() or 1)


class Renderer:
    """Draws the frames of one scene at one size.

    Everything that lasts a shot is made here: light, textures, the still shadow map, buffers. `draw` may be called from
    one thread at a time; several renderers may draw at once.
    """

    def __init__(self, scene: Scene, width: int, height: int, *, threads: int | None = None) -> None:
        """Sizes are even, 64 to 4096 each way (ValueError otherwise)."""
        for side in (width, height):
            if side % 2 or not SMALLEST <= side <= LARGEST:
                raise ValueError(f"A picture of {width} x {height} cannot be drawn: sides are even, 64 to 4096.")
        self.scene, self.width, self.height = scene, width, height
        weather_air = air(
            scene.time,
            scene.weather,
            scene.ground,
            scene.horizon,
            indoors=scene.indoors,
            seed=scene.seed,
            wind=scene.wind,
        )
        wish = Wish(
            scene.sky,
            scene.wet,
            tuple(scene.lights),
            scene.mood,
            scene.atmosphere,
            scene.time,
            scene.paving,
            scene.ground == "none",
        )
        self.air: Air = thinned(graded(weather_air, wish, indoors=scene.indoors), scene.weather, scene.reach)
        self.threads = threads or threads_to_use()
        self._pool = ThreadPoolExecutor(self.threads - 1, "previs") if self.threads > 1 else None
        self._apron = ink.apron(width) if scene.look == "ink" else 0
        self._reach = ink.line_reach(width)
        self._rows = band_rows(width, height)
        self._bands = -(-height // self._rows)
        self.shapes = pack.pack_shapes(scene)
        self._still = len(scene.still.vertices), len(scene.still.triangles)
        total = len(self.shapes.corners)
        self._edges = make_edges(len(self.shapes.points), total, self._bands)
        self._light_edges = make_edges(len(self.shapes.points), total, 1)
        self.work = [make_band(width, self._rows, self._apron) for _ in range(self.threads)]
        self._scrap = [np.zeros(16, np.float32) for _ in range(2)]
        self._shadow_ids = np.zeros((SHADOW, SHADOW), np.int32)
        self._out = np.zeros((height * 3 // 2, width), np.uint8)
        self._tints = [self._tint() for _ in range(self.threads)]
        self._make_falls()
        self.world = self._world()
        self.shadows = self._shadows()

    def _world(self) -> World:
        scene = self.scene
        dark = scene.indoors or scene.time in DARK_HOURS or scene.atmosphere == "cave"
        self._key = bool(scene.lamps) and dark
        draw = np.random.default_rng(9)
        stars = np.zeros((STARS, 6), np.float32)
        stars[:, :3] = draw.standard_normal((STARS, 3))
        stars[:, :3] /= np.linalg.norm(stars[:, :3], axis=1, keepdims=True)
        stars[:, 3] = 0.12 + 0.88 * draw.random(STARS) ** 3
        if self.air.bare != 1.0:
            stars[:, 3] *= np.clip((stars[:, 1] - 0.03) * 6, 0, 1)
        self._beams = pack.pack_beams(scene.beams)
        self._seen_beams = np.zeros_like(self._beams)
        self._flashes = scene.weather == "storm" and not scene.indoors
        return World(
            camera=np.zeros(16, np.float32),
            air=pack.pack_air(self.air, look=scene.look, key=self._key),
            sky=np.array(self.air.sky, np.float32),
            ridges=np.ascontiguousarray(self.air.ridges, np.float32),
            noise=noise_tile(),
            lamps=pack.pack_lamps(scene.lamps),
            contacts=np.zeros((0, 4), np.float32),
            dither=dither(),
            stars=stars if self.air.stars > 0 else stars[:0].copy(),
            drops=np.zeros((0, 8), np.float32),
            beams=np.zeros((0, 12), np.float32),
        )

    def _make_falls(self) -> None:
        """Seeds and speeds of what falls, see `place_drops`."""
        light, kind = self.air, FALLS.get(self.air.fall)
        seeds = np.random.default_rng(21).random((int(kind.number * light.amount) if kind else 0, 3))
        self._seeds = seeds.astype(np.float32)
        self._drops = np.zeros((len(seeds), 8), np.float32)
        self._fall = np.zeros(8, np.float32)
        if kind:
            drift = kind.drift[0] + kind.drift[1] * light.wind
            self._fall[:7] = 1, kind.speed, drift, kind.strength, kind.radius, kind.shutter, kind.sway

    def _tint(self) -> Floats:
        """Colour of drops (3,), one unused, then working space for the ground's plane (4..6)."""
        tint = np.zeros(8, np.float32)
        kind = FALLS.get(self.air.fall)
        if kind:
            tint[:3] = np.array(kind.tint) * min(1.0, 0.5 + 1.5 * float(self.air.ambient.max()))
        return tint

    def _shadows(self) -> Shadows:
        scene = self.scene
        centre = np.array(scene.shadow_centre, np.float32)
        table, place = pack.ground_map(scene.still_contacts, scene.shadow_centre, scene.shadow_extent)
        shadows = Shadows(
            still=np.zeros((SHADOW, SHADOW), np.float32),
            still_space=pack.light_space(centre, self.air.sun, scene.shadow_extent, SHADOW),
            moving=np.zeros((SHADOW_MOVING, SHADOW_MOVING), np.float32),
            moving_space=pack.light_space(centre, self.air.sun, scene.shadow_extent, SHADOW_MOVING),
            ground=table,
            ground_place=place,
        )
        planes(self.shapes, 0, self._still[1])
        self._cast(shadows.still, shadows.still_space, 0, self._still[1])
        return shadows

    def _cast(self, depth: Floats, space: Floats, first: int, last: int) -> None:
        """Draw the triangles first to before last into a shadow map."""
        side = depth.shape[0]
        points = slice(0, self._still[0]) if first == 0 else slice(self._still[0], None)
        project_light(self.shapes.points[points], space, self._light_edges.screen[points])
        span = np.array([first, last, side, side, side, 0], np.int32)
        self._light_edges = self._prepare(self._light_edges, self.world.camera, span, self._scrap[1])
        ids = self._shadow_ids[:side, :side] if side == SHADOW else self._shadow_ids.reshape(-1)[: side * side]
        ids = ids.reshape(side, side)
        clear(depth, ids, 0, np.zeros(3, np.float32))
        fill(self._light_edges, 0, 0, depth, ids)

    def _prepare(self, edges: Edges, camera: Floats, span: npt.NDArray[np.int32], scrap: Floats) -> Edges:
        """Set triangles up for filling; a list of items that overflows is made longer, once."""
        kept = prepare(edges, self.shapes, camera, span, scrap)
        if kept < 0:
            edges = edges._replace(items=np.zeros(-kept * 5 // 4, np.int32))
            prepare(edges, self.shapes, camera, span, scrap)
        return edges

    def draw(
        self, time_s: float, camera: Camera, vertices: Floats, normals: Floats, contacts: Sequence[Contact] = ()
    ) -> npt.NDArray[np.uint8]:
        """One frame as I420, (height * 3 // 2, width) uint8; the array is reused by the next call.

        vertices and normals (V, 3) take the place of those of `scene.moving`.
        """
        self.begin(time_s, camera, vertices, normals, contacts)
        self.geometry()
        self.bands(ALL_STAGES)
        return self._out

    def close(self) -> None:
        """End the helper threads; the renderer draws no more. Not needed before the program ends."""
        if self._pool is not None:
            self._pool.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(
        self, time_s: float, camera: Camera, vertices: Floats, normals: Floats, contacts: Sequence[Contact] = ()
    ) -> None:
        """Take in what is new in this frame."""
        first = self._still[0]
        self.shapes.points[first:] = vertices
        self.shapes.normals[first:, :3] = normals
        self.world.camera[:] = pack.pack_camera(camera, (self.width, self.height), time_s)
        self.world = self.world._replace(contacts=pack.pack_contacts(contacts))
        struck = flash(time_s, self.scene.seed) if self._flashes else 0.0
        if self._flashes:
            self._strike(struck)
        if len(self._beams):
            if any(beam.turn for beam in self.scene.beams):
                self._beams = pack.pack_beams(self.scene.beams, time_s)
            seen = place_beams(self._beams, self.world.camera, np.float32(struck), self._seen_beams)
            self.world = self.world._replace(beams=self._seen_beams[:seen])

    def _strike(self, struck: float) -> None:
        """Light sky and air as lightning does, by its share 0..1."""
        air, white = self.world.air, np.array((0.62, 0.70, 0.90), np.float32) * np.float32(struck)
        air[:] = pack.pack_air(self.air, look=self.scene.look, key=self._key)
        air[A_SKY : A_SKY + 3] += white * np.float32(0.9)
        air[A_RIM : A_RIM + 3] += white * np.float32(1.1)
        self.world.sky[:] = self.air.sky * np.float32(1 + 1.3 * struck) + white * np.float32(0.22)

    def geometry(self) -> None:
        """Project, cull and sort the triangles; beside it, the moving shadow, drops and stars."""
        if self._pool is None:
            self._see()
            self._throw()
        else:
            thrown = self._pool.submit(self._throw)
            self._see()
            thrown.result()

    def _see(self) -> None:
        camera = self.world.camera
        project(self.shapes.points, camera, self._edges.screen)
        total = len(self.shapes.corners)
        span = np.array([0, total, 2 * self.width, 2 * self.height, 2 * self._rows, 2 * self._apron], np.int32)
        self._edges = self._prepare(self._edges, camera, span, self._scrap[0])

    def _throw(self) -> None:
        first, last = self._still[1], len(self.shapes.corners)
        if last > first:
            planes(self.shapes, first, last)
            self.shadows.moving_space[:] = self._moving_space()
            self._cast(self.shadows.moving, self.shadows.moving_space, first, last)
        seen = place_drops(self._seeds, self.world.camera, self._fall, self._drops)
        self.world = self.world._replace(drops=self._drops[:seen])
        place_stars(self.world.camera, self.world.stars)

    def _moving_space(self) -> Floats:
        """The light's space around all that moves."""
        points = self.shapes.points[self._still[0] :]
        low, high = points.min(0), points.max(0)
        centre = ((low + high) / 2).astype(np.float32)
        towards = self.air.sun
        if self._key:
            towards = (np.array(self.scene.lamps[0].position, np.float32) - centre).astype(np.float32)
        extent = max(float(np.linalg.norm(high - low)) / 2 * 1.05, 0.1)
        return pack.light_space(centre, towards, extent, SHADOW_MOVING)

    def bands(self, stages: int) -> None:
        """Draw all bands up to a stage (`profile` names them), each by whichever thread is free."""
        taken = count()
        if self._pool is None:
            self._share(0, taken.__next__, stages)
            return
        others = [self._pool.submit(self._share, k, taken.__next__, stages) for k in range(1, self.threads)]
        self._share(0, taken.__next__, stages)
        wait(others)
        for other in others:
            other.result()

    def _share(self, thread: int, take: Callable[[], int], stages: int) -> None:
        out, band = self._planes(), self.work[thread]
        frame = Frame(self.world, self.shapes, self._edges, self.shadows, self._tints[thread])
        while (number := take()) < self._bands:
            place = (number, self._rows, self._apron, stages, self._reach)
            draw_band(frame, band, out, place)

    def _planes(self) -> tuple[Bytes, Bytes, Bytes]:
        """Luma and the two chroma planes as views of the frame."""
        flat, size = self._out.reshape(-1), self.width * self.height
        half = (self.height // 2, self.width // 2)
        return (
            self._out[: self.height],
            flat[size : size + size // 4].reshape(half),
            flat[size + size // 4 :].reshape(half),
        )
