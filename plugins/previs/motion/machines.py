"""Actions of machines: wheels, rails, rotors and wings, thrust, hulls, hot air."""

import math
from collections.abc import Callable, Mapping

from previs.motion.action import Action, Way
from previs.motion.puppet import Puppet

DRIVE_SPEED = 9.0
RACE_SPEED = 22.0
RIDE_SPEED = 6.0
RAIL_SPEED = 15.0
_TURN_RADIUS = 9.0
_THRUST = 5.0
_IGNITION = 0.5
Pose = Callable[[Puppet, float], None]


def still(puppet: Puppet, t: float) -> None:
    """Nothing moves."""


def roll(puppet: Puppet, metres: float) -> None:
    """Turn every wheel by the distance that has been gone."""
    for name, joint in puppet.index.items():
        if name.startswith("wheel"):
            puppet.frame.angles[joint, 2] -= metres / max(0.05, float(puppet.frame.rest[joint, 1]))


def _driving(speed: float, lean: float = 0.0) -> Pose:
    """Wheels turn with the distance; the body trembles a little, and squats by `lean` radians."""

    def pose(puppet: Puppet, t: float) -> None:
        roll(puppet, speed * t)
        shake = 0.3 + 0.7 * speed / RACE_SPEED
        puppet.bend(
            "body",
            pitch=lean + 0.006 * shake * math.sin(7.0 * t),
            roll=0.006 * shake * math.sin(5.3 * t) + 0.012 * lean * math.sin(1.1 * t),
        )
        puppet.bend("crank", pitch=-speed * t / 0.9)

    return pose


def _turning(speed: float, radius: float, lean: float) -> Action:
    """Round a bend to the left; `lean` radians, outward for cars, inward for cycles."""

    def pose(puppet: Puppet, t: float) -> None:
        roll(puppet, speed * t)
        puppet.bend("body", roll=lean)
        puppet.frame.angles[0, 0] += 0.0
        for name in puppet.index:
            if name.startswith(("wheel0", "wheel_front")):
                puppet.bend(name, yaw=0.25)
        puppet.bend("crank", pitch=-speed * t / 0.9)

    def way(puppet: Puppet, t: float) -> Way:
        angle = speed * t / radius
        return Way(radius * math.sin(angle), 0.0, radius * (1.0 - math.cos(angle)), angle)

    return Action(pose, lambda _: speed, way)


def _puffing(puppet: Puppet, t: float) -> None:
    """Wheels turn, steam leaves the chimney in clouds that stay behind."""
    roll(puppet, RAIL_SPEED * t)
    puppet.bend("body", roll=0.005 * math.sin(4.0 * t), pitch=0.002 * math.sin(6.1 * t))
    _steam(puppet, t, -0.75 * RAIL_SPEED)


def _steaming(puppet: Puppet, t: float) -> None:
    _steam(puppet, 0.5 * t, -0.4)


def _steam(puppet: Puppet, t: float, drift: float) -> None:
    count = sum(name.startswith("puff") for name in puppet.index)
    for i in range(count):
        joint = puppet.index[f"puff{i}"]
        age = (0.7 * t + i / count) % 1.0
        puppet.sizes[joint] = max(0.05, (0.6 + 6.0 * age) * min(1.0, 6.0 * (1.0 - age)))
        puppet.shifts[joint] = (drift * age, 0.6 + 2.2 * age, 0.25 * math.sin(3.0 * i))


def sail(puppet: Puppet, t: float) -> None:
    """Bob, pitch and roll on a swell, a small boat quicker than a ship."""
    long = max(1.0, puppet.actor.length)
    slow = math.sqrt(min(1.0, 5.0 / long))
    puppet.root[1] = 0.045 * math.sqrt(long / 5.0) * (math.sin(1.5 * slow * t) + 0.4 * math.sin(3.1 * slow * t + 1.0))
    small = min(1.0, 8.0 / long)
    puppet.bend(
        "body", pitch=0.035 * small * math.sin(1.5 * slow * t + 1.1), roll=0.05 * slow * math.sin(1.1 * slow * t)
    )
    puppet.bend("propeller", roll=9.0 * t)


def row(puppet: Puppet, t: float) -> None:
    """Oars sweep: in the water on the way back, lifted on the way forward."""
    sail(puppet, t)
    beat = 2.0 * math.pi * 0.42 * t
    for name, side in (("oar.R", 1.0), ("oar.L", -1.0)):
        puppet.bend(name, yaw=0.55 * side * math.cos(beat), roll=side * (0.04 - 0.16 * max(0.0, math.sin(beat))))
    puppet.root[0] += 0.06 * math.sin(beat)


def _vessel_speed(puppet: Puppet) -> float:
    """A rowing boat's pace, more for a longer hull (Froude)."""
    return 0.75 * math.sqrt(max(1.0, puppet.actor.length))


def _submerge(puppet: Puppet, t: float) -> None:
    puppet.bend("propeller", roll=9.0 * t)
    puppet.bend("body", pitch=-0.16 * min(1.0, 0.5 * t), roll=0.01 * math.sin(0.8 * t))


def _dive_way(puppet: Puppet, t: float) -> Way:
    """Ahead, and down ever faster to 0.9 m/s."""
    return Way(2.5 * t, -0.9 * (t - 1.5 * (1.0 - math.exp(-t / 1.5))))


def _flight(puppet: Puppet, t: float, lean: float) -> None:
    """Rotors, fans and rings turn; the machine wanders a little; wheels are folded away."""
    puppet.root[1] = 0.10 * math.sin(0.9 * t)
    puppet.frame.angles[0, 2] += lean
    puppet.frame.angles[0, 0] += 0.03 * math.sin(0.7 * t)
    _spin(puppet, t)
    if "gear" in puppet.index:
        puppet.sizes[puppet.index["gear"]] = 0.05


def _spin(puppet: Puppet, t: float) -> None:
    puppet.bend("rotor", yaw=31.0 * t)
    puppet.bend("tail_rotor", pitch=47.0 * t)
    puppet.bend("ring", yaw=1.1 * t)


def hover(puppet: Puppet, t: float) -> None:
    """In the air on one spot."""
    _flight(puppet, t, 0.0)


def fly(puppet: Puppet, t: float) -> None:
    """Nose down for a helicopter, level for what has wings."""
    _flight(puppet, t, -0.08 if "rotor" in puppet.index else 0.0)


def _landing(puppet: Puppet, t: float) -> None:
    puppet.frame.angles[0, 2] += 0.06 * math.exp(-0.6 * t) * (1.0 if "gear" in puppet.index else 0.3)
    _spin(puppet, t)


def _landing_way(puppet: Puppet, t: float) -> Way:
    """Down from a height of half its length, ever slower; ahead only where there are wings that need it."""
    high = 0.5 * puppet.actor.length
    ahead = 0.0 if {"rotor", "ring"} & puppet.index.keys() else 0.7 * puppet.actor.length
    return Way(ahead * (1.0 - math.exp(-0.5 * t)) * 2.0, high * (1.0 - min(1.0, t / 3.0)) ** 2)


def _flight_speed(puppet: Puppet) -> float:
    return 12.0 if "rotor" in puppet.index else min(32.0, 1.1 * puppet.actor.length)


def launch(puppet: Puppet, t: float) -> None:
    """The flame bursts out and flickers; clouds spread about the foot and stay on the ground."""
    burn = min(1.0, max(0.0, t / _IGNITION))
    flame = puppet.index.get("flame")
    if flame is not None:
        puppet.sizes[flame] = 0.3 + 8.5 * burn * (1.0 + 0.08 * math.sin(41.0 * t) + 0.05 * math.sin(67.0 * t))
    puppet.bend("body", roll=0.004 * burn * math.sin(37.0 * t), pitch=0.003 * burn * math.sin(29.0 * t))
    risen = launch_way(puppet, t).up
    age = max(0.0, t - 0.5 * _IGNITION)
    for i, joint in enumerate(puppet.joints_named(("puff",))):
        spread = 7.0 * (1.0 - math.exp(-0.9 * age)) * (0.7 + 0.12 * i)
        angle = math.atan2(puppet.frame.rest[joint, 2], puppet.frame.rest[joint, 0])
        puppet.sizes[joint] = 0.6 + 11.0 * (1.0 - math.exp(-0.8 * age))
        puppet.shifts[joint] = (spread * math.cos(angle), 1.2 * burn - risen, spread * math.sin(angle))


def launch_way(puppet: Puppet, t: float) -> Way:
    """Straight up, at a constant acceleration after ignition."""
    flying = max(0.0, t - _IGNITION)
    return Way(0.0, 0.5 * _THRUST * flying * flying)


def cruise(puppet: Puppet, t: float) -> None:
    """A rocket on its way through space: on its side, burning."""
    puppet.frame.angles[0, 2] -= 0.5 * math.pi
    flame = puppet.index.get("flame")
    if flame is not None:
        puppet.sizes[flame] = 8.0 * (1.0 + 0.07 * math.sin(41.0 * t))
    puppet.root[1] = -0.35 * puppet.actor.height


def float_on(puppet: Puppet, t: float) -> None:
    """A balloon on the wind: it sways and rises and sinks a little; the burner flares now and then."""
    puppet.root[1] = 0.25 * math.sin(0.5 * t)
    puppet.bend("body", pitch=0.02 * math.sin(0.6 * t), roll=0.02 * math.sin(0.47 * t + 1.0))
    if "flame" in puppet.index:
        flare = max(0.0, math.sin(0.9 * t + 0.6)) ** 0.5
        puppet.sizes[puppet.index["flame"]] = 0.15 + flare * (1.3 + 0.2 * math.sin(23.0 * t))


STILL: Mapping[str, Action] = {"stand": Action(still)}
VEHICLE: Mapping[str, Action] = {
    "stand": Action(still),
    "drive": Action(_driving(DRIVE_SPEED), lambda _: DRIVE_SPEED),
    "race": Action(_driving(RACE_SPEED, 0.018), lambda _: RACE_SPEED),
    "turn": _turning(6.0, _TURN_RADIUS, 0.03),
}
CYCLE: Mapping[str, Action] = {
    "stand": Action(still),
    "drive": Action(_driving(RIDE_SPEED), lambda _: RIDE_SPEED),
    "ride": Action(_driving(RIDE_SPEED), lambda _: RIDE_SPEED),
    "race": Action(_driving(14.0), lambda _: 14.0),
    "turn": _turning(5.0, _TURN_RADIUS, -0.25),
}
RAIL: Mapping[str, Action] = {
    "stand": Action(_steaming),
    "drive": Action(_puffing, lambda _: RAIL_SPEED),
}
VESSEL: Mapping[str, Action] = {
    "stand": Action(sail),
    "sail": Action(row, _vessel_speed),
    "row": Action(row, _vessel_speed),
    "race": Action(row, lambda puppet: 2.5 * _vessel_speed(puppet)),
}
SUBMARINE: Mapping[str, Action] = {
    "stand": Action(sail),
    "sail": Action(sail, lambda _: 3.0),
    "swim": Action(sail, lambda _: 3.0),
    "dive": Action(_submerge, lambda _: 2.5, _dive_way, timed=True),
}
AIRCRAFT: Mapping[str, Action] = {
    "stand": Action(still),
    "hover": Action(hover, posture="none"),
    "fly": Action(fly, _flight_speed, posture="none"),
    "land": Action(_landing, way=_landing_way, timed=True, posture="none"),
}
ROCKET: Mapping[str, Action] = {
    "stand": Action(still),
    "launch": Action(launch, way=launch_way, timed=True),
    "fly": Action(launch, way=launch_way, timed=True),
    "glide": Action(cruise, lambda _: 12.0, posture="none"),
}
BALLOON: Mapping[str, Action] = {
    "stand": Action(still),
    "hover": Action(float_on, posture="none"),
    "fly": Action(float_on, lambda _: 1.6, lambda _, t: Way(1.6 * t, 0.25 * t), posture="none"),
}
