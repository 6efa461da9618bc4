"""From plan and targets to a camera for every moment: where it stands, what it moves, what it keeps in frame."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from previs.camera.clear import free
from previs.camera.framing import LOWEST, fitted, heads, lowest, station_for
from previs.camera.lens import look_at, project, vertical_fov
from previs.camera.moves import NEARING, Station, ends_on, moved
from previs.camera.sizes import HEADS, SIZES
from previs.camera.special import DETAILS, insert, is_small, over_shoulder, through_eyes
from previs.camera.target import Target, Vector
from previs.camera.travel import Travel, travel
from previs.reading.plan import Cinematography
from previs.records import Camera

_SPEEDS = {"slow": 0.7, "normal": 1.0, "fast": 1.5}
_CALM = ("dolly_in", "dolly_out", "handheld", "zoom_in", "zoom_out")
"""Moves that do not lose the shoulder."""

_STANDS = ("static", "handheld", "zoom_in", "zoom_out", "rack_focus")
_FREE = ("whip_pan", "tilt_up", "tilt_down")
"""Moves that begin away from the lead."""

_RAKE = 50.0
"""Degrees that the camera turns along the line of two where focus is racked between them."""

_EDGE = 0.98
_DRIFT = 0.16
_USUAL = 4.0
"""Seconds of the shot that the extents of moves are made for."""


@dataclass(frozen=True)
class Path:
    """A camera over a clip's length. `station` is where it stands half-way; `velocity` (m/s) it travels at with the
    subject, `drift` what of the subject's own travel is left to cross the frame; `way` takes their place where the
    subject does not go straight on. `low` is how near the ground at height `floor` it comes; `to` what its aim ends
    on, if that is not where it begins (metres), `nearer` how much of a dolly or zoom goes beyond the station."""

    station: Station
    velocity: Vector
    drift: Vector
    seconds: float
    move: str
    amount: float
    aspect: float
    seed: int
    floor: float = 0.0
    low: float = LOWEST
    way: Travel | None = None
    to: Vector | None = None
    nearer: float = 1.0

    def at(self, t: float) -> Camera:
        """The camera at time t (seconds)."""
        eye, aim, station = self._ends(self.station, t)
        return look_at(eye, aim, station.fov, station.roll)

    def eye(self, station: Station, t: float) -> Vector:
        """Where the eye would be at time t if the path had another station (3,)."""
        return self._ends(station, t)[0]

    def _ends(self, station: Station, t: float) -> tuple[Vector, Vector, Station]:
        u = min(1.0, max(0.0, t / self.seconds)) if self.seconds > 0 else 1.0
        if self.to is not None:
            station = ends_on(station, self.to, self.move, u)
        station = moved(
            station, self.move, u, t, amount=self.amount, seed=self.seed, ends=self.to is not None, nearer=self.nearer
        )
        if self.way is not None:
            shift, turned = self.way.at(t)
            late = self.drift * (t - self.seconds / 2)
            shift, turned = shift - late, turned - late
        else:
            shift = turned = self.velocity * t - self.drift * (t - self.seconds / 2)
        eye, aim = station.aim + station.arm + shift + station.offset, station.aim + turned + station.turn
        low = self.low + self.floor + float(shift[1])
        if eye[1] < low:
            eye = np.array((eye[0], low, eye[2]))
        return eye, aim, station


def frame_shot(
    targets: Sequence[Target],
    camera: Cinematography,
    *,
    seconds: float,
    aspect: float,
    seed: int = 0,
    others: Sequence[Target] = (),
) -> Path:
    """The camera for a shot of targets, the first of them the lead; `others` are there too, seen if they may be.
    Camera stands on +z of them, so that the set is built towards -z, and the line between two is kept."""
    solids = [*targets, *others]
    wanted = next((t for t in solids if t.number == camera.object >= 0), None)
    if camera.framing == "over_shoulder" and len(targets) > 1:
        path = _over(targets, camera, seconds=seconds, aspect=aspect, seed=seed)
        return _cleared(path, targets[1], solids)
    if camera.framing == "pov":
        viewer = next((t for t in solids if t.number == camera.viewer >= 0), None)
        if viewer is not None:
            return _seen_by(viewer, solids, camera, seconds=seconds, aspect=aspect, seed=seed)
        return _cleared(_viewer(targets[0], camera, seconds, aspect, seed), targets[0], solids)
    if camera.size == "insert" and wanted is not None:
        near = next((t for t in targets if t.upright and t.holds(wanted.at(0.0), 0.0, 0.6)), None)
        holder = near if wanted.head is not None else None
        return _detail(wanted, holder, camera, seconds=seconds, aspect=aspect, seed=seed)
    if is_small(targets[0]) and camera.size in DETAILS and camera.framing == "single":
        return _detail(targets[0], None, camera, seconds=seconds, aspect=aspect, seed=seed)
    path = _framed(targets, camera, seconds=seconds, aspect=aspect, seed=seed)
    if wanted is not None and wanted is not targets[0] and camera.move.split("_")[0] in ("pan", "tilt", "whip"):
        aim = wanted.at(seconds) + np.array((0.0, 0.55 * wanted.height, 0.0))
        path = replace(path, to=aim)
    return _cleared(path, targets[0], solids)


def _detail(
    item: Target, holder: Target | None, camera: Cinematography, *, seconds: float, aspect: float, seed: int
) -> Path:
    """A thing alone, whole in the picture."""
    calm = replace(camera, move=camera.move if camera.move != "follow" else "static")
    station = insert(item, holder, camera, aspect)
    return _path(station, item, calm, seconds=seconds, aspect=aspect, seed=seed)


def _framed(targets: Sequence[Target], camera: Cinematography, *, seconds: float, aspect: float, seed: int) -> Path:
    """By size and angle, on the lead and those who go with it."""
    lead = targets[0]
    if camera.move == "follow" and camera.size == "wide" and "size" not in camera.said and len(targets) == 1:
        camera = replace(camera, size="full")
    size = SIZES[camera.size]
    together = [t for t in targets if np.allclose(t.velocity, lead.velocity, atol=0.3)]
    seen = together if size.whole or camera.framing in ("two_shot", "group") else [lead]
    way = travel(lead, seconds, 0.9 * lead.height / min(size.fill, 1.0))
    points = _moments(seen, lead, way, seconds)
    station = station_for(lead, seen, points, camera, aspect)
    if camera.focus == "rack" and len(seen) > 1:
        station = _raked(station, seen, camera, aspect)
    path = replace(_path(station, lead, camera, seconds=seconds, aspect=aspect, seed=seed), way=way)
    return _kept(path, lead, camera)


def _raked(station: Station, seen: Sequence[Target], camera: Cinematography, aspect: float) -> Station:
    """Turned along the line of two, so that one is before the other and focus has a way to go."""
    first = next((t for t in seen if t.number == camera.focus_from >= 0), seen[0])
    last = next((t for t in seen if t.number == camera.focus_to >= 0 and t is not first), seen[-1])
    way = first.at(0.0) - last.at(0.0)
    if abs(float(way[0])) < 0.4 or abs(float(way[2])) > abs(float(way[0])):
        return station
    angle = math.radians(_RAKE) * math.copysign(1.0, float(way[0]))
    x, y, z = station.arm
    c, s = math.cos(angle), math.sin(angle)
    turned = replace(station, arm=np.array((c * x + s * z, y, c * z - s * x)))
    return fitted(turned, heads(seen), aspect, first)


def _moments(seen: Sequence[Target], lead: Target, way: Travel | None, seconds: float) -> Vector:
    """Corners of all that is seen at the shot's start and, of a lead with a way of its own, as the camera that goes
    along with it has them at other times; (N, 3)."""
    points = [t.reach(0.0) for t in seen if way is None or t is not lead]
    if way is not None:
        times = np.linspace(0.0, seconds, 17)
        points += [lead.reach(float(t)) - way.at(float(t))[1] for t in times]
    return np.concatenate(points)


def _over(targets: Sequence[Target], camera: Cinematography, *, seconds: float, aspect: float, seed: int) -> Path:
    station, lead = over_shoulder(targets, camera, seconds, aspect), targets[0]._replace(speed=0.0, path=None)
    calm = replace(camera, move=camera.move if camera.move in _CALM else "static")
    return replace(_path(station, lead, calm, seconds=seconds, aspect=aspect, seed=seed), amount=0.3)


def _seen_by(
    viewer: Target, around: Sequence[Target], camera: Cinematography, *, seconds: float, aspect: float, seed: int
) -> Path:
    """Through the eyes of one who is there: steps and breath are felt."""
    seen = [t for t in around if t.number != viewer.number and not t.holds(viewer.at(0.0), 0.0, 0.0)]
    wanted = [t for t in seen if t.number == camera.object >= 0]
    station = through_eyes(viewer, [*wanted, *seen][:1], camera, aspect)
    station = replace(station, arm=station.arm - viewer.forward * _too_near(viewer, [*wanted, *seen][:1], seconds))
    move = "follow" if viewer.speed and camera.move in ("static", "dolly_in", "follow") else camera.move
    path = _path(station, viewer, replace(camera, move=move), seconds=seconds, aspect=aspect, seed=seed)
    way = travel(viewer, seconds, 0.3)
    kept = replace(path, drift=np.zeros(3), way=way, low=min(path.low, max(0.03, 0.5 * viewer.eye)))
    target = next(iter([*wanted, *seen]), None)
    if target is not None and (target.speed or viewer.speed):
        # the viewer's head turns to where what it sees has come to
        kept = replace(kept, to=target.at(seconds) - viewer.at(seconds) + viewer.at(0.0) + station.aim - target.at(0.0))
        return kept if _ahead(kept) else replace(kept, to=None)
    return kept if move != "static" else replace(kept, move="handheld", amount=0.35)


def _too_near(viewer: Target, seen: Sequence[Target], seconds: float) -> float:
    """How much farther off one has to begin so as not to run into the building that it goes to (metres)."""
    if not seen or not seen[0].landmark or not viewer.speed:
        return 0.0
    way = (seen[0].at(seconds) - viewer.at(seconds)) * np.array((1.0, 0.0, 1.0))
    return max(0.0, 0.6 * max(seen[0].width, seen[0].length) + 0.5 * seen[0].height - float(way @ viewer.forward))


def _ahead(path: Path) -> bool:
    """Does the aim never come nearer to the eye than an arm's length?"""
    assert path.to is not None
    eye = path.station.aim + path.station.arm
    return float(np.linalg.norm(path.to - eye)) > 0.7


def _cleared(path: Path, lead: Target, solids: Sequence[Target]) -> Path:
    """The camera moved out of whatever it would be in; the lead itself is something, too."""
    return replace(path, station=free(path.station, path.eye, lead, solids, path.seconds))


def _kept(path: Path, lead: Target, camera: Cinematography) -> Path:
    """The move as large as it may be without cutting the lead, or its head where no more of it is to be seen: the
    size asked for holds in the middle."""
    tight = camera.size in HEADS or not SIZES[camera.size].whole
    if path.move in _FREE or camera.size == "extreme_close_up" or (tight and lead.head is None):
        return path
    trials = [replace(path, amount=path.amount * part) for part in (1.0, 0.75, 0.5, 0.3, 0.15)]
    if path.move in NEARING:
        trials = [replace(path, nearer=part) for part in (1.0, 0.75, 0.55)]
        trials += [replace(path, nearer=0.55, amount=path.amount * part) for part in (0.8, 0.6, 0.4, 0.2)]
    most = 1.04 if tight else _EDGE
    times = [float(t) for t in np.linspace(0.0, path.seconds, 9)]
    fit = (trial for trial in trials if all(_worst(trial, lead, t, tight=tight) <= most for t in times))
    return next(fit, replace(path, nearer=0.55, amount=path.amount * 0.1))


def _worst(path: Path, lead: Target, t: float, *, tight: bool) -> float:
    """How far out the lead, or its head, is at a time: 1 at the frame's edge."""
    points = lead.head.corners(lead.at(t)) if tight and lead.head is not None else lead.corners(t)
    return float(np.abs(project(path.at(t), points, path.aspect)[:, :2]).max())


def _path(station: Station, lead: Target, camera: Cinematography, *, seconds: float, aspect: float, seed: int) -> Path:
    """The move's extent, cut to what keeps the lead inside, and how the camera travels with it."""
    size = SIZES[camera.size]
    amount = _SPEEDS.get(camera.speed, 1.0) * _by_length(seconds)
    width = 2 * float(np.linalg.norm(station.arm)) * math.tan(math.radians(station.fov) / 2) * aspect
    room = _room(station, lead, aspect)
    velocity, drift = lead.velocity, np.zeros(3)
    if size.whole and camera.move in _STANDS and seconds > 0:
        mean = (lead.at(seconds) - lead.at(0.0)) / seconds
        across = abs(float(mean[0])) * seconds
        share = min(1.0, 2 * min(room * width / 2, _DRIFT * width) / across) if across > 1e-6 else 0.0
        drift = mean * np.array((share, 0.0, 0.0))
    station = replace(station, room=room, width=width)
    low = lowest(lead)
    return Path(station, velocity, drift, seconds, camera.move, amount, aspect, seed, lead.base[1], low)


def _by_length(seconds: float) -> float:
    """Moves are smaller in short shots, so that no camera has to hurry, and larger in long ones."""
    return min(1.35, max(0.55, math.sqrt(max(seconds, 0.0) / _USUAL)))


def _room(station: Station, lead: Target, aspect: float) -> float:
    """How far the lead may move aside, in half pictures, before it is cut."""
    seen = project(look_at(station.aim + station.arm, station.aim, station.fov), lead.corners(), aspect)
    return max(0.06, 0.94 - float(np.abs(seen[:, 0]).max())) if bool((seen[:, 2] > 0).all()) else 0.06


def _viewer(lead: Target, camera: Cinematography, seconds: float, aspect: float, seed: int) -> Path:
    """The camera is someone who is not named: at eye level, going towards what is seen."""
    far = 2.2 if camera.move in ("static", "handheld") else 4.0 + 2.2 * min(seconds, 5.0) * _SPEEDS[camera.speed]
    aim = lead.at(0.0) + np.array((0.0, max(lead.height * 0.6, 1.0), 0.0))
    eye = lead.at(0.0) + np.array((0.4, 1.62, max(far, lead.length * 1.5)))
    station = Station(aim=aim, arm=eye - aim, fov=vertical_fov(camera.lens_mm, aspect), roll=0.0, room=0.3, width=4.0)
    move = "run_in" if camera.move in ("dolly_in", "follow") else camera.move
    return Path(station, lead.velocity, np.zeros(3), seconds, move, _SPEEDS[camera.speed], aspect, seed)
