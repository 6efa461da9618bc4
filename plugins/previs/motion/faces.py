"""Faces that live: blinking, and jaws that move as speech, song and laughter move them."""

import math

from previs.motion.puppet import Puppet

_BLINK = 0.16
"""Seconds from open to open."""
_CLOSED = -1.1
"""Radians that shut an upper lid."""


def blink(puppet: Puppet, t: float, seed: int) -> None:
    """Close the lids for a moment every two to five seconds."""
    if "lid.R" not in puppet.index:
        return
    cell = math.floor(t / 3.4)
    noise = math.sin(12.9898 * (cell + 1) + 78.233 * (seed % 97)) * 43758.5453
    at = (cell + 0.1 + 0.75 * (noise - math.floor(noise))) * 3.4
    share = 1.0 - abs(t - at) / (0.5 * _BLINK)
    if share > 0.0:
        closed = _CLOSED * min(1.0, 1.6 * share)
        for side in ("R", "L"):
            joint = puppet.index[f"lid.{side}"]
            angles = puppet.frame.angles[joint]
            angles[2] = min(float(angles[2]), closed)


def shut(puppet: Puppet) -> None:
    """Close the eyes."""
    for side in ("R", "L"):
        puppet.bend(f"lid.{side}", pitch=_CLOSED)


def smile(puppet: Puppet, share: float) -> None:
    """Raise the corners of the mouth (1), or draw them down (-1)."""
    for side in ("R", "L"):
        puppet.bend(f"mouth.{side}", pitch=0.6 * share)


def speak(puppet: Puppet, t: float, *, loud: float = 1.0) -> None:
    """Syllables, about five a second, in phrases with a breath between them."""
    phrase = min(1.0, max(0.0, 3.0 * (math.sin(1.55 * t) + 0.75)))
    syllable = 0.55 + 0.45 * math.sin(31.0 * t + 1.7 * math.sin(5.3 * t))
    vowel = 0.6 + 0.4 * math.sin(7.1 * t)
    puppet.bend("jaw", pitch=-0.24 * loud * phrase * syllable * vowel)


def open_jaw(puppet: Puppet, share: float) -> None:
    """Open the mouth: 0 shut, 1 a shout, or an animal's roar."""
    puppet.bend("jaw", pitch=-(0.30 if puppet.actor.rig == "biped" else 0.50) * share)
