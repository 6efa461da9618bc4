"""The moves of a film camera, eased, centred on the station that the shot's size was measured at."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from previs.camera.target import Vector


def _zero() -> Vector:
    return np.zeros(3)


@dataclass(frozen=True)
class Station:
    """Where a camera stands: `aim` it looks at, `arm` from there to its eye, field of view (degrees), roll (radians).

    `offset` moves the eye alone, `turn` the aim alone. `room` is how far the subject may go aside, in half pictures;
    `width` is the picture's at the subject (metres).
    """

    aim: Vector
    arm: Vector
    fov: float
    roll: float
    offset: Vector = field(default_factory=_zero)
    turn: Vector = field(default_factory=_zero)
    room: float = 0.2
    width: float = 1.0


_TILT = 0.5
"""Picture heights that a tilt goes through."""

Move = Callable[[Station, float, float], Station]
"""(station, k from -0.5 to 0.5, amount) -> station."""


def ease(x: float) -> float:
    """Smooth start and stop."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def _dolly(s: Station, k: float, amount: float) -> Station:
    return replace(s, arm=s.arm * (1 - 0.36 * k * min(1.3, amount)))


def _aside(s: Station, k: float) -> Vector:
    """How far to the right, at the subject, such that it stays inside."""
    return np.array((2 * k * min(s.room, 0.34) * s.width / 2, 0.0, 0.0))


def _truck(s: Station, k: float, amount: float) -> Station:
    shift = _aside(s, k) * min(1.0, amount)
    return replace(s, aim=s.aim + shift)


def _pan(s: Station, k: float, amount: float) -> Station:
    return replace(s, turn=_aside(s, k) * min(1.0, amount))


def _tilt_up(s: Station, k: float, amount: float) -> Station:
    """From what is low up to the picture that was composed."""
    return replace(s, turn=np.array((0.0, (k - 0.5) * _TILT * _high(s) * min(1.2, amount), 0.0)))


def _tilt_down(s: Station, k: float, amount: float) -> Station:
    """From above down to the picture that was composed."""
    return replace(s, turn=np.array((0.0, (0.5 - k) * _TILT * _high(s) * min(1.2, amount), 0.0)))


def _high(s: Station) -> float:
    """The picture's height at the subject (metres)."""
    return 2 * float(np.linalg.norm(s.arm)) * math.tan(math.radians(s.fov) / 2)


def _pedestal(s: Station, k: float, amount: float) -> Station:
    return replace(s, aim=s.aim + np.array((0.0, k * 0.34 * _high(s) * min(1.2, amount), 0.0)))


def _raised(arm: Vector, angle: float) -> Vector:
    flat = math.hypot(arm[0], arm[2])
    length, now = math.hypot(flat, arm[1]), math.atan2(arm[1], flat)
    to = min(math.radians(84), max(math.radians(-40), now + angle))
    scale = length * math.cos(to) / max(flat, 1e-6)
    return np.array((arm[0] * scale, length * math.sin(to), arm[2] * scale))


def _crane(s: Station, k: float, amount: float) -> Station:
    return replace(s, arm=_raised(s.arm, math.radians(26) * k * amount))


def _arc(s: Station, k: float, amount: float) -> Station:
    angle = math.radians(64) * k * amount
    c, n = math.cos(angle), math.sin(angle)
    x, y, z = s.arm
    return replace(s, arm=np.array((c * x + n * z, y, c * z - n * x)))


def _zoom(s: Station, k: float, amount: float) -> Station:
    half = math.tan(math.radians(s.fov) / 2) * (1 - 0.4 * k * min(1.3, amount))
    return replace(s, fov=math.degrees(2 * math.atan(half)))


def _dolly_zoom(s: Station, k: float, amount: float) -> Station:
    """The subject keeps its size while the background swells (Irmin Roberts, Vertigo)."""
    factor = 1 - 0.7 * k * min(1.3, amount)
    half = math.tan(math.radians(s.fov) / 2) / factor
    return replace(s, arm=s.arm * factor, fov=min(100.0, math.degrees(2 * math.atan(half))))


def _run_in(s: Station, k: float, amount: float) -> Station:
    """From where the viewer stands until an arm's length or two is left, its steps felt."""
    left = max(0.28, 1 - 0.62 * min(1.0, amount))
    return replace(s, arm=s.arm * (1 + (left - 1) * (k + 0.5)))


def _back(move: Move) -> Move:
    return lambda station, k, amount: move(station, -k, amount)


def _still(station: Station, k: float, amount: float) -> Station:
    return station


MOVES: Mapping[str, Move] = {
    "static": _still,
    "rack_focus": _still,
    "handheld": _still,
    "follow": _still,
    "whip_pan": _still,
    "dolly_in": _dolly,
    "dolly_out": _back(_dolly),
    "truck_right": _truck,
    "truck_left": _back(_truck),
    "pan_right": _pan,
    "pan_left": _back(_pan),
    "tilt_up": _tilt_up,
    "tilt_down": _tilt_down,
    "pedestal_up": _pedestal,
    "pedestal_down": _back(_pedestal),
    "crane_up": _crane,
    "crane_down": _back(_crane),
    "arc_right": _arc,
    "arc_left": _back(_arc),
    "zoom_in": _zoom,
    "zoom_out": _back(_zoom),
    "dolly_zoom": _dolly_zoom,
    "run_in": _run_in,
}
"""Moves in the words of the command line's contract; `run_in` is a viewer's own."""


def moved(
    station: Station,
    move: str,
    u: float,
    t: float,
    *,
    amount: float,
    seed: int,
    ends: bool = False,
    nearer: float = 1.0,
) -> Station:
    """The station at clip share u (0 to 1) and time t (seconds); `ends`: a turn that has been made by `ends_on`;
    `nearer`: how much of a dolly or zoom goes beyond the size that was asked for, the rest comes from farther off."""
    if ends and move in _TURNS:
        return station
    k = ease(u) - 0.5
    if move in NEARING:
        k = NEARING[move] * _leaning(NEARING[move] * k, nearer)
    station = MOVES[move](station, k, amount)
    if move == "whip_pan":
        share = 1 - _whipped(u)
        reach = float(np.linalg.norm(station.arm)) * 1.5
        return replace(station, turn=np.array((-share * reach, 0.0, 0.0)))
    if move in _SHAKES:
        return _shaken(station, t, seed, min(1.3, amount) * _SHAKES[move])
    return station


NEARING: Mapping[str, float] = {"dolly_in": 1.0, "zoom_in": 1.0, "dolly_out": -1.0, "zoom_out": -1.0}
"""Moves that come nearer, or go away."""

_FARTHER = 1.6


def _leaning(k: float, nearer: float) -> float:
    """k from -0.5 to 0.5 with other extents on its two sides, without a jerk in the middle."""
    return k * (_FARTHER + nearer) / 2 + k * k * (nearer - _FARTHER)


_TURNS = ("pan_left", "pan_right", "tilt_up", "tilt_down", "whip_pan")
_SHAKES = {"handheld": 1.0, "follow": 0.4, "run_in": 1.6}


def _whipped(u: float) -> float:
    return ease((u - 0.22) / 0.16)


def ends_on(station: Station, to: Vector, move: str, u: float) -> Station:
    """The station with its aim on the way to a point at clip share u, its eye where it was: turned evenly."""
    k = _whipped(u) if move == "whip_pan" else ease((u - 0.12) / 0.7)
    eye = station.aim + station.arm
    first, last = -station.arm, to - eye
    near, far = max(float(np.linalg.norm(first)), 1e-6), max(float(np.linalg.norm(last)), 1e-6)
    way = first / near * (1 - k) + last / far * k
    way = way / max(float(np.linalg.norm(way)), 1e-6) * (near + (far - near) * k)
    return replace(station, aim=eye + way, arm=-way)


def _shaken(station: Station, t: float, seed: int, strength: float) -> Station:
    """A hand's unrest: three sines of unrelated pitch on each axis."""
    shift = (seed * 0.618034) % 1.0 * 20.0

    def unrest(pitch: float, phase: float) -> float:
        a = (t + shift) * pitch
        return math.sin(a + phase) + 0.6 * math.sin(a * 2.3 + 1.7 * phase) + 0.3 * math.sin(a * 5.1 + 2.3 * phase)

    reach = float(np.linalg.norm(station.arm)) * math.tan(math.radians(station.fov) / 2) * strength
    turn = reach * 0.022 * np.array((unrest(1.3, 1.0), unrest(1.7, 2.0), unrest(1.1, 3.0)))
    offset = reach * 0.014 * np.array((unrest(0.9, 4.0), unrest(1.2, 5.0), unrest(1.0, 6.0)))
    roll = 0.006 * strength * unrest(1.5, 7.0)
    return replace(station, turn=station.turn + turn, offset=offset, roll=station.roll + roll)
