"""Who plays a subject: an actor of the cast, a prop of the set, or a neutral stand-in; measured and coloured."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from previs.cast import KINDS, build
from previs.mesh.parts import place
from previs.motion import perform
from previs.motion.performance import ACTIONS, Performance, nearest
from previs.props import PROPS
from previs.props.prop import laid, painted
from previs.reading.plan import STAND_IN, Subject
from previs.records import Actor, Lamp, Mesh
from previs.staging.shells import block, figure

_TEMPO = {"slow_motion": 0.4, "slow": 0.75, "fast": 1.2}
_RED_FUR = "#c2602a"
_TABLE_TOP = 0.76


class Player(NamedTuple):
    """One who plays: an actor with its performance, or a still mesh; measures in metres, scaled."""

    subject: Subject
    number: int
    scale: float
    height: float
    length: float
    width: float
    eye: float
    speed: float
    performance: Performance | None = None
    mesh: Mesh | None = None
    lamps: tuple[Lamp, ...] = ()
    label: str = ""
    stature: float = 1.7
    crown: float = 0.12


@lru_cache(maxsize=48)
def _actor(kind: str, colours: tuple[tuple[str, str], ...], cache_dir: Path | None) -> Actor:
    return build(kind, colours=dict(colours), cache_dir=cache_dir)


@lru_cache(maxsize=512)
def held_mesh(name: str, seed: int, colour: str = "") -> Mesh:
    """A prop's mesh as it is held (see `props.prop.Hold`), in a colour (sRGB hex) if one is said; kept while the worker
    lives."""
    prop = PROPS[name]
    return painted(prop.build(seed), colour, prop.paint) if colour else prop.build(seed)


@lru_cache(maxsize=512)
def prop_mesh(name: str, seed: int, colour: str = "") -> Mesh:
    """A prop's mesh as it stands or lies where nobody holds it."""
    mesh = held_mesh(name, seed, colour)
    return laid(mesh) if PROPS[name].lies else mesh


def bodies() -> frozenset[str]:
    """All that can be played."""
    return frozenset(KINDS) | frozenset(PROPS)


def colours_of(subject: Subject) -> Mapping[str, str]:
    """The parts of a body that the prompt colours."""
    found: dict[str, str] = {name: colour for name, colour in subject.wears if colour}
    if "dress" in found:
        found["skirt"] = found["dress"]
    if subject.colour and subject.klass == "person":
        found.setdefault("coat", subject.colour)
    elif subject.colour and subject.klass == "animal":
        red = subject.colour.lower() == "#b3202a"
        if not (red and subject.kind.startswith("fox")):
            found["fur"] = _RED_FUR if red else subject.colour
    elif subject.colour:
        found |= {"body": subject.colour, "paint": subject.colour}
    return found


def players(subject: Subject, index: int, *, seed: int, cache_dir: Path | None) -> list[Player]:
    """All of a subject, as many as it counts."""
    return [
        _player(subject, index, seed=seed + 7 * index + number, cache_dir=cache_dir) for number in range(subject.count)
    ]


def _player(subject: Subject, index: int, *, seed: int, cache_dir: Path | None) -> Player:
    body = next((b for b in subject.bodies if b in KINDS), "")
    if body:
        return _acting(subject, index, _actor(body, tuple(sorted(colours_of(subject).items())), cache_dir), seed)
    prop = next((b for b in subject.bodies if b in PROPS), "")
    if prop:
        return _standing(subject, index, prop, seed)
    return _stand_in(subject, index)


def played_by(rig: str, performs: Sequence[str]) -> str:
    """The action that a rig plays for the ones wished: the first it knows, else what comes nearest to one of them."""
    wished = [name for name in performs if name != "stand"]
    known = [name for name in wished if name in ACTIONS.get(rig, {})]
    close = [name for wish in wished if (name := nearest(rig, wish)) != "stand"]
    return next(iter([*known, *close]), "stand")


def _acting(subject: Subject, index: int, actor: Actor, seed: int) -> Player:
    action = played_by(actor.rig, subject.performs)
    tempo = 1.0
    for manner in subject.manner:
        tempo *= _TEMPO.get(manner, 1.0)
    performance = perform(actor, action, tempo=tempo, seed=seed)
    scale, rig = subject.scale, actor.rig
    width = {"biped": 0.5, "quadruped": 0.34 * actor.height}.get(rig, 0.45 * actor.length)
    eye, height = actor.eye_height, actor.height
    if performance.action in ("sit", "read") and rig == "biped":
        eye, height = eye * 0.72, height * 0.74
    elif performance.action in ("sleep", "lie"):
        eye, height = eye * 0.35, height * 0.5
    return Player(
        subject, index, scale, height * scale, actor.length * scale, width * scale, eye * scale,
        performance.speed * scale, performance=performance, stature=actor.height * scale,
        crown=(actor.height - actor.eye_height) * scale,
    )  # fmt: skip


def _standing(subject: Subject, index: int, name: str, seed: int) -> Player:
    prop, scale = PROPS[name], subject.scale
    mesh = prop_mesh(name, seed % 4, subject.colour)
    wide, tall = 2 * prop.radius * scale, prop.height * scale
    if prop.lies:
        tall = float(mesh.vertices[:, 1].max()) * scale
        wide = 2 * scale * float(np.abs(mesh.vertices[:, ::2]).max())
    lamps = tuple(
        lamp._replace(position=(lamp.position[0] * scale, lamp.position[1] * scale, lamp.position[2] * scale))
        for lamp in prop.lamps
    )
    return Player(subject, index, scale, tall, wide, wide, tall * 0.8, 0.0, mesh=mesh, lamps=lamps)


def _stand_in(subject: Subject, index: int) -> Player:
    s = subject.scale
    if subject.klass == "hold":
        return Player(
            subject, index, s, 0.12 * s, 0.2 * s, 0.15 * s, 0.1, 0.0, mesh=block((0.2, 0.12, 0.15)), label=subject.label
        )
    sizes = {"vehicle": (2.4, 1.2, 1.0), "vessel": (4.0, 1.8, 1.6), "flyer": (3.0, 1.2, 1.6), "set": (3.0, 4.0, 3.0)}
    if subject.klass in sizes or subject.klass == "thing":
        x, y, z = sizes.get(subject.klass, (1.0, 0.9, 0.7))
        return Player(subject, index, s, y * s, x * s, z * s, y * s, 0.0, mesh=block((x, y, z)), label=subject.label)
    height = 1.72 if subject.klass in ("person", "unknown") or subject.kind == STAND_IN else 0.9
    mesh = figure(height) if height > 1 else block((1.4, 0.9, 0.6))
    wide = 0.42 if height > 1 else 1.4
    return Player(
        subject, index, s, height * s, wide * s, 0.42 * s, 0.93 * height * s, 0.0, mesh=mesh, label=subject.label
    )


def placed_mesh(player: Player, at: tuple[float, float, float], yaw: float) -> Mesh:
    """A still player's mesh where it stands; `at` is its foot."""
    assert player.mesh is not None
    return place(player.mesh, at, yaw=yaw, scale=player.scale)
