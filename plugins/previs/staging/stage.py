"""Puts a shot together: players, set, lamps and camera as one scene for the renderer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import NamedTuple

import numpy as np

from previs.camera import Focus, Path, Target, frame_shot
from previs.camera.target import Vector
from previs.mesh.parts import empty, join
from previs.motion import posture
from previs.own.casting import NO_WARDROBE, Wardrobe
from previs.props import PROPS
from previs.reading.plan import ScenePlan, Subject
from previs.records import Beam, Contact, Floats, Lamp, Mesh, Scene
from previs.staging import lights, shells, ways
from previs.staging.architecture import architecture
from previs.staging.boards import lay_tables
from previs.staging.business import business
from previs.staging.dressing import Clearing, Dressing, dress, put_up
from previs.staging.eyelines import eyelines
from previs.staging.fires import afire, firelight
from previs.staging.layout import facing_pair, lay_out
from previs.staging.pieces import Extent
from previs.staging.places import Set, choose
from previs.staging.placing import Placed
from previs.staging.riding import mounts, ready
from previs.staging.setpieces import SEATS
from previs.staging.sights import cinematography, focused_on, framed, unframed, viewers
from previs.staging.troupe import Troupe, focused, in_step, troupe
from previs.staging.wardrobe import Call, Player, placed_mesh, players

_MAN = 1.8
"""Metres; whom chairs are made for."""

_ROCK = 0.3
"""The size of the rock under a building in the water, against a cliff."""

_EMPTY_STAGE = Target((0.0, 0.0, 0.0), 0.0, 2.4, 2.0, 2.0, 1.6)


class Label(NamedTuple):
    """A word that is drawn at a point of the set: what a stand-in stands for."""

    text: str
    at: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Staging:
    """All that a shot needs to be drawn. `parts` says which object shows which subject of the plan: (subject, does it
    move, number of the object in `moving_objects` or `still_objects`); what is held belongs to who holds it. `focus` is
    what the lens is focused on, where not all is sharp."""

    scene: Scene
    troupe: Troupe
    path: Path
    labels: tuple[Label, ...]
    parts: tuple[tuple[int, bool, int], ...] = ()
    focus: Focus | None = None

    def perform(self, t: float, vertices: Floats, normals: Floats) -> list[Contact]:
        """Pose everybody at time t (seconds) into the arrays of the moving mesh; the patches under them."""
        return self.troupe.perform(t, vertices, normals)


_SCENERY = {"cliff": "cliff", "cliff_path": "cliff"}
"""What is shown of a place where nobody is, if the place is seen from on top of it."""


class _Frame(NamedTuple):
    """Length in seconds, aspect ratio and seed of the picture; the variant of its set."""

    seconds: float
    aspect: float
    seed: int
    variant: int


def stage(
    plan: ScenePlan,
    *,
    seconds: float,
    aspect: float,
    seed: int = 0,
    cache_dir: FilePath | None = None,
    variant: int = 0,
    own: Wardrobe = NO_WARDROBE,
) -> Staging:
    """The stage for a plan. The same arguments give the same stage; built bodies are kept in `cache_dir`, `own` are
    the models that the artist brings (`RefusedError` for one that cannot be played).

    `variant` decides set, looks and sides, which are the same for the same place and cast whatever the shot; `seed`
    only shifts what moves in time.
    """
    frame = _Frame(seconds, aspect, seed, variant)
    plan = business(plan)
    plan = replace(plan, subjects=ready(plan, mounts(plan)))
    chosen = choose(plan)
    if not plan.subjects and chosen.name in _SCENERY:
        plan = replace(plan, subjects=(Subject(chosen.name, "", "set", bodies=(_SCENERY[chosen.name],)),))
    groups = _cast(plan, frame, cache_dir, own)
    laid = lay_out(plan, groups, seconds=seconds, variant=variant)
    placed = focused(in_step(_lifted(laid, chosen)), seconds)
    placed += afire(placed, Call(seconds, seed, variant, cache_dir))
    path = _camera(plan, placed, chosen, frame)
    angle = ways.bearing(chosen.place, placed)
    clearing = ways.cleared(chosen.place, _clearing(path, placed, seconds), angle)
    named = frozenset(s.kind for s in plan.subjects)
    floor = _floor(chosen) if chosen.place.plateau else 0.0
    dressing = dress(chosen.place, clearing, variant, floor, without=named)
    shown = _build(plan, chosen, dressing, placed, clearing=clearing, seed=variant)
    beams = _raise(plan, chosen, dressing, clearing, placed=placed, path=path, frame=frame)
    beams = [*beams, *(beam for at in _lanterns(placed, chosen) for beam in lights.guiding(plan, at))]
    _furnish(plan, chosen, dressing, placed)
    lay_tables(dressing, placed, candles="candlelight" in plan.lights or chosen.name == "restaurant")
    return _assembled(plan, chosen, placed, dressing, path=path, frame=frame, shown=shown, beams=beams)


def _cast(plan: ScenePlan, frame: _Frame, cache_dir: FilePath | None, own: Wardrobe) -> list[list[Player]]:
    """The players of each subject; of two who do something face to face, one begins and the other answers."""
    call = Call(frame.seconds, frame.seed, frame.variant, cache_dir, own=own, pace=plan.pace)
    pair = facing_pair(plan)
    groups: list[list[Player]] = []
    for i, subject in enumerate(plan.subjects):
        if pair is not None and i in pair and pair[0] == pair[1]:
            each = [players(subject, i, call._replace(role=role)) for role in (0, 1)]
            groups.append([each[0][0], each[1][1]])
        else:
            role = pair.index(i) if pair is not None and i in pair else -1
            groups.append(players(subject, i, call._replace(role=role)))
    return groups


def _lifted(placed: Sequence[Placed], chosen: Set) -> list[Placed]:
    """Onto the headland, where the set has one."""
    up = _floor(chosen)
    slope = shells.RISE / shells.RUN if chosen.place.stairs else 0.0
    return [
        p
        if p.player.subject.klass == "vessel" or p.player.subject.kind in _SCENERY
        else p._replace(place=p.place._replace(y=p.place.y + up), climb=p.player.speed * slope)
        for p in placed
    ]


def _floor(chosen: Set) -> float:
    """How high the set's ground is (metres)."""
    return shells.CLIFF_HEIGHT if chosen.place.cliff else shells.PLATEAU_HEIGHT if chosen.place.plateau else 0.0


def _camera(plan: ScenePlan, placed: Sequence[Placed], chosen: Set, frame: _Frame) -> Path:
    targets = framed(placed) or [_EMPTY_STAGE]
    others = unframed(plan, placed, frame.seconds)
    camera = cinematography(plan)
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
    return frame_shot(targets, camera, seconds=frame.seconds, aspect=frame.aspect, seed=frame.seed, others=others)


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
    return Clearing(np.array(lines), min(distance, 60.0), min(xs), max(xs), back, _views(path, seconds))


def _views(path: Path, seconds: float) -> Vector:
    """What the camera sees of the ground in nine moments of the shot, as `Clearing.views`; none where it looks down."""
    rows: list[tuple[float, float, float, float, float]] = []
    for t in np.linspace(0.0, seconds, 9):
        camera = path.at(float(t))
        x, _, z = (float(v) for v in camera.forward)
        flat = math.hypot(x, z)
        if flat < 0.7:
            return np.zeros((0, 5))
        half = math.tan(math.radians(camera.fov_y) / 2) * math.hypot(path.aspect, 0.6)
        rows.append((float(camera.eye[0]), float(camera.eye[2]), x / flat, z / flat, half / flat))
    return np.array(rows)


def _build(
    plan: ScenePlan, chosen: Set, dressing: Dressing, placed: Sequence[Placed], *, clearing: Clearing, seed: int
) -> list[tuple[int, int]]:
    """The set's own architecture, and the players that are props; (subject, number of its mesh) of those."""
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
    shown: list[tuple[int, int]] = []
    for item in placed:
        if item.player.mesh is not None:
            on_rock = _on_rock(item, chosen, dressing)
            shown.append((item.player.number, len(dressing.meshes)))
            _put_player(on_rock, dressing)
    return shown


def _eyes(path: Path, seconds: float) -> Floats:
    """Where the camera is at seven moments of the shot, (7, 3)."""
    return np.array([path.at(float(t)).eye for t in np.linspace(0.0, seconds, 7)], np.float32)


def _raise(
    plan: ScenePlan,
    chosen: Set,
    dressing: Dressing,
    clearing: Clearing,
    *,
    placed: Sequence[Placed],
    path: Path,
    frame: _Frame,
) -> Sequence[Beam]:
    """Put up what the place is built of around the action; the light that is seen in its air."""
    eyes = _eyes(path, frame.seconds)
    extent = Extent(clearing.low, clearing.high, min(clearing.deep, 12.0), eyes, plan.time, frame.variant)
    built = ways.turned(architecture(chosen.place, extent), ways.bearing(chosen.place, placed))
    dressing.meshes.extend([*built.meshes, *ways.under_trains(chosen.place, placed, extent)])
    dressing.lamps.extend(built.lamps)
    x, z = (clearing.low + clearing.high) / 2, -0.5 * extent.back
    return [*built.beams, *lights.beams(plan, (x, z), frame.variant, indoors=chosen.place.indoors)]


def _rock(item: Placed, chosen: Set) -> float:
    """The size, against a cliff, of the rock that a building in the water or off a headland stands on; 0: of none."""
    if chosen.place.ground not in ("sea", "water") or item.player.subject.klass != "set":
        return 0.0
    if item.place.y <= 0:
        return _ROCK
    return shells.PLATEAU_HEIGHT / shells.CLIFF_HEIGHT if chosen.place.plateau and item.place.z < -12.0 else 0.0


def _on_rock(item: Placed, chosen: Set, dressing: Dressing) -> Placed:
    share = _rock(item, chosen)
    if not share:
        return item
    put_up(dressing, "cliff", (item.place.x, 0.0, item.place.z), 0.3, scale=share)
    return item._replace(place=item.place._replace(y=share * shells.CLIFF_HEIGHT))


def _lanterns(placed: Sequence[Placed], chosen: Set) -> list[tuple[float, float, float]]:
    """Where the lights of the lighthouses that are shown burn."""
    found: list[tuple[float, float, float]] = []
    for item in placed:
        if item.player.subject.kind == "lighthouse" and item.player.lamps:
            rise = _rock(item, chosen) * shells.CLIFF_HEIGHT or item.place.y
            found.append((item.place.x, rise + item.player.lamps[0].position[1], item.place.z))
    return found


def _put_player(item: Placed, dressing: Dressing) -> None:
    x, y, z, yaw = item.place[:4]
    dressing.meshes.append(placed_mesh(item.player, (x, y, z), yaw))
    if y == 0.0:
        dressing.contacts.append(Contact(x, z, item.player.width * 0.6, 0.55))
    dressing.lamps.extend(
        lamp._replace(position=(x + lamp.position[0], y + lamp.position[1], z + lamp.position[2]))
        for lamp in item.player.lamps
    )


def _carried_lamps(item: Placed, seconds: float) -> list[Lamp]:
    """What burns in somebody's hand, where it is half-way through the shot."""
    yaw, base = item.heading(seconds / 2), item.at(seconds / 2)
    c, s = math.cos(yaw), math.sin(yaw)
    found: list[Lamp] = []
    for lamp in item.player.lamps:
        x, y, z = (v * item.place.scale for v in lamp.position)
        spot = (float(base[0]) + c * x + s * z, float(base[1]) + y, float(base[2]) - s * x + c * z)
        found.append(lamp._replace(position=spot))
    return found


def _furnish(plan: ScenePlan, chosen: Set, dressing: Dressing, placed: Sequence[Placed]) -> None:
    """What the players need: something to sit on, a crate for a lamp, what is read by candlelight."""
    table = next((p for p in placed if p.player.subject.kind in ("table", "desk")), None)
    named = [p for p in placed if p.player.subject.kind in SEATS and p.player.mesh is not None]
    for item in placed:
        x, y, z, yaw = item.place[:4]
        if _needs_seat(item, named) and chosen.name != "car_interior":
            share = item.player.stature / _MAN
            if chosen.place.indoors or table is not None:
                put_up(dressing, "chair", (x, 0.0, z), yaw, scale=share + y / 0.46)
            elif y < 0.1:
                put_up(dressing, "rock", (x, y, z), yaw, scale=0.56 * share)
        if item.player.subject.kind in ("lamp", "candle") and table is None and y > 0.5:
            put_up(dressing, "crate", (x, y - 0.82, z), 0.3)
        if table is not None and item.player.subject.klass == "person":
            _lay_table(plan, dressing, item, table)


def _needs_seat(item: Placed, named: Sequence[Placed]) -> bool:
    """Does somebody sit who has nothing to sit on?"""
    performance = item.player.performance
    if performance is None or performance.actor.rig != "biped" or item.carrier is not None:
        return False
    spot = item.place
    seated = any(math.hypot(p.place.x - spot.x, p.place.z - spot.z) < max(0.9, 0.65 * p.player.width) for p in named)
    return posture(performance.action) == "sit" and not seated


def _lay_table(plan: ScenePlan, dressing: Dressing, item: Placed, table: Placed) -> None:
    """What somebody has before him on the table."""
    top, near = table.place.y + 0.765, item.target.forward * -0.26
    in_hand = {held.name for held in item.player.held}
    lying = [n for n in item.player.subject.holds if n in ("letter", "key", "book", "cup") and n not in in_hand]
    for i, name in enumerate([n for n in lying if n in PROPS]):
        spot = (table.place.x + near[0] + 0.2 * i, top, table.place.z + near[2])
        put_up(dressing, name, spot, item.place.yaw - 0.5 * math.pi)
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
    shown: Sequence[tuple[int, int]],
) -> Staging:
    company = troupe(placed, eyelines(plan, placed), viewers(plan, placed))
    for item in placed:
        if item.player.performance is not None:
            dressing.lamps.extend(_carried_lamps(item, frame.seconds))
    lead = placed[0].target if placed else _EMPTY_STAGE
    middle = lead.at(frame.seconds / 2)
    travel = float(np.linalg.norm(lead.velocity)) * frame.seconds / 2
    reach = min(70.0, max(9.0, 0.9 * float(np.linalg.norm(path.station.arm)) + travel))
    scene = Scene(
        time=plan.time,
        weather=plan.weather,
        ground=chosen.ground,
        still=join(dressing.meshes) if dressing.meshes else empty(),
        moving=company.mesh,
        still_objects=_starts(dressing.meshes),
        figures=_figures(placed, shown),
        moving_objects=company.objects,
        still_contacts=tuple(dressing.contacts),
        lamps=(*firelight(placed), *_lamps(plan, chosen, dressing, lead, frame.seconds))[: lights.MOST + 4],
        shadow_centre=(float(middle[0]), float(middle[1]), float(middle[2]) - 0.3 * reach),
        shadow_extent=reach,
        indoors=chosen.place.indoors,
        horizon=chosen.place.horizon,
        wind=0.9 if plan.weather in ("storm", "wind", "sandstorm") else 0.3,
        seed=frame.variant,
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
    return Staging(scene, company, path, labels, _parts(company, shown), focused_on(plan, placed, frame.seconds))


def _figures(placed: Sequence[Placed], shown: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Which meshes of the set the shot is about: buildings and landscape only where nobody acts before them."""
    classes = {item.player.number: item.player.subject.klass for item in placed}
    acted = any(item.player.performance is not None for item in placed)
    return tuple(mesh for subject, mesh in shown if not (acted and classes[subject] == "set"))


def _parts(company: Troupe, shown: Sequence[tuple[int, int]]) -> tuple[tuple[int, bool, int], ...]:
    """Which object shows which subject."""
    acting = [company.placed[p.number].player.number for p in company.performers]
    return (*((subject, True, i) for i, subject in enumerate(acting)), *((s, False, number) for s, number in shown))


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
    return [*asked, *lights.dimmed(lights.nearest(carried, x, z), plan.lights)][: lights.MOST + 4]


def _fires(lamps: Sequence[Lamp]) -> list[Lamp]:
    """By day only what burns low on the ground gives light that is seen."""
    return [lamp for lamp in lamps if lamp.position[1] < 1.2 and math.isfinite(lamp.position[1])]
