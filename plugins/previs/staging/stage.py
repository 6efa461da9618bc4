"""Puts a shot together: players, set, lamps and camera as one scene for the renderer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import NamedTuple

import numpy as np

from previs.camera import Path, Target, frame_shot
from previs.mesh.parts import empty, join
from previs.motion.performance import Performance
from previs.reading.plan import ScenePlan
from previs.records import Beam, Contact, Floats, Lamp, Mesh, Placement, Scene
from previs.staging import lights, shells
from previs.staging.architecture import architecture
from previs.staging.dressing import Clearing, Dressing, dress, put_up
from previs.staging.layout import Placed, lay_out
from previs.staging.pieces import Extent
from previs.staging.places import Set, choose
from previs.staging.wardrobe import Player, placed_mesh, players

_MAN = 1.8
"""Metres; whom chairs are made for."""

_EMPTY_STAGE = Target((0.0, 0.0, 0.0), 0.0, 2.4, 2.0, 2.0, 1.6)


class Performer(NamedTuple):
    """An actor on the stage: rows [first, first + rows) of the moving mesh are its own."""

    player: Player
    place: Placement
    first: int
    rows: int
    climb: float = 0.0


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
        for player, start, first, size, climb in self.performers:
            assert player.performance is not None
            place = start._replace(y=start.y + climb * t)
            rows = slice(first, first + size)
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
    groups = [players(subject, i, seed=seed, cache_dir=cache_dir) for i, subject in enumerate(plan.subjects)]
    laid = lay_out(plan, groups, seconds=seconds, seed=seed)
    placed = _focused(_in_step(_lifted(laid, chosen)), seconds)
    path = _camera(plan, placed, chosen, frame)
    clearing = _clearing(path, placed, seconds)
    dressing = dress(chosen.place, clearing, seed, _floor(chosen) if chosen.place.plateau else 0.0)
    _build(plan, chosen, dressing, placed, clearing=clearing, seed=seed)
    beams = _raise(plan, chosen, dressing, clearing, path=path, frame=frame)
    _furnish(plan, chosen, dressing, placed)
    return _assembled(plan, chosen, placed, dressing, path=path, frame=frame, beams=beams)


def _lifted(placed: Sequence[Placed], chosen: Set) -> list[Placed]:
    """Onto the headland, where the set has one."""
    up = _floor(chosen)
    slope = shells.RISE / shells.RUN if chosen.place.stairs else 0.0
    return [
        p
        if p.player.subject.klass == "vessel"
        else p._replace(place=p.place._replace(y=p.place.y + up), climb=p.player.speed * slope)
        for p in placed
    ]


def _floor(chosen: Set) -> float:
    """How high the set's ground is (metres)."""
    return shells.CLIFF_HEIGHT if chosen.place.cliff else shells.PLATEAU_HEIGHT if chosen.place.plateau else 0.0


def _focused(placed: Sequence[Placed], seconds: float) -> list[Placed]:
    """With the eyes of the first two where they are half-way through: a head may turn, a body may sit."""
    return [_with_eyes(p, seconds / 2) if i < 2 and p.framed else p for i, p in enumerate(placed)]


def _with_eyes(item: Placed, t: float) -> Placed:
    performance = item.player.performance
    if performance is None:
        return item
    mesh = performance.actor.mesh
    pose = performance.pose(t, item.place, np.empty_like(mesh.vertices), np.empty_like(mesh.normals))
    early = performance.pose(0.0, item.place, np.empty_like(mesh.vertices), np.empty_like(mesh.normals))
    late, first = np.subtract(pose.eye, pose.position), np.subtract(early.eye, early.position)
    x, y, z = (float(v) for v in 0.7 * late + 0.3 * first)
    return item._replace(focus=(x, y, z), player=item.player._replace(eye=y))


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
    return Performance(old.actor, old.action, tempo=tempo, seed=player.number * 7)


def _camera(plan: ScenePlan, placed: Sequence[Placed], chosen: Set, frame: _Frame) -> Path:
    targets = [p.target for p in placed if p.framed] or [_EMPTY_STAGE]
    camera = plan.camera
    if not plan.subjects:
        tall = 17.0 if chosen.name == "city" else 5.5 if chosen.place.rows else 2.4
        wide = camera.size in ("extreme_wide", "wide")
        back = 0.7 * max((row.z for row in chosen.place.rows if row.z < 0), default=-4.0)
        targets = [
            _EMPTY_STAGE._replace(
                base=(0.0, 0.0, back if wide else 0.0), height=tall if wide else 1.7, eye=0.9 * (tall if wide else 1.7)
            )
        ]
        camera = replace(camera, size="wide" if wide and tall > 3 else camera.size)
    return frame_shot(targets, camera, seconds=frame.seconds, aspect=frame.aspect, seed=frame.seed)


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
    lines += [((p.place.x, p.place.z), (p.place.x, p.place.z - 0.01)) for p in placed]
    distance = float(np.linalg.norm(path.station.arm))
    back = max(0.0, -min((p.place.z for p in placed if p.framed), default=0.0))
    return Clearing(np.array(lines), min(distance, 60.0), min(xs), max(xs), back)


def _build(
    plan: ScenePlan, chosen: Set, dressing: Dressing, placed: Sequence[Placed], *, clearing: Clearing, seed: int
) -> None:
    """The set's own architecture, and the players that are props."""
    place, add = chosen.place, dressing.meshes.append
    low, high = clearing.low - 14.0, clearing.high + 14.0
    left = bool(placed) and placed[0].target.forward[0] < 0
    if place.stairs:
        add(shells.flight(max(-clearing.low, clearing.high), place.colour, left=left))
    elif place.walls is not None:
        depth, half, height = place.walls
        back = max(0.0, -min((p.place.z for p in placed), default=0.0))
        add(shells.walls(depth + back, max(half, clearing.high + half), height, place.colour))
    if place.plateau:
        add(shells.plateau(max(60.0, high + 40.0, 40.0 - low), shells.PLATEAU_HEIGHT, seed))
    if place.parapet:
        add(shells.parapet(clearing.high))
    if place.shore is not None:
        add(shells.sea(place.shore, seed))
    if place.ice:
        add(shells.ice((clearing.low + clearing.high) / 2))
    if place.signs is not None and "neon" in plan.lights:
        add(shells.signs(low - clearing.distance, high + clearing.distance, place.signs, seed))
    for item in placed:
        if item.player.mesh is not None:
            _put_player(_on_rock(item, chosen, dressing), dressing)


def _eyes(path: Path, seconds: float) -> Floats:
    """Where the camera is at seven moments of the shot, (7, 3)."""
    return np.array([path.at(float(t)).eye for t in np.linspace(0.0, seconds, 7)], np.float32)


def _raise(
    plan: ScenePlan, chosen: Set, dressing: Dressing, clearing: Clearing, *, path: Path, frame: _Frame
) -> Sequence[Beam]:
    """Put up what the place is built of around the action; the light that is seen in its air."""
    eyes = _eyes(path, frame.seconds)
    extent = Extent(clearing.low, clearing.high, min(clearing.deep, 12.0), eyes, plan.time, frame.seed)
    built = architecture(chosen.place, extent)
    dressing.meshes.extend(built.meshes)
    dressing.lamps.extend(built.lamps)
    x, z = (clearing.low + clearing.high) / 2, -0.5 * extent.back
    return [*built.beams, *lights.beams(plan, (x, z), frame.seed, indoors=chosen.place.indoors)]


def _on_rock(item: Placed, chosen: Set, dressing: Dressing) -> Placed:
    """A building in the water stands on a rock of its own."""
    if chosen.place.ground not in ("sea", "water") or item.player.subject.klass != "set" or item.place.y > 0:
        return item
    share = 0.3
    put_up(dressing, "cliff", (item.place.x, 0.0, item.place.z), 0.3, scale=share)
    return item._replace(place=item.place._replace(y=share * shells.CLIFF_HEIGHT))


def _put_player(item: Placed, dressing: Dressing) -> None:
    x, y, z, yaw = item.place[:4]
    dressing.meshes.append(placed_mesh(item.player, (x, y, z), yaw))
    if y == 0.0:
        dressing.contacts.append(Contact(x, z, item.player.width * 0.6, 0.55))
    dressing.lamps.extend(
        lamp._replace(position=(x + lamp.position[0], y + lamp.position[1], z + lamp.position[2]))
        for lamp in item.player.lamps
    )


def _furnish(plan: ScenePlan, chosen: Set, dressing: Dressing, placed: Sequence[Placed]) -> None:
    """What the players need: a chair (outside a rock) to sit on, a crate for a lamp, what is read by candlelight."""
    table = next((p for p in placed if p.player.subject.kind == "table"), None)
    for item in placed:
        x, y, z, yaw = item.place[:4]
        performance = item.player.performance
        if performance and performance.actor.rig == "biped" and performance.action == "sit":
            share = item.player.stature / _MAN
            if chosen.place.indoors or any(p.player.subject.kind == "chair" for p in placed):
                put_up(dressing, "chair", (x, y, z), yaw, scale=share)
            else:
                put_up(dressing, "rock", (x, y, z), yaw, scale=0.56 * share)
        if item.player.subject.kind in ("lamp", "candle") and table is None and y > 0.5:
            put_up(dressing, "crate", (x, y - 0.82, z), 0.3)
        if table is not None and item.player.subject.klass == "person":
            top, near = table.place.y + 0.765, item.target.forward * -0.42
            for i, name in enumerate([n for n in item.player.subject.holds if n in ("letter", "key")]):
                put_up(dressing, name, (table.place.x + near[0] + 0.2 * i, top, table.place.z + near[2]), yaw - 1.6)
            if "candlelight" in plan.lights:
                put_up(dressing, "candle", (table.place.x, top, table.place.z - 0.22), 0.0)


def _reach(path: Path, lead: Target, seconds: float) -> float:
    """How far the camera is from the main subject when it is farthest (metres)."""
    moments = (0.0, seconds / 2, seconds)
    return max(float(np.linalg.norm(path.at(t).eye - lead.at(t))) for t in moments)


def _assembled(
    plan: ScenePlan,
    chosen: Set,
    placed: Sequence[Placed],
    dressing: Dressing,
    *,
    path: Path,
    frame: _Frame,
    beams: Sequence[Beam],
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
        performers.append(Performer(item.player, item.place, first, len(mesh.vertices), item.climb))
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
        lamps=tuple(_lamps(plan, chosen, dressing, lead, frame.seconds)),
        shadow_centre=(float(middle[0]), float(middle[1]), float(middle[2]) - 0.3 * reach),
        shadow_extent=reach,
        indoors=chosen.place.indoors,
        horizon=chosen.place.horizon,
        wind=0.9 if plan.weather in ("storm", "wind", "sandstorm") else 0.3,
        seed=frame.seed,
        look=plan.look,
        reach=_reach(path, lead, frame.seconds),
        sky=plan.sky,
        wet=plan.wet,
        lights=plan.lights,
        mood=plan.mood,
        atmosphere=chosen.place.atmosphere,
        paving=chosen.paving,
        beams=beams,
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


def _lamps(plan: ScenePlan, chosen: Set, dressing: Dressing, lead: Target, seconds: float) -> list[Lamp]:
    x, _, z = (float(v) for v in lead.at(seconds / 2))
    height = min(lead.height, 3.0) + lead.base[1]
    dark = plan.time in ("night", "midnight") or chosen.place.atmosphere == "cave"
    travel = lead.speed * seconds
    asked = lights.asked_for(
        plan.lights, x, z, height, indoors=chosen.place.indoors, dark=dark and travel < 5.0 and lead.height < 3.0
    )
    carried = (
        dressing.lamps if dark or chosen.place.indoors or plan.time in ("dusk", "sunset") else _fires(dressing.lamps)
    )
    return [*asked, *lights.nearest(carried, x, z)][: lights.MOST + 4]


def _fires(lamps: Sequence[Lamp]) -> list[Lamp]:
    """By day only what burns low on the ground gives light that is seen."""
    return [lamp for lamp in lamps if lamp.position[1] < 1.2 and math.isfinite(lamp.position[1])]
