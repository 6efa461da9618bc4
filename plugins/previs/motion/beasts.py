"""What animals on four legs do besides walking: resting, eating, calling, looking, fighting, playing."""

import math
from collections.abc import Mapping

from previs.motion.action import Action, Way
from previs.motion.body import ease, held, hill
from previs.motion.faces import open_jaw, shut, speak
from previs.motion.paces import lay_tail, plant, stand, wag
from previs.motion.puppet import Puppet


def look(puppet: Puppet, t: float) -> None:
    """Catches sight of something: the head goes up and stays, everything else is still."""
    stand(puppet, 0.0)
    share = ease(t, 0.4, 0.35)
    puppet.bend("neck", pitch=0.28 * share)
    puppet.bend("head", pitch=-0.16 * share)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += -0.10 * share * (i < 3)


def look_back(puppet: Puppet, t: float) -> None:
    """Turns neck and head to look behind, and holds."""
    stand(puppet, 0.0)
    share = ease(t, 0.4, 0.9)
    puppet.bend("chest", yaw=0.25 * share)
    puppet.bend("neck", yaw=0.95 * share)
    puppet.bend("head", yaw=0.9 * share, pitch=0.1 * share)
    wag(puppet, t, yaw=0.08)


def look_up(puppet: Puppet, t: float) -> None:
    """Raises the head to the sky."""
    stand(puppet, 0.0)
    share = ease(t, 0.4, 0.9)
    puppet.bend("neck", pitch=0.40 * share, yaw=0.05 * math.sin(0.8 * t))
    puppet.bend("head", pitch=0.60 * share)
    wag(puppet, t, yaw=0.1)


def _head_down(puppet: Puppet, share: float, ground: float = 0.06) -> None:
    """Bend chest, neck and head so that the nose comes down to `ground` (leg lengths), as far as it goes."""
    leg = puppet.length
    neck, nose = puppet.at("neck"), puppet.at("nose")
    reach = math.hypot(float(nose[0] - neck[0]), float(nose[1] - neck[1]))
    slope = math.atan2(float(nose[1] - neck[1]), float(nose[0] - neck[0]))
    drop = (float(neck[1]) - ground * leg) / reach
    short = max(0.0, drop - 0.95)
    needed = math.asin(max(-1.0, min(0.95, drop)))
    tip = min(0.55, 0.75 * short) * min(1.0, 1.2 / _stretch(puppet))
    share *= min(1.0, max(0.35, (3.2 - drop) / 0.7))
    puppet.bend("hips", pitch=-0.4 * tip * share)
    puppet.root[1] -= 0.30 * tip * leg * share
    puppet.bend("chest", pitch=-0.6 * tip * share)
    puppet.bend("neck", pitch=share * (0.85 * tip - needed - slope))
    puppet.bend("head", pitch=0.10 * share)


def _stretch(puppet: Puppet) -> float:
    """Length of the trunk in leg lengths: 1 for most, 2 for what is low and long."""
    return max(0.2, float(puppet.at("chest")[0] - puppet.at("hips")[0]) / puppet.length)


def graze(puppet: Puppet, t: float) -> None:
    """The head at the ground, cropping from side to side, chewing."""
    stand(puppet, 0.0)
    _head_down(puppet, 1.0, 0.05 + 0.05 * max(0.0, math.sin(2.2 * t)))
    puppet.bend("neck", yaw=0.22 * math.sin(0.7 * t))
    puppet.bend("head", yaw=0.10 * math.sin(0.7 * t + 0.5), pitch=0.07 * math.sin(4.4 * t))
    puppet.bend("jaw", pitch=-0.12 * (1.0 + math.sin(8.8 * t)))
    wag(puppet, t, yaw=0.16)


def eat(puppet: Puppet, t: float) -> None:
    """Takes bites from the ground with jerks of the head, and looks up to swallow now and then."""
    stand(puppet, 0.0)
    up = held(t % 4.2, 2.6, 0.4, 3.6, 0.4)
    _head_down(puppet, 1.0 - 0.75 * up, 0.06)
    tear = math.sin(7.0 * t) * (1.0 - up)
    puppet.bend("head", pitch=0.12 * tear, roll=0.10 * math.sin(3.1 * t) * (1.0 - up))
    puppet.bend("jaw", pitch=-0.16 * (1.0 + math.sin(9.5 * t)))
    wag(puppet, t, yaw=0.14)


def drink(puppet: Puppet, t: float) -> None:
    """The muzzle at the water, lapping."""
    stand(puppet, 0.0)
    _head_down(puppet, ease(t, 0.2, 0.7), 0.02)
    puppet.bend("head", pitch=0.03 * math.sin(15.0 * t))
    puppet.bend("jaw", pitch=-0.10 * (1.0 + math.sin(15.0 * t)))
    wag(puppet, t, yaw=0.08)


def pick_up(puppet: Puppet, t: float) -> None:
    """Goes down with the head, takes it in the mouth, and lifts it."""
    stand(puppet, 0.0)
    _head_down(puppet, held(t, 0.35, 0.5, 1.2, 0.5), 0.04)
    puppet.bend("neck", pitch=0.15 * ease(t, 1.4, 0.5))
    open_jaw(puppet, 0.8 * held(t, 0.5, 0.3, 1.0, 0.15))
    wag(puppet, t, yaw=0.14)


def dig(puppet: Puppet, t: float) -> None:
    """Rear up, head low, forepaws throwing earth back in turn."""
    leg = puppet.length
    stand(puppet, 0.0)
    puppet.root[1] = -0.10 * leg
    puppet.bend("hips", pitch=-0.22)
    _head_down(puppet, 0.85, 0.16)
    puppet.bend("head", yaw=0.15 * math.sin(1.1 * t), pitch=0.05 * math.sin(12.0 * t))
    for limb in (0, 1):
        w = 12.0 * t + math.pi * limb
        plant(puppet, limb, ((0.12 + 0.22 * math.cos(w)) * leg, max(0.0, 0.16 * math.sin(w)) * leg, 0.0))
    wag(puppet, t, yaw=0.3, pitch=-0.12, rate=7.0)


def sit(puppet: Puppet, t: float) -> None:
    """On the haunches, forelegs straight, alert."""
    _haunches(puppet, t)
    puppet.bend("neck", pitch=-0.36, yaw=0.2 * math.sin(0.6 * t))
    puppet.bend("head", pitch=-0.22, yaw=0.2 * math.sin(0.6 * t + 0.4))


def _haunches(puppet: Puppet, t: float) -> None:
    """Body, legs and tail of somebody who sits."""
    leg = puppet.length
    puppet.root[:] = (0.0, -0.66 * leg, 0.0)
    puppet.bend("hips", pitch=0.62)
    puppet.bend("chest", pitch=-0.04 + 0.01 * math.sin(2.0 * t))
    for limb in range(4):
        if limb < 2:
            plant(puppet, limb, (-0.12 * leg, 0.0, 0.0))
        else:
            plant(puppet, limb, (0.42 * leg, 0.0, 0.0), spread=1.5, angle=0.95)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += -0.72 if i == 0 else -0.02
        puppet.frame.angles[joint, 1] += 0.25 + 0.08 * math.sin(1.4 * t - i)


def howl(puppet: Puppet, t: float) -> None:
    """Sits, throws the head back, and gives a long call; a breath; another."""
    _haunches(puppet, t)
    call = held(t % 3.4, 0.2, 0.6, 2.5, 0.6)
    puppet.bend("chest", pitch=0.10 * call)
    puppet.bend("neck", pitch=-0.20 + 0.48 * call)
    puppet.bend("head", pitch=-0.20 + 0.55 * call + 0.02 * math.sin(9.0 * t) * call)
    open_jaw(puppet, 0.55 * call)


def wave(puppet: Puppet, t: float) -> None:
    """Sits and begs with the right paw."""
    sit(puppet, t)
    leg = puppet.length
    plant(puppet, 0, (0.28 * leg, (0.62 + 0.12 * math.sin(6.0 * t)) * leg, 0.0), angle=-0.9)


def shout(puppet: Puppet, t: float) -> None:
    """Barks, roars or neighs: the head thrown forward, the whole body jerks."""
    stand(puppet, 0.0)
    leg = puppet.length
    s = t % 1.1
    call = held(s, 0.10, 0.12, 0.55, 0.25)
    puppet.root[0] += 0.10 * leg * (call - 0.5)
    puppet.bend("hips", pitch=0.08 * call)
    puppet.bend("chest", pitch=0.10 * call)
    puppet.bend("neck", pitch=-0.25 + 0.45 * call)
    puppet.bend("head", pitch=-0.05 + 0.42 * call, roll=0.05 * math.sin(6.0 * t))
    open_jaw(puppet, call)
    wag(puppet, t, yaw=0.10, pitch=-0.06)


def talk(puppet: Puppet, t: float) -> None:
    """Speaks as in fables: the jaw moves, the head nods and tilts."""
    stand(puppet, t)
    puppet.bend("neck", pitch=0.10 + 0.10 * math.sin(2.3 * t))
    puppet.bend("head", pitch=0.12 * math.sin(2.9 * t + 0.7), roll=0.18 * math.sin(1.2 * t))
    speak(puppet, t, loud=1.3)


def cry(puppet: Puppet, t: float) -> None:
    """The head hangs, the back is round, the tail drawn in."""
    stand(puppet, 0.0)
    sob = math.sin(2.4 * t)
    _head_down(puppet, 0.70 + 0.03 * sob, 0.25)
    puppet.bend("head", pitch=-0.25)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += 0.45 if i == 0 else 0.16


def lie(puppet: Puppet, t: float) -> None:
    """On the belly like a sphinx: forelegs ahead, the head up."""
    leg = puppet.length
    _belly(puppet, 1.0)
    puppet.bend("chest", pitch=0.010 * math.sin(1.7 * t))
    puppet.bend("neck", pitch=0.10, yaw=0.18 * math.sin(0.6 * t))
    puppet.bend("head", yaw=0.18 * math.sin(0.6 * t + 0.4), pitch=-0.06)
    puppet.root[1] += 0.003 * leg * math.sin(1.7 * t)
    wag(puppet, t, yaw=0.08)


def _belly(puppet: Puppet, share: float) -> None:
    """From standing (0) down to the belly (1), hind legs folded, forelegs laid ahead."""
    leg = puppet.length
    down = 0.66 * share
    puppet.root[1] = -down * leg
    for limb in range(4):
        if limb < 2:
            plant(puppet, limb, (0.30 * share * leg, 0.0, 0.0), angle=-1.1 * share)
        else:
            plant(puppet, limb, (0.28 * share * leg, 0.0, 0.0), spread=1.0 + 0.45 * share, angle=0.9 * share)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += (-0.30 if i == 0 else -0.03) * share
        puppet.frame.angles[joint, 1] += 0.14 * share


def sleep(puppet: Puppet, t: float) -> None:
    """Curled up on the ground, the tail around the body, breathing slowly: asleep."""
    leg = puppet.length
    breath = math.sin(1.3 * t)
    puppet.root[:] = (0.0, -0.78 * leg + 0.006 * leg * breath, 0.0)
    curl = min(1.0, 1.2 / _stretch(puppet)) ** 2
    puppet.bend("spine", yaw=0.50 * curl, pitch=0.02 * breath)
    puppet.bend("chest", yaw=0.50 * curl)
    puppet.bend("neck", yaw=0.55 * curl, pitch=-0.72 * curl)
    puppet.bend("head", yaw=0.35 * curl, pitch=0.30 * curl + 0.01 * breath)
    for side in ("R", "L"):
        for joint, pitch in (("h1", 1.05), ("h2", -1.75), ("h3", 1.80), ("f1", -0.80), ("f2", 2.25), ("f3", 0.15)):
            puppet.bend(f"{joint}.{side}", pitch=pitch)
    lay_tail(puppet, slope=-0.12)
    for joint in puppet.tail:
        puppet.frame.angles[joint, 1] -= 0.60
    shut(puppet)


def stand_up(puppet: Puppet, t: float) -> None:
    """From lying: hindquarters first, then the front; then stands."""
    _rise(puppet, t, 0.5)


def _rise(puppet: Puppet, t: float, start: float) -> None:
    hind, fore = ease(t, start, 0.7), ease(t, start + 0.35, 0.7)
    _belly(puppet, 1.0 - 0.5 * (hind + fore))
    leg = puppet.length
    span = float(puppet.at("chest")[0] - puppet.at("hips")[0])
    puppet.bend("hips", pitch=-math.atan2(0.66 * (hind - fore) * leg, max(0.2, span)))
    puppet.root[1] = (-0.66 + 0.65 * hind) * leg
    puppet.bend("neck", pitch=0.25 * (hind - fore))
    puppet.bend("head", yaw=0.2 * math.sin(0.8 * t) * fore)
    wag(puppet, t, yaw=0.10)


def wake(puppet: Puppet, t: float) -> None:
    """Head on the paws; lifts it, looks about, yawns, and gets up."""
    _rise(puppet, t, 2.2)
    asleep = 1.0 - ease(t, 0.5, 0.6)
    puppet.bend("neck", pitch=-0.85 * asleep)
    puppet.bend("head", pitch=0.30 * asleep + 0.25 * hill(t, 1.2, 2.1), yaw=0.4 * held(t, 0.9, 0.4, 1.4, 0.4))
    open_jaw(puppet, 1.1 * hill(t, 1.2, 2.1))
    if t < 0.7:
        shut(puppet)


def bow(puppet: Puppet, t: float) -> None:
    """Elbows on the ground, rear up, the tail going: come and play."""
    _play_bow(puppet, ease(t, 0.3, 0.4))
    wag(puppet, t, yaw=0.35, pitch=-0.12, rate=11.0)


def _play_bow(puppet: Puppet, share: float) -> None:
    leg = puppet.length
    span = float(puppet.at("chest")[0] - puppet.at("hips")[0])
    puppet.root[1] = -0.02 * leg
    puppet.bend("hips", pitch=-share * math.atan2(0.52 * leg, max(0.2, span)))
    puppet.bend("neck", pitch=0.40 * share)
    puppet.bend("head", pitch=0.28 * share)
    for limb in range(4):
        offset = 0.34 * share * leg if limb < 2 else 0.0
        plant(puppet, limb, (offset, 0.0, 0.0), angle=-0.9 * share if limb < 2 else 0.0)


def play(puppet: Puppet, t: float) -> None:
    """Bows, bounces up from all four, and bows again to the other side."""
    n, s = divmod(t, 1.7)
    share = held(s, 0.0, 0.25, 0.75, 0.25)
    air = min(1.0, max(0.0, (s - 0.85) / 0.5))
    height = 4.0 * air * (1.0 - air)
    _play_bow(puppet, share)
    leg, side = puppet.length, 1.0 - 2.0 * (n % 2)
    puppet.root[1] += 0.40 * height * leg - 0.10 * hill(s, 1.25, 1.7) * leg
    puppet.bend("hips", pitch=0.22 * height)
    puppet.bend("chest", yaw=0.25 * side * share)
    puppet.bend("head", roll=0.25 * side * share)
    for limb in range(4):
        puppet.limbs.goal[limb, 1] += (0.55 if limb < 2 else 0.46) * height * leg
    open_jaw(puppet, 0.35)
    wag(puppet, t, yaw=0.35, pitch=-0.12, rate=11.0)


def fight(puppet: Puppet, t: float) -> None:
    """Crouches, rears and strikes with both forepaws, jaws wide; every 1.9 s."""
    leg = puppet.length
    s = (t + (0.95 if puppet.role == 1 else 0.0)) % 1.9
    gather, rear, strike = hill(s, 0.0, 0.55), held(s, 0.35, 0.35, 0.95, 0.40), held(s, 0.72, 0.14, 0.95, 0.35)
    puppet.root[:] = (0.0, -0.20 * leg * gather - 0.04 * leg, 0.0)
    puppet.bend("hips", pitch=0.85 * rear - 0.10 * gather)
    puppet.bend("chest", pitch=0.05 * rear - 0.20 * strike)
    puppet.bend("neck", pitch=-0.30 * rear - 0.25 * strike)
    puppet.bend("head", pitch=-0.25 * rear + 0.2 * strike)
    open_jaw(puppet, 0.35 + 0.65 * rear)
    for limb in range(4):
        plant(puppet, limb)
        if limb < 2:
            reach = (0.20 * rear + 0.55 * strike * (1.0 - 0.35 * limb)) * leg
            plant(puppet, limb, (reach, (1.25 * rear - 0.35 * strike) * leg, 0.0), angle=-0.5 * rear)
    wag(puppet, t, yaw=0.2, pitch=-0.06, rate=6.0)


def nuzzle(puppet: Puppet, t: float) -> None:
    """The neck stretched out, the cheek rubbed along the other's."""
    stand(puppet, 0.0)
    rub = math.sin(1.6 * t)
    puppet.root[0] += 0.06 * puppet.length
    puppet.bend("neck", pitch=-0.22 + 0.05 * rub, yaw=0.10 * rub)
    puppet.bend("head", roll=0.30, pitch=0.10 + 0.06 * rub, yaw=0.12 * rub)
    shut(puppet)
    wag(puppet, t, yaw=0.2, rate=3.0)


def hide(puppet: Puppet, t: float) -> None:
    """Flat on the ground, the head low between the paws, only the eyes go about."""
    _belly(puppet, 1.05)
    puppet.bend("neck", pitch=-0.50 + 0.15 * hill(t % 3.4, 1.2, 2.4), yaw=0.15 * math.sin(0.7 * t))
    puppet.bend("head", pitch=0.35)


def crouch(puppet: Puppet, t: float) -> None:
    """Gathered low on its feet, ready to spring, the hindquarters shifting."""
    leg = puppet.length
    stand(puppet, 0.0)
    puppet.root[1] = -0.34 * leg
    puppet.root[2] = 0.02 * leg * math.sin(7.0 * t) * max(0.0, math.sin(1.1 * t))
    puppet.bend("hips", pitch=-0.12)
    puppet.bend("neck", pitch=-0.30)
    puppet.bend("head", pitch=0.35)
    wag(puppet, t, yaw=0.14, rate=3.0)


def fall(puppet: Puppet, t: float) -> None:
    """The legs give, it goes over on its side and lies."""
    leg = puppet.length
    give, over = ease(t, 0.35, 0.5), ease(t, 0.60, 0.65)
    wide = abs(float(puppet.end(0)[2])) * 1.15
    drop = float(puppet.at("hips")[1]) - wide - 0.10 * leg
    puppet.root[:] = (0.0, -0.30 * leg * give * (1.0 - over) - drop * over, 0.0)
    puppet.frame.angles[puppet.index["hips"], 0] = -0.5 * math.pi * over
    puppet.bend("neck", pitch=-0.25 * over + 0.3 * hill(t, 0.4, 1.2), roll=-0.25 * hill(t, 0.8, 1.4))
    puppet.bend("head", pitch=-0.15 * over)
    for side in (0, 1):
        kick = hill(t, 0.7, 1.8) * (0.5 - side)
        for joint, pitch in (("f1", 0.35), ("f2", -0.45), ("h1", 0.30), ("h2", -0.35), ("h3", 0.25)):
            puppet.bend(f"{joint}.{'RL'[side]}", pitch=pitch * give + kick * (0.6 if joint in ("f1", "h1") else 0.0))
    if t > 1.6:
        shut(puppet)


_LEAP = 1.9
"""Seconds from one leap to the next."""


def _flown(s: float) -> float:
    """Share of a leap that lies behind."""
    return min(1.0, max(0.0, (s - 0.50) / 0.62))


def _leaping(puppet: Puppet, t: float) -> Way:
    n, s = divmod(t, _LEAP)
    return Way(ahead=3.0 * puppet.length * (n + _flown(s)))


def leap(puppet: Puppet, t: float) -> None:
    """Crouches, springs, flies stretched out, lands on the forefeet; every 1.9 s."""
    _bound(puppet, t % _LEAP, 0.85)


def jump(puppet: Puppet, t: float) -> None:
    """Straight up from all fours and down again."""
    _bound(puppet, t % _LEAP, 0.62)


def _bound(puppet: Puppet, s: float, high: float) -> None:
    leg = puppet.length
    air = _flown(s)
    gather, land = hill(s, 0.05, 0.62), hill(s, 1.02, 1.55)
    height = 4.0 * air * (1.0 - air)
    puppet.root[1] = (-0.02 - 0.24 * gather - 0.20 * land + high * height) * leg
    puppet.bend("hips", pitch=0.42 * math.sin(2.0 * math.pi * air) - 0.10 * gather)
    puppet.bend("neck", pitch=-0.2 * height + 0.15 * land)
    for limb in range(4):
        lift = (high + (0.30 if limb < 2 else 0.22)) * height
        ahead = (0.38 if limb < 2 else -0.34) * height
        plant(puppet, limb, (ahead * leg, lift * leg, 0.0), angle=(-0.8 if limb < 2 else -0.6) * height)
    for i, joint in enumerate(puppet.tail):
        puppet.frame.angles[joint, 2] += 0.12 * math.sin(3.0 * s - 0.6 * i)


ACTIONS: Mapping[str, Action] = {
    "look": Action(look, timed=True),
    "look_back": Action(look_back, timed=True, free=0.0),
    "look_up": Action(look_up, timed=True, free=0.0),
    "look_down": Action(drink, timed=True, free=0.0),
    "graze": Action(graze, free=0.0, settle=0.6),
    "eat": Action(eat, free=0.0, settle=0.6),
    "drink": Action(drink, timed=True, free=0.0, settle=0.5),
    "pick_up": Action(pick_up, timed=True, free=0.2),
    "dig": Action(dig, free=0.0, settle=0.5),
    "sit": Action(sit, settle=0.7, posture="low"),
    "howl": Action(howl, timed=True, settle=0.7, free=0.0, posture="low"),
    "wave": Action(wave, settle=0.7, posture="low"),
    "shout": Action(shout, free=0.5),
    "talk": Action(talk),
    "cry": Action(cry, free=0.0),
    "lie": Action(lie, settle=0.9, posture="lie"),
    "sleep": Action(sleep, settle=1.0, free=0.0, posture="lie"),
    "stand_up": Action(stand_up, timed=True, settle=0.7, posture="lie"),
    "wake": Action(wake, timed=True, settle=0.8, free=0.0, posture="lie"),
    "bow": Action(bow, timed=True, free=0.3),
    "play": Action(play, timed=True, free=0.2),
    "fight": Action(fight, timed=True, free=0.2),
    "hug": Action(nuzzle, free=0.0),
    "kiss": Action(nuzzle, free=0.0),
    "hide": Action(hide, settle=0.7, free=0.4, posture="low"),
    "crouch": Action(crouch, free=0.6, settle=0.5),
    "fall": Action(fall, timed=True, free=0.0, posture="lie"),
    "leap": Action(leap, lambda p: 3.0 * p.length / _LEAP, way=_leaping, timed=True, free=0.3),
    "jump": Action(jump, timed=True, free=0.3),
}
