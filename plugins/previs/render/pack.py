"""From records to the flat arrays of the kernels."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from previs.light.air import Air
from previs.records import Beam, Camera, Contact, Floats, Ints, Lamp, Look, Mesh, Scene
from previs.render import bundles as b
from previs.render.bundles import Shapes

LOOKS: dict[Look, int] = {"shaded": 0, "ink": 1, "silhouette": 2}
SMOOTH = 0.25
"""Triangles smoother than this shade as one surface with their neighbours of the same colour."""


def pack_air(air: Air, *, look: Look, key: bool) -> Floats:
    """The air as one float32 array, indexed by the A_ names; `key`: lamp 0 throws the moving shadow, not the sun."""
    out = np.zeros(b.A_SIZE, np.float32)
    triples = {
        b.A_SUN: air.sun,
        b.A_SUNLIGHT: air.sunlight,
        b.A_SKY: air.ambient,
        b.A_BOUNCE: air.bounce,
        b.A_RIM: air.rim,
        b.A_GLOW: air.glow,
        b.A_CLOUD_LIT: air.cloud_lit,
        b.A_CLOUD_DARK: air.cloud_dark,
        b.A_FAR: air.far,
        b.A_NEAR: air.near,
        b.A_LOW: air.low,
        b.A_HIGH: air.high,
        b.A_DISC: air.disc,
        b.A_DISC_AT: air.disc_at,
    }
    for at, value in triples.items():
        out[at : at + 3] = value
    land, top = air.land, float(air.ridges.max())
    singles = {
        b.A_FOG: air.fog,
        b.A_EXPOSURE: air.exposure,
        b.A_SATURATION: air.saturation,
        b.A_VIGNETTE: air.vignette,
        b.A_CLOUD: air.cloud,
        b.A_CLOUD_SIZE: air.cloud_size,
        b.A_DISC_SIZE: air.disc_size,
        b.A_MOON: air.moon,
        b.A_STARS: air.stars,
        b.A_RIDGES: air.ridge_cover,
        b.A_RIDGE_TOP: top + 0.004 if top > 0 else 0,
        b.A_WINDOWS: air.windows,
        b.A_WIND: air.wind,
        b.A_WAVES: air.waves,
        b.A_WET: air.wet,
        b.A_SHEEN: land.sheen,
        b.A_COARSE: land.coarse,
        b.A_FINE: land.fine,
        b.A_STRETCH: land.stretch,
        b.A_BUMP: land.bump,
        b.A_BUMP_FINE: land.bump_fine,
        b.A_PATTERN: land.pattern,
        b.A_PATTERN_SIZE: land.pattern_size,
        b.A_LIQUID: land.liquid,
        b.A_HAZE: air.air,
        b.A_KEY: key,
        b.A_LOOK: LOOKS[look],
        b.A_BLOCKS: air.blocks,
        b.A_CONTRAST: land.contrast,
    }
    for at, value in (singles | _rare(air)).items():
        out[at] = value
    return out


def _rare(air: Air) -> dict[int, float]:
    """What few airs have."""
    return {
        b.A_FOG_TOP: air.fog_top,
        b.A_BARE: air.bare,
        b.A_CAUSTIC: air.caustic,
        b.A_RAINBOW: air.rainbow,
        b.A_AURORA: air.aurora,
    }


def pack_camera(camera: Camera, size: tuple[float, float], time: float) -> Floats:
    """The camera as one float32 array, indexed by the C_ names, for a picture of size (width, height)."""
    width, height = size
    out = np.zeros(b.C_SIZE, np.float32)
    out[b.C_EYE : b.C_EYE + 3] = camera.eye
    out[b.C_RIGHT : b.C_RIGHT + 3] = camera.right
    out[b.C_UP : b.C_UP + 3] = camera.up
    out[b.C_FORWARD : b.C_FORWARD + 3] = camera.forward
    out[b.C_FOCAL] = height / 2 / math.tan(math.radians(camera.fov_y) / 2)
    out[b.C_CX], out[b.C_CY], out[b.C_TIME] = width / 2, height / 2, time
    return out


def pack_lamps(lamps: Sequence[Lamp]) -> Floats:
    """Lamps as rows of eight: position, colour, radius, spot."""
    out = np.zeros((len(lamps), 8), np.float32)
    for row, lamp in zip(out, lamps, strict=True):
        row[0:3], row[3:6], row[6], row[7] = lamp.position, lamp.colour, lamp.radius, lamp.spot
    return out


def pack_beams(beams: Sequence[Beam], time_s: float = 0.0) -> Floats:
    """Beams at a time as rows of twelve: start, end, the two radii, colour, whether lightning lights it."""
    out = np.zeros((len(beams), 12), np.float32)
    for row, beam in zip(out, beams, strict=True):
        row[0:3], row[3:6], row[6:8], row[8:11], row[11] = (
            beam.start,
            _end(beam, time_s),
            beam.radii,
            beam.colour,
            beam.flash,
        )
    return out


def _end(beam: Beam, time_s: float) -> tuple[float, float, float]:
    """Where a beam ends once it has turned."""
    x, y, z = (end - start for end, start in zip(beam.end, beam.start, strict=True))
    c, s = math.cos(beam.turn * time_s), math.sin(beam.turn * time_s)
    return beam.start[0] + c * x + s * z, beam.start[1] + y, beam.start[2] - s * x + c * z


def pack_contacts(contacts: Sequence[Contact]) -> Floats:
    """Contacts as rows of four: x, z, 1 / radius squared, strength."""
    out = np.zeros((len(contacts), 4), np.float32)
    for row, contact in zip(out, contacts, strict=True):
        row[:] = contact.x, contact.z, 1 / max(contact.radius, 0.01) ** 2, contact.strength
    return out


def light_space(centre: Floats, towards: Floats, extent: float, side: int) -> Floats:
    """A parallel light's space around `centre`: `extent` metres to each side fill a map of `side` texels."""
    towards = (towards / max(float(np.linalg.norm(towards)), 1e-6)).astype(np.float32)
    pole = np.array([1, 0, 0] if abs(float(towards[1])) > 0.99 else [0, 1, 0], np.float32)
    right = np.cross(pole, towards)
    right /= np.linalg.norm(right)
    out = np.zeros(b.L_SIZE, np.float32)
    out[b.L_CENTRE : b.L_CENTRE + 3] = centre
    out[b.L_RIGHT : b.L_RIGHT + 3] = right
    out[b.L_UP : b.L_UP + 3] = np.cross(towards, right)
    out[b.L_TOWARDS : b.L_TOWARDS + 3] = towards
    out[b.L_SCALE], out[b.L_SIDE] = side / (2 * extent), side
    return out


def ground_map(contacts: Sequence[Contact], centre: tuple[float, float, float], extent: float) -> tuple[Floats, Floats]:
    """How open the ground is under still things, (OCCLUSION, OCCLUSION), and its place (x, z, texels a metre)."""
    side = b.OCCLUSION
    table = np.ones((side, side), np.float32)
    place = np.array([centre[0] - extent, centre[2] - extent, (side - 1) / (2 * extent)], np.float32)
    for contact in contacts:
        u, v = (contact.x - place[0]) * place[2], (contact.z - place[1]) * place[2]
        radius = contact.radius * place[2] + 1
        left, right = max(int(u - radius), 0), min(int(u + radius) + 2, side)
        top, bottom = max(int(v - radius), 0), min(int(v + radius) + 2, side)
        if right > left and bottom > top:
            far = ((np.arange(left, right) - u) ** 2)[None, :] + ((np.arange(top, bottom) - v) ** 2)[:, None]
            near = np.clip(1 - far / radius**2, 0, 1)
            table[top:bottom, left:right] *= (1 - contact.strength * near**2).astype(np.float32)
    return table, place


def _owners(mesh: Mesh, objects: Sequence[int], first: int) -> Ints:
    """An object number for each triangle, counted from `first`."""
    starts = np.asarray(objects, np.int64)
    return (first + np.searchsorted(starts, np.arange(len(mesh.triangles)), side="right")).astype(np.int32)


def _families(owners: Ints, paint: Floats) -> Ints:
    """One number for each smooth region (object and colour), -1 for flat triangles."""
    smooth = paint[:, 3] > SMOOTH
    colour = np.round(paint[:, :3] * 255).astype(np.int64) @ np.array([1 << 16, 1 << 8, 1], np.int64)
    keys = colour + (owners.astype(np.int64) << 32)
    _, number = np.unique(keys, return_inverse=True)
    return np.where(smooth, number.reshape(-1), -1).astype(np.int32)


def _figures(scene: Scene) -> b.Bytes:
    """Which triangles are figures: all that moves, and the still objects that the scene says are."""
    count = len(scene.still.triangles)
    marks = np.ones(count + len(scene.moving.triangles), np.uint8)
    marks[:count] = 0
    starts = (*scene.still_objects, count)
    for number in scene.figures:
        marks[starts[number] : starts[number + 1]] = 1
    return marks


def pack_shapes(scene: Scene) -> Shapes:
    """Still and moving mesh joined; planes are left empty."""
    still, moving = scene.still, scene.moving
    meshes = (still, moving)
    corners = np.concatenate([still.triangles, moving.triangles + len(still.vertices)])
    paint = np.concatenate([np.concatenate([mesh.colours, mesh.materials], 1) for mesh in meshes])
    normals = np.concatenate([np.concatenate([mesh.normals, mesh.occlusion[:, None]], 1) for mesh in meshes])
    owners = np.concatenate(
        [_owners(still, scene.still_objects, 1), _owners(moving, scene.moving_objects, 2 + len(scene.still_objects))]
    )
    return Shapes(
        points=_floats(np.concatenate([mesh.vertices for mesh in meshes])),
        normals=_floats(normals),
        corners=np.ascontiguousarray(corners, np.int32),
        paint=_floats(paint),
        planes=np.zeros((len(corners), 12), np.float32),
        owner=owners,
        family=_families(owners, paint.astype(np.float32)),
        figure=_figures(scene),
    )


def _floats(values: npt.NDArray[np.float32]) -> Floats:
    return np.ascontiguousarray(values, np.float32)
