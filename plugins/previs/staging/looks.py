"""How members of one kind differ: colours by number, and builds as proportions of a body."""

import zlib
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from previs.cast import LOOKS
from previs.mesh.parts import replaced
from previs.reading.plan import Subject
from previs.records import Actor

_CROWD = ("man", "woman", "old_man", "woman", "man", "girl", "old_woman", "businessman")

_BUILDS: Mapping[str, tuple[float, float, float]] = {
    "tall": (1.0, 1.12, 0.98),
    "short": (1.0, 0.86, 1.02),
    "fat": (1.42, 0.97, 1.34),
    "thin": (0.80, 1.03, 0.80),
    "strong": (1.10, 1.03, 1.20),
}
"""Factors of depth, height and width."""

_HEAD_SHARE = 0.3
"""How much of a build shows in the head."""


def number_of(*parts: object) -> int:
    """A number from 0 to 2**32 - 1 that words stand for, the same on every machine (CRC-32)."""
    return zlib.crc32("|".join(str(part) for part in parts).encode())


def varied(subject: Subject, body: str, number: int, variant: int) -> Mapping[str, str]:
    """Colours that tell the number-th of its kind from the others; the first of variant 0 wears its own."""
    looks = LOOKS.get(body, ())
    if not looks or (number == 0 and variant == 0):
        return {}
    return looks[(number_of(subject.kind, variant) + number) % len(looks)]


def stature(number: int, variant: int) -> float:
    """A factor of size near 1, by which bodies of a kind differ."""
    return 1.0 if number == 0 else 0.95 + 0.1 * (number_of("stature", number, variant) % 101) / 100.0


def body_of(bodies: tuple[str, ...], subject: Subject, number: int) -> str:
    """Which of the bodies plays the number-th of a subject: a crowd of people is of all ages."""
    mixed = subject.count >= 8 and subject.klass == "person" and bodies[0] == "man" and subject.kind != "man"
    return _CROWD[number % len(_CROWD)] if mixed or subject.kind == "crowd" else bodies[0]


def shaped(actor: Actor, build: str) -> Actor:
    """The actor of a build: depth, height and width stretched, the head less than the body."""
    return _stretched(actor, np.array(_BUILDS[build])) if build in _BUILDS else actor


def _stretched(actor: Actor, factors: np.ndarray) -> Actor:
    names, mesh = actor.skeleton.names, actor.mesh
    rest = actor.skeleton.rest * factors.astype(np.float32)
    vertices = mesh.vertices * factors
    if "head" in names:
        head = names.index("head")
        inside = {head}
        for i, parent in enumerate(actor.skeleton.parents):
            if int(parent) in inside:
                inside.add(i)
        share = np.where(np.isin(mesh.bones, list(inside)), mesh.weights, 0.0).sum(axis=1)[:, None]
        pivot = actor.skeleton.rest[head]
        gentle = 1.0 + (factors - 1.0) * _HEAD_SHARE
        own = (mesh.vertices - pivot) * gentle + pivot * factors
        vertices = vertices * (1.0 - share) + own * share
        for i in inside:
            rest[i] = (actor.skeleton.rest[i] - pivot) * gentle + pivot * factors
    tall = float(factors[1])
    return replace(
        actor,
        mesh=replaced(mesh, vertices=vertices),
        skeleton=replace(actor.skeleton, rest=np.ascontiguousarray(rest, np.float32)),
        height=actor.height * tall,
        length=actor.length * float(factors[0]),
        eye_height=actor.eye_height * tall,
        seats=tuple((x * float(factors[0]), y * tall, z) for x, y, z in actor.seats),
    )
