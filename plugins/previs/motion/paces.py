"""Four legs: how they are set on the ground, and how they get along."""

import math
from collections.abc import Callable, Mapping
from itertools import pairwise

from previs.mesh.parts import Point
from previs.motion.action import Action, Way, after, between
from previs.motion.body import ease
from previs.motion.gait import CLIMB, QUADRUPED, Gait, Step, period, speed, step
from previs.motion.puppet import Puppet

TURN = 2.0 * math.pi
FORE: Point = (-1.0, 0.25, 0.0)
HINGES = (-1, -1, 1, 1)
"""Elbows bend backwards, knees forwards."""


def plant(
    puppet: Puppet, limb: int, offset: Point = (0.0, 0.0, 0.0), *, spread: float = 1.0, angle: float = 0.0
) -> None:
    """Set a toe on the ground at its rest place, moved by the offset; `angle` tips the foot back about the toe."""
    toe, end = puppet.tip(limb), puppet.end(limb)
    dx, dy = float(end[0] - toe[0]), float(end[1] - toe[1])
    if angle > 0.0:
        angle = min(angle, max(0.0, math.atan2(dy, max(1e-6, -dx)) - 0.08))
    c, s = math.cos(angle), math.sin(angle)
    x, y = float(toe[0]) + offset[0] + c * dx - s * dy, float(toe[1]) + offset[1] + s * dx + c * dy
    goal = (x, y, float(end[2]) * spread + offset[2])
    puppet.reach(limb, goal, FORE, foot=(0.0, 0.0, angle), hinge=HINGES[limb])


def wag(puppet: Puppet, t: float, *, yaw: float, pitch: float = 0.0, rate: float = 1.6) -> None:
    """Swing the tail from side to side, its tip last, and raise (below 0) or lower it."""
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += yaw * math.sin(t * rate - 0.7 * i)
        puppet.frame.angles[joint, 2] += pitch


def stand(puppet: Puppet, t: float) -> None:
    """Breathing, a slow look around, the tail alive."""
    leg = puppet.length
    puppet.root[1] = -0.012 * leg + 0.004 * leg * math.sin(2.0 * t)
    puppet.root[0] = 0.01 * leg * math.sin(0.5 * t)
    for limb in range(4):
        plant(puppet, limb)
    puppet.bend("chest", pitch=0.008 * math.sin(2.0 * t))
    puppet.bend("neck", yaw=0.16 * math.sin(0.7 * t), pitch=0.03 * math.sin(0.9 * t))
    puppet.bend("head", yaw=0.24 * math.sin(0.7 * t + 0.4), roll=0.05 * math.sin(0.43 * t))
    wag(puppet, t, yaw=0.12)


def lay_tail(puppet: Puppet, *, slope: float) -> None:
    """Bring every part of the tail, however it is carried, to the same slope (radians above level)."""
    turned = 0.0
    for joint, following in pairwise(puppet.tail):
        way = puppet.frame.rest[following] - puppet.frame.rest[joint]
        needed = math.atan2(float(way[1]), -float(way[0])) - slope
        puppet.frame.angles[joint, 2] += needed - turned
        turned = needed


def _fold(limb: int, gait: Gait, at: Step) -> float:
    """Angle of the foot: it leans with the leg, rolls off at the end of the stance, folds back in the swing."""
    swing = 0.75 * math.atan(at.x)
    if at.planted >= 0.0:
        begin, most = (0.65, -0.50) if limb < 2 else (0.60, -0.35)
        return swing + most * max(0.0, (at.planted - begin) / (1.0 - begin)) ** 1.3
    most = -1.5 if limb < 2 else -0.75
    late = math.sin(math.pi * min(1.0, 0.12 + 1.12 * at.swung)) if at.swung < 0.78 else 0.0
    start = (-0.50 if limb < 2 else -0.35) * max(0.0, 1.0 - at.swung / 0.2)
    return swing + most * late * min(1.0, 3.0 * gait.lift + 0.35) + start


def _stride(puppet: Puppet, gait: Gait, cycle: float) -> None:
    """Send the four feet along their paths."""
    leg = puppet.length
    gallop = gait.flex > 0.0
    for limb in range(4):
        at = step(gait, cycle + 1.0 - gait.phases[limb])
        angle = _fold(limb, gait, at)
        toe, end = puppet.tip(limb), puppet.end(limb)
        ahead = (0.06 if limb < 2 else 0.0) + (0.08 if limb < 2 else 0.05) * gallop
        dx, dy = float(end[0] - toe[0]), float(end[1] - toe[1])
        c, s = math.cos(angle), math.sin(angle)
        x = float(toe[0]) + (at.x + ahead) * leg + c * dx - s * dy
        y = float(toe[1]) + at.y * leg * (1.0 if limb < 2 else 0.72) + s * dx + c * dy
        z = float(toe[2]) * (0.8 if gallop else 0.92)
        puppet.reach(limb, (x, y, z), FORE, foot=(0.0, 0.0, angle), hinge=HINGES[limb])


def _pace(puppet: Puppet, gait: Gait, t: float) -> float:
    """Legs and the tail; returns the phase in radians for the body's own motion."""
    cycle = t / period(gait, puppet.length)
    puppet.grounded = True
    _stride(puppet, gait, cycle)
    return TURN * cycle


def walk(puppet: Puppet, t: float) -> None:
    """Four beats, head nodding."""
    _amble(puppet, QUADRUPED["walk"], t)


def trot(puppet: Puppet, t: float) -> None:
    """Two beats, diagonal legs together."""
    _amble(puppet, QUADRUPED["trot"], t)


def _amble(puppet: Puppet, gait: Gait, t: float) -> None:
    w = _pace(puppet, gait, t)
    leg = puppet.length
    puppet.root[1] = (-0.06 + gait.bob * math.sin(2.0 * w)) * leg
    puppet.bend("hips", pitch=0.012 * math.sin(w + 0.5), yaw=0.04 * math.cos(w))
    puppet.bend("spine", yaw=-0.03 * math.cos(w))
    puppet.bend("chest", yaw=-0.04 * math.cos(w), pitch=-0.01 * math.sin(w))
    puppet.bend("neck", pitch=0.05 * math.sin(2.0 * w), yaw=0.02 * math.sin(w))
    puppet.bend("head", pitch=-0.03 * math.sin(2.0 * w))
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += 0.06 * math.sin(w - 0.8 * i)
        puppet.frame.angles[joint, 2] += 0.05 * math.sin(2.0 * w - 1.0 - 0.7 * i)


def gallop(puppet: Puppet, t: float) -> None:
    """The back gathers and stretches, the neck reaches, the tail streams."""
    _gallop(puppet, QUADRUPED["gallop"], t)


def _gallop(puppet: Puppet, gait: Gait, t: float) -> None:
    w = _pace(puppet, gait, t)
    leg = puppet.length
    gathered = math.cos(w - 0.6)
    pitch = 0.06 * math.sin(w + 0.5)
    flex = gait.flex
    puppet.root[1] = (-0.08 + gait.bob * math.sin(w + 2.6)) * leg
    puppet.bend("hips", pitch=pitch + 0.45 * flex * gathered)
    puppet.bend("spine", pitch=-0.33 * flex * gathered)
    puppet.bend("chest", pitch=-0.28 * flex * gathered - 0.5 * pitch)
    puppet.bend("neck", pitch=-0.20 + 0.32 * flex * gathered)
    puppet.bend("head", pitch=0.11 + 0.12 * flex * gathered)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += (-0.22 if i == 0 else 0.0) + 0.15 * math.sin(w - 1.0 - 0.7 * i)


def _at_pace(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(QUADRUPED[name], puppet.length)


def sprint(puppet: Puppet, t: float) -> None:
    """The fastest gallop: the back a bow that is drawn and let go."""
    _gallop(puppet, QUADRUPED["sprint"], t)
    puppet.bend("neck", pitch=-0.12)


def sneak(puppet: Puppet, t: float) -> None:
    """Stalks: low on bent legs, shoulders rolling, the head held still and level below them."""
    gait = QUADRUPED["sneak"]
    w = _pace(puppet, gait, t)
    _low(puppet, gait, w)
    puppet.bend("neck", pitch=-0.60)
    puppet.bend("head", pitch=0.52 + 0.02 * math.sin(2.0 * w))
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 1] += 0.16 * math.sin(0.5 * w - 0.6 * i)


def crawl(puppet: Puppet, t: float) -> None:
    """On its belly, legs pulling in turn."""
    gait = QUADRUPED["crawl"]
    w = _pace(puppet, gait, t)
    _low(puppet, gait, w)
    puppet.bend("neck", pitch=-0.15)
    puppet.bend("head", pitch=0.20)


def _low(puppet: Puppet, gait: Gait, w: float) -> None:
    leg = puppet.length
    puppet.root[1] = (-gait.drop + gait.bob * math.sin(2.0 * w)) * leg
    puppet.bend("hips", yaw=0.05 * math.cos(w), roll=0.05 * math.sin(w))
    puppet.bend("spine", yaw=-0.05 * math.cos(w))
    puppet.bend("chest", yaw=-0.05 * math.cos(w), roll=-0.10 * math.sin(w))


def swim(puppet: Puppet, t: float) -> None:
    """Only the head above the water, which is at the actor's place; legs paddle."""
    leg = puppet.length
    w = TURN * t / (0.9 * math.sqrt(leg))
    chest = float(puppet.at("chest")[1])
    puppet.root[1] = -chest - 0.06 * leg + 0.02 * leg * math.sin(2.0 * w)
    puppet.bend("hips", pitch=0.12, yaw=0.05 * math.sin(w))
    puppet.bend("neck", pitch=0.22)
    puppet.bend("head", pitch=-0.10, yaw=0.06 * math.sin(0.5 * w))
    for limb in range(4):
        phase = w + math.pi * ((limb + limb // 2) % 2)
        bend, side = math.sin(phase), "RL"[limb % 2]
        names = (f"f1.{side}", f"f2.{side}", f"f3.{side}") if limb < 2 else (f"h1.{side}", f"h2.{side}", f"h3.{side}")
        lifts = (0.55, -0.35, -0.5) if limb < 2 else (0.55, -0.25, 0.4)
        for name, lift in zip(names, lifts, strict=True):
            puppet.bend(name, pitch=lift * bend)
    lay_tail(puppet, slope=0.15)


def climb(puppet: Puppet, t: float) -> None:
    """Up a trunk or a wall just ahead, body to it, fore and hind legs in turn."""
    leg, gait = puppet.length, CLIMB
    cycle = t / period(gait, leg)
    w = TURN * cycle
    tilt = 1.25
    hips = puppet.at("hips")
    puppet.root[:] = (-0.10 * leg, 0.10 * leg, 0.0)
    puppet.frame.angles[puppet.index["hips"], 2] = tilt
    puppet.bend("spine", yaw=0.08 * math.sin(w))
    puppet.bend("chest", pitch=0.05, yaw=-0.08 * math.sin(w))
    puppet.bend("neck", pitch=-0.25)
    puppet.bend("head", pitch=0.10)
    c, s = math.cos(tilt), math.sin(tilt)
    for limb in range(4):
        at = step(gait, cycle + 1.0 - gait.phases[limb])
        end = puppet.end(limb)
        shoulder = puppet.frame.rest[puppet.limbs.chain[limb, 0]]
        dx, dy = float(shoulder[0] - hips[0]), float(shoulder[1] - hips[1])
        x = float(hips[0] + puppet.root[0]) + c * dx - s * dy + (0.62 - 0.6 * at.y) * leg
        y = float(hips[1] + puppet.root[1]) + s * dx + c * dy + (0.15 + 0.8 * at.x) * leg
        puppet.reach(limb, (x, y, float(end[2])), (-0.2, -1.0, 0.0), foot=(0.0, 0.0, 1.2))


def tread(puppet: Puppet, way: Callable[[float], Way], t: float, *, pace: float = 0.20, lift: float = 0.14) -> None:
    """Step along a way on four legs, one leg every `pace` seconds: a foot on the ground stays where it is."""
    puppet.grounded = True
    here, whole = way(t), 4.0 * pace
    for limb in range(4):
        late = (0.0, 2.0, 3.0, 1.0)[limb]
        stance, share = divmod((t / pace - late) / 4.0, 1.0)
        swung = min(1.0, share / 0.3)
        rise = swung * swung * (3.0 - 2.0 * swung)
        prints = [
            between(here, _print(puppet, way, limb, whole * (stance + n + 0.65) + late * pace)) for n in (-1.0, 0.0)
        ]
        old, new = prints
        x, left = old.ahead + rise * (new.ahead - old.ahead), old.left + rise * (new.left - old.left)
        turn = old.turn + rise * (new.turn - old.turn)
        far = math.hypot(new.ahead - old.ahead, new.left - old.left) / puppet.length
        hop = lift * min(1.0, 3.0 * far) * math.sin(math.pi * swung) * puppet.length
        y = float(puppet.end(limb)[1]) + hop
        puppet.reach(
            limb,
            (x, y, -left),
            FORE,
            hinge=HINGES[limb],
            foot=(0.0, turn, -0.3 * math.sin(math.pi * swung) * min(1.0, far)),
        )


def _print(puppet: Puppet, way: Callable[[float], Way], limb: int, t: float) -> Way:
    x, _, z = (float(v) for v in puppet.end(limb))
    return after(way(max(0.0, t)), Way(ahead=x, left=-z))


def _turning(_: Puppet, t: float) -> Way:
    return Way(turn=math.pi * ease(t, 0.4, 1.5))


def turn_about(puppet: Puppet, t: float) -> None:
    """Turns round to face the other way, the head first."""
    tread(puppet, lambda s: _turning(puppet, s), t)
    _head_first(puppet, t, _turning)


def _going(puppet: Puppet, t: float) -> Way:
    """Turns about and goes off at a walk."""
    s = min(max(t - 1.0, 0.0), 1.0)
    far = s**3 - 0.5 * s**4 + max(0.0, t - 2.0)
    return Way(ahead=-far * speed(QUADRUPED["walk"], puppet.length), turn=math.pi * ease(t, 0.4, 1.4))


def leave(puppet: Puppet, t: float) -> None:
    """Turns about and goes."""
    tread(puppet, lambda s: _going(puppet, s), t, pace=0.25 * period(QUADRUPED["walk"], puppet.length))
    _head_first(puppet, t, _going)


def _head_first(puppet: Puppet, t: float, way: Callable[[Puppet, float], Way]) -> None:
    puppet.root[1] = -0.03 * puppet.length
    early = way(puppet, t + 0.35).turn - way(puppet, t).turn
    puppet.bend("spine", yaw=0.20 * early)
    puppet.bend("chest", yaw=0.20 * early)
    puppet.bend("neck", yaw=0.40 * early)
    puppet.bend("head", yaw=0.30 * early)
    wag(puppet, t, yaw=0.10)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand),
    "walk": Action(walk, _at_pace("walk")),
    "follow": Action(walk, _at_pace("walk")),
    "approach": Action(walk, _at_pace("walk")),
    "trot": Action(trot, _at_pace("trot")),
    "gallop": Action(gallop, _at_pace("gallop"), free=0.5),
    "sprint": Action(sprint, _at_pace("sprint"), free=0.3),
    "sneak": Action(sneak, _at_pace("sneak"), free=0.6, settle=0.5),
    "crawl": Action(crawl, _at_pace("crawl"), free=0.6, settle=0.6, posture="low"),
    "climb": Action(
        climb, way=lambda p, t: Way(up=0.8 * speed(CLIMB, p.length) * t), free=0.0, settle=0.7, posture="none"
    ),
    "swim": Action(swim, lambda p: 1.1 * p.length, free=0.5, settle=0.7, posture="none"),
    "turn": Action(turn_about, way=_turning, timed=True, free=0.3),
    "leave": Action(leave, way=_going, timed=True, free=0.3),
    "walk_away": Action(walk, _at_pace("walk")),
}
