"""Builds actors by kind: the blueprint's shell, grown once and kept in a folder, coloured to order."""

from collections.abc import Callable, Mapping
from pathlib import Path

from previs.cast.blueprint import Blueprint, assemble, coloured, skeleton
from previs.cast.creatures import CROW, GULL, bird, robot
from previs.cast.human import blueprint as human
from previs.cast.machines import boat, car, helicopter, motorcycle, taxi
from previs.cast.people import CHILD, DETECTIVE, GIRL, HUNTER, MAN, OLD_MAN, WOMAN
from previs.cast.quadruped import blueprint as quadruped
from previs.cast.species import CAT, DOG, FOX, FOX_CUB, HORSE, WOLF
from previs.mesh.parts import replaced
from previs.mesh.store import kept_shell
from previs.records import Actor

_BLUEPRINTS: Mapping[str, Callable[[], Blueprint]] = {
    "man": lambda: human(MAN),
    "woman": lambda: human(WOMAN),
    "child": lambda: human(CHILD),
    "girl": lambda: human(GIRL),
    "old_man": lambda: human(OLD_MAN),
    "detective": lambda: human(DETECTIVE),
    "hunter": lambda: human(HUNTER),
    "fox": lambda: quadruped(FOX),
    "fox_cub": lambda: quadruped(FOX_CUB, 0.55),
    "wolf": lambda: quadruped(WOLF, 1.75),
    "dog": lambda: quadruped(DOG, 1.25),
    "cat": lambda: quadruped(CAT),
    "horse": lambda: quadruped(HORSE),
    "robot": robot,
    "crow": lambda: bird(CROW),
    "gull": lambda: bird(GULL),
    "car": car,
    "taxi": taxi,
    "motorcycle": motorcycle,
    "boat": boat,
    "helicopter": helicopter,
}

KINDS: tuple[str, ...] = tuple(_BLUEPRINTS)


def build(kind: str, *, colours: Mapping[str, str] | None = None, cache_dir: Path | None = None) -> Actor:
    """The actor of a kind in KINDS, its parts recoloured by name (`coat`, `hair`, `fur`, `dress`, `body`...).

    The mesh comes from `cache_dir` if it is kept there, whatever the colours. Raises KeyError for an unknown kind.
    """
    blueprint = _BLUEPRINTS[kind]()
    recipe = repr((kind, blueprint.rig, blueprint.joints, blueprint.skins, blueprint.scale))
    shell = kept_shell(cache_dir, kind, recipe, lambda: assemble(blueprint))
    mesh = replaced(shell.mesh, colours=coloured(shell, blueprint, colours or {}))
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    return Actor(
        kind=kind,
        rig=blueprint.rig,
        mesh=mesh,
        skeleton=skeleton(blueprint.joints, blueprint.scale),
        height=float(high[1]),
        length=float(high[0] - low[0]),
        eye_height=blueprint.eyes[1] * blueprint.scale,
    )
