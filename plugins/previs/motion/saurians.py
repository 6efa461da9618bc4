"""The tyrant lizard, that strides and roars, and the dragon, that walks as beasts do and flies."""

import math
from collections.abc import Callable, Mapping

from previs.motion import quadruped
from previs.motion.action import Action
from previs.motion.body import ease, hill
from previs.motion.faces import open_jaw
from previs.motion.gait import Gait, speed
from previs.motion.puppet import Puppet
from previs.motion.striding import plant, stride

_PACES = {
    "walk": Gait((0.0, 0.5), 0.62, 0.95, 0.16, 1.30, 0.020, lean=0.02),
    "run": Gait((0.0, 0.5), 0.42, 1.15, 0.26, 0.80, 0.035, lean=0.10),
}
_SIDES = (("R", 1.0), ("L", -1.0))


def _arms(puppet: Puppet, t: float) -> None:
    for side, s in _SIDES:
        puppet.bend(f"arm.{side}", pitch=0.12 * math.sin(1.9 * t + s))
        puppet.bend(f"forearm.{side}", pitch=0.15 * math.sin(2.3 * t + s))


def _tail(puppet: Puppet, phase: float, yaw: float, pitch: float = 0.0) -> None:
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += yaw * math.sin(phase - 0.7 * i)
        puppet.frame.angles[joint, 2] += pitch


def stand(puppet: Puppet, t: float) -> None:
    """Breathing, the head searching, the tail balancing."""
    puppet.grounded = True
    for limb in range(2):
        plant(puppet, limb)
    puppet.root[1] = -0.02 * puppet.length + 0.006 * puppet.length * math.sin(1.3 * t)
    puppet.bend("chest", pitch=0.012 * math.sin(1.3 * t))
    puppet.bend("neck", yaw=0.14 * math.sin(0.6 * t), pitch=0.03 * math.sin(0.9 * t))
    puppet.bend("head", yaw=0.22 * math.sin(0.6 * t + 0.4), roll=0.05 * math.sin(0.5 * t))
    open_jaw(puppet, 0.10 + 0.06 * math.sin(1.3 * t))
    _tail(puppet, 0.9 * t, 0.09)
    _arms(puppet, t)


def _pace(puppet: Puppet, t: float, name: str) -> None:
    gait = _PACES[name]
    w = stride(puppet, gait, t)
    leg = puppet.length
    puppet.root[:] = (0.0, (-0.05 + gait.bob * math.sin(2.0 * w)) * leg, -0.03 * leg * math.sin(w))
    puppet.bend("hips", roll=-0.05 * math.sin(w), yaw=0.06 * math.cos(w), pitch=-gait.lean)
    puppet.bend("chest", yaw=-0.05 * math.cos(w), roll=0.03 * math.sin(w))
    puppet.bend("neck", pitch=0.05 * math.sin(2.0 * w + 0.6) + 0.4 * gait.lean, yaw=-0.03 * math.cos(w))
    puppet.bend("head", pitch=-0.04 * math.sin(2.0 * w + 0.9) + 0.5 * gait.lean)
    open_jaw(puppet, 0.12 + 2.5 * gait.lean * gait.lean)
    _tail(puppet, w + 1.4, 0.075, 0.3 * gait.lean / 5.0)
    _arms(puppet, t)


def walk(puppet: Puppet, t: float) -> None:
    """Heavy steps, head and tail against them."""
    _pace(puppet, t, "walk")


def run(puppet: Puppet, t: float) -> None:
    """Leaning into the chase, the mouth open."""
    _pace(puppet, t, "run")
    open_jaw(puppet, 0.35)


def _cry(t: float) -> float:
    """A roar every three and a half seconds: drawn in, let out, held, ebbing."""
    s = (t / 3.5) % 1.0
    return ease(s, 0.10, 0.14) - ease(s, 0.70, 0.20)


def roar(puppet: Puppet, t: float) -> None:
    """Braces its legs, thrusts its head forward and roars."""
    stand(puppet, 0.0)
    cry, breath = _cry(t), hill((t / 3.5) % 1.0, 0.0, 0.16)
    shake = 0.035 * cry * math.sin(27.0 * t)
    puppet.root[1] -= 0.05 * puppet.length * cry
    puppet.bend("hips", pitch=0.10 * breath - 0.10 * cry)
    puppet.bend("neck", pitch=0.25 * breath - 0.12 * cry, yaw=0.12 * math.sin(0.9 * t) * cry)
    puppet.bend("head", pitch=0.12 * breath + 0.38 * cry + shake, roll=2.0 * shake)
    open_jaw(puppet, 1.35 * cry + 0.1 * shake)
    _tail(puppet, 5.0 * t, 0.05 * cry, 0.05 * cry)


def bite(puppet: Puppet, t: float) -> None:
    """Lunges, snaps, draws back."""
    stand(puppet, 0.0)
    s = (t / 1.6) % 1.0
    back, out = hill(s, 0.0, 0.42), hill(s, 0.32, 0.75)
    puppet.root[0] = 0.22 * puppet.length * out
    puppet.bend("hips", pitch=0.14 * back - 0.22 * out)
    puppet.bend("neck", pitch=0.25 * back - 0.45 * out)
    puppet.bend("head", pitch=0.10 * back + 0.35 * out)
    open_jaw(puppet, 1.2 * hill(s, 0.2, 0.6))


def eat(puppet: Puppet, t: float) -> None:
    """Bends to the ground and tears."""
    stand(puppet, 0.0)
    share = ease(t, 0.0, 1.0)
    tug = math.sin(4.2 * t) * share
    puppet.root[1] -= 0.10 * puppet.length * share
    puppet.bend("hips", pitch=-0.42 * share)
    puppet.bend("neck", pitch=-0.75 * share + 0.06 * tug)
    puppet.bend("head", pitch=-0.05 * share, roll=0.18 * tug)
    open_jaw(puppet, share * (0.4 + 0.3 * math.sin(4.2 * t + 1.0)))
    _tail(puppet, t, 0.05, 0.05 * share)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises its head."""
    stand(puppet, 0.0)
    puppet.bend("hips", pitch=0.12 * ease(t))
    puppet.bend("neck", pitch=0.25 * ease(t))
    puppet.bend("head", pitch=0.30 * ease(t))


def look_down(puppet: Puppet, t: float) -> None:
    """Lowers its head."""
    stand(puppet, 0.0)
    puppet.bend("neck", pitch=-0.40 * ease(t))
    puppet.bend("head", pitch=-0.40 * ease(t))


def look_back(puppet: Puppet, t: float) -> None:
    """Turns head and neck to look behind."""
    stand(puppet, 0.0)
    puppet.bend("chest", yaw=0.35 * ease(t))
    puppet.bend("neck", yaw=0.75 * ease(t))
    puppet.bend("head", yaw=0.85 * ease(t))
    _tail(puppet, 1.5, -0.15 * ease(t))


def sleep(puppet: Puppet, t: float) -> None:
    """Down on its belly, the head on the ground."""
    breath = 0.01 * puppet.length * math.sin(1.1 * t)
    puppet.root[1] = -0.60 * puppet.length + breath
    for limb in range(2):
        plant(puppet, limb, (0.12 * puppet.length, 0.0, 0.10 * puppet.length * (1.0 - 2.0 * limb)), 0.5)
    puppet.bend("neck", pitch=-0.60, yaw=0.25)
    puppet.bend("head", pitch=0.35, yaw=0.2)
    _tail(puppet, 1.6, 0.22, 0.10)
    for side, _ in _SIDES:
        puppet.bend(f"lid.{side}", pitch=1.0)


def _at(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(_PACES[name], puppet.length)


DINOSAUR: Mapping[str, Action] = {
    "stand": Action(stand),
    "walk": Action(walk, _at("walk")),
    "run": Action(run, _at("run")),
    "shout": Action(roar),
    "howl": Action(roar),
    "fight": Action(bite),
    "eat": Action(eat),
    "sleep": Action(sleep, free=0.0),
    "look_up": Action(look_up, timed=True, free=0.4),
    "look_down": Action(look_down, timed=True, free=0.4),
    "look_back": Action(look_back, timed=True, free=0.0),
}
"""What the tyrant lizard does."""


def _furled(puppet: Puppet, t: float, rise: float = 0.0) -> None:
    """Wings raised and drawn back above the body."""
    sway = 0.03 * math.sin(1.2 * t)
    for side, s in _SIDES:
        puppet.bend(f"wing.{side}", roll=-(0.95 - 0.45 * rise + sway) * s, yaw=-(0.62 - 0.5 * rise) * s, pitch=-0.15)
        puppet.bend(f"mid.{side}", yaw=-(0.75 - 0.6 * rise) * s, roll=(0.35 - 0.3 * rise) * s)


def _on_foot(act: Action) -> Action:
    """What a beast does, with wings furled."""

    def pose(puppet: Puppet, t: float) -> None:
        act.pose(puppet, t)
        _furled(puppet, t)

    return act._replace(pose=pose)


def _tucked(puppet: Puppet) -> None:
    """Legs drawn up under the body."""
    for side in ("R", "L"):
        for joint, pitch in (("f1", -0.55), ("f2", 0.60), ("f3", -1.0), ("h1", -0.95), ("h2", 0.35), ("h3", -0.3)):
            puppet.bend(f"{joint}.{side}", pitch=pitch)


def _stretched(puppet: Puppet) -> None:
    """The neck ahead."""
    puppet.bend("neck", pitch=-0.45)
    puppet.bend("head", pitch=0.38)


def fly(puppet: Puppet, t: float) -> None:
    """Great slow beats; the body rises on each."""
    w = 2.0 * math.pi * 0.62 * t
    power = 0.8 + 0.2 * math.sin(0.5 * t)
    _tucked(puppet)
    _stretched(puppet)
    puppet.root[1] = -0.14 * puppet.length * power * math.sin(w)
    for side, s in _SIDES:
        puppet.bend(f"wing.{side}", roll=-(0.16 + 0.62 * power * math.sin(w)) * s, pitch=0.10 * math.cos(w))
        puppet.bend(
            f"mid.{side}",
            roll=-(0.50 * power * math.sin(w - 0.9) - 0.10) * s,
            yaw=-0.35 * max(0.0, -math.sin(w - 0.6)) * s,
        )
    puppet.bend("chest", pitch=0.05 * math.sin(w + 0.6))
    _tail(puppet, w - 0.5, 0.04)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += 0.05 * math.sin(w - 0.8 * i) + (0.10 if i == 0 else 0.0)


def glide(puppet: Puppet, t: float) -> None:
    """Wings wide, rocking on the wind."""
    rock = math.sin(0.6 * t)
    _tucked(puppet)
    _stretched(puppet)
    puppet.bend("hips", roll=0.14 * rock)
    for side, s in _SIDES:
        puppet.bend(f"wing.{side}", roll=-(0.20 + 0.04 * math.sin(1.1 * t)) * s)
        puppet.bend(f"mid.{side}", roll=0.14 * s)
    puppet.bend("head", roll=-0.10 * rock, yaw=0.2 * math.sin(0.5 * t))
    _tail(puppet, 0.9 * t, 0.08)


def hover(puppet: Puppet, t: float) -> None:
    """In one place, body upright, wings beating hard."""
    fly(puppet, 1.5 * t)
    puppet.bend("hips", pitch=0.55)
    puppet.bend("neck", pitch=-0.15)
    puppet.bend("head", pitch=-0.30)


def breathe_fire(puppet: Puppet, t: float) -> None:
    """Spreads its wings, throws its head up and roars."""
    quadruped.ACTIONS["stand"].pose(puppet, 0.0)
    cry, breath = _cry(t), hill((t / 3.5) % 1.0, 0.0, 0.18)
    _furled(puppet, t, 0.8 * cry)
    puppet.bend("chest", pitch=0.06 * breath + 0.05 * cry)
    puppet.bend("neck", pitch=0.35 * breath - 0.10 * cry, yaw=0.10 * math.sin(0.9 * t) * cry)
    puppet.bend("head", pitch=0.10 * breath + 0.25 * cry + 0.03 * cry * math.sin(27.0 * t))
    open_jaw(puppet, 1.3 * cry)
    _tail(puppet, 3.0 * t, 0.06)


DRAGON: Mapping[str, Action] = {
    **{name: _on_foot(act) for name, act in quadruped.ACTIONS.items()},
    "fly": Action(fly, lambda puppet: 3.2 * math.sqrt(puppet.actor.length)),
    "glide": Action(glide, lambda puppet: 2.8 * math.sqrt(puppet.actor.length)),
    "hover": Action(hover),
    "shout": Action(breathe_fire),
    "howl": Action(breathe_fire),
}
"""What dragons do."""
