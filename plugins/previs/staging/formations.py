"""How those who act stand to one another: face to face, in file, in rows of a crowd, around something, nestled."""

import math
from collections.abc import Sequence

import numpy as np

from previs.motion import pair_distance, posture
from previs.reading.plan import ScenePlan
from previs.staging.looks import number_of
from previs.staging.placing import Placed, aspect_of, heading, spot, stands_left
from previs.staging.wardrobe import Player

_FACING = 62.0
_TALKING = 1.15
"""Metres between two who talk."""

_DINING = 1.42
"""Metres between two who sit at a table."""

_MAN = 1.75


def over_shoulder(near: Player, far: Sequence[Player], seconds: float) -> list[Placed]:
    """The second comes to, or stands at, a talking distance."""
    away = 1.9 + far[0].speed * min(seconds, 4.0)
    return [
        spot(near, 0.0, 0.0, heading(172.0, left=False)),
        spot(far[0], 0.1, -away, heading(4.0, left=True)),
        *(spot(p, 1.6 + i, -away, heading(40.0, left=True)) for i, p in enumerate(far[1:])),
    ]


def in_file(
    plan: ScenePlan, prey: Sequence[Player], hunters: Sequence[Player], variant: int, *, left: bool
) -> list[Placed]:
    """The hunted, or the one who is followed, ahead; the others behind in a loose wedge."""
    side = -1.0 if left else 1.0
    yaw = heading(aspect_of(prey[0], plan), left=left)
    calm = prey[0].speed < 2.5
    gap = 0.5 * prey[0].length + (0.7 if calm else 0.0)
    placed = [spot(p, 0.0, -i * 0.9, yaw) for i, p in enumerate(prey)]
    for i, p in enumerate(hunters):
        long = max(p.length, 0.9 if calm else 1.3)
        gap += long * (0.80 if i else 0.95)
        shake = 0.2 * (number_of(p.number, i, variant) % 100) / 100.0
        placed.append(spot(p, -side * gap, (-0.75, 0.35, -1.2)[i % 3] + shake, yaw))
    return placed


def face_to_face(people: Sequence[Player], variant: int) -> list[Placed]:
    """Two at the distance of what they do together, seen in profile turned a little to the camera; others behind."""
    a, b = people[0], people[1]
    first, second = (a, b) if a.subject is b.subject or stands_left(a.subject, b.subject, variant) else (b, a)
    near = next((d for p in people[:2] if p.performance and (d := pair_distance(p.performance.action))), None)
    size = (a.stature + b.stature) / (2 * _MAN)
    seated = all(p.performance is not None and posture(p.performance.action) == "sit" for p in people[:2])
    apart = _DINING if seated else _TALKING
    half = (near * size if near else max(apart * size, 0.75 * (a.length + b.length))) / 2
    turned = 88.0 if near else _FACING
    two = [
        spot(first, -half, 0.0, heading(turned, left=False)),
        spot(second, half, -0.02 if near else -0.08, heading(turned, left=True)),
    ]
    if first is not a:
        two.reverse()
    rest = [spot(p, (i - 0.5) * 2.4, -1.2, heading(20.0, left=bool(i % 2))) for i, p in enumerate(people[2:])]
    return [*two, *rest]


def at_cart(plan: ScenePlan, who: Player, cart: Player, *, ahead: bool, left: bool) -> list[Placed]:
    """One who pushes what is ahead, or pulls what is behind."""
    yaw = heading(max(62.0, aspect_of(who, plan)), left=left)
    away = (0.5 * cart.length + 0.62) * (1.0 if ahead else -1.0)
    one = spot(who, 0.0, 0.0, yaw)
    way = one.target.forward * away
    return [one, spot(cart, float(way[0]), float(way[2]), yaw)]


_CAR = ((0.42, -0.12), (-0.42, -0.12), (0.0, -0.95), (0.5, -0.95), (-0.5, -0.95))
"""Where people sit in a car that is opened up (x, z in metres), the driver first."""


def in_car(people: Sequence[Player]) -> list[Placed]:
    """On the seats of a car, looking ahead, which is at the camera."""
    return [
        _raised(spot(p, *_CAR[min(i, 4)], heading(12.0, left=i % 2 == 0)), 0.1)._replace(framed=i < 2)
        for i, p in enumerate(people)
    ]


def _raised(item: Placed, high: float) -> Placed:
    return item._replace(place=item.place._replace(y=item.place.y + high))


def around(people: Sequence[Player], radius: float, variant: int, *, deep: float = 0.8) -> list[Placed]:
    """On an arc about the origin open to the camera, looking at its middle; `deep`: how deep it is for its width."""
    placed: list[Placed] = []
    count = len(people)
    for i, player in enumerate(people):
        share = (i + 0.5) / count if count > 1 else 0.3
        angle = math.pi * (1.0 + 0.08 - 1.16 * share)
        away = radius + 0.4 * player.width + 0.1 * (number_of("around", i, variant) % 100) / 100.0
        x, z = away * math.cos(angle), -deep * away * math.sin(angle)
        placed.append(spot(player, x, z, math.atan2(z, -x), framed=i < 8))
    return placed


def together(plan: ScenePlan, people: Sequence[Player], variant: int, *, left: bool) -> list[Placed]:
    """The lead in front; one other beside it; more in staggered rows behind, sleepers close to the lead."""
    placed: list[Placed] = []
    if len(people) > 3 or (people and people[0].subject.count > 2):
        return _rows(plan, people, variant, left=left)
    x = 0.0
    side = -1.0 if left else 1.0
    if len(people) == 2 and not people[0].speed and people[0].subject is not people[1].subject:
        side = -1.0 if stands_left(people[0].subject, people[1].subject, variant) else 1.0
    for number, player in enumerate(people):
        across = _across(player, plan)
        turn = aspect_of(player, plan) + (0.0 if player.speed or not number else _shake(number, variant, 14.0))
        inward = number > 0 and not player.speed and len(people) == 2
        yaw = heading(turn, left=side < 0 if not inward else side > 0)
        if number and player.subject.action in ("sleep", "lie") and player.subject.klass == "animal":
            placed.append(_nestled(player, placed[0], number, heading(turn, left=left)))
            continue
        if number:
            x -= side * (across + 0.12 + 0.12 * player.height)
        small = number > 0 and player.height < 0.6 * people[0].height
        z = 0.2 if small else -0.25 * player.length * (1 + number % 2) if number else 0.0
        placed.append(spot(player, x, z, heading(turn, left=left) if player.speed or not number else yaw))
        x -= side * across
    return placed


def _across(player: Player, plan: ScenePlan) -> float:
    """Half of what a player takes of the picture's width (metres)."""
    return max(player.length * abs(math.sin(math.radians(aspect_of(player, plan)))), player.width) / 2


def _shake(number: int, variant: int, most: float) -> float:
    """A number within +-most that is this member's own."""
    return most * ((number_of("shake", number, variant) % 2001) / 1000.0 - 1.0)


def _rows(plan: ScenePlan, people: Sequence[Player], variant: int, *, left: bool) -> list[Placed]:
    """Loose, staggered rows into the depth, wider the farther."""
    wide = max(2 * _across(p, plan) for p in people)
    apart = wide + (0.25 if wide < 1.2 else 0.3 * wide)
    deep = max(0.75, 0.75 * apart, 1.1 * people[0].width)
    front = 1 if len(people) < 7 else 3
    placed: list[Placed] = []
    row, start = 0, 0
    while start < len(people):
        members = people[start : start + front + row]
        for i, player in enumerate(members):
            number = start + i
            x = (i - (len(members) - 1) / 2) * apart + (_shake(number, variant, 0.22) * apart if number else 0.0)
            z = -row * deep + (_shake(number + 77, variant, 0.25) * deep if number else 0.0)
            turn = aspect_of(player, plan) + (0.0 if player.speed or not number else _shake(number + 33, variant, 26))
            facing = left if player.speed or number == 0 else (x > 0) != (abs(x) < 0.3 * apart)
            placed.append(spot(player, x, z, heading(turn, left=facing), framed=number < 8))
        start, row = start + len(members), row + 1
    return placed


def _nestled(player: Player, by: Placed, number: int, yaw: float) -> Placed:
    """Lying at another's belly, on the camera's side, in a row along it."""
    forward = by.target.forward
    beside = np.array((0.0, 0.0, 1.0)) - forward * float(forward[2])
    away = 0.5 * by.player.width + 0.55 * player.width + 0.08
    where = forward * by.player.length * (0.22 - 0.34 * (number - 1)) + beside * away
    return spot(player, by.place.x + float(where[0]), by.place.z + float(where[2]), yaw)
