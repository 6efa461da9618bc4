"""Dresses a set: rows, scatter in three planes, fixed things; seeded, and out of the camera's and the action's way."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from previs.camera.target import Vector
from previs.mesh.parts import place
from previs.props import PROPS
from previs.records import Contact, Lamp, Mesh
from previs.staging.places import Place, Row, Scatter
from previs.staging.wardrobe import prop_mesh

MOST_LAMPS = 12


class Dressing(NamedTuple):
    """What was put up: meshes, the soft dark patches under them, the lamps they carry."""

    meshes: list[Mesh]
    contacts: list[Contact]
    lamps: list[Lamp]


class Clearing(NamedTuple):
    """Where nothing may stand: lines of sight as segments (N, 2, 2) of x and z, eye first, and the reach of the shot:
    the camera's distance and the stretch of x that it sees or passes."""

    lines: Vector
    distance: float
    low: float
    high: float
    deep: float


def dress(where: Place, clearing: Clearing, seed: int, floor: float = 0.0) -> Dressing:
    """The set's things, standing on the floor's height."""
    dressing = Dressing([], [], [])
    draw = np.random.default_rng(seed + 101)
    taken: list[tuple[float, float, float]] = []
    for row in where.rows:
        _row(row, clearing, dressing, draw)
    for item in where.fixed:
        name = _first(item.props)
        z = item.z - clearing.deep if item.z < -1.0 else item.z
        if name and is_clear(clearing, item.x, z, 0.2 + 0.3 * PROPS[name].radius * item.scale):
            put_up(dressing, name, (item.x, item.y, z), item.yaw, scale=item.scale)
    for scatter in where.scatter:
        _scatter(scatter, clearing, dressing, draw, taken)
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


def _row(row: Row, clearing: Clearing, dressing: Dressing, draw: np.random.Generator) -> None:
    name = _first(row.props)
    if not name:
        return
    radius = PROPS[name].radius
    low, high = row.start, row.end
    if row.axis == "x":
        low, high = min(low, clearing.low - 12.0), min(max(high, clearing.high + 12.0), 240.0)
    for along in np.arange(low, high, max(row.step, 0.8 * radius)):
        scale = float(draw.uniform(*row.scale))
        x, z = (float(along), row.z) if row.axis == "x" else (row.x, float(along))
        if is_clear(clearing, x, z, 0.75 * radius * scale + 0.3):
            put_up(dressing, name, (x, 0.0, z), row.yaw, scale=scale, variant=int(draw.integers(4)))


def _area(scatter: Scatter, clearing: Clearing) -> tuple[float, float, float, float]:
    """(x from, x to, z from, z to) of a plane."""
    reach = max(clearing.distance, 2.0)
    near = max(1.2, 0.35 * reach)
    if scatter.plane == "near":
        front = min(1.5, 0.4 * reach) if reach > 3.5 else -2.0
        return clearing.low - reach - 2.0, clearing.high + reach + 2.0, -max(5.0, 0.9 * reach), front
    if scatter.plane == "aside":
        return clearing.low - reach - 4.0, clearing.high + reach + 4.0, -4.6 - clearing.deep, -2.0 - clearing.deep
    if scatter.plane == "mid":
        start = max(4.0, near + 2.0)
        return clearing.low - 0.8 * reach - 6, clearing.high + 0.8 * reach + 6, -start - max(10.0, reach), -start
    if scatter.plane == "cliff_foot":
        return -34.0, 50.0, -20.0, 26.0
    if scatter.plane == "bank":
        return clearing.low - 16.0, clearing.high + 16.0, -4.4 - clearing.deep, -2.6 - clearing.deep
    if scatter.plane == "street":
        return clearing.low - 12.0, clearing.high + 12.0, -5.0, -4.4
    far = max(18.0, 1.6 * reach)
    return clearing.low - 1.6 * reach - 22, clearing.high + 1.6 * reach + 22, -far - max(22.0, reach), -far


def _scatter(
    scatter: Scatter,
    clearing: Clearing,
    dressing: Dressing,
    draw: np.random.Generator,
    taken: list[tuple[float, float, float]],
) -> None:
    name = _first(scatter.props)
    if not name:
        return
    left, right, back, front = _area(scatter, clearing)
    room = max(1.0, (right - left) / 60.0)
    count, tries = round(scatter.count * min(2.0, room)), 0
    while count > 0 and tries < 12 * scatter.count:
        tries += 1
        scale = float(draw.uniform(*scatter.scale))
        x, z = float(draw.uniform(left, right)), float(draw.uniform(back, front))
        if scatter.plane == "aside" and clearing.low - 3.5 < x < clearing.high + 3.5:
            continue
        yaw, variant = float(draw.uniform(0, 6.28)), int(draw.integers(4))
        radius = PROPS[name].radius * scale
        low = PROPS[name].height * scale < 0.45
        crowded = any((x - a) ** 2 + (z - b) ** 2 < (0.7 * (radius + r)) ** 2 for a, b, r in taken)
        if crowded or not is_clear(clearing, x, z, radius + (0.25 if low else 0.8)):
            continue
        taken.append((x, z, radius))
        put_up(dressing, name, (x, 0.0, z), yaw, scale=scale, variant=variant)
        count -= 1
