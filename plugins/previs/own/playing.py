"""An actor of the artist's own at work: a clip for its action, skinned, standing where it stands."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import Point, turn
from previs.motion.action import Way
from previs.motion.cues import NO_CUE
from previs.motion.performance import Pose, inward
from previs.motion.rig import Flesh, skin
from previs.own.clips import RATE, Clip, poses
from previs.own.gazing import neck_of, turned, wish
from previs.own.matching import find_clip
from previs.own.model import Model
from previs.own.tree import matrices
from previs.records import Actor, Contact, Cue, Floats, Placement, Rig, Skeleton

Doubles = npt.NDArray[np.float64]

_ROLES = {"head": ("head",), "hips": ("hips", "pelvis", "root", "body"), "back": ("spine", "chest", "torso", "body")}
_FEET = ("foot", "toe", "hoof", "paw", "ankle")
_GOING = frozenset(
    {"walk", "run", "sprint", "gallop", "trot", "sneak", "chase", "flee", "follow", "approach", "walk_away", "enter"}
    | {"leave", "swim", "fly", "climb", "crawl", "race"}
)
"""Actions that carry their doer along."""


class Reel(NamedTuple):
    """A clip on a model: matrices (F, B, 3, 4) from the mesh's own space to metres, of its nodes (F, N, 4, 4), the
    seconds it lasts, and how fast its planted feet go backwards (m/s)."""

    bones: Doubles
    nodes: Doubles
    seconds: float
    pace: float


def actor_of(model: Model, kind: str, rig: Rig) -> Actor:
    """The model as an actor of a kind; its skeleton is that of its nodes at rest."""
    places = model_rest(model)
    spots = places[0, :, :3, 3].astype(np.float32)
    skeleton = Skeleton(model.tree.names, np.array(model.tree.parents, np.int32), spots)
    head = _node(model, "head")
    eye = float(spots[head, 1]) + 0.03 * model.height if head is not None else 0.92 * model.height
    back = _node(model, "back")
    seat = (float(spots[back, 0]), float(spots[back, 1]), 0.0) if back is not None else (0.0, 0.6 * model.height, 0.0)
    seats = (seat,) if rig == "quadruped" else ()
    return Actor(kind, rig, model.mesh, skeleton, model.height, model.length, min(eye, 0.97 * model.height), seats)


def _placed(model: Model, translation: Doubles, rotation: Doubles, scale: Doubles) -> Doubles:
    """Nodes in metres on the ground (F, N, 4, 4)."""
    return np.einsum("ij,fnjk->fnik", model.fit, matrices(model.tree, translation, rotation, scale))


def _node(model: Model, role: str) -> int | None:
    """The joint of a role by its name: the shortest that has the word in it."""
    for word in _ROLES[role]:
        fitting = [(len(name), at) for at, name in enumerate(model.tree.names) if word in name.lower()]
        if fitting:
            return min(fitting)[1]
    return None


def reel_of(model: Model, clip: Clip | None, *, borrowed: bool) -> Reel:
    """A clip, or the rest pose, ready to be played on a model."""
    tree = model.tree
    if clip is None:
        pose = tree.translation[None], tree.rotation[None], tree.scale[None]
    else:
        pose = poses(clip, tree, borrowed=borrowed)
    nodes = _placed(model, *pose)
    if borrowed:
        nodes[:, :, 1, 3] += _lowest(model, model_rest(model)) - _lowest(model, nodes)
    places = [bone.place for bone in model.bones]
    inverses = np.stack([bone.inverse for bone in model.bones])
    bones = np.einsum("fbij,bjk->fbik", nodes[:, places], inverses)[:, :, :3]
    return Reel(bones, nodes, clip.seconds if clip else 1.0, _pace(model, nodes))


def model_rest(model: Model) -> Doubles:
    """The model's nodes at rest (1, N, 4, 4), in metres on the ground."""
    return _placed(model, model.tree.translation[None], model.tree.rotation[None], model.tree.scale[None])


def _feet(model: Model, nodes: Doubles) -> list[int]:
    """The joints that stand on the ground: by their names, else the four that come lowest."""
    named = [at for at, name in enumerate(model.tree.names) if any(word in name.lower() for word in _FEET)]
    return named or [int(at) for at in np.argsort(nodes[:, :, 1, 3].min(axis=0))[:4]]


def _lowest(model: Model, nodes: Doubles) -> float:
    """The least height that a foot comes to."""
    return float(nodes[:, _feet(model, nodes), 1, 3].min())


def _pace(model: Model, nodes: Doubles) -> float:
    """How fast the lowest joints go backwards while they are low: the speed at which planted feet do not slide."""
    if len(nodes) < 4:
        return 0.0
    spots = nodes[:, :, :3, 3]
    speeds: list[float] = []
    for foot in _feet(model, nodes):
        height = spots[:, foot, 1]
        planted = height < height.min() + 0.2 * max(float(np.ptp(height)), 1e-6)
        back = -np.gradient(spots[:, foot, 0]) * RATE
        speeds += [float(v) for v in back[planted] if v > 0.0]
    return float(np.median(speeds)) if speeds else 0.0


class OwnPerformance:
    """One actor of the artist's own doing one thing; it is asked as a `Performance` is."""

    def __init__(self, model: Model, actor: Actor, action: str, *, tempo: float, seed: int) -> None:
        self.model, self.actor, self.action = model, actor, action
        self._tempo = tempo
        self._shift = (seed * 0.618034) % 1.0
        self._reel = reel_of(model, None, borrowed=False)
        self.speed = 0.0
        palette = np.zeros((len(model.bones), 12), np.float32)
        mesh = model.mesh
        self._flesh = Flesh(mesh.vertices, mesh.normals, mesh.bones, mesh.weights, palette)
        self._head, self._hips = _node(model, "head"), _node(model, "hips")
        self._neck = neck_of(model, self._head)

    def play(self, clip: Clip | None, *, borrowed: bool) -> None:
        """Set the clip that is played."""
        self._reel = reel_of(self.model, clip, borrowed=borrowed)
        self.speed = self._tempo * self._reel.pace if self.action in _GOING else 0.0

    @property
    def seat_offset(self) -> Point:
        """From the actor's place to its hips in the first pose, at scale 1."""
        if self._hips is None:
            return 0.0, 0.5 * self.actor.height, 0.0
        x, y, z = (float(v) for v in self._reel.nodes[0, self._hips, :3, 3])
        return x, y, z

    def way(self, t: float) -> Way:
        """How far the actor has come at time t (seconds), at scale 1."""
        return Way(self.speed * t)

    def pose(self, t: float, place: Placement, vertices: Floats, normals: Floats, cue: Cue = NO_CUE) -> Pose:
        """Write the skin at time t (seconds) into rows (V, 3) of the scene's arrays. Of cues, only the gaze shows."""
        first, after, share = self._moment(t)
        facing = turn(yaw=place.yaw)
        base = facing @ np.array((self.speed * place.scale * t, 0.0, 0.0)) + np.array(place[:3])
        bones = self._reel.bones[first] * (1.0 - share) + self._reel.bones[after] * share
        nodes = self._reel.nodes[first]
        if self._neck is not None:
            eye = nodes[self._neck.joints[-1], :3, 3]
            look = wish(self.action, inward(cue, facing, base, place.scale), eye, t)
            bones, nodes = turned(self._neck, bones, nodes, look)
        palette = self._flesh.palette
        palette[:, :9] = (facing @ bones[:, :, :3]).reshape(-1, 9) * place.scale
        palette[:, 9:] = bones[:, :, 3] @ facing.T * place.scale + base
        skin(self._flesh, vertices, normals)
        spot = (float(base[0]), float(base[1]), float(base[2]))
        return Pose(
            spot,
            place.yaw,
            self._where(nodes, self._head, self.actor.eye_height, (facing, base, place.scale)),
            self._contacts(base, place.scale),
            self._where(nodes, None, self._saddle_height(), (facing, base, place.scale)),
        )

    def _moment(self, t: float) -> tuple[int, int, float]:
        """The two poses of the clip about a time, and how far it is from the first to the second."""
        frames = len(self._reel.bones)
        at = ((t * self._tempo / self._reel.seconds + self._shift) % 1.0) * (frames - 1)
        first = int(at)
        return first, min(first + 1, frames - 1), at - first

    def _saddle_height(self) -> float:
        return self.actor.seats[0][1] if self.actor.seats else 0.5 * self.actor.height

    def _where(self, nodes: Doubles, node: int | None, height: float, at: tuple[Doubles, Doubles, float]) -> Point:
        """A joint in the world, or a point over the actor's place."""
        facing, base, scale = at
        local = nodes[node, :3, 3] if node is not None else np.array((0.0, height, 0.0))
        x, y, z = (float(v) for v in facing @ local * scale + base)
        return x, y, z

    def _contacts(self, base: Doubles, scale: float) -> tuple[Contact, ...]:
        radius = 0.42 * min(self.actor.length, self.actor.height) * scale
        return (Contact(float(base[0]), float(base[2]), max(0.1, radius), 0.5),)


def perform_own(
    model: Model, actor: Actor, action: str, *, donors: Sequence[Model] = (), tempo: float = 1.0, seed: int = 0
) -> OwnPerformance:
    """The actor doing something: by a clip of its own, else by one borrowed from whoever shares most of its joints'
    names (at least half of them), else at rest."""
    performance = OwnPerformance(model, actor, action, tempo=tempo, seed=seed)
    clip = find_clip(action, model.clips)
    if clip is not None:
        performance.play(clip, borrowed=False)
        return performance
    for donor in sorted(donors, key=lambda other: -_kinship(model, other)):
        clip = find_clip(action, donor.clips)
        if clip is not None and _kinship(model, donor) >= 0.5:
            performance.play(clip, borrowed=True)
            break
    return performance


def _kinship(model: Model, other: Model) -> float:
    """The share of the joints of another's skin that this one's tree has by name."""
    own = set(model.tree.names)
    theirs = {other.tree.names[bone.place] for bone in other.bones}
    return len(own & theirs) / max(1, len(theirs)) if model.skinned and other.clips else 0.0
