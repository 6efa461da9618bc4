"""Roads and rails as the action goes along them: turned to its heading, with nothing growing on them."""

import math
from collections.abc import Sequence

import numpy as np

from previs.mesh.parts import place, turn
from previs.records import Mesh
from previs.staging.dressing import Clearing
from previs.staging.pieces import Built, Extent
from previs.staging.places import Place
from previs.staging.placing import Placed
from previs.staging.roads import rails

_WAYS = frozenset({"roadway", "line"})
"""What leads along the action, of the names in `build`."""

_LANES = (-3.4, -1.7, 0.0, 1.7, 3.4)
"""Metres from the middle of a road or a line of rails that nothing grows on."""

_FAR = 220.0


def bearing(where: Place, placed: Sequence[Placed]) -> float:
    """Radians that the place's road or rails are turned, so that who comes first goes along them; 0: there are none."""
    if not _WAYS & set(where.build) or not placed or not placed[0].player.speed:
        return 0.0
    return math.remainder(placed[0].place.yaw, math.pi)


def cleared(where: Place, clearing: Clearing, angle: float) -> Clearing:
    """The clearing with the road or the rails in it."""
    if not _WAYS & set(where.build):
        return clearing
    c, s = math.cos(angle), math.sin(angle)
    rows = [[(-c * _FAR + s * z, s * _FAR + c * z), (c * _FAR + s * z, -s * _FAR + c * z)] for z in _LANES]
    return clearing._replace(lines=np.concatenate([clearing.lines, np.array(rows)]))


def turned(built: Built, angle: float) -> Built:
    """All that is built, turned about the action."""
    if not angle:
        return built
    about = turn(yaw=angle)
    lamps = [v._replace(position=_spot(about @ np.array(v.position))) for v in built.lamps]
    beams = [
        v._replace(start=_spot(about @ np.array(v.start)), end=_spot(about @ np.array(v.end))) for v in built.beams
    ]
    return Built([place(mesh, (0.0, 0.0, 0.0), yaw=angle) for mesh in built.meshes], lamps, beams)


def _spot(point: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, float, float]:
    return float(point[0]), float(point[1]), float(point[2])


def under_trains(where: Place, placed: Sequence[Placed], extent: Extent) -> list[Mesh]:
    """Rails for the trains of a place that has none of its own along the action."""
    if "line" in where.build:
        return []
    found: list[Mesh] = []
    for item in placed:
        performance = item.player.performance
        if performance is not None and performance.actor.rig == "rail":
            at = (item.place.x, item.place.y, item.place.z)
            found += [place(mesh, at, yaw=item.place.yaw) for mesh in rails(extent)]
    return found
