"""Puts a shot together: players, set, lamps and camera as one scene for the renderer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import NamedTuple

import numpy as np

from previs.camera import Path, Target, frame_shot
from previs.camera.target import Vector
from previs.mesh.parts import empty, join
from previs.motion.performance import ACTIONS, Performance
from previs.reading.plan import ScenePlan, Subject
from previs.records import Contact, Floats, Lamp, Mesh, Placement, Scene
from previs.staging import lights, shells
from previs.staging.dressing import Clearing, Dressing, dress
from previs.staging.layout import Placed, lay_out
from previs.staging.places import Set, choose
from previs.staging.wardrobe import Player, placed_mesh, players

_EMPTY_STAGE = Target((0.0, 0.0, 0.0), 0.0, 2.4, 2.0, 2.0, 1.6)
_CLIFF_RADIUS = 15.0


class Performer(NamedTuple):
    """An actor on the stage: rows [first, first + count) of the moving mesh are its own."""

    player: Player
    place: Placement
    first: int
    count: int


class Label(NamedTuple):
    """A word that is drawn at a point of the set: what a stand-in stands for."""

    text: str
    at: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Staging:
    """All that a shot needs to be drawn."""

    scene: Scene
    performers: tuple[Performer, ...]
    path: Path
    labels: tuple[Label, ...]

    def perform(self, t: float, vertices: Floats, normals: Floats) -> list[Contact]:
        """Pose everybody at time t (seconds) into the arrays of the moving mesh; the patches under them."""
        contacts: list[Contact] = []
        for player, place, first, count in self.performers:
            assert player.performance is not None
            rows = slice(first, first + count)
            contacts += player.performance.pose(t, place, vertices[rows], normals[rows]).contacts
        return contacts


class _Frame(NamedTuple):
    """Length in seconds, aspect ratio and seed of the picture."""

    seconds: float
    aspect: float
    seed: int


def stage(
    plan: ScenePlan, *, seconds: float, aspect: float, seed: int = 0, cache_dir: FilePath | None = None
) -> Staging:
    """The stage for a plan. The same arguments give the same stage; built bodies are kept in `cache_dir`."""
    frame = _Frame(seconds, aspect, seed)
    chosen = choose(plan)
    groups = [
        players(subject, i, action=_action(subject), seed=seed, cache_dir=cache_dir)
        for i, subject in enumerate(plan.subjects)
    ]
    placed = _in_step(_lifted(lay_out(plan, groups, seed), chosen))
    path = _camera(plan, placed, chosen, frame)
    clearing = _clearing(path, placed, seconds)
    dressing = _built(chosen, dress(chosen.place, clearing, seed), placed, clearing, seed)
    return _assembled(plan, chosen, placed, dressing, path, frame)


def _action(subject: Subject) -> str:
    """The first of a subject's actions that anybody can perform."""
    known = {name for table in ACTIONS.values() for name in table}
    return next((name for name in subject.performs if name in known), "stand")


def _lifted(placed: Sequence[Placed], chosen: Set) -> list[Placed]:
    """Onto the headland, where the set has one."""
    if not chosen.place.cliff:
        return list(placed)
    up = shells.CLIFF_HEIGHT
    return [
        p if p.player.subject.klass == "vessel" else replace_place(p, p.place._replace(y=p.place.y + up))
        for p in placed
    ]


def replace_place(placed: Placed, place: Placement) -> Placed:
    """The same player elsewhere."""
    return placed._replace(place=place)


def _in_step(placed: Sequence[Placed]) -> list[Placed]:
    """All who travel the same way as the lead do so at its pace, so that the group holds together."""
    lead = next((p for p in placed if p.player.speed > 0), None)
    if lead is None or lead is not placed[0]:
        return list(placed)
    pace = lead.player.speed
    result: list[Placed] = []
    for item in placed:
        player = item.player
        if player.performance is not None and player.speed > 0 and abs(player.speed - pace) > 1e-3:
            quick = pace / player.speed
            performance = _again(player, quick)
            player = player._replace(performance=performance, speed=pace)
        result.append(item._replace(player=player))
    return result


def _again(player: Player, quick: float) -> Performance:
    """The same performance, so much quicker."""
    old = player.performance
    assert old is not None
    tempo = quick * (old.speed * player.scale / max(player.speed, 1e-6))
    return Performance(old.actor, old.action, tempo=tempo, seed=player.index * 7)


def _camera(plan: ScenePlan, placed: Sequence[Placed], chosen: Set, frame: _Frame) -> Path:
    targets = [p.target for p in placed if p.framed] or [_EMPTY_STAGE]
    camera = plan.camera
    if not plan.subjects:
        tall = 16.0 if chosen.name == "city" else 2.4
        wide = camera.size in ("extreme_wide", "wide")
        targets = [replace_target(_EMPTY_STAGE, tall if wide else 1.7)]
        camera = replace(camera, size="wide" if wide and tall > 3 else camera.size)
    return frame_shot(targets, camera, seconds=frame.seconds, aspect=frame.aspect, seed=frame.seed)


def replace_target(target: Target, height: float) -> Target:
    """A box of another height."""
    return target._replace(height=height, eye=height * 0.9)


def _clearing(path: Path, placed: Sequence[Placed], seconds: float) -> Clearing:
    """Seven moments of the shot: from each camera to every framed player."""
    lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
    xs = [0.0]
    for t in np.linspace(0.0, seconds, 7):
        eye = path.at(float(t)).eye
        for item in [p for p in placed if p.framed][:6]:
            spot = item.target.at(float(t))
            lines.append(((float(eye[0]), float(eye[2])), (float(spot[0]), float(spot[2]))))
            xs.append(float(spot[0]))
        if not placed:
            lines.append(((float(eye[0]), float(eye[2])), (0.0, 0.0)))
    for item in placed:
        lines.append(((item.place.x, item.place.z), (item.place.x, item.place.z - 0.01)))
    distance = float(np.linalg.norm(path.station.arm))
    return Clearing(np.array(lines), min(distance, 60.0), min(xs), max(xs), 0.0)


def _built(chosen: Set, dressing: Dressing, placed: Sequence[Placed], clearing: Clearing, seed: int) -> Dressing:
    """The set's own architecture added."""
    place = chosen.place
    if place.walls is not None:
        depth, half, height = place.walls
        dressing.meshes.append(shells.walls(depth, max(half, clearing.high + half), height, place.colour))
    if place.cliff:
        dressing.meshes.append(_headland(placed, seed))
    if place.stairs:
        dressing.meshes.append(shells.steps(place.colour))
    if place.parapet:
        dressing.meshes.append(shells.parapet(clearing.high))
    if place.ice:
        dressing.meshes.append(shells.ice((clearing.low + clearing.high) / 2))
    for item in placed:
        if item.player.mesh is None:
            continue
        x, y, z, yaw = item.place[:4]
        dressing.meshes.append(placed_mesh(item.player, (x, y, z), yaw))
        if y == 0.0:
            dressing.contacts.append(Contact(x, z, item.player.width * 0.6, 0.55))
        dressing.lamps.extend(
            lamp._replace(position=(x + lamp.position[0], y + lamp.position[1], z + lamp.position[2]))
            for lamp in item.player.lamps
        )
    return dressing


def _headland(placed: Sequence[Placed], seed: int) -> Mesh:
    wide = max([_CLIFF_RADIUS, *(1.3 * p.player.width for p in placed if p.player.mesh is not None)])
    return shells.cliff(seed, wide, shells.CLIFF_HEIGHT)


def _assembled(
    plan: ScenePlan, chosen: Set, placed: Sequence[Placed], dressing: Dressing, path: Path, frame: _Frame
) -> Staging:
    performers: list[Performer] = []
    moving: list[Mesh] = []
    objects: list[int] = []
    first, triangles = 0, 0
    for item in placed:
        performance = item.player.performance
        if performance is None:
            continue
        mesh = performance.actor.mesh
        performers.append(Performer(item.player, item.place, first, len(mesh.vertices)))
        moving.append(mesh)
        objects.append(triangles)
        first, triangles = first + len(mesh.vertices), triangles + len(mesh.triangles)
    lead = placed[0].target if placed else _EMPTY_STAGE
    middle = lead.at(frame.seconds / 2)
    travel = float(np.linalg.norm(lead.velocity)) * frame.seconds / 2
    reach = min(70.0, max(9.0, 0.9 * float(np.linalg.norm(path.station.arm)) + travel))
    scene = Scene(
        time=plan.time,
        weather=plan.weather,
        ground=chosen.ground,
        still=join(dressing.meshes) if dressing.meshes else empty(),
        moving=join(moving) if moving else empty(),
        still_objects=_starts(dressing.meshes),
        moving_objects=tuple(objects),
        still_contacts=tuple(dressing.contacts),
        lamps=tuple(_lamps(plan, chosen, dressing, lead, middle)),
        shadow_centre=(float(middle[0]), float(middle[1]), float(middle[2]) - 0.3 * reach),
        shadow_extent=reach,
        indoors=chosen.place.indoors,
        horizon=chosen.place.horizon,
        wind=0.9 if plan.weather == "storm" else 0.3,
        seed=frame.seed,
        look=plan.look,
    )
    labels = tuple(
        Label(p.player.label, (p.place.x, p.place.y + p.player.height * 0.72, p.place.z))
        for p in placed
        if p.player.label and p.player.mesh is not None
    )
    return Staging(scene, tuple(performers), path, labels)


def _starts(meshes: Sequence[Mesh]) -> tuple[int, ...]:
    """The first triangle of each mesh once they are joined."""
    counts = [len(mesh.triangles) for mesh in meshes]
    return tuple(int(n) for n in np.cumsum([0, *counts])[:-1])


def _lamps(plan: ScenePlan, chosen: Set, dressing: Dressing, lead: Target, middle: Vector) -> list[Lamp]:
    x, z = float(middle[0]), float(middle[2])
    height = min(lead.height, 3.0) + lead.base[1]
    dark = plan.time == "night"
    asked = lights.asked_for(plan.lights, x, z, height, indoors=chosen.place.indoors, dark=dark)
    carried = dressing.lamps if dark or chosen.place.indoors or plan.time == "dusk" else _fires(dressing.lamps)
    return [*asked, *lights.nearest(carried, x, z)][: lights.MOST + 4]


def _fires(lamps: Sequence[Lamp]) -> list[Lamp]:
    """By day only what burns low on the ground gives light that is seen."""
    return [lamp for lamp in lamps if lamp.position[1] < 1.2 and math.isfinite(lamp.position[1])]
