"""Birds: on the wing, on the water, on their legs."""

import math
from collections.abc import Callable, Mapping

from previs.motion.action import Action, Way
from previs.motion.body import ease
from previs.motion.faces import open_jaw
from previs.motion.gait import speed
from previs.motion.puppet import Puppet
from previs.motion.striding import STRIDES, plant, stride

_SIDES = (("R", 1.0), ("L", -1.0))
_SPREAD, _FOLDED = ("wing", "mid", "tip"), ("fold",)


def fold(puppet: Puppet) -> None:
    """Wings on the flanks."""
    _hide(puppet, _SPREAD)


def spread(puppet: Puppet) -> None:
    """Wings out, legs drawn back."""
    _hide(puppet, _FOLDED)
    for side, _ in _SIDES:
        puppet.bend(f"thigh.{side}", pitch=-0.75)
        puppet.bend(f"shin.{side}", pitch=-0.35)
        puppet.bend(f"foot.{side}", pitch=-0.55)
        puppet.bend(f"toe.{side}", pitch=-0.5)


def _hide(puppet: Puppet, names: tuple[str, ...]) -> None:
    for name in names:
        for side, _ in _SIDES:
            joint = puppet.index.get(f"{name}.{side}")
            if joint is not None:
                puppet.sizes[joint] = 0.02


def _level(puppet: Puppet, share: float) -> None:
    """Bring a body that stands upright to the level, as it flies; a long neck stretches ahead."""
    rise = float(puppet.at("chest")[1] - puppet.at("hips")[1])
    run = float(puppet.at("chest")[0] - puppet.at("hips")[0])
    tilt = math.atan2(rise, run)
    puppet.bend("hips", pitch=-share * tilt)
    rise, run = (float(v) for v in (puppet.at("head") - puppet.at("neck"))[1::-1])
    long = min(1.0, max(0.0, math.hypot(rise, run) / puppet.actor.height - 0.25) / 0.2)
    stretch = long * (math.atan2(rise, run) - share * tilt - 0.15)
    up = share * max(0.0, tilt - 0.3) * (1.0 - long)
    puppet.bend("neck", pitch=0.55 * up - stretch)
    puppet.bend("head", pitch=0.35 * up + stretch + long * share * tilt)


def _beat(puppet: Puppet, w: float, power: float, raise_by: float = 0.08) -> None:
    """One wing beat: the arm leads, the hand follows and folds on the way up."""
    for side, s in _SIDES:
        inner = raise_by + 0.60 * power * math.sin(w)
        outer = 0.55 * power * math.sin(w - 0.9) - 0.12
        puppet.bend(f"wing.{side}", roll=-inner * s, pitch=0.10 * power * math.cos(w))
        puppet.bend(f"mid.{side}", roll=-outer * s, yaw=-0.25 * power * max(0.0, -math.sin(w - 0.6)) * s)
        puppet.bend(f"tip.{side}", roll=-0.34 * power * math.sin(w - 1.4) * s)


def _rate(puppet: Puppet) -> float:
    """Beats a second: small birds beat fast."""
    span = abs(float(puppet.at("tip.R")[2])) * 3.2
    return 2.1 / math.sqrt(max(0.12, span))


def fly(puppet: Puppet, t: float) -> None:
    """Steady beats, now and then a glide."""
    spread(puppet)
    _level(puppet, 0.92)
    w = 2.0 * math.pi * _rate(puppet) * t
    power = 0.62 + 0.38 * math.sin(0.55 * t + 1.2)
    puppet.root[1] = -0.10 * puppet.actor.length * power * math.sin(w)
    _beat(puppet, w, power)
    puppet.bend("t0", pitch=0.10 * math.sin(w + 1.0) * power)
    puppet.bend("head", yaw=0.15 * math.sin(0.8 * t))


def glide(puppet: Puppet, t: float) -> None:
    """Wings held out, rocking on the air."""
    spread(puppet)
    _level(puppet, 0.96)
    rock = math.sin(0.8 * t)
    puppet.bend("hips", roll=0.16 * rock)
    for side, s in _SIDES:
        puppet.bend(f"wing.{side}", roll=(-0.16 + 0.03 * math.sin(1.7 * t)) * s)
        puppet.bend(f"mid.{side}", roll=0.10 * s)
        puppet.bend(f"tip.{side}", roll=-0.10 * s)
    puppet.bend("t0", roll=-0.25 * rock)
    puppet.bend("head", roll=-0.14 * rock, yaw=0.2 * math.sin(0.6 * t), pitch=-0.1)


def hover(puppet: Puppet, t: float) -> None:
    """On the spot, the body half upright."""
    spread(puppet)
    w = 2.0 * math.pi * 1.35 * _rate(puppet) * t
    puppet.root[1] = -0.05 * puppet.actor.length * math.sin(w)
    puppet.bend("hips", pitch=0.25)
    puppet.bend("head", pitch=-0.3)
    _beat(puppet, w, 1.0, 0.25)
    puppet.bend("t0", pitch=-0.35)


def dive(puppet: Puppet, t: float) -> None:
    """Wings drawn in, head first."""
    spread(puppet)
    _level(puppet, 1.0)
    puppet.bend("hips", pitch=-0.65)
    for side, s in _SIDES:
        puppet.bend(f"wing.{side}", yaw=-0.75 * s, roll=-0.1 * s)
        puppet.bend(f"mid.{side}", yaw=-0.35 * s)


def _feet(puppet: Puppet) -> None:
    puppet.grounded = True
    for limb in range(2):
        plant(puppet, limb)


def _glances(t: float) -> float:
    """Short looks from side to side, as birds have them."""
    return math.tanh(4.0 * (math.sin(0.9 * t) + 0.5 * math.sin(2.3 * t)))


def stand(puppet: Puppet, t: float) -> None:
    """On both legs, the head turning in short looks."""
    fold(puppet)
    _feet(puppet)
    puppet.bend("chest", pitch=0.012 * math.sin(2.6 * t))
    look = _glances(t)
    puppet.bend("neck", yaw=0.25 * look)
    puppet.bend("head", yaw=0.45 * look, roll=0.12 * math.tanh(3.0 * math.sin(1.3 * t)))
    puppet.bend("t0", pitch=0.08 * max(0.0, math.sin(1.9 * t)) ** 4)


def _paced(puppet: Puppet, t: float, name: str) -> None:
    fold(puppet)
    gait = STRIDES[name]
    w = stride(puppet, gait, t)
    leg = puppet.length
    puppet.root[1] = (-0.04 + gait.bob * math.sin(2.0 * w)) * leg
    puppet.bend("hips", roll=0.10 * math.sin(w), yaw=0.06 * math.cos(w), pitch=-gait.lean)
    puppet.bend("neck", pitch=0.10 * math.sin(2.0 * w), roll=-0.06 * math.sin(w))
    puppet.bend("head", pitch=-0.10 * math.sin(2.0 * w) + 0.5 * gait.lean, roll=-0.04 * math.sin(w))
    puppet.bend("t0", yaw=0.12 * math.sin(w))


def walk(puppet: Puppet, t: float) -> None:
    """Steps, the head nodding with each."""
    _paced(puppet, t, "walk")


def run(puppet: Puppet, t: float) -> None:
    """Quick steps, leaning forward."""
    _paced(puppet, t, "run")


def peck(puppet: Puppet, t: float) -> None:
    """Bends down to the ground, picks, looks up."""
    fold(puppet)
    _feet(puppet)
    s = (t / 2.6) % 1.0
    down = ease(s, 0.08, 0.14) - ease(s, 0.66, 0.14)
    pick = max(0.0, math.sin(2.0 * math.pi * 6.0 * s)) * down
    tilt = math.atan2(*(float(v) for v in (puppet.at("chest") - puppet.at("hips"))[1::-1]))
    puppet.bend("hips", pitch=-(0.55 + 0.5 * tilt) * down)
    puppet.bend("neck", pitch=(-0.85 - 0.12 * pick) * down)
    puppet.bend("head", pitch=-0.25 * down - 0.15 * pick, yaw=0.4 * _glances(t) * (1.0 - down))
    open_jaw(puppet, 0.4 * pick)
    puppet.bend("t0", pitch=0.2 * down)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises the head."""
    stand(puppet, 0.0)
    puppet.bend("neck", pitch=0.3 * ease(t))
    puppet.bend("head", pitch=0.5 * ease(t))


def look_down(puppet: Puppet, t: float) -> None:
    """Lowers the head."""
    stand(puppet, 0.0)
    puppet.bend("neck", pitch=-0.3 * ease(t))
    puppet.bend("head", pitch=-0.6 * ease(t))


def look_back(puppet: Puppet, t: float) -> None:
    """Turns the head right round."""
    stand(puppet, 0.0)
    puppet.bend("neck", yaw=0.9 * ease(t))
    puppet.bend("head", yaw=1.5 * ease(t))


def call(puppet: Puppet, t: float) -> None:
    """Head up, beak open: crowing, cawing, singing."""
    fold(puppet)
    _feet(puppet)
    cry = max(0.0, math.sin(2.4 * t)) ** 0.5
    puppet.bend("chest", pitch=0.12 * cry)
    puppet.bend("neck", pitch=0.30 * cry)
    puppet.bend("head", pitch=0.28 * cry + 0.04 * math.sin(23.0 * t) * cry)
    open_jaw(puppet, 0.9 * cry * (0.8 + 0.2 * math.sin(19.0 * t)))
    puppet.bend("t0", pitch=-0.2 * cry)


def sleep(puppet: Puppet, t: float) -> None:
    """Settled low, the head turned back and sunk in the feathers."""
    fold(puppet)
    puppet.root[1] = -0.55 * puppet.length
    _feet(puppet)
    puppet.bend("chest", pitch=0.015 * math.sin(1.4 * t))
    puppet.bend("neck", pitch=-0.25, yaw=0.9)
    puppet.bend("head", pitch=-0.35, yaw=1.1)
    for side, _ in _SIDES:
        puppet.bend(f"lid.{side}", pitch=1.0)


def swim(puppet: Puppet, t: float) -> None:
    """Afloat, the water at the flanks, feet paddling."""
    fold(puppet)
    tilt = math.atan2(*(float(v) for v in (puppet.at("chest") - puppet.at("hips"))[1::-1]))
    puppet.bend("hips", pitch=-0.8 * tilt)
    puppet.bend("neck", pitch=0.7 * tilt)
    deep = float(puppet.at("hips")[1]) - 0.25 * puppet.length
    puppet.root[1] = -deep + 0.02 * puppet.actor.height * math.sin(1.6 * t)
    puppet.bend("hips", pitch=0.03 * math.sin(1.3 * t), roll=0.03 * math.sin(1.1 * t))
    puppet.bend("neck", pitch=0.05 * math.sin(3.0 * t))
    puppet.bend("head", yaw=0.25 * _glances(0.6 * t))
    for side, s in _SIDES:
        puppet.bend(f"thigh.{side}", pitch=0.4 * math.sin(5.0 * t + (s - 1.0) * 1.57))


def fight(puppet: Puppet, t: float) -> None:
    """Flutters up, claws first, and drops back."""
    s = (t / 1.3) % 1.0
    up = math.sin(math.pi * s) ** 2
    _hide(puppet, _FOLDED)
    puppet.root[1] = 1.3 * puppet.length * up
    puppet.bend("hips", pitch=0.5 * up)
    _beat(puppet, 2.0 * math.pi * 3.0 * _rate(puppet) * t, 0.9, 0.4)
    open_jaw(puppet, up)
    for side, s_ in _SIDES:
        puppet.bend(f"thigh.{side}", pitch=0.8 * up + 0.3 * up * s_ * math.sin(14.0 * t))


def leap(puppet: Puppet, t: float) -> None:
    """Hops, one every second."""
    fold(puppet)
    s = t % 1.0
    air = min(1.0, max(0.0, (s - 0.3) / 0.4))
    high = 4.0 * air * (1.0 - air) * 0.6 * puppet.length
    crouch = (ease(s, 0.0, 0.2) - ease(s, 0.24, 0.1)) + (ease(s, 0.68, 0.06) - ease(s, 0.74, 0.2))
    puppet.root[1] = high - 0.22 * puppet.length * crouch
    for limb in range(2):
        plant(puppet, limb, (0.0, high, 0.0))


def circling(radius: float, pace: float) -> Callable[[Puppet, float], Way]:
    """A wide turn to the left, so that a bird that glides stays in the sky before us."""

    def way(_: Puppet, t: float) -> Way:
        angle = pace * t / radius
        return Way(radius * math.sin(angle), 0.0, radius * (1.0 - math.cos(angle)), angle)

    return way


def _pace(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(STRIDES[name], puppet.length)


def _airspeed(puppet: Puppet) -> float:
    """Metres a second: with the root of the length, slower than life, so that a shot can hold them."""
    return 5.6 * math.sqrt(min(1.5, max(0.15, puppet.actor.length)) / 0.5)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "perch": Action(stand),
    "walk": Action(walk, _pace("walk")),
    "run": Action(run, _pace("run")),
    "fly": Action(fly, _airspeed),
    "glide": Action(glide, lambda puppet: 0.85 * _airspeed(puppet)),
    "hover": Action(hover),
    "dive": Action(dive, lambda puppet: 1.3 * _airspeed(puppet)),
    "swim": Action(swim, lambda puppet: 0.7 * math.sqrt(puppet.actor.length)),
    "eat": Action(peck),
    "drink": Action(peck),
    "graze": Action(peck),
    "dig": Action(peck),
    "look_up": Action(look_up, timed=True, free=0.4),
    "look_down": Action(look_down, timed=True, free=0.4),
    "look_back": Action(look_back, timed=True, free=0.0),
    "shout": Action(call),
    "sing": Action(call),
    "talk": Action(call),
    "sleep": Action(sleep, free=0.0),
    "fight": Action(fight),
    "leap": Action(leap),
}
"""What birds do."""
