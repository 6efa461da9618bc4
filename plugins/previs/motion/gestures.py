"""What people do on their feet with face and hands: looks, greetings, speech, feelings."""

import math
from collections.abc import Mapping

from previs.motion.action import Action
from previs.motion.body import CHEST, Foot, ease, hand, hands, hang, held, lean, middle, planted
from previs.motion.faces import open_jaw, shut, smile, speak
from previs.motion.puppet import SPACE, Puppet

_FIRM: tuple[Foot, Foot] = ((0.0, 0.05, 0.25), (0.0, 0.05, 0.25))
_WIDE: tuple[Foot, Foot] = ((0.02, 0.12, 0.30), (-0.02, 0.12, 0.30))


def stand(puppet: Puppet, t: float) -> None:
    """At ease: breathing, weight shifting, the head looking about a little."""
    planted(puppet, t)
    puppet.bend("neck", yaw=0.06 * math.sin(0.61 * t))
    puppet.bend(
        "head", yaw=0.10 * math.sin(0.61 * t + 0.3), pitch=0.025 * math.sin(0.9 * t), roll=0.02 * math.sin(0.5 * t)
    )
    hang(puppet, 1, t)
    if "stick" in puppet.index:
        _lean_on_stick(puppet)
    else:
        hang(puppet, 0, t)


def _lean_on_stick(puppet: Puppet) -> None:
    """The right hand carries its stick so that its foot stands on the ground."""
    palm, fingers, arm = puppet.at("hand.R"), puppet.at("fingers.R"), puppet.at("arm.R")
    drop = float(palm[1] - fingers[1])
    goal = (float(arm[0]) + 0.20 * puppet.length, float(fingers[1]) + drop * 0.35, float(arm[2]) + 0.10 * puppet.length)
    puppet.reach(2, goal, (-1.0, -0.2, 0.6), foot=(0.0, 0.0, 0.25), within=SPACE)


def hold(puppet: Puppet, t: float) -> None:
    """Presents what is in the hand, and looks at it."""
    planted(puppet, t)
    hang(puppet, 1, t)
    hand(puppet, 0, (0.62, -0.34 + 0.01 * math.sin(1.7 * t), -0.02), (-0.5, -1.0, 0.5), within=CHEST)
    puppet.grip(0, 0.9)
    puppet.bend("neck", pitch=-0.08)
    puppet.bend("head", pitch=-0.14, yaw=-0.12)


def look(puppet: Puppet, t: float) -> None:
    """Catches sight of something: the head comes forward and up, a hand leaves the side."""
    planted(puppet, t, feet=((0.10, 0.02, 0.1), (-0.08, 0.03, 0.3)))
    share = ease(t, 0.4, 0.6)
    lean(puppet, -0.16 * share, head=1.3)
    puppet.bend("neck", pitch=0.04 * share, yaw=0.05 * share)
    hang(puppet, 0, t)
    hand(puppet, 1, (0.10 + 0.22 * share, -0.94 + 0.22 * share, 0.22 + 0.08 * share), (-1.0, -0.3, 0.9))


def look_back(puppet: Puppet, t: float) -> None:
    """Turns over the left shoulder and holds the look."""
    planted(puppet, 0.0)
    share = ease(t, 0.4, 0.8)
    puppet.bend("hips", yaw=0.15 * share)
    puppet.bend("spine", yaw=0.32 * share)
    puppet.bend("chest", yaw=0.45 * share)
    puppet.bend("neck", yaw=0.55 * share)
    puppet.bend("head", yaw=0.60 * share, pitch=0.02 * math.sin(1.3 * t))
    hand(puppet, 0, (0.12 + 0.22 * share, -0.94, 0.16), (-1.0, -0.3, 0.5))
    hand(puppet, 1, (-0.06 - 0.28 * share, -0.90, 0.24), (-1.0, -0.3, 0.5))


def look_up(puppet: Puppet, t: float) -> None:
    """Raises the face to the sky, leaning back, palms open."""
    planted(puppet, t)
    share = ease(t, 0.4, 1.0)
    lean(puppet, 0.30 * share, head=0.0)
    puppet.bend("neck", pitch=0.30 * share)
    puppet.bend("head", pitch=0.45 * share, yaw=0.05 * math.sin(0.8 * t))
    hands(puppet, (0.02, -0.93, 0.22 + 0.14 * share), (-1.0, 0.0, 0.6), wrist=(-0.3 * share, 0.0, 0.0))


def look_down(puppet: Puppet, t: float) -> None:
    """Bows the head to look at the ground before the feet."""
    planted(puppet, t)
    share = ease(t, 0.4, 0.9)
    lean(puppet, -0.42 * share, head=0.0)
    puppet.root[0] -= 0.05 * share * puppet.length
    puppet.bend("neck", pitch=-0.35 * share)
    puppet.bend("head", pitch=-0.40 * share, yaw=0.04 * math.sin(0.9 * t))
    for side in (0, 1):
        hang(puppet, side, t, ahead=0.06 + 0.12 * share)


def wave(puppet: Puppet, t: float) -> None:
    """The right hand waves above the head."""
    planted(puppet, t)
    swing = math.sin(7.5 * t)
    puppet.bend("chest", roll=-0.08)
    puppet.bend("head", pitch=0.05, roll=-0.05)
    smile(puppet, 0.8)
    hand(puppet, 0, (0.16, 0.72, 0.46 + 0.20 * swing), (-0.2, -0.6, 1.0), wrist=(0.35 * swing, 0.0, 0.0))
    hang(puppet, 1, t)


def point(puppet: Puppet, t: float) -> None:
    """Draws the hand in, then the whole arm goes out at what is meant, and stays."""
    planted(puppet, t, feet=((0.14, 0.03, 0.05), (-0.10, 0.04, 0.35)))
    draw, out = held(t, 0.15, 0.25, 0.45, 0.25), ease(t, 0.45, 0.28)
    lean(puppet, 0.05 * draw - 0.10 * out, yaw=-0.10 * draw + 0.22 * out)
    goal = (0.10 + 0.20 * draw + 0.86 * out, -0.93 + 0.45 * draw + 1.02 * out, 0.18 - 0.06 * out)
    hand(puppet, 0, goal, (-0.3, -1.0, 0.4))
    puppet.grip(0, 0.75 * draw)
    hang(puppet, 1, t, ahead=-0.10 * out)
    puppet.bend("head", yaw=-0.08 * out)


def clap(puppet: Puppet, t: float) -> None:
    """Applauds before the chest."""
    planted(puppet, t)
    apart = 0.5 - 0.5 * math.cos(19.0 * t)
    mid = middle(puppet)
    hands(puppet, (0.58, -0.16 - 0.04 * apart, mid + 0.03 + 0.34 * apart), (-0.2, -1.0, 0.9), wrist=(0.15, 0.3, 0.5))
    puppet.bend("chest", pitch=0.03 + 0.02 * apart)
    puppet.bend("head", pitch=0.04 + 0.03 * math.sin(2.0 * t), yaw=0.06 * math.sin(0.9 * t))
    smile(puppet, 0.8)


def bow(puppet: Puppet, t: float) -> None:
    """Bends low from the hips, one arm across the waist, and rises; again every four seconds."""
    share = held(t % 4.0, 0.4, 0.7, 2.0, 0.8)
    planted(puppet, 0.0, feet=((0.06, 0.0, 0.2), (-0.06, 0.0, 0.25)))
    lean(puppet, -1.15 * share, head=-0.2)
    puppet.root[0] -= 0.14 * share * puppet.length
    hand(puppet, 0, (0.30 * share + 0.06, -0.94 + 0.34 * share, 0.18 - 0.55 * share), (-0.4, -0.6, 1.0), within=CHEST)
    hand(puppet, 1, (0.06 - 0.50 * share, -0.95 + 0.05 * share, 0.20 + 0.35 * share), (-1.0, 0.0, 0.7), within=CHEST)


def think(puppet: Puppet, t: float) -> None:
    """A hand at the chin, the other arm across under its elbow, the head tilted."""
    planted(puppet, t, feet=((0.06, 0.02, 0.25), (-0.04, 0.02, 0.2)))
    nod = 0.04 * math.sin(0.9 * t)
    mid = middle(puppet)
    hand(puppet, 0, (0.34, 0.12 + 0.5 * nod, mid + 0.10), (0.2, -1.0, 0.1), wrist=(0.3, 0.0, 0.4), within=CHEST)
    hand(puppet, 1, (0.40, -0.52, mid - 0.22), (-0.4, -0.8, 0.9), wrist=(0.2, 0.0, 0.0), within=CHEST)
    puppet.grip(0, 0.8)
    puppet.bend("neck", pitch=-0.10 + nod)
    puppet.bend("head", pitch=-0.10 + nod, roll=0.10, yaw=0.20 * math.sin(0.45 * t))


def talk(puppet: Puppet, t: float) -> None:
    """Hands that explain, a head that nods."""
    planted(puppet, t)
    puppet.bend("chest", yaw=0.08 * math.sin(1.1 * t), pitch=-0.03)
    puppet.bend("neck", pitch=-0.03 + 0.03 * math.sin(2.6 * t))
    puppet.bend(
        "head", yaw=0.12 * math.sin(0.9 * t), pitch=0.05 * math.sin(2.6 * t + 0.7), roll=0.05 * math.sin(1.3 * t)
    )
    speak(puppet, t)
    for side in (0, 1):
        beat = math.sin(2.9 * t + 1.9 * side)
        calm = 0.6 + 0.4 * math.sin(0.7 * t + 2.2 * side)
        goal = (0.50, -0.50 + 0.20 * beat * calm, 0.10 + 0.18 * math.sin(2.1 * t + side) * calm)
        hand(puppet, side, goal, (-0.4, -1.0, 0.7), wrist=(-0.2, 0.0, 0.25 * beat), within=CHEST)


def phone(puppet: Puppet, t: float) -> None:
    """A telephone at the right ear, the other hand explains."""
    talk(puppet, t)
    hand(puppet, 0, (0.16, 0.34, middle(puppet) + 0.30), (-0.1, -1.0, 0.9), wrist=(0.3, 0.0, 0.6), within=CHEST)
    puppet.grip(0, 0.8)
    puppet.bend("head", roll=0.10)


def shout(puppet: Puppet, t: float) -> None:
    """Hands about the mouth, the whole body behind the voice."""
    planted(puppet, t, feet=_WIDE)
    call = 0.5 + 0.5 * math.sin(2.6 * t)
    lean(puppet, 0.16 - 0.30 * call, head=0.7)
    mid = middle(puppet)
    hands(puppet, (0.34, 0.30, mid + 0.34), (0.0, -0.5, 1.0), wrist=(0.1, 0.3, 0.5))
    puppet.bend("head", pitch=0.12)
    open_jaw(puppet, 0.35 + 0.65 * call)


def sing(puppet: Puppet, t: float) -> None:
    """A hand on the heart, the other arm flung wide, the head thrown back on the long notes."""
    planted(puppet, t, feet=((0.08, 0.05, 0.2), (-0.08, 0.06, 0.3)))
    note = 0.5 + 0.5 * math.sin(1.3 * t)
    lean(puppet, 0.14 * note, roll=0.06 * math.sin(0.65 * t), head=0.0)
    mid = middle(puppet)
    hand(puppet, 1, (0.30, -0.26, mid + 0.06), (-0.2, -0.8, 1.0), within=CHEST)
    hand(puppet, 0, (0.42, 0.05 + 0.42 * note, 0.72), (-0.3, -1.0, 0.3), wrist=(-0.4, 0.0, 0.2))
    puppet.bend("head", pitch=0.10 + 0.20 * note, yaw=0.1 * math.sin(0.65 * t))
    open_jaw(puppet, 0.35 + 0.4 * note + 0.12 * math.sin(11.0 * t))


def laugh(puppet: Puppet, t: float) -> None:
    """Holds the belly and shakes, thrown back and doubled up in turn."""
    planted(puppet, t, feet=_FIRM, sink=0.02)
    fit = 0.5 + 0.5 * math.sin(1.15 * t - 0.6)
    shake = math.sin(24.0 * t) * (0.4 + 0.6 * fit)
    lean(puppet, 0.34 * fit - 0.30 * (1.0 - fit) + 0.02 * shake, head=0.0)
    mid = middle(puppet)
    puppet.bend("head", pitch=0.34 * fit)
    hand(puppet, 0, (0.40, -0.62 + 0.01 * shake, mid + 0.10), (-0.3, -0.3, 1.0), within=CHEST)
    hand(puppet, 1, (0.40, -0.70 + 0.01 * shake, mid + 0.12), (-0.3, -0.3, 1.0), within=CHEST)
    open_jaw(puppet, 0.6 + 0.2 * shake)
    smile(puppet, 1.0)


def cry(puppet: Puppet, t: float) -> None:
    """The face in both hands, bent, the shoulders heaving."""
    planted(puppet, t, feet=((0.02, 0.0, 0.1), (0.0, 0.0, 0.1)))
    sob = math.sin(2.1 * t) + 0.35 * math.sin(13.0 * t) * max(0.0, math.sin(2.1 * t))
    lean(puppet, -0.34 - 0.03 * sob, head=0.0)
    puppet.bend("chest", pitch=-0.12 + 0.03 * sob)
    puppet.bend("neck", pitch=-0.25)
    puppet.bend("head", pitch=-0.30)
    mid = middle(puppet)
    hands(puppet, (0.46, 0.16 + 0.015 * sob, mid + 0.13), (0.2, -1.0, 0.45), wrist=(0.5, 0.0, 0.3))
    smile(puppet, -1.0)
    shut(puppet)


def pray(puppet: Puppet, t: float) -> None:
    """Folded hands before the breast, the head bowed."""
    planted(puppet, t, feet=((0.0, -0.02, 0.05), (0.0, -0.02, 0.05)), sway=0.2)
    fold_hands(puppet, t)


def fold_hands(puppet: Puppet, t: float) -> None:
    """The upper body of somebody who prays."""
    mid = middle(puppet)
    hands(puppet, (0.42, -0.08, mid + 0.04), (-0.1, -1.0, 0.8), wrist=(0.1, 0.0, 0.7), within=CHEST)
    puppet.bend("spine", pitch=-0.05)
    puppet.bend("neck", pitch=-0.26)
    puppet.bend("head", pitch=-0.34 + 0.02 * math.sin(0.8 * t))
    shut(puppet)


def burn(puppet: Puppet, t: float) -> None:
    """Beats about with both arms, twisting from foot to foot."""
    planted(puppet, 0.0, feet=_WIDE, sink=0.03)
    puppet.root[2] = 0.05 * puppet.length * math.sin(5.0 * t)
    lean(puppet, -0.10 + 0.10 * math.sin(4.1 * t), yaw=0.5 * math.sin(5.0 * t), roll=0.15 * math.sin(3.3 * t))
    for side in (0, 1):
        beat = math.sin(11.0 * t + 2.0 * side)
        hand(puppet, side, (0.30 - 0.2 * beat, 0.25 + 0.55 * beat, 0.55), (-0.4, -0.5, 1.0))
    open_jaw(puppet, 0.9)


ACTIONS: Mapping[str, Action] = {
    "stand": Action(stand, gestures="RL"),
    "hold": Action(hold, gestures="R"),
    "look": Action(look, timed=True, gestures="L"),
    "look_back": Action(look_back, timed=True, gestures="RL", free=0.0),
    "look_up": Action(look_up, timed=True, gestures="RL", free=0.0),
    "look_down": Action(look_down, timed=True, free=0.0),
    "wave": Action(wave, arms="R"),
    "point": Action(point, timed=True, arms="R"),
    "clap": Action(clap, arms="RL"),
    "bow": Action(bow, timed=True, gestures="RL", free=0.0),
    "think": Action(think, gestures="RL", free=0.4),
    "talk": Action(talk, gestures="RL"),
    "phone": Action(phone, arms="R", gestures="L"),
    "shout": Action(shout, gestures="RL", free=0.6),
    "sing": Action(sing, gestures="RL", free=0.4),
    "laugh": Action(laugh, gestures="RL", free=0.2),
    "cry": Action(cry, gestures="RL", free=0.0),
    "burn": Action(burn, arms="RL", free=0.0),
}
