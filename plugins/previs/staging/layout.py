"""Where everybody stands: the lead at the origin, the rest by what the plan says of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from previs.motion import pair_distance
from previs.reading.plan import Relation, ScenePlan
from previs.staging import formations
from previs.staging.placing import Placed, heading, in_the_air, spot
from previs.staging.riding import drawn, from_mount, mounts, seats
from previs.staging.setpieces import furnished, set_pieces
from previs.staging.wardrobe import Player

_BY_PLACE = frozenset({"behind", "before", "above", "beside", "between", "on"})
"""Relations that say where one who acts stands against another."""

_LOW_FLIGHT = 3.0
"""Metres; how high what flies is placed at first (see `spot`)."""

_RINGED = frozenset({"campfire", "table", "well", "fountain", "barrel"})


def lay_out(plan: ScenePlan, groups: Sequence[Sequence[Player]], *, seconds: float, variant: int) -> list[Placed]:
    """Everybody placed; `groups` has the players of each subject of the plan, in its order."""
    riders = mounts(plan)
    acting = [i for i, group in enumerate(groups) if group and group[0].subject.acts and i not in riders]
    related, teams = _related(plan, acting), drawn(plan)
    standing = [i for i in acting if i not in related and i not in teams.values()]
    placed = _formed(plan, groups, standing, seconds=seconds, variant=variant)
    for index, relation in related.items():
        placed += _against(relation, groups[index], placed)
    placed = [_raised(plan, p, groups) for p in placed]
    placed += [_hitched(groups[load][0], placed, puller) for puller, load in teams.items() if groups[load]]
    placed += _mounted(groups, riders, placed)
    placed.sort(key=lambda p: p.player.number)
    pieces = set_pieces(plan, groups, placed)
    return [*furnished(plan, placed, pieces), *pieces]


def facing_pair(plan: ScenePlan) -> tuple[int, int] | None:
    """The two subjects, or the one counted twice, who do something face to face; by index."""
    riders = mounts(plan)
    people = [
        i for i, s in enumerate(plan.subjects) if s.acts and s.count and i not in riders and i not in riders.values()
    ]
    if sum(plan.subjects[i].count for i in people) != 2:
        return None
    two = [plan.subjects[i] for i in people]
    opposite = any(r.how in ("opposite", "facing") and r.to in people for r in plan.relations)
    dines = all(s.performs[0] == "sit" and s.action in ("eat", "drink", "play") for s in two)
    upright = all(s.klass in ("person", "unknown") for s in two)
    meets = any(s.action == "talk" or pair_distance(s.action) for s in two) and upright
    chases = any(s.action in ("chase", "flee", "follow") or s.moves for s in two)
    return (people[0], people[-1]) if (opposite or meets or dines) and not chases else None


def _formed(
    plan: ScenePlan, groups: Sequence[Sequence[Player]], acting: Sequence[int], *, seconds: float, variant: int
) -> list[Placed]:
    left = plan.camera.move.endswith("_left") or _looks_back(plan)
    everybody = [p for i in acting for p in groups[i]]
    if plan.place == "car_interior" and everybody:
        return formations.in_car(everybody)
    if plan.camera.framing == "over_shoulder" and len(acting) >= 2:
        near, far = groups[acting[0]][0], [p for i in acting[1:] for p in groups[i]]
        return formations.over_shoulder(near, far, seconds)
    pusher = next((i for i in acting if plan.subjects[i].action in ("push", "pull")), -1)
    if pusher >= 0 and plan.subjects[pusher].target in acting:
        cart = groups[plan.subjects[pusher].target][0]
        ahead = plan.subjects[pusher].action == "push"
        return formations.at_cart(plan, groups[pusher][0], cart, ahead=ahead, left=left)
    if (chase := _chase(plan, acting)) is not None:
        rest = [p for i in acting if i not in chase for p in groups[i]]
        placed = formations.in_file(plan, groups[chase[1]], groups[chase[0]], variant, left=left)
        return [*placed, *(spot(p, 1.5 * i, -3.0, heading(40, left=left)) for i, p in enumerate(rest))]
    if len(everybody) > 1 and (facing_pair(plan) is not None):
        return formations.face_to_face(everybody, variant)
    if len(everybody) > 1 and (radius := _ring(plan, groups, everybody)) > 0.0:
        return formations.around(everybody, radius, variant, deep=_deep(plan))
    return formations.together(plan, everybody, variant, left=left)


def _looks_back(plan: ScenePlan) -> bool:
    """Heads turn back over the left shoulder, which is the camera's side of one who faces left."""
    return any(s.action == "look_back" for s in plan.subjects[:1])


def _chase(plan: ScenePlan, acting: Sequence[int]) -> tuple[int, int] | None:
    """(who chases or follows, who is before it) by index."""
    for i in acting:
        subject = plan.subjects[i]
        if subject.action in ("chase", "follow") and subject.target in acting:
            return i, subject.target
    for relation in plan.relations:
        if relation.how in ("chasing", "following") and relation.subject in acting and relation.to in acting:
            return relation.subject, relation.to
    hunters = [i for i in acting if plan.subjects[i].action == "chase"]
    prey = [i for i in acting if plan.subjects[i].action == "flee"]
    return (hunters[0], prey[0]) if hunters and prey else None


def _ring(plan: ScenePlan, groups: Sequence[Sequence[Player]], everybody: Sequence[Player]) -> float:
    """The radius (metres) of a ring about what people are around; 0: they are around nothing."""
    if any(p.speed for p in everybody):
        return 0.0
    for r in plan.relations:
        kind = plan.subjects[r.to].kind
        at = r.how in ("at", "beside", "with") and kind in _RINGED and len(everybody) > 2
        if (r.how == "around" or at) and groups[r.to] and not groups[r.to][0].subject.acts:
            return 0.5 * groups[r.to][0].width + (0.1 if kind == "table" else 0.55)
    return 0.0


def _deep(plan: ScenePlan) -> float:
    """How deep a ring is for its width: people sit closer to a table's long sides than to its ends."""
    return 0.66 if any(s.kind == "table" for s in plan.subjects) else 0.8


def _related(plan: ScenePlan, acting: Sequence[int]) -> Mapping[int, Relation]:
    """Those who act and are placed against another who acts, with the relation that says how."""
    found: dict[int, Relation] = {}
    if plan.camera.framing == "over_shoulder" or _chase(plan, acting) is not None or facing_pair(plan) is not None:
        return found
    for relation in plan.relations:
        both = relation.subject in acting and relation.to in acting and relation.subject != relation.to
        if both and relation.how in _BY_PLACE - {"beside"} and relation.to not in found:
            found.setdefault(relation.subject, relation)
    return found


def _against(relation: Relation, group: Sequence[Player], placed: Sequence[Placed]) -> list[Placed]:
    """A group behind, before, above or on another that stands."""
    anchors = [p for p in placed if p.player.number == relation.to]
    if not anchors:
        return [spot(p, 1.2 * i, 0.0, 0.0) for i, p in enumerate(group)]
    anchor = anchors[0]
    x = float(np.mean([a.place.x for a in anchors]))
    z, tall, deep = anchor.place.z, anchor.player.height, 0.5 * (anchor.player.width + anchor.player.length)
    found: list[Placed] = []
    for i, player in enumerate(group):
        gap = 0.35 + 0.5 * deep + 0.5 * max(player.width, 0.4 * player.length)
        aside = (0.55 * anchor.player.width + 0.3 * player.width) * (1 if i % 2 == 0 else -1) + 0.6 * (i // 2)
        yaw = anchor.place.yaw
        if relation.how == "behind":
            item = spot(player, x + aside, z - gap, yaw)
        elif relation.how == "before":
            item = spot(player, x - aside, z + gap, yaw)
        elif relation.how == "between" and len(anchors) > 1:
            item = spot(player, x + 0.8 * i, z + 0.2, yaw)
        else:
            item = spot(player, x + 0.5 * i * player.length, z, yaw)
            up = tall + (0.8 + 0.2 * tall if relation.how == "above" else 0.0)
            item = item._replace(place=item.place._replace(y=up))
        found.append(item)
    return found


_OVER: Mapping[str, float] = {
    "city": 26.0, "city_street": 17.0, "village": 9.0, "mountains": 11.0, "sea": 7.0, "harbour": 7.0, "forest": 12.0,
    "pine_forest": 13.0, "jungle": 12.0, "cliff": 9.0, "farm": 8.0, "lake": 5.0, "castle": 15.0, "desert": 8.0,
}  # fmt: skip
"""Metres above the ground at which large wings clear what a place is built of."""


def _raised(plan: ScenePlan, item: Placed, groups: Sequence[Sequence[Player]]) -> Placed:
    """Higher, for what flies over buildings, trees and waves."""
    if not in_the_air(item.player) or item.place.y != _LOW_FLIGHT or item.player.length < 0.8:
        return item
    landmarks = [g[0].height for g in groups if g and g[0].subject.klass == "set" and g[0].height > 5.0]
    share = 0.85 if item.player.length > 3.0 else 0.6
    high = max([_OVER.get(plan.place, 0.0), *(share * h for h in landmarks)])
    return item._replace(place=item.place._replace(y=max(_LOW_FLIGHT, high)))


def _hitched(load: Player, placed: Sequence[Placed], puller: int) -> Placed:
    """Behind the one that draws it, its shafts along the animal's flanks."""
    team = next(p for p in placed if p.player.number == puller)
    gap = team.target.forward * (0.42 * team.player.length + 0.36 * load.length)
    return spot(load, team.place.x - float(gap[0]), team.place.z - float(gap[2]), team.place.yaw)


def _mounted(groups: Sequence[Sequence[Player]], riders: Mapping[int, int], placed: Sequence[Placed]) -> list[Placed]:
    """Riders on their mounts, each on a seat of its own; who would be hidden inside is left out."""
    found: list[Placed] = []
    taken: dict[int, int] = {}
    for rider, mount in riders.items():
        below = [p for p in placed if p.player.number == mount]
        for i, player in enumerate(groups[rider]):
            if not below or player.performance is None:
                continue
            carrier = below[i % len(below)]
            if not seats(carrier.player):
                continue
            seat = taken.get(id(carrier), 0)
            taken[id(carrier)] = seat + 1
            x, y, z, yaw, _ = carrier.place
            shift = from_mount(player, carrier.player, seat, yaw)
            place = carrier.place._replace(
                x=x + float(shift[0]), y=y + float(shift[1]), z=z + float(shift[2]), scale=player.scale
            )
            found.append(Placed(player, place, True, carrier=carrier, seat=seat))
    return found
