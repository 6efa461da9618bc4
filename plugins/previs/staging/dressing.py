"""Dresses a set: rows, scatter in three planes, fixed things; the same in every shot of a variant,
less what is in the camera's or the action's way or out of sight."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from previs.camera.target import Vector
from previs.mesh.parts import place
from previs.props import PROPS
from previs.records import Contact, Lamp, Mesh
from previs.staging.cells import Band, Strewn, apart, draw_at, strewn
from previs.staging.places import Place, Row, Scatter
from previs.staging.wardrobe import prop_mesh

_LOW = 0.45
"""Metres; what is lower blocks nothing."""

_SHADOW = 5.0
"""Metres that shadows and swaying boughs reach beyond a thing."""


class Dressing(NamedTuple):
    """What was put up: meshes, the soft dark patches under them, the lamps they carry."""

    meshes: list[Mesh]
    contacts: list[Contact]
    lamps: list[Lamp]


class Clearing(NamedTuple):
    """Where nothing may stand: lines of sight as segments (N, 2, 2) of x and z, eye first, and the reach of the shot:
    the camera's distance and the stretch of x that it sees or passes. `views` (M, 5): x and z of the eye and of the
    direction it looks in, and the tangent of half the angle that it sees; none: all is seen."""

    lines: Vector
    distance: float
    low: float
    high: float
    deep: float
    views: Vector = np.zeros((0, 5))


def dress(
    where: Place, clearing: Clearing, seed: int, floor: float = 0.0, *, without: frozenset[str] = frozenset()
) -> Dressing:
    """The set's things, standing on the floor's height, but for those `without` which it is to be: a bed that the
    words name takes the place of the bedroom's own."""
    dressing = Dressing([], [], [])
    for number, row in enumerate(where.rows):
        _row(row, clearing, dressing, 101 * seed + number)
    for item in where.fixed:
        name = _first(item.props)
        z = item.z - clearing.deep if item.z < -1.0 else item.z
        if not name or name in without:
            continue
        if name == "cliff" or is_clear(clearing, item.x, z, 0.2 + 0.3 * PROPS[name].radius * item.scale):
            put_up(dressing, name, (item.x, item.y, z), item.yaw, scale=item.scale)
    _strew(where.scatter, clearing, dressing, seed)
    if floor:
        dressing.meshes[:] = [place(mesh, (0.0, floor, 0.0)) for mesh in dressing.meshes]
        dressing.contacts.clear()
    return dressing


def _first(names: Sequence[str]) -> str:
    return next((name for name in names if name in PROPS), "")


def put_up(
    dressing: Dressing, name: str, at: tuple[float, float, float], yaw: float, *, scale: float = 1.0, variant: int = 0
) -> None:
    """A prop at a spot, with its patch on the ground and its lamps."""
    prop = PROPS[name]
    dressing.meshes.append(place(prop_mesh(name, variant), at, yaw=yaw, scale=scale))
    if at[1] == 0.0:
        dressing.contacts.append(Contact(at[0], at[2], prop.radius * scale, 0.5))
    c, s = float(np.cos(yaw)), float(np.sin(yaw))
    for lamp in prop.lamps:
        x, y, z = (v * scale for v in lamp.position)
        spot = (at[0] + c * x + s * z, at[1] + y, at[2] - s * x + c * z)
        dressing.lamps.append(lamp._replace(position=spot))


def is_clear(clearing: Clearing, x: float, z: float, radius: float) -> bool:
    """Is a round thing out of every line between camera and action?"""
    if not len(clearing.lines):
        return True
    start, end = clearing.lines[:, 0], clearing.lines[:, 1]
    way = end - start
    span = np.maximum((way * way).sum(axis=1), 1e-9)
    spot = np.array((x, z))
    share = np.clip(((spot - start) * way).sum(axis=1) / span, 0.0, 1.0)
    gap = np.linalg.norm(start + way * share[:, None] - spot, axis=1)
    return bool((gap > radius).all())


def is_seen(clearing: Clearing, x: float, z: float, radius: float) -> bool:
    """Does any moment of the shot show a round thing, or the shadow that it may throw into the picture?"""
    if not len(clearing.views):
        return True
    ex, ez, fx, fz, half = clearing.views.T
    away_x, away_z = x - ex, z - ez
    ahead = away_x * fx + away_z * fz
    aside = np.abs(away_x * fz - away_z * fx)
    margin = radius + _SHADOW
    return bool(((ahead > -margin) & (aside < half * np.maximum(ahead, 0.0) + margin)).any())


def _row(row: Row, clearing: Clearing, dressing: Dressing, key: int) -> None:
    name = _first(row.props)
    if not name:
        return
    radius = PROPS[name].radius
    step = max(row.step, 0.8 * radius)
    low, high = row.start, row.end
    if row.axis == "x":
        low, high = min(low, clearing.low - 12.0), min(max(high, clearing.high + 12.0), 240.0)
    for index in range(int(np.ceil((low - row.start) / step)), int(np.floor((high - row.start) / step)) + 1):
        along = row.start + index * step
        scale = row.scale[0] + draw_at(index, 2 * key) * (row.scale[1] - row.scale[0])
        x, z = (along, row.z) if row.axis == "x" else (row.x, along)
        room = 0.75 * radius * scale + 0.3
        if is_clear(clearing, x, z, room) and is_seen(clearing, x, z, radius * scale):
            put_up(dressing, name, (x, 0.0, z), row.yaw, scale=scale, variant=int(4 * draw_at(index, 2 * key + 1)))


def _band(scatter: Scatter, clearing: Clearing, low: bool) -> Band:
    """Where in the world a plane is, and how thickly it is strewn."""
    plane, count = scatter.plane, scatter.count
    if plane == "near":
        return Band(-6.5, 9.0 if low else 1.5, count / 110.0)
    if plane == "mid":
        return Band(-19.0, -6.0, count / 210.0)
    if plane == "cliff_foot":
        return Band(-20.0, 26.0, count / 3900.0)
    if plane == "aside":
        return Band(-4.6 - clearing.deep, -2.0 - clearing.deep, count / 52.0)
    if plane == "bank":
        return Band(-4.4 - clearing.deep, -2.6 - clearing.deep, count / 65.0)
    if plane == "street":
        return Band(-5.0, -4.4, count / 17.0)
    return Band(-62.0, -20.0, count / 1500.0)


def _strew(scatters: Sequence[Scatter], clearing: Clearing, dressing: Dressing, seed: int) -> None:
    """All that is strewn: laid out without regard to the camera; then what is in the way, or not seen, is left out."""
    names: list[tuple[str, Strewn, tuple[float, float]]] = []
    for number, scatter in enumerate(scatters):
        name = _first(scatter.props)
        if name:
            band = _band(scatter, clearing, PROPS[name].height * scatter.scale[1] < _LOW)
            reach = 1.1 * (clearing.distance + abs(band.back)) + 6.0
            laid = strewn(band, clearing.low - reach, clearing.high + reach, 31 * seed + number)
            if scatter.plane in ("aside", "cliff_foot"):
                laid = _kept_out(laid, clearing, scatter.plane)
            names.append((name, laid, scatter.scale))
    if not names:
        return
    sizes = [lo + laid.draws[:, 0] * (hi - lo) for _, laid, (lo, hi) in names]
    radii = [PROPS[name].radius * size for (name, _, _), size in zip(names, sizes, strict=True)]
    x, z = (np.concatenate([laid[i] for _, laid, _ in names]) for i in (0, 1))
    draws = np.concatenate([laid.draws for _, laid, _ in names])
    size, radius = np.concatenate(sizes), np.concatenate(radii)
    owner = np.repeat(np.arange(len(names)), [len(laid.x) for _, laid, _ in names])
    for i in np.flatnonzero(apart(x, z, radius, draws[:, 3])):
        name = names[int(owner[i])][0]
        room = float(radius[i]) + (0.25 if PROPS[name].height * size[i] < _LOW else 0.8)
        spot = float(x[i]), float(z[i])
        if is_seen(clearing, *spot, float(radius[i])) and is_clear(clearing, *spot, room):
            yaw, variant = 6.28 * float(draws[i, 1]), int(4 * draws[i, 2])
            put_up(dressing, name, (spot[0], 0.0, spot[1]), yaw, scale=float(size[i]), variant=variant)


def _kept_out(laid: Strewn, clearing: Clearing, plane: str) -> Strewn:
    """What stands aside of the action, or about the foot of the cliff, and nowhere else."""
    inside = (laid.x > -34.0) & (laid.x < 50.0)
    outside = (laid.x < clearing.low - 3.5) | (laid.x > clearing.high + 3.5)
    keep = outside if plane == "aside" else inside
    return Strewn(laid.x[keep], laid.z[keep], laid.draws[keep])
