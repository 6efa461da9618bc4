"""What a performance is told of its surroundings: moods in face and bearing, hands that go somewhere, gazes."""

from collections.abc import Mapping

import numpy as np

from previs.motion.puppet import Puppet
from previs.motion.rig import Gaze, look
from previs.records import Cue

NO_CUE = Cue()

_BEARINGS: Mapping[str, Mapping[str, tuple[float, float, float]]] = {
    "happy": {"spine": (0, 0, 0.03), "chest": (0, 0, 0.07), "neck": (0, 0, 0.03), "head": (0, 0, 0.05)},
    "sad": {"spine": (0, 0, -0.09), "chest": (0, 0, -0.14), "neck": (0, 0, -0.14), "head": (0.04, 0, -0.14)},
    "angry": {"spine": (0, 0, -0.08), "chest": (0, 0, -0.09), "neck": (0, 0, -0.14), "head": (0, 0, 0.04)},
    "afraid": {"spine": (0, 0, 0.06), "chest": (0, 0, -0.20), "neck": (0, 0, 0.05), "head": (0, 0, 0.02)},
    "surprised": {"spine": (0, 0, 0.08), "chest": (0, 0, 0.08), "neck": (0, 0, 0.06), "head": (0, 0, 0.05)},
    "tired": {"spine": (0, 0, -0.12), "chest": (0, 0, -0.14), "neck": (0, 0, -0.10), "head": (0.10, 0, -0.12)},
    "calm": {"head": (0, 0, 0.02)},
    "determined": {"chest": (0, 0, 0.05), "neck": (0, 0, -0.08), "head": (0, 0, 0.01)},
}
"""Roll, yaw and pitch that a mood adds to joints."""

_FACES: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "happy": {"brow": (0.0, 0.15), "lid": (0.0, -0.15), "mouth": (0.0, 0.55)},
    "sad": {"brow": (0.35, 0.0), "lid": (0.0, -0.40), "mouth": (0.0, -0.50)},
    "angry": {"brow": (-0.40, -0.20), "lid": (0.0, -0.25), "mouth": (0.0, -0.35)},
    "afraid": {"brow": (0.30, 0.30), "lid": (0.0, 0.25), "mouth": (0.0, -0.30)},
    "surprised": {"brow": (0.0, 0.45), "lid": (0.0, 0.30), "mouth": (0.0, 0.0)},
    "tired": {"brow": (0.12, -0.05), "lid": (0.0, -0.55), "mouth": (0.0, -0.15)},
    "calm": {"mouth": (0.0, 0.12)},
    "determined": {"brow": (-0.22, -0.12), "lid": (0.0, -0.15), "mouth": (0.0, -0.08)},
}
"""Roll (of the right one; positive: the inner end up) and pitch of both brows, lids and corners of the mouth."""

_JAWS: Mapping[str, float] = {"surprised": -0.22, "afraid": -0.10, "happy": -0.05}
_ON_FOUR = 0.6
"""Share of a bearing that shows on an animal, whose head is what droops or rises."""


class Senses:
    """An actor's head and hands, as they answer to cues."""

    def __init__(self, puppet: Puppet) -> None:
        self._puppet = puppet
        index, parents = puppet.index, puppet.frame.parents
        bends = [index[name] for name in ("neck", "head") if name in index]
        bends = bends if bends and parents[bends[0]] >= 0 else []
        crown = set(bends[:1])
        for i in range(len(parents)):
            if int(parents[i]) in crown:
                crown.add(i)
        rest = sorted(crown - set(bends))
        self._crown = np.array([*bends, *rest], np.int32)
        self._bends = len(bends)
        self._eyes = np.array([index[name] for name in ("eye.R", "eye.L") if name in index], np.int32)
        self._point = np.zeros(3)

    def feel(self, cue: Cue, free: float) -> None:
        """Show the mood, and send hands where they are to go; call before `settle`."""
        puppet = self._puppet
        share = free * (1.0 if puppet.actor.rig == "biped" else _ON_FOUR)
        for name, (roll, yaw, pitch) in _BEARINGS.get(cue.mood, {}).items():
            if puppet.actor.rig == "biped" or name in ("neck", "head"):
                puppet.bend(name, roll=share * roll, yaw=share * yaw, pitch=share * pitch)
        for name, (roll, pitch) in _FACES.get(cue.mood, {}).items():
            puppet.bend(f"{name}.R", roll=roll, pitch=pitch)
            puppet.bend(f"{name}.L", roll=-roll, pitch=pitch)
        if cue.mood in _JAWS:
            puppet.bend("jaw", pitch=_JAWS[cue.mood])
        if puppet.actor.rig == "biped":
            for side, goal in enumerate(cue.hands):
                if goal is not None:
                    puppet.reach(2 + side, goal, (-0.6, -1.0, 0.5 - side))

    def look(self, cue: Cue, t: float, free: float) -> None:
        """Turn to what is looked at, eyes first; call after `settle`."""
        if cue.gaze is None or not self._bends or free <= 0.0:
            return
        self._point[:] = cue.gaze
        head, glance = free * _gently(t, 0.05, 0.40), _gently(t, 0.0, 0.15)
        look(self._puppet.frame, Gaze(self._crown, self._bends, self._eyes, self._point, head, glance))


def _gently(t: float, start: float, length: float) -> float:
    s = min(1.0, max(0.0, (t - start) / length))
    return s * s * (3.0 - 2.0 * s)
