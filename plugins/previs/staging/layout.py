"""Where everybody stands: the lead at the origin, the rest by what the plan says of them."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from previs.camera.target import Target
from previs.reading.plan import Relation, ScenePlan, Subject
from previs.records import Placement
from previs.staging.wardrobe import Player

ASPECTS: Mapping[str, float] = {"side": 90.0, "front": 8.0, "back": 158.0}
"""Degrees between where a subject looks and where the camera is, by view."""

_FACING = 62.0
_ALOFT = (2.5, 3.8, -12.0)


class Placed(NamedTuple):
    """A player, where it stands, and whether the camera is to keep it in frame; where its eyes are from its feet
    half-way through the shot, if that is known; metres that it rises a second."""

    player: Player
    place: Placement
    framed: bool
    focus: tuple[float, float, float] | None = None
    climb: float = 0.0

    @property
    def target(self) -> Target:
        """The box that framing measures."""
        p, spot = self.player, self.place
        person = p.subject.klass in ("person", "unknown")
        return Target(
            (spot.x, spot.y, spot.z),
            spot.yaw,
            p.height,
            p.length,
            p.width,
            p.eye,
            p.speed,
            upright=person or p.height > p.length * 1.05,
            ahead=0.0 if person else p.length * 0.36,
            climb=self.climb,
            landmark=p.subject.klass == "set",
            focus=self.focus,
            stature=p.stature if p.performance else p.height,
            crown=p.crown if p.performance else 0.07 * p.height,
        )


def heading(aspect: float, *, left: bool) -> float:
    """The yaw of one whom the camera (on +z) sees `aspect` degrees from the front; it faces right, or left."""
    side = -1.0 if left else 1.0
    angle = math.radians(aspect)
    return math.atan2(-math.cos(angle), side * math.sin(angle))


def aspect_of(player: Player, plan: ScenePlan) -> float:
    """How far a player is turned from the camera, where nothing else decides it."""
    camera = plan.camera
    if plan.place == "tower_stairs" and player.speed > 0:
        return 90.0
    if camera.view in ASPECTS:
        return ASPECTS[camera.view]
    if through_door(plan, player):
        return 24.0
    if camera.framing == "pov":
        return 20.0
    close = camera.size in ("close_up", "extreme_close_up", "medium_close_up")
    if player.speed > 0:
        if camera.move.startswith(("truck", "pan")) and not close:
            return 82.0
        return 40.0 if close else 66.0
    if player.subject.action == "look_back":
        return 112.0
    if player.subject.action == "sit" and any(s.kind == "table" for s in plan.subjects):
        return 62.0
    if player.subject.klass in ("animal", "vehicle"):
        return 34.0 if close else 58.0
    return {"vessel": 62.0, "set": 40.0, "thing": 40.0}.get(player.subject.klass, 32.0)


def through_door(plan: ScenePlan, player: Player) -> bool:
    """Does it come in by a door?"""
    return player.subject.action in ("break", "enter") and any(s.kind == "door" for s in plan.subjects)


def lay_out(plan: ScenePlan, groups: Sequence[Sequence[Player]], *, seconds: float, seed: int) -> list[Placed]:
    """Everybody placed; `groups` has the players of each subject of the plan, in its order."""
    draw = np.random.default_rng(seed + 17)
    left = plan.camera.move.endswith("_left") or _looks_back(plan)
    acting = [i for i, group in enumerate(groups) if group and group[0].subject.acts]
    if plan.camera.framing == "over_shoulder" and len(acting) >= 2:
        placed = _over_shoulder(groups, acting, seconds)
    elif (chase := _chase(plan, acting)) is not None:
        placed = _in_file(plan, groups, chase, draw, left)
    elif _talking(plan, acting):
        placed = _face_to_face([p for i in acting for p in groups[i]])
    else:
        placed = _side_by_side(plan, [p for i in acting for p in groups[i]], draw, left)
    return [*placed, *_set_pieces(plan, groups, placed)]


def _looks_back(plan: ScenePlan) -> bool:
    """Heads turn back over the left shoulder, which is the camera's side of one who faces left."""
    return any(s.action == "look_back" for s in plan.subjects[:1])


def _talking(plan: ScenePlan, acting: Sequence[int]) -> bool:
    people = [plan.subjects[i] for i in acting if plan.subjects[i].klass in ("person", "unknown")]
    opposite = any(r.how == "opposite" for r in plan.relations)
    return sum(s.count for s in people) == 2 and (opposite or any(s.action in ("talk", "fight") for s in people))


def _chase(plan: ScenePlan, acting: Sequence[int]) -> tuple[int, int] | None:
    """(who chases, who flees) by index."""
    hunters = [i for i in acting if plan.subjects[i].action == "chase"]
    prey = [i for i in acting if plan.subjects[i].action == "flee"]
    return (hunters[0], prey[0]) if hunters and prey else None


def _spot(player: Player, x: float, z: float, yaw: float, framed: bool = True) -> Placed:
    if "overhead" in player.subject.manner:
        x, y, z = (a + b for a, b in zip(_ALOFT, (x, 0.0, z), strict=True))
        return Placed(player, Placement(x, y, z, yaw, player.scale), False)
    y = 3.0 if player.subject.klass == "flyer" else 0.0
    return Placed(player, Placement(x, y, z, yaw, player.scale), framed)


def _over_shoulder(groups: Sequence[Sequence[Player]], acting: Sequence[int], seconds: float) -> list[Placed]:
    """The second comes to, or stands at, a talking distance."""
    near, far = groups[acting[0]][0], groups[acting[1]][0]
    away = 1.9 + far.speed * min(seconds, 4.0)
    return [
        _spot(near, 0.0, 0.0, heading(172.0, left=False)),
        _spot(far, 0.1, -away, heading(4.0, left=True)),
        *(_spot(p, 1.6 + i, -away, heading(40.0, left=True)) for i, p in enumerate(groups[acting[1]][1:])),
    ]


def _in_file(
    plan: ScenePlan, groups: Sequence[Sequence[Player]], chase: tuple[int, int], draw: np.random.Generator, left: bool
) -> list[Placed]:
    """The hunted ahead, the hunters behind it in a loose wedge."""
    side = -1.0 if left else 1.0
    prey, hunters = list(groups[chase[1]]), list(groups[chase[0]])
    yaw = heading(aspect_of(prey[0], plan), left=left)
    gap = 0.5 * prey[0].length
    placed = [_spot(p, 0.0, -i * 0.9, yaw) for i, p in enumerate(prey)]
    for i, p in enumerate(hunters):
        gap += p.length * (0.80 if i else 0.95)
        placed.append(_spot(p, -side * gap, (-0.75, 0.35, -1.2)[i % 3] + 0.2 * draw.random(), yaw))
    return placed


def _face_to_face(people: Sequence[Player]) -> list[Placed]:
    a, b = people[0], people[1]
    half = 0.42 + 0.14 * (a.length + b.length)
    return [
        _spot(a, -half, 0.0, heading(_FACING, left=False)),
        _spot(b, half, -0.08, heading(_FACING, left=True)),
        *(_spot(p, (i - 0.5) * 2.4, -1.2, heading(20.0, left=bool(i % 2))) for i, p in enumerate(people[2:])),
    ]


def _side_by_side(plan: ScenePlan, people: Sequence[Player], draw: np.random.Generator, left: bool) -> list[Placed]:
    """The lead in front; the others beside and a little behind it, sleepers close to it."""
    placed: list[Placed] = []
    x = 0.0
    side = -1.0 if left else 1.0
    for number, player in enumerate(people):
        across = max(player.length * abs(math.sin(math.radians(aspect_of(player, plan)))), player.width) / 2
        turn = aspect_of(player, plan) + (draw.uniform(-14, 14) if number and not player.speed else 0.0)
        if number and player.subject.action in ("sleep", "lie") and player.subject.klass == "animal":
            placed.append(_nestled(player, placed[0], number, heading(turn, left=left)))
            continue
        if number:
            x -= side * (across + 0.12 + 0.12 * player.height)
        z = -0.25 * player.length * (1 + number % 2) if number else 0.0
        placed.append(_spot(player, x, z, heading(turn, left=left), framed=number < 8))
        x -= side * across
    return placed


def _nestled(player: Player, by: Placed, number: int, yaw: float) -> Placed:
    """Lying at another's belly, on the camera's side, in a row along it."""
    forward = by.target.forward
    beside = np.array((0.0, 0.0, 1.0)) - forward * float(forward[2])
    away = 0.5 * by.player.width + 0.55 * player.width + 0.08
    spot = forward * by.player.length * (0.22 - 0.34 * (number - 1)) + beside * away
    return _spot(player, by.place.x + float(spot[0]), by.place.z + float(spot[2]), yaw)


def _set_pieces(plan: ScenePlan, groups: Sequence[Sequence[Player]], placed: Sequence[Placed]) -> list[Placed]:
    """Houses, trees, tables, letters: by their relation to who is there, or in the middle."""
    found: list[Placed] = []
    for i, group in enumerate(groups):
        for number, player in enumerate(group):
            if player.subject.acts:
                continue
            relation = next((r for r in plan.relations if r.to == i or (r.subject == i and _is_set(plan, r.to))), None)
            anchor = _anchor(relation, i, [*placed, *found])
            found.append(_piece(plan, player, relation, anchor, number=number + len(found), peopled=bool(placed)))
    return found


def _is_set(plan: ScenePlan, index: int) -> bool:
    return not plan.subjects[index].acts


def _anchor(relation: Relation | None, index: int, placed: Sequence[Placed]) -> Placed | None:
    if relation is None:
        return placed[0] if placed else None
    other = relation.subject if relation.to == index else relation.to
    return next((p for p in placed if p.player.number == other), placed[0] if placed else None)


def _piece(
    plan: ScenePlan, player: Player, relation: Relation | None, anchor: Placed | None, *, number: int, peopled: bool
) -> Placed:
    subject: Subject = player.subject
    yaw = (0.3, -0.25, 0.1)[number % 3]
    if subject.klass == "hold" or (subject.kind == "table" and not peopled):
        table = any(s.kind == "table" for s in plan.subjects)
        y = 0.0 if subject.kind == "table" or not table else 0.76
        x = 0.0 if subject.kind == "table" else (-0.16, 0.14, 0.34)[number % 3]
        return Placed(player, Placement(x, y, 0.0, yaw, player.scale), subject.kind != "table")
    if anchor is None or not peopled:
        return Placed(player, Placement(number * (player.length + 1.0), 0.0, 0.0, yaw, player.scale), True)
    x, _, z = anchor.place[:3]
    how = relation.how if relation else "behind"
    wide = (player.width + anchor.player.width) / 2
    big = subject.klass == "set"
    if subject.kind == "door":
        ahead = anchor.target.forward * (-0.35 if through_door(plan, anchor.player) else -1.2)
        return Placed(player, Placement(x + ahead[0], 0.0, z + ahead[2], 0.0, player.scale), False)
    if subject.kind in ("table", "chair") and how in ("at", "beside", "on", "behind"):
        ahead = anchor.target.forward * (0.98 if subject.kind == "table" else -0.6)
        back = 0.12 if subject.kind == "table" else 0.0
        spot = Placement(x + ahead[0], 0.0, z + ahead[2] - back, anchor.place.yaw, player.scale)
        return Placed(player, spot, False)
    if subject.kind in ("lamp", "candle"):
        side = 1.0 if anchor.target.forward[0] >= 0 else -1.0
        return Placed(player, Placement(x + side * 0.75, 0.82, z + 0.05, yaw, player.scale), False)
    if how == "under" and player.height < 10.0:
        aside = 0.55 if big else 1.15
        return Placed(
            player, Placement(x + aside, 0.0, z - (0.95 if big else 0.75 + 0.2 * wide), yaw, player.scale), False
        )
    if how in ("beside", "at", "with") and not big:
        side = -1.0 if anchor.place.yaw < -math.pi / 2 else 1.0
        return Placed(player, Placement(x + side * (wide + 0.35), 0.0, z + 0.15, yaw, player.scale), True)
    away = 26.0 if player.height > 12 else 3.0 + player.width
    return Placed(player, Placement(x + 0.24 * away + wide * 0.3, 0.0, z - away, yaw, player.scale), False)
