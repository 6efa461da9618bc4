"""From plan and targets to a camera for every moment: where it stands, what it moves, what it keeps in frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from previs.camera.lens import look_at, project, vertical_fov
from previs.camera.moves import Station, moved
from previs.camera.sizes import ANGLES, DUTCH_ROLL, LANDMARK, SIZES
from previs.camera.target import Target, Vector
from previs.reading.plan import Cinematography
from previs.records import Camera

LOWEST = 0.12
"""Metres above the ground that no camera goes below."""

_SPEEDS = {"slow": 0.7, "normal": 1.0, "fast": 1.5}
_CALM = ("dolly_in", "dolly_out", "handheld", "zoom_in", "zoom_out")
"""Moves that do not lose the shoulder."""

_MARGIN, _EDGE = 0.88, 0.98
_DRIFT = 0.16


@dataclass(frozen=True)
class Path:
    """A camera over a clip's length. `station` is where it stands half-way; `velocity` (m/s) it travels at with the
    subject, `drift` what of the subject's own travel is left to cross the frame."""

    station: Station
    velocity: Vector
    drift: Vector
    seconds: float
    move: str
    amount: float
    aspect: float
    seed: int
    floor: float = 0.0

    def at(self, t: float) -> Camera:
        """The camera at time t (seconds)."""
        u = min(1.0, max(0.0, t / self.seconds)) if self.seconds > 0 else 1.0
        station = moved(self.station, self.move, u, t, amount=self.amount, seed=self.seed)
        shift = self.velocity * t - self.drift * (t - self.seconds / 2)
        eye, aim = station.aim + station.arm + shift + station.offset, station.aim + shift + station.turn
        lowest = LOWEST + self.floor + float(shift[1])
        if eye[1] < lowest:
            eye = np.array((eye[0], lowest, eye[2]))
        return look_at(eye, aim, station.fov, station.roll)


def frame_shot(
    targets: Sequence[Target], camera: Cinematography, *, seconds: float, aspect: float, seed: int = 0
) -> Path:
    """The camera for a shot of targets, the first of them the lead. Camera stands on +z of it, so that the set is
    built towards -z."""
    if camera.framing == "over_shoulder" and len(targets) > 1:
        station, lead = _over_shoulder(targets, camera, seconds, aspect), targets[0]._replace(speed=0.0)
        calm = replace(camera, move=camera.move if camera.move in _CALM else "static")
        return replace(_path(station, lead, calm, seconds=seconds, aspect=aspect, seed=seed), amount=0.3)
    if camera.framing == "pov":
        return _viewer(targets[0], camera, seconds, aspect, seed)
    lead = targets[0]
    size = SIZES[camera.size]
    together = [t for t in targets if np.allclose(t.velocity, lead.velocity, atol=0.3)]
    seen = together if size.whole or camera.framing in ("two_shot", "group") else [lead]
    fov = vertical_fov(camera.lens_mm, aspect)
    station = _station(lead, seen, camera, fov, aspect)
    path = _path(station, lead, camera, seconds=seconds, aspect=aspect, seed=seed)
    return _kept(path, lead) if size.whole else path


def _kept(path: Path, lead: Target) -> Path:
    """The move as large as it may be without cutting the lead: the size asked for holds in the middle."""
    if path.move == "whip_pan":
        return path
    times = np.linspace(0.0, path.seconds, 9)
    for part in (1.0, 0.75, 0.5, 0.3, 0.15):
        trial = replace(path, amount=path.amount * part)
        worst = max(
            float(np.abs(project(trial.at(float(t)), lead.corners(float(t)), path.aspect)[:, :2]).max()) for t in times
        )
        if worst <= _EDGE:
            return trial
    return replace(path, amount=path.amount * 0.1)


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
        return np.array((middle[0], low[1] + share * lead.height, middle[2])), lead.height
    base = lead.at(0.0)
    eyes = (
        base + np.array(lead.focus) if lead.focus else base + np.array((0.0, lead.eye, 0.0)) + lead.forward * lead.ahead
    )
    if lead.upright:
        aside = middle if len(seen) > 1 else eyes * 0.6 + base * 0.4
        return np.array((aside[0], eyes[1] + lead.crown - (1.0 - size.centre) * lead.stature, aside[2])), lead.stature
    near = max(0.0, min(1.0, (size.fill - 1.0) / 1.6))
    body = base + np.array((0.0, lead.height * 0.5, 0.0))
    return body * (1 - near) + (eyes + (body - eyes) * 0.12) * near, lead.height * 1.25


def _station(lead: Target, seen: Sequence[Target], camera: Cinematography, fov: float, aspect: float) -> Station:
    size = SIZES[camera.size]
    centre, height = _centre(lead, seen, camera)
    elevation = math.radians(ANGLES[camera.angle])
    roll = math.radians(DUTCH_ROLL) if camera.angle == "dutch" else 0.0
    across = height if camera.angle != "birds_eye" else max(lead.length, lead.width, 0.5 * height)
    fill = min(0.5, size.fill * LANDMARK) if lead.landmark and size.fill < 0.5 else size.fill
    distance = across / (fill * 2 * math.tan(math.radians(fov) / 2))
    away = np.array((0.0, math.sin(elevation), math.cos(elevation)))
    arm = _above_ground(centre - np.array((0.0, lead.base[1], 0.0)), away * distance)
    station = Station(aim=centre, arm=arm, fov=fov, roll=roll)
    points = np.concatenate([t.corners() for t in seen])
    if not size.whole:
        points = _heads(seen) if len(seen) > 1 else points[:0]
    station = _fitted(station, points, aspect, lead.base[1])
    return _with_lead_room(station, lead, seen, camera, aspect)


def _heads(seen: Sequence[Target]) -> Vector:
    """Head and shoulders of each, which a two-shot shows whatever its size."""
    points: list[Vector] = []
    for t in seen:
        base = t.at(0.0)
        half = max(0.26 * t.height / 1.75, t.width / 2) if t.upright else t.length / 2
        points += [base + np.array((s * half, t.height * k, 0.0)) for s in (-1, 1) for k in (0.8, 1.0)]
    return np.array(points)


def _above_ground(aim: Vector, arm: Vector) -> Vector:
    """The arm turned up until its end is above the ground, as long as before."""
    if aim[1] + arm[1] >= LOWEST:
        return arm
    length = float(np.linalg.norm(arm))
    rise = max(-length * 0.9, LOWEST - aim[1])
    return np.array((0.0, rise, math.sqrt(max(length**2 - rise**2, 0.01))))


def _fitted(station: Station, points: Vector, aspect: float, floor: float) -> Station:
    """The camera drawn back until all points are within the margin."""
    for _ in range(14):
        if not len(points):
            break
        seen = project(look_at(station.aim + station.arm, station.aim, station.fov, station.roll), points, aspect)
        worst = float(np.abs(seen[:, :2]).max()) if bool((seen[:, 2] > 0.05).all()) else 2.0
        if worst <= _MARGIN:
            break
        above = station.aim - np.array((0.0, floor, 0.0))
        station = replace(station, arm=_above_ground(above, station.arm * min(1.6, max(1.02, worst / _MARGIN))))
    return station


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


def _path(station: Station, lead: Target, camera: Cinematography, *, seconds: float, aspect: float, seed: int) -> Path:
    """The move's extent, cut to what keeps the lead inside, and how the camera travels with it."""
    size = SIZES[camera.size]
    amount = _SPEEDS.get(camera.speed, 1.0)
    width = 2 * float(np.linalg.norm(station.arm)) * math.tan(math.radians(station.fov) / 2) * aspect
    velocity, drift = lead.velocity, np.zeros(3)
    if lead.speed > 0 and size.whole and camera.move in ("static", "handheld", "zoom_in", "zoom_out", "rack_focus"):
        room = _room(station, lead, aspect) * width / 2
        travel = velocity * seconds
        across = abs(float(travel[0]))
        share = min(1.0, 2 * min(room, _DRIFT * width) / across) if across > 1e-6 else 0.0
        drift = velocity * np.array((share, 0.0, 0.0))
    station = replace(station, room=_room(station, lead, aspect), width=width)
    return Path(station, velocity, drift, seconds, camera.move, amount, aspect, seed, lead.base[1])


def _room(station: Station, lead: Target, aspect: float) -> float:
    """How far the lead may move aside, in half pictures, before it is cut."""
    seen = project(look_at(station.aim + station.arm, station.aim, station.fov), lead.corners(), aspect)
    return max(0.06, 0.94 - float(np.abs(seen[:, 0]).max())) if bool((seen[:, 2] > 0).all()) else 0.06


def _over_shoulder(targets: Sequence[Target], camera: Cinematography, seconds: float, aspect: float) -> Station:
    """Behind the first one's shoulder, the second where it is half-way through."""
    near, far = targets[0], targets[1]
    here, there = near.at(0.0), far.at(seconds / 2)
    line = there - here
    line = line / max(float(np.linalg.norm(line)), 1e-6)
    side = np.cross(line, (0.0, 1.0, 0.0))
    tall = max(near.eye, far.eye * 0.8)
    eye = here - line * 1.0 + side * 0.46 + np.array((0.0, tall + 0.08, 0.0))
    aim = there + np.array((0.0, far.eye - 0.22, 0.0)) - side * 0.22
    return Station(aim=aim, arm=eye - aim, fov=vertical_fov(camera.lens_mm, aspect), roll=0.0)


def _viewer(lead: Target, camera: Cinematography, seconds: float, aspect: float, seed: int) -> Path:
    """The camera is someone: at eye level, going towards what is seen."""
    far = 2.2 if camera.move in ("static", "handheld") else 4.0 + 2.2 * min(seconds, 5.0) * _SPEEDS[camera.speed]
    aim = lead.at(0.0) + np.array((0.0, max(lead.height * 0.6, 1.0), 0.0))
    eye = lead.at(0.0) + np.array((0.4, 1.62, max(far, lead.length * 1.5)))
    station = Station(aim=aim, arm=eye - aim, fov=vertical_fov(camera.lens_mm, aspect), roll=0.0, room=0.3, width=4.0)
    move = "run_in" if camera.move in ("dolly_in", "follow") else camera.move
    return Path(station, lead.velocity, np.zeros(3), seconds, move, _SPEEDS[camera.speed], aspect, seed)
