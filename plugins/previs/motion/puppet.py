"""A skeleton with handles: actions bend joints and send limbs to goals by name."""

from collections.abc import Sequence

import numpy as np

from previs.mesh.parts import Doubles, Point
from previs.motion.rig import Frame, Limbs, overreach, solve
from previs.records import Actor

_STILTS = tuple(tuple(f"{bone}.{side}" for bone in ("thigh", "shin", "foot", "toe")) for side in "RL")
_FOURS = tuple(tuple(f"{limb}{i}.{side}" for i in (1, 2, 3, 4)) for limb in "fh" for side in "RL")

_CHAINS = {
    "biped": (
        ("thigh.R", "shin.R", "foot.R", "toe.R"),
        ("thigh.L", "shin.L", "foot.L", "toe.L"),
        ("arm.R", "forearm.R", "hand.R", ""),
        ("arm.L", "forearm.L", "hand.L", ""),
    ),
    "quadruped": _FOURS,
    "dragon": _FOURS,
    "winged": _STILTS,
    "dinosaur": _STILTS,
    "spider": tuple(tuple(f"leg{n}{i}.{side}" for i in (1, 2, 3, 4)) for n in (1, 2, 3, 4) for side in "RL"),
}

_LEGS = {"biped": 2, "quadruped": 4, "dragon": 4, "winged": 2, "dinosaur": 2, "spider": 8}
"""How many of a rig's limbs are legs: the first ones."""

_UPRIGHT = ("stick",)

SPACE, SHOULDER, CHEST = 0, 1, 2
"""What a limb's goal is told in: the actor's space; from the limb's own start, along the actor's axes; from there,
along the axes of the bone that carries the limb, so that it goes with it wherever the body bends."""


class Puppet:
    """Posing an actor: `rest`, then `bend`, `reach` and `root`, then `settle`.

    `length` is the measure gaits are scaled by: the height of the hips' limbs for bipeds, of the shoulders' for
    quadrupeds, 1 for the rest. `grounded` says that the feet are to reach their goals whatever the body does. Limbs of
    bipeds: right leg, left leg, right arm, left arm; of quadrupeds: right and left foreleg, right and left hind leg.
    `sizes`: how large each bone's flesh is about its joint, 1 by nature: what is folded away is next to nothing.
    `shifts`: metres by which each bone's flesh is moved in the root's own frame: clouds that drift.
    `role`: which of two who do something together, 0 or 1, -1 alone; `holds`: how right and left hand carry something.
    """

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.index = {name: i for i, name in enumerate(actor.skeleton.names)}
        count = len(self.index)
        rest = np.ascontiguousarray(actor.skeleton.rest, np.float64)
        self.frame = Frame(
            actor.skeleton.parents, rest, np.zeros((count, 3)), np.tile(np.eye(3), (count, 1, 1)), rest.copy()
        )
        self.root = np.zeros(3)
        self.sizes = np.ones(count)
        self.shifts = np.zeros((count, 3))
        chains = [chain for chain in _CHAINS.get(actor.rig, ()) if chain[0] in self.index]
        self.limbs = self._limbs(chains)
        self.length = float(rest[self.limbs.chain[0, 0], 1]) if chains else 1.0
        self.legs = _LEGS.get(actor.rig, 0) if chains else 0
        self.grounded = False
        self.role = -1
        self.holds: tuple[str, str] = ("", "")
        self.tail = [i for name, i in self.index.items() if name[0] == "t" and name[1:].isdigit()]

    def _limbs(self, chains: Sequence[Sequence[str]]) -> Limbs:
        count = len(chains)
        rows = [[self.index[name] if name else -1 for name in chain] for chain in chains]
        return Limbs(
            np.array(rows, np.int32).reshape(-1, 4),
            np.zeros(count, np.int32),
            np.zeros(count, np.int32),
            np.zeros(count, np.int32),
            *(np.zeros((count, 3)) for _ in range(4)),
        )

    def at(self, name: str) -> Doubles:
        """The rest position of a joint (3,)."""
        return self.frame.rest[self.index[name]]

    def end(self, limb: int) -> Doubles:
        """The rest position of a limb's end joint (3,)."""
        return self.frame.rest[self.limbs.chain[limb, 2]]

    def tip(self, limb: int) -> Doubles:
        """The rest position of a limb's toe joint (3,)."""
        return self.frame.rest[self.limbs.chain[limb, 3]]

    def rest(self) -> None:
        """Back to the rest pose, limbs loose."""
        self.frame.angles[:] = 0.0
        self.root[:] = 0.0
        self.sizes[:] = 1.0
        self.shifts[:] = 0.0
        self.limbs.active[:] = 0
        self.limbs.foot[:] = 0.0
        self.limbs.toe[:] = 0.0
        self.grounded = False

    def bend(self, name: str, *, roll: float = 0.0, yaw: float = 0.0, pitch: float = 0.0) -> None:
        """Add to the angles of a joint, if the actor has it."""
        i = self.index.get(name)
        if i is not None:
            angles = self.frame.angles[i]
            angles[0] += roll
            angles[1] += yaw
            angles[2] += pitch

    def reach(
        self,
        limb: int,
        goal: Point,
        pole: Point,
        *,
        foot: Point = (0.0, 0.0, 0.0),
        toe: Point = (0.0, 0.0, 0.0),
        within: int = SPACE,
        hinge: int = 0,
    ) -> None:
        """Send a limb's end joint to a goal, its bend showing to the pole; both `within` SPACE, SHOULDER or CHEST.

        `hinge`: the bend shows forwards (1) or backwards (-1) instead, whichever way the limb points.
        """
        if limb < len(self.limbs.chain):
            self.limbs.active[limb] = 1
            self.limbs.within[limb] = within
            self.limbs.hinge[limb] = hinge
            self.limbs.goal[limb] = goal
            self.limbs.pole[limb] = pole
            self.limbs.foot[limb] = foot
            self.limbs.toe[limb] = toe

    def grip(self, side: int, share: float) -> None:
        """Close the fingers of a hand (0 right, 1 left): 0 open, 1 a fist."""
        self.bend("fingers.L" if side else "fingers.R", roll=(-1.5 if side else 1.5) * share)

    def joints_named(self, prefixes: Sequence[str]) -> list[int]:
        """The joints whose names begin so."""
        return [i for name, i in self.index.items() if name.startswith(tuple(prefixes))]

    def ends(self) -> list[str]:
        """Names of the joints that legs end in."""
        names = self.actor.skeleton.names
        return [names[int(i)] for row in self.limbs.chain[: self.legs] for i in row[2:] if i >= 0]

    def settle(self) -> None:
        """Compute all joints; what is held upright stays upright.

        A grounded puppet sinks as far as its legs need to reach the ground: that is continuous in time, because a foot
        leaves the ground from where it stood.
        """
        solve(self.frame, self.limbs, self.root)
        sink = overreach(self.frame, self.limbs, self.legs) if self.grounded else 0.0
        if sink > 0.0:
            self.root[1] -= sink
            solve(self.frame, self.limbs, self.root)
        for name in _UPRIGHT:
            if name in self.index:
                self.frame.turns[self.index[name]] = np.eye(3)
