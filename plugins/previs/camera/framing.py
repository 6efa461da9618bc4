"""Where the camera stands for a size and an angle: measured on heads and bodies as they fall in the picture."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from previs.camera.lens import look_at, project, vertical_fov
from previs.camera.moves import Station
from previs.camera.sizes import ANGLES, DUTCH_ROLL, HEADS, LANDMARK, SIZES
from previs.camera.target import Target, Vector
from previs.reading.plan import Cinematography

LOWEST = 0.12
"""Metres above the ground that no camera goes below, but for what is smaller than that."""

SMALLEST = 0.08
"""The share of the frame's height that the lead takes at least, whatever else is to be seen."""

_MARGIN = 0.88
_SHORT = {"worms_eye": 16, "low": 28}
_LARGE = 6.0
"""Metres from which on a machine is framed as a building is."""


def lowest(lead: Target) -> float:
    """How low above the ground the camera may go for a lead (metres): mice are seen from a mouse's height."""
    return min(LOWEST, max(0.02, 0.6 * lead.height))


def station_for(lead: Target, seen: Sequence[Target], points: Vector, camera: Cinematography, aspect: float) -> Station:
    """The station for a lead among all that is to be seen; `points` (N, 3) are kept inside if the size is a whole
    one."""
    size = SIZES[camera.size]
    fov = vertical_fov(lens_for(camera), aspect)
    centre, across, fill = _measured(lead, seen, camera, aspect)
    elevation = math.radians(ANGLES[camera.angle])
    roll = math.radians(DUTCH_ROLL) if camera.angle == "dutch" else 0.0
    distance = across / (fill * 2 * math.tan(math.radians(fov) / 2)) + _before(lead, centre, camera)
    away = np.array((0.0, math.sin(elevation), math.cos(elevation)))
    ground = np.array((0.0, lead.base[1], 0.0))
    station = Station(aim=centre, arm=above_ground(centre - ground, away * distance, lowest(lead)), fov=fov, roll=roll)
    if not size.whole:
        points = heads(seen) if len(seen) > 1 else points[:0]
    station = fitted(station, points, aspect, lead)
    return _with_lead_room(_not_tiny(station, lead, camera), lead, seen, camera, aspect)


def lens_for(camera: Cinematography) -> int:
    """The lens (mm): from the ground up nothing towers but before a short one."""
    short = _SHORT.get(camera.angle, camera.lens_mm) if SIZES[camera.size].fill < 2.0 else camera.lens_mm
    return camera.lens_mm if "lens" in camera.said else min(camera.lens_mm, short)


def _before(lead: Target, centre: Vector, camera: Cinematography) -> float:
    """How far what is framed stands out before its own middle, of machines that are framed in part (metres)."""
    if (lead.upright and not lead.landmark) or lead.head is not None or SIZES[camera.size].whole:
        return 0.0
    return 0.8 * max(0.0, float(lead.corners()[:, 2].max() - centre[2]))


def _measured(
    lead: Target, seen: Sequence[Target], camera: Cinematography, aspect: float
) -> tuple[Vector, float, float]:
    """What the picture is centred on, the length that the size is measured on, and how much of the frame it fills."""
    size = SIZES[camera.size]
    if lead.head is not None and camera.size in HEADS and not lead.upright:
        head, share = lead.head, HEADS[camera.size]
        high, wide = float(head.size[1]), float(head.size[0])
        body = lead.at(0.0) + np.array((0.0, 0.55 * lead.height, 0.0))
        near = min(1.0, 0.62 + 0.6 * share)
        centre = (lead.at(0.0) + head.centre) * near + body * (1.0 - near)
        return centre, max(high, wide / (0.92 * aspect)), share
    centre, height = _centre(lead, seen, camera)
    fill = size.fill
    large = lead.head is None and max(lead.height, lead.length) > _LARGE
    if (lead.landmark or large) and fill < 0.5:
        fill = min(0.5, fill * LANDMARK)
    if camera.angle == "birds_eye":
        height = max(lead.length, lead.width, 0.35 * height)
    elif (lead.landmark or not lead.upright) and not size.whole and lead.head is None:
        fill = fill**0.62
    if lead.head is not None and lead.upright and camera.size in HEADS:
        fill = min(fill, 1.35 * HEADS[camera.size] * height / max(float(lead.head.size[1]), 1e-3))
    return centre, height, fill


def _centre(lead: Target, seen: Sequence[Target], camera: Cinematography) -> tuple[Vector, float]:
    """What the picture is centred on, and the height that the size is measured on."""
    size = SIZES[camera.size]
    corners = np.concatenate([t.corners() for t in seen])
    low, high = corners.min(axis=0), corners.max(axis=0)
    middle = (low + high) / 2
    if size.whole:
        share = size.centre if len(seen) == 1 or size.fill < 0.5 else 0.5
        if camera.angle == "birds_eye" or (lead.landmark and size.fill < 0.5):
            share = 0.35
        centre = np.array((middle[0], low[1] + share * lead.height, middle[2]))
        if lead.span is not None:
            centre[1] = 0.5 * centre[1] + 0.5 * (lead.base[1] + sum(lead.span) / 2)
        return centre, lead.height
    base = lead.at(0.0)
    eyes = base + lead.eyes
    if lead.landmark:
        return base + np.array((0.0, 0.56 * lead.height, 0.0)), lead.height
    if lead.upright and camera.size == "extreme_close_up":
        middle = eyes if lead.head is None else (eyes + base + lead.head.centre) / 2
        below = 0.11 * lead.stature / size.fill
        return np.array((middle[0], eyes[1] - below, middle[2])), lead.stature
    if lead.upright:
        aside = middle if len(seen) > 1 else eyes * 0.6 + base * 0.4
        return np.array((aside[0], eyes[1] + lead.crown - (1.0 - size.centre) * lead.stature, aside[2])), lead.stature
    near = max(0.0, min(1.0, (size.fill - 1.0) / 1.6))
    body = base + np.array((0.0, lead.height * 0.5, 0.0))
    return body * (1 - near) + (eyes + (body - eyes) * 0.12) * near, lead.height * 1.25


def heads(seen: Sequence[Target]) -> Vector:
    """Head and shoulders of each, which a two-shot shows whatever its size."""
    points: list[Vector] = []
    for t in seen:
        base = t.at(0.0)
        if t.head is not None and not t.upright:
            points += list(t.head.corners(base))
            continue
        half = max(0.26 * t.height / 1.75, t.width / 2) if t.upright else t.length / 2
        points += [base + np.array((s * half, t.height * k, 0.0)) for s in (-1, 1) for k in (0.8, 1.0)]
    return np.array(points)


def above_ground(aim: Vector, arm: Vector, low: float = LOWEST) -> Vector:
    """The arm turned up until its end is `low` above the ground, as long as before; `aim` is from the ground."""
    if aim[1] + arm[1] >= low:
        return arm
    length = float(np.linalg.norm(arm))
    rise = max(-length * 0.9, low - aim[1])
    flat = math.hypot(float(arm[0]), float(arm[2]))
    level = math.sqrt(max(length**2 - rise**2, 0.01))
    x, z = (float(arm[0]) / flat, float(arm[2]) / flat) if flat > 1e-6 else (0.0, 1.0)
    return np.array((x * level, rise, z * level))


def fitted(station: Station, points: Vector, aspect: float, lead: Target) -> Station:
    """The camera drawn back until all points are within the margin; the corners of a building's box are empty."""
    across = 0.84 if lead.landmark else 1.0
    above = station.aim - np.array((0.0, lead.base[1], 0.0))
    for _ in range(14):
        if not len(points):
            break
        seen = project(look_at(station.aim + station.arm, station.aim, station.fov, station.roll), points, aspect)
        worst = float(np.abs(seen[:, :2] * (across, 1.0)).max()) if bool((seen[:, 2] > 0.05).all()) else 2.0
        if worst <= _MARGIN:
            break
        arm = station.arm * min(1.6, max(1.02, worst / _MARGIN))
        station = replace(station, arm=above_ground(above, arm, lowest(lead)))
    return station


def _not_tiny(station: Station, lead: Target, camera: Cinematography) -> Station:
    """Not farther than where the lead would be lost in the picture."""
    above = camera.angle == "birds_eye"
    extent = max(lead.length, lead.width, 0.3 * lead.height) if above else max(lead.height, 0.5 * lead.length)
    farthest = extent / (SMALLEST * 2 * math.tan(math.radians(station.fov) / 2))
    length = float(np.linalg.norm(station.arm))
    return replace(station, arm=station.arm * (farthest / length)) if length > farthest else station


def _with_lead_room(
    station: Station, lead: Target, seen: Sequence[Target], camera: Cinematography, aspect: float
) -> Station:
    """The aim shifted ahead of a single subject, so that it has room to look or go into, as far as it stays inside."""
    if len(seen) > 1 or camera.angle == "birds_eye":
        return station
    sideways = float(lead.forward[0])
    width = 2 * float(np.linalg.norm(station.arm)) * math.tan(math.radians(station.fov) / 2) * aspect
    share = 0.11 if lead.speed else 0.07
    if not SIZES[camera.size].whole:
        return replace(station, aim=station.aim + np.array((sideways * share * 0.8 * width, 0.0, 0.0)))
    points = lead.corners()
    for part in (1.0, 0.6, 0.3):
        trial = replace(station, aim=station.aim + np.array((sideways * share * part * width, 0.0, 0.0)))
        seen_at = project(look_at(trial.aim + trial.arm, trial.aim, trial.fov, trial.roll), points, aspect)
        if float(np.abs(seen_at[:, :2]).max()) <= 0.93:
            return trial
    return station
