"""What burns or blows up: flames, smoke and blasts about the subjects that do so, and the light that fires throw."""

import math
from collections.abc import Sequence

from previs.motion.performance import ACTIONS
from previs.reading.plan import Subject
from previs.records import Lamp, Placement
from previs.staging.lights import lamp_of
from previs.staging.placing import Placed
from previs.staging.wardrobe import Call, players

_FLAME = 1.8
"""Metres that a fire of scale 1 is high."""

_FIRST_MEMBER = 900
"""Numbers of members that no subject has of its own."""

_GLOW = {"flames": ("#ff8428", 4.5), "explosion": ("#ffa040", 14.0)}
"""Colour and power of the light of an effect of scale 1."""


def afire(placed: Sequence[Placed], call: Call) -> list[Placed]:
    """The effects about everybody who burns or explodes; they belong to the subject that does."""
    found: list[Placed] = []
    for item in placed:
        action = item.player.subject.action
        if action in ("burn", "explode") and _burns(item):
            found += _about(item, action, call)
    return found


def _burns(item: Placed) -> bool:
    """Is it something that fire can be put on, and not a fire itself?"""
    performance = item.player.performance
    if performance is None:
        return item.player.mesh is not None and item.player.subject.kind not in ("campfire", "candle", "torch")
    return performance.actor.rig != "effect" and "burn" not in ACTIONS.get(performance.actor.rig, {})


def _about(item: Placed, action: str, call: Call) -> list[Placed]:
    """Fires low at the front, on top and along the body; smoke above; one blast for what explodes."""
    player, high = item.player, item.player.height
    wide = player.length if player.performance is not None else 0.8 * player.width
    size = max(0.4, min(5.0, 0.38 * high))
    rows = [("smoke", 0.0, 0.75 * high, -0.3, 1.1 * size)]
    if action == "explode":
        rows.append(("explosion", 0.0, 0.0, 0.0, max(0.5, min(4.0, 0.2 * (high + wide)))))
    else:
        rows += [("flames", 0.0, 0.68 * high, 0.0, size), ("flames", -0.27 * wide, 0.05 * high, 0.5, 0.8 * size)]
        rows += [("flames", 0.3 * wide, 0.32 * high, 0.45, 0.7 * size), ("flames", 0.24 * wide, 0.6 * high, 0.1, size)]
    found: list[Placed] = []
    for number, (kind, ahead, up, aside, scale) in enumerate(rows):
        up -= 0.3 * scale if kind == "explosion" else 0.0
        x, z = _beside(item, ahead, aside * player.width)
        effect = Subject(kind, "", "thing", action="burn", performs=("burn",), bodies=(kind,), scale=scale)
        one = players(effect, player.number, call._replace(seed=call.seed + number))[0]
        one = one._replace(subject=effect, member=_FIRST_MEMBER + 10 * player.member + number)
        found.append(Placed(one, Placement(x, item.place.y + up, z, 0.7 * number, scale), kind == "explosion"))
    return found


def _beside(item: Placed, ahead: float, aside: float) -> tuple[float, float]:
    """x and z of a point so far ahead of a player's middle, and aside of it towards the camera (metres)."""
    x, _, z, yaw, _ = item.place
    c, s = math.cos(yaw), math.sin(yaw)
    near = 1.0 if c >= 0 else -1.0
    return x + c * ahead + s * near * aside, z - s * ahead + c * near * aside


def firelight(placed: Sequence[Placed]) -> list[Lamp]:
    """A lamp for each fire and blast: low enough to light the ground that it stands on."""
    found: list[Lamp] = []
    for item in placed:
        kind = item.player.subject.kind
        if kind not in _GLOW or item.player.performance is None:
            continue
        colour, power = _GLOW[kind]
        size = item.player.scale
        x, y, z = item.place.x, item.place.y + 0.5 * _FLAME * size, item.place.z + 0.4 * size
        found.append(lamp_of((x, min(y, item.place.y + 1.1), z), colour, power * size**1.5, 0.5 * size))
    return found[:4]
