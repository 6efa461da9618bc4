"""Everybody who moves in a shot, as one mesh and as performers who are told where the others are."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from previs.camera.target import Box
from previs.mesh.parts import empty, join
from previs.motion.performance import Pose
from previs.records import Actor, Contact, Floats, Mesh, Placement
from previs.staging.eyelines import Eyelines
from previs.staging.placing import Placed
from previs.staging.riding import seats

_SAME = 1e-3


class Performer(NamedTuple):
    """An actor on the stage: rows [first, first + rows) of the moving mesh are its own; `number` is its place among
    all who are placed, `carrier` the place of what it rides on or in, -1: nothing; `hidden`: it is not drawn."""

    number: int
    first: int
    rows: int
    carrier: int = -1
    hidden: bool = False


class Troupe(NamedTuple):
    """The moving mesh, the first triangle of each object in it, and who they are, carriers before riders."""

    mesh: Mesh
    objects: tuple[int, ...]
    performers: tuple[Performer, ...]
    placed: tuple[Placed, ...]
    lines: Eyelines

    def perform(self, t: float, vertices: Floats, normals: Floats) -> list[Contact]:
        """Pose everybody at time t (seconds) into the arrays of the moving mesh; the patches under them."""
        contacts: list[Contact] = []
        poses: dict[int, Pose] = {}
        for performer in self.performers:
            item = self.placed[performer.number]
            performance = item.player.performance
            assert performance is not None
            rows = slice(performer.first, performer.first + performer.rows)
            place = self._place(item, performer, poses, t)
            cue = self.lines.cue(performer.number, self.placed, t)
            pose = performance.pose(t, place, vertices[rows], normals[rows], cue)
            poses[performer.number] = pose
            if performer.hidden:
                vertices[rows] = vertices[performer.first]
                continue
            if place.y - item.climb * t < 0.05 or item.climb:
                contacts += pose.contacts
        return contacts

    def _place(self, item: Placed, performer: Performer, poses: dict[int, Pose], t: float) -> Placement:
        """Where it starts from at time t: its own place, or the seat that it is carried on."""
        if performer.carrier < 0 or item.carrier is None:
            return item.place._replace(y=item.place.y + item.climb * t)
        pose = poses[performer.carrier]
        where = np.array(pose.saddle) + _next_seat(item, pose.heading)
        x, y, z = (float(v) for v in where - _turned(_hips(item), pose.heading))
        return Placement(x, y, z, pose.heading, item.place.scale)


def _hips(item: Placed) -> tuple[float, float, float]:
    performance = item.player.performance
    assert performance is not None
    x, y, z = performance.seat_offset
    return x * item.place.scale, y * item.place.scale, z * item.place.scale


def _next_seat(item: Placed, heading: float) -> Floats:
    """From the saddle that a pose reports to the seat that is this one's."""
    assert item.carrier is not None
    player = item.carrier.player
    assert player.performance is not None
    where = seats(player)
    spot = np.array(where[min(item.seat, len(where) - 1)])
    first = np.array(where[0]) if player.performance.actor.seats else player.performance.actor.skeleton.rest[0]
    shift = (spot - first) * player.scale
    return _turned((float(shift[0]), float(shift[1]), float(shift[2])), heading)


def _turned(point: tuple[float, float, float], yaw: float) -> Floats:
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array((c * point[0] + s * point[2], point[1], -s * point[0] + c * point[2]), np.float32)


def troupe(placed: Sequence[Placed], lines: Eyelines, hidden: frozenset[int] = frozenset()) -> Troupe:
    """Everybody who performs, joined; riders come after what carries them. Those whose places are in `hidden` are not
    drawn."""
    order = sorted(
        (i for i, p in enumerate(placed) if p.player.performance is not None),
        key=lambda i: (placed[i].carrier is not None, i),
    )
    performers: list[Performer] = []
    moving: list[Mesh] = []
    objects: list[int] = []
    first, triangles = 0, 0
    for index in order:
        item = placed[index]
        assert item.player.performance is not None
        mesh = item.player.performance.actor.mesh
        performers.append(Performer(index, first, len(mesh.vertices), _carrier(placed, item), index in hidden))
        moving.append(mesh)
        objects.append(triangles)
        first, triangles = first + len(mesh.vertices), triangles + len(mesh.triangles)
    whole = join(moving) if moving else empty()
    return Troupe(whole, tuple(objects), tuple(performers), tuple(placed), lines)


def _carrier(placed: Sequence[Placed], item: Placed) -> int:
    if item.carrier is None:
        return -1
    key = (item.carrier.player.number, item.carrier.player.member)
    return next((i for i, p in enumerate(placed) if (p.player.number, p.player.member) == key), -1)


def focused(placed: Sequence[Placed], seconds: float) -> list[Placed]:
    """With the eyes of those in frame where they are half-way through: a head may turn, a body may sit."""
    found = [_with_eyes(p, seconds / 2) if i < 6 and p.framed else p for i, p in enumerate(placed)]
    if found and found[0].framed:
        found[0] = found[0]._replace(span=_span(found[0], seconds))
    return found


_STILL_RIGS = frozenset({"vehicle", "cycle", "rail", "rocket", "effect", "still", "vessel", "balloon"})


def _span(item: Placed, seconds: float) -> tuple[float, float] | None:
    """The lowest and the highest that somebody comes above its own base, if that is far from its measures."""
    performance = item.player.performance
    if performance is None or item.carrier is not None or performance.actor.rig in _STILL_RIGS:
        return None
    mesh = performance.actor.mesh
    vertices, normals = np.empty_like(mesh.vertices), np.empty_like(mesh.normals)
    low, high = 0.0, 0.0
    for t in np.linspace(0.0, seconds, 7):
        pose = performance.pose(float(t), item.place, vertices, normals)
        low = min(low, float(vertices[:, 1].min()) - pose.position[1])
        high = max(high, float(vertices[:, 1].max()) - pose.position[1])
    tall = item.player.height
    # what goes under water or into the ground is not seen
    return (max(low, -0.15 * tall), high) if high > 1.2 * tall else None


def _with_eyes(item: Placed, t: float) -> Placed:
    performance = item.player.performance
    if performance is None:
        return item
    mesh = performance.actor.mesh
    scratch = np.empty_like(mesh.vertices), np.empty_like(mesh.normals)
    start = item.place._replace(x=0.0, y=0.0, z=0.0)
    pose = performance.pose(t, start, *scratch)
    head = _head(performance.actor, scratch[0] - np.array(pose.position, np.float32))
    early = performance.pose(0.0, start, *scratch)
    late, first = np.subtract(pose.eye, pose.position), np.subtract(early.eye, early.position)
    share = 0.7 if abs(float(late[1] - first[1])) < 0.25 else 1.0
    x, y, z = (float(v) for v in share * late + (1.0 - share) * first)
    return item._replace(focus=(x, y, z), player=item.player._replace(eye=y), head=head)


def _head(actor: Actor, vertices: Floats) -> Box | None:
    """The box about what hangs on the head joint: skull, face, ears and hat; `vertices` (V, 3) as posed."""
    names = actor.skeleton.names
    if "head" not in names:
        return None
    parts = {names.index("head")}
    for joint, parent in enumerate(actor.skeleton.parents):
        if int(parent) in parts:
            parts.add(joint)
    points = vertices[np.isin(actor.mesh.bones[:, 0], sorted(parts))]
    if not len(points):
        return None
    low, high = (tuple(float(v) for v in edge) for edge in (points.min(axis=0), points.max(axis=0)))
    return Box((low[0], low[1], low[2]), (high[0], high[1], high[2]))


def in_step(placed: Sequence[Placed]) -> list[Placed]:
    """All who travel the same way as the lead do so at its pace, so that the group holds together."""
    lead = next((p for p in placed if p.player.speed > 0), None)
    if lead is None or lead is not placed[0]:
        return list(placed)
    pace = lead.player.speed
    result: list[Placed] = []
    for item in placed:
        player = item.player
        if player.again is not None and player.speed > 0 and abs(player.speed - pace) > _SAME:
            player = player._replace(performance=player.again(pace / player.speed), speed=pace)
        result.append(item._replace(player=player))
    by_key = {(p.player.number, p.player.member): p for p in result}
    return [
        p._replace(carrier=by_key[p.carrier.player.number, p.carrier.player.member]) if p.carrier else p for p in result
    ]
