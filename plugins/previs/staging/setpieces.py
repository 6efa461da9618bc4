"""Houses, trees, tables, letters that the words name: each by its relation to who is there, or in the middle."""

import math
from collections.abc import Mapping, Sequence

from previs.motion import posture
from previs.props import PROPS
from previs.reading.plan import Relation, ScenePlan
from previs.records import Placement
from previs.staging.placing import Placed, heading, looks_at_landmark, through_door
from previs.staging.wardrobe import Player, prop_mesh

SEATS: Mapping[str, float] = {
    "chair": 0.46, "bench": 0.45, "sofa": 0.44, "bed": 0.50, "throne": 0.55, "log": 0.36, "rock": 0.50,
    "crate": 0.55, "hay_bale": 0.5, "barrel": 0.85, "suitcase": 0.5, "pew": 0.45, "hospital_bed": 0.75,
}  # fmt: skip
"""Metres above the ground that somebody sits on something."""

_WIDE_SEATS = frozenset({"bench", "sofa", "bed", "log", "pew", "hospital_bed"})
_LONG = frozenset({"bed", "hospital_bed"})
"""Those on whose long edge people sit."""
_BEDS = frozenset({"bed", "sofa", "hospital_bed", "bench"})
_TABLES: Mapping[str, float] = {"table": 0.40, "desk": 0.38, "counter": 0.35, "bar_counter": 0.35, "piano": 0.35}
"""Half of the depth of what people sit or stand at (metres)."""

_KEYS = 1.12
"""Metres from who plays a piano to the middle of it."""

_UPON = frozenset({"computer", "microscope"})
"""What stands on tables."""

_TO_CAMERA = frozenset({"bench", "pew", "seat_row", "door", "fence", "counter", "stall", "bed"})
"""What is built to look along +z."""

_BOUGH = 2.2
"""Metres above the ground of the bough that animals sit on."""

_TABLE_TOP = 0.76
_HIPS = 0.09
"""Metres from a seat up to the hip joints of a grown man."""

_MAN = 1.75


def set_pieces(plan: ScenePlan, groups: Sequence[Sequence[Player]], placed: Sequence[Placed]) -> list[Placed]:
    """All that is named and does not act, in the plan's order."""
    found: list[Placed] = []
    carried = {name for s in plan.subjects if s.acts for name in s.holds}
    in_hand = {item.name for p in placed for item in p.player.held}
    for i, group in enumerate(groups):
        if group and group[0].subject.kind in carried & in_hand and group[0].subject.klass in ("hold", "thing"):
            continue
        for number, player in enumerate(group):
            if player.subject.acts:
                continue
            relation = _relation(plan, i)
            anchor = _anchor(relation, i, [*placed, *found])
            found.append(_piece(plan, player, relation, anchor, number=number + len(found), placed=placed))
    return found


def _relation(plan: ScenePlan, index: int) -> Relation | None:
    aimed = next((r for r in plan.relations if r.to == index), None)
    own = next((r for r in plan.relations if r.subject == index and not plan.subjects[r.to].acts), None)
    if aimed or own:
        return aimed or own
    doer = next((i for i, s in enumerate(plan.subjects) if s.acts and s.target == index), -1)
    if doer < 0:
        return next((r for r in plan.relations if r.subject == index), None)
    near = plan.subjects[doer].action in ("open", "push", "pull", "play", "pick_up", "carry", "hold", "work", "climb")
    return Relation(doer, "at" if near else "facing", index)


def _anchor(relation: Relation | None, index: int, placed: Sequence[Placed]) -> Placed | None:
    acting = next((p for p in placed if p.player.subject.acts), None)
    if relation is None:
        return acting
    other = relation.subject if relation.to == index else relation.to
    return next((p for p in placed if p.player.number == other), acting)


def _piece(
    plan: ScenePlan,
    player: Player,
    relation: Relation | None,
    anchor: Placed | None,
    *,
    number: int,
    placed: Sequence[Placed],
) -> Placed:
    subject = player.subject
    yaw = (0.3, -0.25, 0.1)[number % 3]
    if not placed and len(plan.subjects) == 1:
        yaw = _on_show(player, yaw)
    if subject.klass == "hold" or (subject.kind in _TABLES and not placed):
        return _small(plan, player, number, yaw, placed)
    if anchor is None or not placed:
        return Placed(player, Placement(number * (player.length + 1.0), 0.0, 0.0, yaw, player.scale), True)
    how = relation.how if relation else "behind"
    if player.number == anchor.player.subject.target and looks_at_landmark(plan, anchor.player):
        return _beyond(player, anchor)
    if subject.kind == "door":
        ahead = anchor.target.forward * (-0.35 if through_door(plan, anchor.player) else 0.75)
        x, z = anchor.place.x + ahead[0], anchor.place.z + ahead[2]
        if through_door(plan, anchor.player):
            return _at(player._replace(mesh=prop_mesh("open_door", 0, subject.colour)), x, z, 0.0)
        return _at(player, x, z, anchor.place.yaw - 0.5 * math.pi)
    if subject.kind in _TABLES:
        return _table(player, anchor, placed)
    if subject.kind in _LONG and _sits(anchor):
        edge = anchor.target.forward * (0.25 - _half_width(player))
        return _at(player, anchor.place.x + edge[0], anchor.place.z + edge[2], anchor.place.yaw + 0.5 * math.pi)
    if subject.kind in SEATS and (how in ("on", "in", "at") or _sits(anchor)):
        return _at(player, anchor.place.x, anchor.place.z, anchor.place.yaw + _front(player))
    if subject.kind in _UPON:
        ahead = anchor.target.forward * 0.72
        spot = Placement(
            anchor.place.x + ahead[0], _TABLE_TOP, anchor.place.z + ahead[2], anchor.place.yaw + math.pi, player.scale
        )
        return Placed(player, spot, False)
    if subject.kind == "microphone":
        ahead = anchor.target.forward * 0.42
        return _at(player, anchor.place.x + ahead[0], anchor.place.z + ahead[2], anchor.place.yaw)
    if subject.kind == "ladder":
        ahead = anchor.target.forward * 0.42
        return _at(player, anchor.place.x + ahead[0], anchor.place.z + ahead[2], anchor.place.yaw + math.pi)
    if subject.kind == "blackboard":
        ahead = anchor.target.forward * 0.62
        return _at(player, anchor.place.x + ahead[0] + 0.3, anchor.place.z + ahead[2] - 0.35, -0.5 * math.pi)
    if subject.kind in ("lamp", "candle"):
        side = 1.0 if anchor.target.forward[0] >= 0 else -1.0
        spot = Placement(anchor.place.x + side * 0.75, _TABLE_TOP, anchor.place.z + 0.05, yaw, player.scale)
        return Placed(player, spot, False)
    steep = plan.camera.angle in ("birds_eye", "aerial")
    return _by_relation(player, anchor, how, yaw, number, steep=steep)


def _half_width(player: Player) -> float:
    """Half of how wide a still thing is across where it looks (metres)."""
    assert player.mesh is not None
    return float(player.mesh.vertices[:, 2].max()) * player.scale


def _beyond(player: Player, anchor: Placed) -> Placed:
    """Where somebody looks who stands half turned from the camera: behind him, all of it in the picture."""
    away = 4.0 + 0.5 * player.width + 2.3 * player.height
    side = 1.0 if anchor.target.forward[0] >= 0 else -1.0
    return _at(player, anchor.place.x + side * 0.24 * away, anchor.place.z - away, -0.5 * math.pi + 0.3 * side)


def _front(player: Player) -> float:
    """Radians that a seat is to be turned so that it looks along +x."""
    return 0.5 * math.pi if player.subject.kind in _TO_CAMERA else 0.0


def _on_show(player: Player, yaw: float) -> float:
    """How a thing is turned that is all there is to be seen: what lies lies across, what has a face shows it."""
    prop = PROPS.get(next((body for body in player.subject.bodies if body in PROPS), ""))
    if prop is not None and prop.lies:
        return 0.5 * math.pi - 0.35
    thing = player.subject.klass in ("thing", "hold") or player.subject.kind == "sign"
    faced = thing and player.subject.kind not in _TO_CAMERA
    return heading(32.0, left=False) if faced else yaw


def _at(player: Player, x: float, z: float, yaw: float, *, framed: bool = False) -> Placed:
    return Placed(player, Placement(float(x), 0.0, float(z), yaw, player.scale), framed)


def _small(plan: ScenePlan, player: Player, number: int, yaw: float, placed: Sequence[Placed]) -> Placed:
    """A small thing lies on the table, or on the ground before who is there."""
    tables = any(s.kind in _TABLES for s in plan.subjects)
    table = player.subject.kind in _TABLES
    acting = [p for p in placed if p.player.subject.acts]
    x = 0.0 if table else (-0.16, 0.14, 0.34)[number % 3]
    z = 0.0
    if acting and not table:
        ahead = acting[0].target.forward * (0.62 if tables else 0.7 + 0.5 * acting[0].player.length)
        x, z = acting[0].place.x + float(ahead[0]) + 0.5 * x, acting[0].place.z + float(ahead[2])
    y = _TABLE_TOP if tables and not table else 0.0
    return Placed(player, Placement(x, y, z, yaw, player.scale), not table)


def _table(player: Player, anchor: Placed, placed: Sequence[Placed]) -> Placed:
    """Before who is at it, its long side to him; between the two who are."""
    people = [p for p in placed if p.player.subject.acts and p.carrier is None]
    if len(people) == 2 and abs(people[0].place.yaw - people[1].place.yaw) > 1.0:
        x, z = ((people[0].place[i] + people[1].place[i]) / 2 for i in (0, 2))
        return _at(player, x, z - 0.05, 0.5 * math.pi)
    if len(people) > 2 and len({round(p.place.yaw, 2) for p in people}) > 2:
        return _at(player, 0.0, 0.0, 0.0)
    if player.subject.kind == "piano":
        ahead = anchor.target.forward * _KEYS
        return _at(player, anchor.place.x + ahead[0], anchor.place.z + ahead[2], anchor.place.yaw)
    ahead = anchor.target.forward * (_TABLES[player.subject.kind] + 0.24)
    return _at(player, anchor.place.x + ahead[0], anchor.place.z + ahead[2], anchor.place.yaw + 0.5 * math.pi)


def _sits(item: Placed) -> bool:
    performance = item.player.performance
    return performance is not None and performance.actor.rig == "biped" and posture(performance.action) == "sit"


def _by_relation(player: Player, anchor: Placed, how: str, yaw: float, number: int, *, steep: bool) -> Placed:
    """Everything else: beside, before, behind, in the way of, under which...; `steep`: it is seen from above, where a
    crown would hide who is under it."""
    x, z, big = anchor.place.x, anchor.place.z, player.subject.klass == "set"
    wide = (player.width + anchor.player.width) / 2
    side = -1.0 if anchor.place.yaw < -math.pi / 2 else 1.0
    forward = anchor.target.forward
    if how == "under" and player.height < 14.0:
        back = 0.42 * player.width if steep and player.height > 2.5 else 0.95 if big else 0.0
        return _at(player, x + side * (0.55 if big else 0.2 * wide), z - back, yaw)
    if how == "around":
        return _at(player, 0.0, 0.0, yaw, framed=not big)
    if how == "between":
        gap = wide + 0.4
        return _at(player, x + (gap if number % 2 == 0 else -gap), z - 0.2, yaw, framed=not big)
    if how == "behind" and not big:
        return _at(player, x - side * 0.35 * wide, z + wide + 0.35, yaw)
    if how == "behind":
        towering = player.height < 0.9 * anchor.player.height
        aside, ahead = (0.0, wide + 0.5) if towering else (-side * (0.5 * player.width + 0.5), 0.2 * player.width)
        return _at(player, x + aside, z + ahead, 0.0)
    if how in ("facing", "towards", "opposite", "through") or (how == "from" and not big):
        away = (1.2 if not big else 5.0) + wide + (anchor.player.speed * 3.0 if how != "opposite" else 0.0)
        ahead = forward * away * (-1.0 if how == "from" else 1.0)
        return _at(player, x + ahead[0], z + ahead[2] - (1.5 if big else 0.2), anchor.place.yaw + math.pi)
    if how in ("on", "above") and player.height < 2.5:
        return _at(player, x, z, yaw)
    if how == "against":
        back = forward * (0.5 * player.width + 0.12)
        return _at(player, x - back[0], z - back[2], anchor.place.yaw)
    if how in ("beside", "at", "with") and not big:
        return _at(player, x + side * (wide + 0.3), z + 0.1, yaw, framed=player.height < 3.0)
    away = 26.0 if player.height > 12 else 3.0 + player.width
    if how in ("beside", "at") and big and player.height < 12:
        return _at(player, x + side * (0.6 * player.width + 0.8), z - 0.75 * player.width - 0.6, yaw)
    return _at(player, x + 0.24 * away + wide * 0.3, z - away, yaw)


def furnished(plan: ScenePlan, placed: Sequence[Placed], pieces: Sequence[Placed]) -> list[Placed]:
    """Those who act, on the seats and beds that they are on, and upon what they stand on."""
    upon = {id(item): _support(plan, item, pieces) for item in placed}
    sharing = sum(piece is not None for piece in upon.values())
    result: list[Placed] = []
    count = 0
    for item in placed:
        piece = upon[id(item)]
        if piece is None:
            result.append(_at_table(item, pieces))
            continue
        result.append(_upon(item, piece, (count - (sharing - 1) / 2) if sharing > 1 else 0.0))
        count += 1
    return result


def _support(plan: ScenePlan, item: Placed, pieces: Sequence[Placed]) -> Placed | None:
    if item.carrier is not None:
        return None
    for piece in pieces:
        kind = piece.player.subject.kind
        related = any(
            r.subject == item.player.number and r.to == piece.player.number and r.how in ("on", "in", "above")
            for r in plan.relations
        )
        solid = piece.player.subject.klass != "hold" and (piece.player.height < 2.5 or kind == "branch")
        if (related and solid) or (_sits(item) and kind in SEATS and kind != "bed"):
            return piece
    return None


def _upon(item: Placed, piece: Placed, rank: float) -> Placed:
    """Sitting beside one another on it, lying along it, or standing on its top."""
    kind, player, place = piece.player.subject.kind, item.player, piece.place
    performance = player.performance
    facing = place.yaw - _front(piece.player)
    c, s = math.cos(facing), math.sin(facing)
    aside = rank * min(0.62, 0.5 * piece.player.width) if kind in _WIDE_SEATS else 0.7 * rank
    if _sits(item) and performance is not None:
        share = player.stature / _MAN
        hips = SEATS.get(kind, piece.player.height) + _HIPS * share
        lift = max(0.0, hips - performance.seat_offset[1] * player.scale)
        lift = lift if kind != "chair" else 0.0
        if kind in _LONG:
            way = item.target.forward
            x, z = item.place.x - float(way[2]) * aside, item.place.z + float(way[0]) * aside
            return item._replace(place=item.place._replace(x=x, z=z, y=lift))
        ahead = 0.85 * max(0.0, 1.0 - share)
        x, z = place.x + s * aside + c * ahead, place.z + c * aside - s * ahead
        spot = item.place._replace(x=x, z=z, y=lift, yaw=facing)
        return item._replace(place=spot)
    top = SEATS[kind] if kind in _BEDS else _BOUGH if kind == "branch" else piece.player.height
    if performance is not None and performance.action in ("sleep", "lie", "wake"):
        spot = item.place._replace(x=place.x, z=place.z, y=top, yaw=facing)
        return item._replace(place=spot)
    return item._replace(place=item.place._replace(x=place.x + s * aside, z=place.z + c * aside, y=top))


def _at_table(item: Placed, pieces: Sequence[Placed]) -> Placed:
    """Raised, with its chair, so that a child's elbows come to the table's top."""
    if not _sits(item) or not any(p.player.subject.kind in _TABLES for p in pieces):
        return item
    share = item.player.stature / _MAN
    lift = max(0.0, _TABLE_TOP * (1.0 - share))
    return item._replace(place=item.place._replace(y=item.place.y + lift))
