"""Builds actors by kind: the blueprint's shell, grown once and kept in a folder, coloured to order."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from previs.cast import (
    air,
    birds,
    crawlers,
    effects,
    lorries,
    people,
    rails,
    road,
    saurians,
    species,
    species_farm,
    species_small,
    species_wild,
    swimmers,
    water,
)
from previs.cast.blueprint import Blueprint, assemble, coloured, skeleton
from previs.mesh.parts import replaced
from previs.mesh.store import kept_path, kept_shell
from previs.records import Actor

_BLUEPRINTS: Mapping[str, Callable[[], Blueprint]] = {
    **people.ROSTER,
    **species.ROSTER,
    **species_farm.ROSTER,
    **species_small.ROSTER,
    **species_wild.ROSTER,
    **birds.ROSTER,
    **swimmers.ROSTER,
    **crawlers.ROSTER,
    **saurians.ROSTER,
    **road.ROSTER,
    **lorries.ROSTER,
    **rails.ROSTER,
    **air.ROSTER,
    **water.ROSTER,
    **effects.ROSTER,
}

KINDS: tuple[str, ...] = tuple(_BLUEPRINTS)


def build(kind: str, *, colours: Mapping[str, str] | None = None, cache_dir: Path | None = None) -> Actor:
    """The actor of a kind in KINDS, its parts recoloured by name (`coat`, `hair`, `fur`, `dress`, `body`...).

    The mesh comes from `cache_dir` if it is kept there, whatever the colours. Raises KeyError for an unknown kind.
    """
    blueprint = _BLUEPRINTS[kind]()
    shell = kept_shell(cache_dir, kind, _recipe(kind, blueprint), lambda: assemble(blueprint))
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
        seats=tuple((x * blueprint.scale, y * blueprint.scale, z * blueprint.scale) for x, y, z in blueprint.seats),
    )


def _recipe(kind: str, blueprint: Blueprint) -> str:
    """All that shapes a kind's shell, beside the code."""
    return repr((kind, blueprint.rig, blueprint.joints, blueprint.skins, blueprint.scale))


def build_all(folder: Path, told: Callable[[str, int, int], None]) -> None:
    """Build every kind that the folder does not keep, as many at once as there are cores; `told` hears of each one
    that is done: its kind, how many are, how many there are to build."""
    missing = [
        kind for kind, make in _BLUEPRINTS.items() if not kept_path(folder, kind, _recipe(kind, make())).exists()
    ]
    with ThreadPoolExecutor(os.cpu_count() or 1, "casting") as pool:
        jobs = {pool.submit(build, kind, cache_dir=folder): kind for kind in missing}
        for done, job in enumerate(as_completed(jobs)):
            job.result()
            told(jobs[job], done + 1, len(jobs))
