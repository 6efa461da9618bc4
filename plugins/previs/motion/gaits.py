"""How two legs get along: on the ground, up a wall, through water and air."""

import math
from collections.abc import Callable, Mapping

from previs.mesh.parts import Point
from previs.motion.action import Action, Way
from previs.motion.body import CHEST, KNEE, SIDES, TURN, arm_length, ease, hand, hands, held, lean
from previs.motion.faces import open_jaw
from previs.motion.footwork import tread
from previs.motion.gait import BIPED, CLIMB, CRAWL, Gait, Step, period, speed, step
from previs.motion.puppet import Puppet

_RUNS = ("trot", "run", "sprint")


def _ankle_angle(at: Step, running: bool) -> float:
    """Pitch of the foot: on the heel at touch-down, flat, then rolling off over the ball."""
    if at.planted >= 0.0:
        heel = 0.0 if running else 0.24 * max(0.0, 1.0 - at.planted / 0.16)
        most = 0.70 if running else 0.62
        return heel - most * max(0.0, (at.planted - 0.55) / 0.45) ** 1.5
    s = at.swung
    trail = (0.70 if running else 0.62) * (1.0 - s) ** 1.4
    tuck = (0.60 if running else 0.12) * math.sin(math.pi * s) * (1.0 - s)
    return -trail - tuck + (0.0 if running else 0.24) * s * s


def _leg(puppet: Puppet, side: int, at: Step, running: bool) -> None:
    """The ankle turns about the ball of the foot, or about the heel while the toes are up."""
    leg, s = puppet.length, SIDES[side]
    angle = _ankle_angle(at, running)
    ball, ankle = puppet.tip(side), puppet.end(side)
    pivot_x = float(ball[0]) if angle <= 0.0 else float(ankle[0]) - 0.045 * leg
    pivot_y = 0.0 if angle > 0.0 else float(ball[1])
    dx, dy = float(ankle[0]) - pivot_x, float(ankle[1]) - pivot_y
    c, n = math.cos(angle), math.sin(angle)
    x = pivot_x + at.x * leg + c * dx - n * dy
    y = pivot_y + at.y * leg + n * dx + c * dy
    z = float(ankle[2]) * (0.45 if running else 0.72)
    toe_out = -0.07 * s
    toe = max(0.0, angle) if at.planted >= 0.0 else 0.7 * angle
    turned: Point = (0.0, toe_out, angle)
    puppet.reach(side, (x, y, z), (1.0, 0.0, KNEE * s), foot=turned, toe=(0.0, toe_out, toe))


def stride(puppet: Puppet, name: str, t: float) -> float:
    """Legs, trunk and coat of a gait; returns its phase in radians. Arms are the caller's."""
    gait, running = BIPED[name], name in _RUNS
    cycle = t / period(gait, puppet.length)
    puppet.grounded = True
    w = TURN * cycle
    leg = puppet.length
    steps = [step(gait, cycle + gait.phases[side]) for side in (0, 1)]
    phase = 1.9 if running else -0.9
    puppet.root[1] = (-gait.drop + gait.bob * math.sin(2.0 * w + phase)) * leg
    puppet.root[2] = 0.0 if running else 0.018 * leg * math.sin(w - 0.3)
    for side in (0, 1):
        _leg(puppet, side, steps[side], running)
    _twist(puppet, gait, w, running)
    for side, coat in ((0, "coat.R"), (1, "coat.L")):
        swing = (steps[side].x + 0.35 * steps[1 - side].x) * 0.75
        puppet.bend(coat, pitch=max(-0.45, min(0.45, swing)) + 0.04 * math.sin(w + side) + 0.6 * gait.lean)
    return w


def _twist(puppet: Puppet, gait: Gait, w: float, running: bool) -> None:
    """Hips turn with the stepping leg, the chest against them, the head stays ahead."""
    yaw = (0.16 if running else 0.11) * math.cos(w)
    puppet.bend("hips", roll=0.03 * math.sin(w), yaw=yaw, pitch=-0.6 * gait.lean)
    puppet.bend("spine", yaw=-0.7 * yaw, pitch=-0.4 * gait.lean, roll=-0.03 * math.sin(w))
    puppet.bend("chest", yaw=-1.1 * yaw)
    puppet.bend("neck", yaw=0.5 * yaw, pitch=0.4 * gait.lean)
    puppet.bend("head", yaw=0.3 * yaw, pitch=0.35 * gait.lean + 0.015 * math.sin(2.0 * w))


def _swing_arms(puppet: Puppet, name: str, w: float) -> None:
    """Arms swing against the leg of their side: long in a walk, bent in a run."""
    gait = BIPED[name]
    ahead = 0.30 * math.sin(gait.lean)
    for side in (0, 1):
        swing = math.cos(w + (math.pi if side == 0 else 0.0))
        if name in _RUNS:
            size = gait.swing / 0.75
            goal = (0.10 + 0.42 * swing * size + ahead, -0.52 + 0.24 * swing * size, 0.16 - 0.14 * swing)
            hand(puppet, side, goal, (-1.0, -0.3, 0.25), wrist=(0.0, 0.0, 0.1))
            puppet.grip(side, 0.7)
            continue
        angle = gait.swing * swing + 0.06
        if "stick" in puppet.index and side == 0:
            angle = 0.15 + 0.25 * swing
        goal = (0.94 * math.sin(angle) + ahead, -0.94 * math.cos(angle), 0.16)
        hand(puppet, side, goal, (-1.0, -0.3, 0.35))
        puppet.grip(side, 0.3)


def walk(puppet: Puppet, t: float) -> None:
    """Heel, ball, toe; arms against legs."""
    _swing_arms(puppet, "walk", stride(puppet, "walk", t))


def trot(puppet: Puppet, t: float) -> None:
    """A jog: upright, short steps."""
    _swing_arms(puppet, "trot", stride(puppet, "trot", t))


def run(puppet: Puppet, t: float) -> None:
    """Leaning in, bent arms, both feet off the ground between steps."""
    _swing_arms(puppet, "run", stride(puppet, "run", t))


def sprint(puppet: Puppet, t: float) -> None:
    """As fast as legs go: far forward, knees high, arms pumping."""
    _swing_arms(puppet, "sprint", stride(puppet, "sprint", t))


def chase(puppet: Puppet, t: float) -> None:
    """Runs and reaches out for what is ahead."""
    w = stride(puppet, "run", t)
    _swing_arms(puppet, "run", w)
    hand(puppet, 0, (0.86, 0.02 + 0.05 * math.sin(2.0 * w), 0.0), (-0.2, -1.0, 0.4))


def flee(puppet: Puppet, t: float) -> None:
    """Sprints, arms thrown up, and looks back now and then."""
    w = stride(puppet, "sprint", t)
    back = held(t % 3.2, 0.6, 0.35, 1.5, 0.35)
    puppet.bend("chest", yaw=0.35 * back)
    puppet.bend("neck", yaw=0.55 * back)
    puppet.bend("head", yaw=0.65 * back, pitch=0.05)
    for side in (0, 1):
        swing = math.cos(w + math.pi * (1 - side))
        hand(puppet, side, (0.55 + 0.25 * swing, 0.05 + 0.25 * swing, 0.22), (-0.4, -1.0, 0.8), wrist=(-0.4, 0.0, 0.0))
    open_jaw(puppet, 0.5)


def sneak(puppet: Puppet, t: float) -> None:
    """On tiptoe with bent knees, hands before the chest, glancing about."""
    w = stride(puppet, "sneak", t)
    puppet.bend("neck", yaw=0.30 * math.sin(0.9 * t))
    puppet.bend("head", yaw=0.40 * math.sin(0.9 * t), pitch=0.06)
    for side in (0, 1):
        swing = math.cos(w + math.pi * (1 - side))
        goal = (0.50 + 0.14 * swing, -0.34 + 0.10 * swing, 0.20)
        hand(puppet, side, goal, (-0.4, -0.6, 1.0), wrist=(0.9, 0.0, 0.2))


def push(puppet: Puppet, t: float) -> None:
    """Both hands against something heavy, the whole body behind them."""
    w = stride(puppet, "push", t)
    strain = 0.03 * math.sin(2.0 * w)
    puppet.bend("head", pitch=-0.25)
    for side in (0, 1):
        goal = (0.80 - strain, 0.02, -0.02)
        hand(puppet, side, goal, (-0.3, -0.8, 0.7), wrist=(-1.2, 0.0, 0.0))


def pull(puppet: Puppet, t: float) -> None:
    """Drags something behind: bent far forward, both arms back."""
    w = stride(puppet, "push", t)
    puppet.bend("head", pitch=-0.10 + 0.04 * math.sin(w))
    for side in (0, 1):
        hand(puppet, side, (-0.62, -0.66, 0.10), (-0.2, 0.3, 1.0))
        puppet.grip(side, 1.0)


def carry(puppet: Puppet, t: float) -> None:
    """Walks leaning back, a load in both arms."""
    w = stride(puppet, "carry", t)
    for side in (0, 1):
        goal = (0.66, -0.48 + 0.02 * math.sin(2.0 * w), -0.12)
        hand(puppet, side, goal, (-0.5, -0.8, 0.8), wrist=(0.2, 0.0, 0.2), within=CHEST)


_STEPS = 1.25
"""Metres a second of somebody who comes in or goes."""


def _coming(puppet: Puppet, t: float) -> Way:
    """Walks 2.4 s, slowing down for the last, and stops at its place."""
    pace = _STEPS * math.sqrt(puppet.length)
    slow = min(max(t - 1.5, 0.0), 0.9)
    return Way(ahead=pace * (min(t, 1.5) + slow - slow * slow / 1.8 - 1.95))


def enter(puppet: Puppet, t: float) -> None:
    """Comes in, slows down, stops at its place and looks about."""
    tread(puppet, lambda s: _coming(puppet, s), t, pace=0.46)
    _stroll(puppet, t, 1.0 - ease(t, 1.6, 0.8))
    look = held(t, 2.4, 0.5, 3.6, 0.6)
    puppet.bend("neck", yaw=0.25 * look)
    puppet.bend("head", yaw=0.35 * look)


def _going(puppet: Puppet, t: float) -> Way:
    """Turns about to the left and walks off."""
    pace = _STEPS * math.sqrt(puppet.length)
    s = min(max(t - 0.95, 0.0), 0.8) / 0.8
    far = 0.8 * (s**3 - 0.5 * s**4) + max(0.0, t - 1.75)
    return Way(ahead=-pace * far, turn=math.pi * ease(t, 0.45, 1.0))


def leave(puppet: Puppet, t: float) -> None:
    """Turns about, the head first, and goes."""
    tread(puppet, lambda s: _going(puppet, s), t, pace=0.43)
    _stroll(puppet, t, ease(t, 0.9, 0.8))
    _head_first(puppet, t, _going)


def _turning(puppet: Puppet, t: float) -> Way:
    return Way(turn=math.pi * ease(t, 0.5, 1.1))


def about_turn(puppet: Puppet, t: float) -> None:
    """Turns round to face the other way, the head first, and stays so."""
    tread(puppet, lambda s: _turning(puppet, s), t, pace=0.36, lift=0.06)
    _stroll(puppet, t, 0.35 * held(t, 0.4, 0.3, 1.4, 0.4))
    _head_first(puppet, t, _turning)


def _head_first(puppet: Puppet, t: float, way: Callable[[Puppet, float], Way]) -> None:
    """Head and chest are ahead of a turn."""
    early = way(puppet, t + 0.28).turn - way(puppet, t).turn
    puppet.bend("chest", yaw=0.30 * early)
    puppet.bend("neck", yaw=0.45 * early)
    puppet.bend("head", yaw=0.55 * early)


def _stroll(puppet: Puppet, t: float, share: float) -> None:
    """The upper body of a walk in step with `tread`, as far as it is a walk at all."""
    leg = puppet.length
    w = math.pi * t / 0.45
    puppet.root[1] = (-0.018 - share * (0.024 - 0.014 * math.sin(2.0 * w))) * leg
    for side in (0, 1):
        swing = share * 0.40 * math.cos(w + math.pi * side) + 0.06
        hand(puppet, side, (0.95 * math.sin(swing), -0.95 * math.cos(swing), 0.17), (-1.0, -0.3, 0.5))
    puppet.bend("spine", pitch=-0.03 * share, yaw=-0.07 * share * math.cos(w))
    puppet.bend("chest", pitch=0.010 * math.sin(1.7 * t))


def crawl(puppet: Puppet, t: float) -> None:
    """On hands and knees."""
    leg, gait = puppet.length, CRAWL
    cycle = t / period(gait, leg)
    w = TURN * cycle
    thigh = math.dist(puppet.at("thigh.R"), puppet.at("shin.R"))
    hip = thigh + 0.05 * leg
    arm = arm_length(puppet)
    shoulder = float(puppet.at("arm.R")[1] - puppet.at("hips")[1])
    tilt = math.asin(max(-0.5, min(0.6, (arm * 0.97 + 0.05 * leg - hip) / shoulder)))
    puppet.root[:] = (
        -0.5 * shoulder,
        hip - leg - 0.03 * leg + 0.01 * leg * math.sin(2.0 * w),
        0.02 * leg * math.sin(w),
    )
    puppet.bend("hips", pitch=tilt - 0.5 * math.pi, yaw=0.05 * math.sin(w))
    puppet.bend("neck", pitch=0.45)
    puppet.bend("head", pitch=0.50, yaw=0.08 * math.sin(0.5 * w))
    for side in (0, 1):
        s = SIDES[side]
        knee = step(gait, cycle + gait.phases[side])
        shin = math.dist(puppet.at("shin.R"), puppet.at("foot.R"))
        x = float(puppet.root[0]) - 0.93 * shin + 0.7 * knee.x * leg
        goal = (x, 0.075 * leg + 0.35 * knee.y * leg, float(puppet.end(side)[2]))
        puppet.reach(side, goal, (0.9, -1.0, 0.12 * s), foot=(0.0, 0.0, -2.75), toe=(0.0, 0.0, -2.9))
        palm = step(gait, cycle + gait.phases[2 + side])
        ahead = float(puppet.root[0]) + shoulder * math.cos(tilt) + 0.7 * palm.x * leg
        spot = (ahead, 0.05 * leg + palm.y * leg, float(puppet.at("arm.R")[2]) * s)
        puppet.reach(2 + side, spot, (-0.7, 0.2, 0.6 * s), foot=(0.0, 0.0, 1.3))
    for coat in ("coat.R", "coat.L"):
        puppet.bend(coat, pitch=0.5)


def climb(puppet: Puppet, t: float) -> None:
    """Up a wall or a ladder just ahead: hand over hand, a knee high."""
    leg, gait = puppet.length, CLIMB
    cycle = t / period(gait, leg)
    w = TURN * cycle
    puppet.root[:] = (0.0, 0.08 * leg + 0.012 * leg * math.sin(2.0 * w), 0.03 * leg * math.sin(w))
    lean(puppet, -0.10, roll=0.06 * math.sin(w), head=0.0)
    puppet.bend("neck", pitch=0.25)
    puppet.bend("head", pitch=0.30)
    wall = 0.36 * leg
    top = float(puppet.at("arm.R")[1])
    for side in (0, 1):
        s = SIDES[side]
        at = step(gait, cycle + gait.phases[side])
        x, z = wall - 0.10 * leg - 0.9 * at.y * leg, 1.25 * float(puppet.end(side)[2])
        puppet.reach(side, (x, (0.36 + at.x) * leg, z), (1.0, 0.4, 0.7 * s), foot=(0.0, -0.3 * s, 0.1))
        at = step(gait, cycle + gait.phases[2 + side])
        spot = (wall - 0.04 * leg - at.y * leg, top + (0.34 + at.x) * leg, float(puppet.at("arm.R")[2]) * s)
        puppet.reach(2 + side, spot, (-0.5, -1.0, 0.9 * s))
        puppet.grip(side, 0.8)


def swim(puppet: Puppet, t: float) -> None:
    """The crawl: arms over and over, legs beating, the head turned to breathe; the body lies at the water's level."""
    leg = puppet.length
    w = TURN * t / 1.5
    puppet.root[:] = (-0.2 * leg, -0.99 * float(puppet.at("hips")[1]) + 0.02 * leg * math.sin(2.0 * w), 0.0)
    roll = 0.35 * math.sin(w)
    puppet.frame.angles[puppet.index["hips"]] = (0.0, 0.0, -0.5 * math.pi + 0.10)
    puppet.bend("spine", yaw=-0.5 * roll, pitch=0.06)
    puppet.bend("chest", yaw=-0.5 * roll, pitch=0.08)
    breath = 0.5 + 0.5 * math.sin(0.5 * w)
    puppet.bend("neck", pitch=0.35 - 0.1 * breath)
    puppet.bend("head", pitch=0.40 - 0.2 * breath, yaw=0.7 * breath * math.sin(w))
    for side in (0, 1):
        angle = w + math.pi * side
        ahead, down = math.sin(angle), -math.cos(angle)
        reach = 0.92 if down < 0.0 else 0.92 - 0.22 * down
        hand(
            puppet,
            side,
            (-0.55 * down * reach, 0.97 * ahead * reach, 0.30 + 0.10 * down),
            (0.3, 0.0, 1.0),
            within=CHEST,
        )
        beat = 0.24 * math.sin(3.0 * w + math.pi * side)
        puppet.bend(f"thigh.{'RL'[side]}", pitch=beat)
        puppet.bend(f"shin.{'RL'[side]}", pitch=-0.14 - 0.10 * math.cos(3.0 * w + math.pi * side))
        puppet.bend(f"foot.{'RL'[side]}", pitch=-1.0)


def _aloft(puppet: Puppet, t: float, pitch: float) -> float:
    """A body stretched out in the air; returns its slow sway."""
    sway = math.sin(0.9 * t)
    puppet.root[1] = 0.05 * puppet.length * math.sin(1.3 * t)
    puppet.bend("hips", pitch=pitch)
    puppet.bend("spine", pitch=0.10)
    puppet.bend("chest", pitch=0.12, roll=0.05 * sway)
    puppet.bend("neck", pitch=0.35)
    puppet.bend("head", pitch=0.45)
    for side in (0, 1):
        puppet.bend(f"thigh.{'RL'[side]}", pitch=-0.12 + 0.06 * math.sin(1.7 * t + side) + 0.25 * side)
        puppet.bend(f"shin.{'RL'[side]}", pitch=-0.18 - 0.55 * side)
        puppet.bend(f"foot.{'RL'[side]}", pitch=-0.9)
    return sway


def fly(puppet: Puppet, t: float) -> None:
    """Through the air like an arrow: one fist ahead, one leg drawn up."""
    _aloft(puppet, t, -1.30)
    hand(puppet, 0, (0.10, 0.98, 0.05), (0.0, 0.0, 1.0), within=CHEST)
    hand(puppet, 1, (-0.10, -0.90, 0.25), (-1.0, 0.0, 0.7), within=CHEST)
    puppet.grip(0, 1.0)
    puppet.grip(1, 1.0)


def glide(puppet: Puppet, t: float) -> None:
    """On spread arms, banking from side to side."""
    sway = _aloft(puppet, t, -1.22)
    puppet.bend("hips", roll=0.18 * sway)
    hands(puppet, (-0.15, 0.12 + 0.03 * sway, 0.95), (-1.0, 0.0, 0.0))


def hover(puppet: Puppet, t: float) -> None:
    """Upright in the air, toes down, arms a little out, rising and sinking."""
    puppet.root[1] = (0.22 + 0.05 * math.sin(1.4 * t)) * puppet.length
    puppet.bend("spine", pitch=0.05)
    puppet.bend("head", pitch=-0.06, yaw=0.1 * math.sin(0.6 * t))
    for side in (0, 1):
        puppet.bend(f"thigh.{'RL'[side]}", pitch=0.10 + 0.30 * side + 0.04 * math.sin(1.4 * t - 0.6))
        puppet.bend(f"shin.{'RL'[side]}", pitch=-0.16 - 0.62 * side)
        puppet.bend(f"foot.{'RL'[side]}", pitch=-0.9)
    hands(puppet, (0.16, -0.80 + 0.05 * math.sin(1.4 * t - 0.9), 0.50), (-1.0, -0.2, 0.4), wrist=(-0.3, 0.0, 0.0))


def _at_pace(name: str) -> Callable[[Puppet], float]:
    return lambda puppet: speed(BIPED[name], puppet.length)


def _crawling(puppet: Puppet) -> float:
    return 0.7 * speed(CRAWL, puppet.length)


ACTIONS: Mapping[str, Action] = {
    "walk": Action(walk, _at_pace("walk")),
    "follow": Action(walk, _at_pace("walk")),
    "approach": Action(walk, _at_pace("walk")),
    "walk_away": Action(walk, _at_pace("walk")),
    "trot": Action(trot, _at_pace("trot")),
    "run": Action(run, _at_pace("run")),
    "sprint": Action(sprint, _at_pace("sprint")),
    "race": Action(sprint, _at_pace("sprint")),
    "chase": Action(chase, _at_pace("run"), gestures="R"),
    "flee": Action(flee, _at_pace("sprint"), gestures="RL", free=0.3),
    "sneak": Action(sneak, _at_pace("sneak"), gestures="RL", settle=0.5),
    "push": Action(push, _at_pace("push"), arms="RL", free=0.4, settle=0.5),
    "pull": Action(pull, _at_pace("push"), arms="RL", free=0.4, settle=0.5),
    "carry": Action(carry, _at_pace("carry"), gestures="RL"),
    "enter": Action(enter, way=_coming, timed=True),
    "leave": Action(leave, way=_going, timed=True),
    "turn": Action(about_turn, way=_turning, timed=True),
    "crawl": Action(crawl, _crawling, arms="RL", free=0.4, settle=0.8, posture="low"),
    "climb": Action(
        climb, way=lambda p, t: Way(up=speed(CLIMB, p.length) * t), arms="RL", free=0.3, settle=0.6, posture="none"
    ),
    "swim": Action(swim, lambda p: 0.9 * p.length, arms="RL", free=0.0, settle=0.8, posture="none"),
    "fly": Action(fly, lambda _: 6.0, arms="RL", free=0.0, settle=0.8, posture="none"),
    "glide": Action(glide, lambda _: 4.5, arms="RL", free=0.0, settle=0.8, posture="none"),
    "hover": Action(hover, gestures="RL", settle=0.8, posture="none"),
}
