"""Who plays a subject: an actor of the cast, a prop of the set, or a neutral stand-in; measured and coloured."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from previs.cast import KINDS, build
from previs.mesh.parts import place
from previs.motion import perform, posture
from previs.motion.performance import ACTIONS, Performance, nearest
from previs.own.casting import NO_WARDROBE, Wardrobe, performance_of, rig_of, still_actor, still_mesh
from previs.own.playing import OwnPerformance
from previs.props import PROPS
from previs.props.prop import laid, painted
from previs.reading.plan import STAND_IN, Subject
from previs.records import Actor, Lamp, Mesh
from previs.staging.holding import Held, crowned, equipped, in_hands, lamps_in_hand, styles
from previs.staging.looks import body_of, shaped, stature, varied
from previs.staging.shells import block, figure

_TEMPO = {"slow_motion": 0.4, "slow": 0.75, "fast": 1.2}
_RED_FUR = "#c2602a"
_TOWERS = 1.8
"""How much larger than its word a giant is staged, so that it looks over houses."""


Performing = Performance | OwnPerformance


class Player(NamedTuple):
    """One who plays: an actor with its performance, or a still mesh; measures in metres, scaled. `member`: which of
    its subject's it is; `held` what it carries; `again` gives the same performance, so many times as quick."""

    subject: Subject
    number: int
    scale: float
    height: float
    length: float
    width: float
    eye: float
    speed: float
    performance: Performing | None = None
    mesh: Mesh | None = None
    lamps: tuple[Lamp, ...] = ()
    label: str = ""
    stature: float = 1.7
    crown: float = 0.12
    member: int = 0
    held: tuple[Held, ...] = ()
    again: Callable[[float], Performing] | None = None


class Call(NamedTuple):
    """What casting goes by: seconds of the shot, the take's seed, the variant of the set and its looks, the folder of
    built bodies, which of two in a pair a player is (-1: it is in none), the artist's own models, and the flow of
    time (under 1: slow motion)."""

    seconds: float = 4.0
    seed: int = 0
    variant: int = 0
    cache_dir: Path | None = None
    role: int = -1
    own: Wardrobe = NO_WARDROBE
    pace: float = 1.0


@lru_cache(maxsize=96)
def _actor(kind: str, colours: tuple[tuple[str, str], ...], shape: str, cache_dir: Path | None) -> Actor:
    return shaped(build(kind, colours=dict(colours), cache_dir=cache_dir), shape)


@lru_cache(maxsize=64)
def _furnished(kind: "_Kind", action: str, held: tuple[Held, ...], wears: tuple[tuple[str, str], ...]) -> Actor:
    """The actor of a kind with what it wears and, in the pose of an action, holds."""
    actor = _actor(*kind)
    for name, colour in wears:
        actor = crowned(actor, name, held_mesh(name, 0, colour))
    performance = perform(actor, action, holds=styles(held))
    return equipped(performance, [(item, held_mesh(item.name, 0, item.colour)) for item in held])


_Kind = tuple[str, tuple[tuple[str, str], ...], str, Path | None]


@lru_cache(maxsize=1024)
def held_mesh(name: str, seed: int, colour: str = "") -> Mesh:
    """A prop's mesh as it is held (see `props.prop.Hold`), in a colour (sRGB hex) if one is said; kept while the worker
    lives."""
    prop = PROPS[name]
    return painted(prop.build(seed), colour, prop.paint) if colour else prop.build(seed)


@lru_cache(maxsize=1024)
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


def players(subject: Subject, index: int, call: Call) -> list[Player]:
    """All of a subject, as many as it counts."""
    return [_player(subject, index, number, call) for number in range(subject.count)]


def _player(subject: Subject, index: int, number: int, call: Call) -> Player:
    if (path := call.own.file_for(subject.kind, subject.label)) is not None:
        return _owned(subject, index, number, path, call)
    bodied = tuple(b for b in subject.bodies if b in KINDS)
    if bodied:
        body = body_of(bodied, subject, number)
        colours = {**varied(subject, body, number, call.variant), **colours_of(subject)}
        kind = (body, tuple(sorted(colours.items())), subject.build, call.cache_dir)
        return _acting(subject, index, number, kind, call)
    prop = next((b for b in subject.bodies if b in PROPS), "")
    if prop:
        return _standing(subject, index, prop, number + call.variant)._replace(member=number)
    return _stand_in(subject, index)._replace(member=number)


def _owned(subject: Subject, index: int, number: int, path: Path, call: Call) -> Player:
    """Played by a model of the artist's own: acting by clips if it has joints, moved as a whole or standing if not."""
    model = call.own.model(path, subject.kind)
    rig = rig_of(subject.kind, call.cache_dir)
    if not subject.acts:
        mesh, scale = still_mesh(model), subject.scale
        wide = max(model.length, float(np.ptp(mesh.vertices[:, 2]))) * scale
        tall = model.height * scale
        return Player(subject, index, scale, tall, wide, wide, 0.8 * tall, 0.0, mesh=mesh, member=number)
    actor = still_actor(model, subject.kind, rig)
    seed = call.seed + 7 * index + number

    def again(quick: float) -> Performing:
        action = played_by(rig, subject.performs)
        if model.skinned:
            return performance_of(call.own, model, subject.kind, subject.action, tempo=quick * call.pace, seed=seed)
        return perform(actor, action, tempo=quick * call.pace, seed=seed)

    performance, scale = again(1.0), subject.scale
    width = 0.5 if rig == "biped" else 0.4 * model.height
    return Player(
        subject, index, scale, model.height * scale, model.length * scale, width * scale, actor.eye_height * scale,
        performance.speed * scale, performance=performance, stature=model.height * scale,
        crown=(model.height - performance.actor.eye_height) * scale, member=number, again=again,
    )  # fmt: skip


def played_by(rig: str, performs: Sequence[str]) -> str:
    """The action that a rig plays for the ones wished: the first it knows, else what comes nearest to one of them."""
    wished = [name for name in performs if name != "stand"]
    known = [name for name in wished if name in ACTIONS.get(rig, {})]
    close = [name for wish in wished if (name := nearest(rig, wish)) != "stand"]
    return next(iter([*known, *close]), "stand")


def _acting(subject: Subject, index: int, number: int, kind: _Kind, call: Call) -> Player:
    plain = _actor(*kind)
    action = played_by(plain.rig, subject.performs)
    held = in_hands(subject) if plain.rig == "biped" else ()
    hats = tuple((name, colour) for name, colour in subject.wears if name in PROPS)
    actor = _furnished(kind, action, held, hats) if held or hats else plain

    def again(quick: float) -> Performance:
        return _performance(actor, action, subject, call, number=7 * index + number, quick=quick)

    performance = again(1.0)
    lamps = lamps_in_hand(performance, held) if any(PROPS[item.name].lamps for item in held) else ()
    giant = _TOWERS if subject.scale > 1.5 and actor.rig in ("biped", "quadruped") else 1.0
    scale, rig = subject.scale * giant * stature(number, call.variant), actor.rig
    width = {"biped": 0.5, "quadruped": 0.34 * plain.height}.get(rig, 0.45 * plain.length)
    eye, height = plain.eye_height, plain.height
    how = posture(performance.action) if rig == "biped" else "stand"
    if how in ("sit", "low"):
        eye, height = eye * 0.72, height * 0.74
    elif how == "lie" or performance.action in ("sleep", "lie"):
        eye, height = eye * 0.35, height * 0.5
    return Player(
        subject, index, scale, height * scale, plain.length * scale, width * scale, eye * scale,
        performance.speed * scale, performance=performance, stature=plain.height * scale,
        crown=(plain.height - plain.eye_height) * scale, member=number, held=held, lamps=lamps, again=again,
    )  # fmt: skip


def _performance(actor: Actor, action: str, subject: Subject, call: Call, *, number: int, quick: float) -> Performance:
    """What a subject does, one deed after another in equal shares of the shot, at the pace of its manner."""
    tempo = quick * call.pace
    for manner in subject.manner:
        tempo *= _TEMPO.get(manner, 1.0)
    holds = styles(in_hands(subject)) if actor.rig == "biped" else ("", "")
    later = [deed for deed in subject.then if not deed.at_once]
    share = call.seconds / (len(later) + 1)
    then = [(played_by(actor.rig, deed.performs), share * (i + 1)) for i, deed in enumerate(later)]
    beside = [played_by(actor.rig, deed.performs) for deed in subject.then if deed.at_once]
    return perform(
        actor, action, tempo=tempo, seed=call.seed + number, then=then, holds=holds, at_once=beside, role=call.role
    )


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
