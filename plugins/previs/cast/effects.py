"""Flames, explosions and smoke: clouds and tongues, each on a joint of its own that motion moves and swells."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.bodywork import NONE
from previs.mesh.parts import Finish, place
from previs.mesh.solids import blob, lathe
from previs.records import Skeleton

_TONGUES = 9
_SPARKS = 6
_BLASTS = 7
_CLOUDS = 9
_GOLDEN_ANGLE = 2.399963


def _spiral(i: int, count: int, radius: float) -> tuple[float, float]:
    """The i-th of points spread evenly over a disc (Vogel's spiral)."""
    r, a = radius * math.sqrt((i + 0.3) / count), _GOLDEN_ANGLE * i
    return r * math.cos(a), r * math.sin(a)


def _flame_joints() -> dict[str, Joint]:
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0)}
    for i in range(_TONGUES):
        x, z = _spiral(i, _TONGUES, 0.55)
        joints[f"flame{i}"] = ("", x, 0.0, z)
    for i in range(_SPARKS):
        x, z = _spiral(i, _SPARKS, 0.4)
        joints[f"ember{i}"] = ("", x, 0.05, z)
    return joints


def _flames(bones: Skeleton) -> list[Tagged]:
    pieces: list[Tagged] = []
    for i, name in enumerate(bones.names):
        at = (float(bones.rest[i, 0]), float(bones.rest[i, 1]), float(bones.rest[i, 2]))
        if name.startswith("flame"):
            tall = 1.75 - 1.0 * math.hypot(at[0], at[2]) + 0.12 * (i % 3)
            for part, wide, high, glow in (("outer", 0.27, 1.0, 2.2), ("core", 0.17, 0.66, 3.6)):
                rows = [(0.0, 0.6 * wide), (0.18 * tall, wide), (0.45 * tall * high, 0.72 * wide), (tall * high, 0.0)]
                pieces.append(Tagged(part, place(lathe(rows, NONE, sides=6, finish=Finish(emission=glow), bone=i), at)))
        elif name.startswith("ember"):
            pieces.append(Tagged("core", blob(at, 0.022, NONE, detail=0, finish=Finish(emission=5.0), bone=i)))
    return pieces


def flames() -> Blueprint:
    """A fire 1.4 m wide and 1.8 m high."""
    palette = {"outer": "#f0530f", "core": "#ffb648"}
    return Blueprint("effect", _flame_joints(), palette, "outer", (0.0, 1.0, 0.0), rigid=_flames)


def _blast_joints() -> dict[str, Joint]:
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0)}
    for i in range(_BLASTS):
        x, z = _spiral(i, _BLASTS, 0.9)
        joints[f"blast{i}"] = ("", x, 0.7 + 0.45 * (i % 3), z)
        joints[f"cloud{i}"] = ("", 1.15 * x, 0.9 + 0.45 * ((i + 1) % 3), 1.15 * z)
    for i in range(_SPARKS):
        x, z = _spiral(i, _SPARKS, 0.5)
        joints[f"shard{i}"] = ("", x, 1.0, z)
    return joints


def _explosion(bones: Skeleton) -> list[Tagged]:
    pieces: list[Tagged] = []
    for i, name in enumerate(bones.names):
        at = (float(bones.rest[i, 0]), float(bones.rest[i, 1]), float(bones.rest[i, 2]))
        if name.startswith("blast"):
            part, glow = (("core", 2.1), ("fire", 1.6), ("ember", 1.6))[0 if name == "blast0" else 1 + i % 2]
            pieces.append(Tagged(part, blob(at, 0.8, NONE, rough=0.3, seed=i, finish=Finish(0.3, glow), bone=i)))
        elif name.startswith("cloud"):
            pieces.append(Tagged("smoke", blob(at, 0.95, NONE, rough=0.16, seed=i, finish=Finish(0.5), bone=i)))
        elif name.startswith("shard"):
            pieces.append(Tagged("core", blob(at, (0.16, 0.05, 0.05), NONE, detail=0, finish=Finish(0.0, 4.0), bone=i)))
    return pieces


def explosion() -> Blueprint:
    """A fireball that grows to about 8 m and leaves a cloud of smoke; at rest a ball 2.5 m wide."""
    palette = {"core": "#ffb648", "fire": "#ff6a14", "ember": "#c8380c", "smoke": "#2a2624"}
    return Blueprint("effect", _blast_joints(), palette, "fire", (0.0, 1.5, 0.0), rigid=_explosion)


def _smoke_joints() -> dict[str, Joint]:
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0)}
    for i in range(_CLOUDS):
        x, z = _spiral(i, _CLOUDS, 0.3)
        joints[f"smoke{i}"] = ("", x, 0.45, z)
    return joints


def _smoke(bones: Skeleton) -> list[Tagged]:
    pieces: list[Tagged] = []
    for i, name in enumerate(bones.names):
        if name.startswith("smoke"):
            at = (float(bones.rest[i, 0]), float(bones.rest[i, 1]), float(bones.rest[i, 2]))
            part = ("pale", "grey", "dark")[i % 3]
            pieces.append(Tagged(part, blob(at, 0.45, NONE, rough=0.14, seed=i, finish=Finish(0.6), bone=i)))
    return pieces


def smoke() -> Blueprint:
    """A column of smoke that rises to about 6 m."""
    palette = {"pale": "#8d8a86", "grey": "#77746f", "dark": "#5d5a57"}
    return Blueprint("effect", _smoke_joints(), palette, "grey", (0.0, 0.8, 0.0), rigid=_smoke)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {"flames": flames, "explosion": explosion, "smoke": smoke}
"""Effects by kind."""
