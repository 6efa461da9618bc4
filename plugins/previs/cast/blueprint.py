"""What an actor is before it is built: joints, skins, rigid parts and colours, all tables of numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from previs.mesh.parts import Point, join, linear, place
from previs.mesh.skin import Shell, Skin, grow, other_side
from previs.records import Floats, Mesh, Rig, Skeleton

Joint = tuple[str, float, float, float]


class Tagged(NamedTuple):
    """A rigid piece and the part whose colour it has."""

    part: str
    mesh: Mesh


Rigid = Callable[[Skeleton], list[Tagged]]


def bare(_: Skeleton) -> list[Tagged]:
    """No rigid parts."""
    return []


class Blueprint(NamedTuple):
    """`joints`: name to (parent or "", x, y, z), parents first, those named `.R` mirrored to `.L`. `palette`: part to
    `#rrggbb`, or `other*0.8` for a shade of
    another part. `main` is the part that general colour words mean. The
    skeleton of the actor is `skeleton(joints, scale)`; `seats` are as in `Actor`, before scaling. `wholes`: what
    words for a whole (`suit`, `hat`) mean on this actor, in parts."""

    rig: Rig
    joints: Mapping[str, Joint]
    palette: Mapping[str, str]
    main: str
    eyes: Point
    skins: tuple[Skin, ...] = ()
    rigid: Rigid = bare
    scale: float = 1.0
    seats: tuple[Point, ...] = ()
    wholes: Mapping[str, tuple[str, ...]] = {}


def skeleton(joints: Mapping[str, Joint], scale: float = 1.0) -> Skeleton:
    """The joints with the twins of the right side written out."""
    rows: dict[str, Joint] = {}
    for name, (parent, x, y, z) in joints.items():
        rows[name] = (parent, x, y, z)
        if name.endswith(".R"):
            rows[other_side(name)] = (other_side(parent), x, y, -z)
    names = tuple(rows)
    parents = [names.index(row[0]) if row[0] else -1 for row in rows.values()]
    rest = np.array([row[1:] for row in rows.values()], np.float32) * np.float32(scale)
    return Skeleton(names, np.array(parents, np.int32), rest)


def assemble(blueprint: Blueprint) -> Shell:
    """Grow the skins, make the rigid parts, join them into one shell and scale it."""
    bones = skeleton(blueprint.joints)
    shells = [grow(skin, bones.names) for skin in blueprint.skins]
    shells += [_rigid_shell(tagged) for tagged in blueprint.rigid(bones)]
    whole = join_shells(shells)
    return whole._replace(mesh=place(whole.mesh, scale=blueprint.scale))


def _rigid_shell(tagged: Tagged) -> Shell:
    return Shell(tagged.mesh, np.zeros(len(tagged.mesh.triangles), np.int32), (tagged.part,))


def join_shells(shells: Sequence[Shell]) -> Shell:
    """One shell of several; parts of the same name become one part."""
    names = tuple(dict.fromkeys(name for shell in shells for name in shell.names))
    parts = [np.array([names.index(n) for n in shell.names], np.int32)[shell.parts] for shell in shells]
    return Shell(join([shell.mesh for shell in shells]), np.concatenate(parts), names)


_GENERAL = frozenset({"body", "coat", "dress", "fur", "feathers", "hull", "paint", "shirt", "clothes"})


def coloured(shell: Shell, blueprint: Blueprint, colours: Mapping[str, str]) -> Floats:
    """Linear colours (T, 3) of the shell: the palette with the given parts exchanged.

    A word for a whole means the blueprint's `wholes`; one (`coat`, `fur`, `body`...) that is neither there nor a part
    of this actor means its main part; other unknown parts are passed over.
    """
    palette = dict(blueprint.palette)
    bases = {palette[name].partition("*")[0] for name in shell.names}
    for part, colour in colours.items():
        if part in blueprint.wholes:
            palette.update(dict.fromkeys(blueprint.wholes[part], colour))
        elif part in shell.names or part in bases:
            palette[part] = colour
        elif part in _GENERAL:
            palette[blueprint.main] = colour
    table = np.array([_shade(palette, name) for name in shell.names], np.float32)
    return np.ascontiguousarray(table[shell.parts])


def _shade(palette: Mapping[str, str], part: str) -> Point:
    colour = palette[part]
    if colour.startswith("#"):
        return linear(colour)
    base, _, factor = colour.partition("*")
    share = float(factor or 1.0)
    red, green, blue = linear(palette[base])
    return red * share, green * share, blue * share
